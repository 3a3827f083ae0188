"""The planner for everybody: small, dark, by keyboard, without script, without Python."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .axe import findings
from .host import Host
from .planner import Planner

ONE, OTHER = "nerve_slider", "heel_dig"
SIZES: dict[str, dict[str, Any]] = {
    "narrowest": {"viewport": {"width": 320, "height": 640}},
    "dark desktop": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


def looks_right(planner: Planner) -> None:
    assert findings(planner.page, "hw-planner") == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not planner.page.evaluate(wide)


@pytest.mark.parametrize("context_options", SIZES.values(), ids=SIZES)
def test_axe_finds_nothing_in_any_view(planner: Planner) -> None:
    planner.set_clock(0)
    planner.open()
    planner.press("Start my plan")
    for error in ("Tick at least one exercise", "Tick what fits you"):
        expect(planner.view.get_by_text(error)).to_be_visible()
    looks_right(planner)
    planner.page.goto(planner.home)
    planner.start(ONE, OTHER)
    looks_right(planner)
    planner.card(ONE).locator("[data-act=did]").press("Enter")
    looks_right(planner)
    planner.page.keyboard.press("Enter")
    planner.noted()
    planner.at(1)
    looks_right(planner)
    planner.press("Tell how it is")
    planner.press("Note it")
    expect(planner.view.locator("[name=answer]").first).to_be_focused()
    looks_right(planner)


def test_the_self_check_hands_exercises_over(planner: Planner) -> None:
    planner.set_clock(0)
    planner.open(ONE, "no_such_thing", OTHER)
    chosen = planner.view.locator("[name=exercise]:checked")
    expect(chosen).to_have_count(2)
    expect(planner.page).to_have_url(f"{planner.home}plan/")
    planner.tick("None of these")
    planner.press("Start my plan")
    planner.seen()
    # The first one named starts first; the other one waits.
    assert planner.says(ONE) == ("do_now", "day_one")
    assert planner.says(OTHER)[0] == "wait_until"
    # With a plan going on, more can be added, and what is there is not offered again.
    planner.page.evaluate(f"location.hash = 'start={OTHER},bridge'")
    expect(planner.view.locator("[name=exercise]:checked:visible")).to_have_count(1)
    planner.tick("None of these")
    planner.press("Add to my plan")
    expect(planner.card("bridge")).to_be_visible()
    # A picture stands beside the dose.
    expect(planner.card(ONE).locator(".hw-today__picture svg")).to_be_visible()


def test_when_python_does_not_come_nothing_is_lost(planner: Planner, host: Host) -> None:
    host.missing.add("pyodide.asm.wasm")
    planner.set_clock(0)
    planner.open(ONE)
    planner.tick("None of these")
    planner.press("Start my plan")
    told = planner.plan.locator("[data-part=wait]")
    expect(told).to_contain_text("cannot be worked out")
    planner.keep()
    expect(told.get_by_role("link", name="All doses")).to_be_visible()
    assert [one["kind"] for one in planner.stored()["entries"]] == ["start"]
    # A warning sign waits for none of it.
    planner.view.locator("[value=none]").uncheck(force=True)
    planner.view.locator("[value=spreading]").check(force=True)
    planner.press("Start my plan")
    expect(planner.plan.locator(".hw-stop[data-level=urgent]")).to_be_visible()
    expect(told).to_be_empty()
    planner.press("I ticked this by mistake. Take it back")
    expect(told).to_contain_text("cannot be worked out")
    host.mend()
    planner.press("Try again")
    expect(planner.card(ONE)).to_have_attribute("data-kind", "do_now")


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_without_script_it_leads_to_the_tables(page: Page, host: Host) -> None:
    page.goto(f"{host.url}plan/")
    plain = page.locator("hw-planner [data-part=plain]")
    expect(plain).to_be_visible()
    expect(page.locator("[data-part=keeping]")).to_be_hidden()
    plain.get_by_role("link", name="All doses in tables").click()
    page.wait_for_url("**/how-to-dose/")
