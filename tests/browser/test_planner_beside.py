"""What stands beside a plan: the pacer that counts today's dose, and the file for a calendar."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
from playwright.sync_api import expect

from .axe import findings
from .planner import ZONE, Planner
from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

ONE = "nerve_slider"
DAY = datetime.timedelta(days=1)


def to_my_plan(reader: Reader, story: Scenario) -> list[str]:
    """Take a check, and keep its result as a plan; the exercises that the result shows."""
    reader.open().finish(story.answers)
    shown = reader.check.locator("[data-item^='exercises/']")
    names: list[str] = shown.evaluate_all(
        "(all) => all.map((one) => one.dataset.item.split('/')[1])"
    )
    reader.check.get_by_role("link", name="Keep this as my plan").press("Enter")
    return names


def test_a_result_starts_a_plan_in_one_tap(
    planner: Planner, reader: Reader, story: Scenario
) -> None:
    names = to_my_plan(reader, story)
    card = planner.plan.locator("article").first
    expect(card.get_by_role("button", name="Start").first).to_be_visible()
    assert card.get_attribute("data-exercise") in names
    expect(planner.plan.get_by_role("button", name="Yes, keep it")).to_be_visible()
    assert not planner.page.url.partition("#")[2], "the address does not keep what somebody has"


def test_a_day_after_the_check_the_plan_asks_for_the_signs(
    planner: Planner, reader: Reader, story: Scenario
) -> None:
    reader.page.add_init_script(
        "for (const key of Object.keys(sessionStorage))"
        " if (key.startsWith('hw-checked:'))"
        " sessionStorage.setItem(key, Number(sessionStorage.getItem(key)) - 86400001);"
    )
    names = to_my_plan(reader, story)
    ticked = planner.view.locator("[name=exercise]:checked")
    expect(ticked.first).to_be_attached()
    chosen = ticked.evaluate_all("(all) => all.map((one) => one.value)")
    assert chosen
    assert set(chosen) <= set(names)


def test_a_dose_is_counted_and_the_days_go_into_a_calendar(planner: Planner) -> None:
    planner.start(ONE)
    card = planner.card(ONE)
    player = planner.plan.get_by_role("dialog")
    # What is to come, as a real calendar reads it: before the dose nothing is sure but to look.
    planner.press("See my weeks")
    with planner.page.expect_download() as download:
        planner.press("Save for my calendar")
    read = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes())
    (look,) = read.walk("VEVENT")
    assert str(look["SUMMARY"]) == "Open my plan"
    assert look.decoded("DTSTART").replace(tzinfo=ZoneInfo(ZONE)) == planner.now + DAY
    # What hurts while it counts ends the set, and is noted.
    planner.press("Back to today")
    card.get_by_role("button", name="Start").press("Enter")
    expect(player).to_contain_text("Nerve slider")
    assert findings(planner.page, ".hw-player") == []
    player.get_by_role("button", name="Stop, it hurts").press("Enter")
    expect(player).to_be_hidden()
    planner.noted()
    expect(card).to_have_attribute("data-kind", "wait_until")
    assert planner.stored()["entries"][-1]["felt"] == "hurt"
    expect(planner.card(ONE).get_by_role("button", name="Start")).to_be_hidden()


def test_what_was_counted_to_its_end_asks_how_it_was(planner: Planner) -> None:
    planner.start(ONE)
    card, player = planner.card(ONE), planner.plan.get_by_role("dialog")
    card.get_by_role("button", name="Start").press("Enter")
    player.get_by_role("button", name="End here").press("Enter")
    expect(player).to_be_hidden()
    expect(card.get_by_role("button", name="Fine, and done as described")).to_be_focused()
    page = planner.page
    page.keyboard.press("Enter")
    planner.noted()
    dose = planner.stored()["entries"][-1]
    assert (dose["kind"], dose["felt"]) == ("dose", "fine")


def test_who_stays_with_the_dose_of_before_has_that_one_counted(planner: Planner) -> None:
    planner.start(ONE)
    planner.did(ONE)
    planner.at(1, 9)
    planner.check("same", 1)
    play = planner.card(ONE).locator("[data-play]")
    expect(play).to_have_attribute("data-stage", "three_sets")
    planner.card(ONE).locator("[data-act=stay]").press("Enter")
    expect(play).to_have_attribute("data-stage", "day_one")
