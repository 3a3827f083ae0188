"""Today: one thing to do, its picture and button in sight; the question first; the rest folded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Dialog, Route, expect

from .test_first_screen import in_sight

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge

    from .planner import Planner

ONE, OTHER = "nerve_slider", "heel_dig"
FILLED = "hw-planner .hw-button:not(.hw-button--quiet, .hw-button--danger)"
SMALL: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
LARGE = """document.addEventListener("DOMContentLoaded", () => {
  document.documentElement.style.fontSize = "40px";
});"""
TAPS_OF_A_DAY = 6
SCREENS_OF_A_DAY = 4
A_TAP = 400  # milliseconds: no thumb is faster


def filled(planner: Planner) -> list[str]:
    """The buttons that stand out, of those that are in sight."""
    found: list[str] = planner.page.evaluate(
        """(filled) => [...document.querySelectorAll(filled)].filter((one) => {
          const { top, bottom, height } = one.getBoundingClientRect();
          return height && one.checkVisibility() && bottom > 0 && top < innerHeight;
        }).map((one) => one.textContent)""",
        FILLED,
    )
    return found


def test_the_first_screen_has_the_one_thing_its_picture_and_its_button(planner: Planner) -> None:
    planner.set_clock(0)
    planner.open(ONE, OTHER)
    planner.tick("None of these")
    planner.press("Start my plan")
    planner.seen()
    card = planner.card(ONE)
    picture = card.locator(".hw-today__picture svg")
    start = card.get_by_role("button", name="Start")
    # Whether to keep it is asked in sight, and does not push the exercise away.
    keep = planner.plan.get_by_role("button", name="Yes, keep it")
    in_sight(planner.page, keep, picture, card.locator(".hw-today__amount"), start)
    assert len(filled(planner)) == 1
    planner.keep()
    planner.page.reload()
    planner.seen()
    in_sight(planner.page, picture, card.locator(".hw-today__amount"), start)
    assert len(filled(planner)) == 1
    expect(planner.plan.get_by_role("button", name="Yes, keep it")).to_have_count(0)
    # Red is for danger alone, and nothing here is any.
    reds = planner.plan.locator(".hw-button--danger:visible")
    expect(reds).to_have_count(0)
    for folded in ("Add an exercise", "I am away or ill", "Delete my plan"):
        expect(planner.plan.get_by_text(folded, exact=True)).to_be_hidden()


def test_the_next_day_the_question_comes_first(planner: Planner) -> None:
    planner.start(ONE)
    planner.did(ONE)
    planner.set_clock(1, 9)
    planner.page.reload()
    planner.seen()
    answers = planner.view.get_by_role("group", name="compared with before")
    in_sight(planner.page, *answers.get_by_role("button").all())
    question, card = answers.bounding_box(), planner.card(ONE).bounding_box()
    assert question
    assert card
    assert question["y"] < card["y"]
    answers.get_by_role("button", name="The same").click()
    expect(planner.view.locator("[value=same]")).to_be_checked()
    planner.tick("None of these")
    planner.press("Note it")
    planner.noted()
    assert planner.stored()["entries"][-1]["answer"] == "same"
    in_sight(planner.page, planner.card(ONE).get_by_role("button", name="Start"))


def test_who_does_not_keep_it_is_told_and_warned(planner: Planner) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    planner.start(ONE, keep=False)
    expect(planner.plan.locator("[data-part=notice]")).to_contain_text("in this page alone")
    planner.page.on("dialog", stay)
    planner.page.get_by_role("link", name="Check yourself").last.click(no_wait_after=True)
    planner.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(planner.card(ONE)).to_be_visible()


@pytest.mark.parametrize("context_options", [SMALL])
def test_a_day_with_one_thumb_and_letters_twice_as_large(planner: Planner) -> None:
    """Counted in taps and in screens that are scrolled: a minute is enough."""
    planner.page.add_init_script(LARGE)
    planner.start(ONE)
    planner.did(ONE)
    planner.set_clock(1, 9)
    planner.page.reload()
    planner.seen()
    wide = "(plan) => plan.scrollWidth > plan.clientWidth"
    taps = 0

    def tap(name: str) -> None:
        nonlocal taps
        button = planner.plan.get_by_role("button", name=name).first
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box
        assert box["width"] >= 44
        assert box["height"] >= 44
        planner.page.wait_for_timeout(A_TAP)
        button.click()
        taps += 1
        assert not planner.plan.evaluate(wide), name

    tap("The same")
    none = planner.view.get_by_text("None of these", exact=True)
    none.click()
    taps += 1
    tap("Note it")
    planner.noted()
    start = planner.card(ONE).get_by_role("button", name="Start")
    assert start.evaluate("(one) => one.getBoundingClientRect().top") < 3 * 640
    tap("Start")
    planner.page.locator(".hw-player").get_by_role("button", name="End here").click()
    taps += 1
    tap("Fine, and done")
    planner.noted()
    assert taps == TAPS_OF_A_DAY


def test_a_day_asks_for_all_signs_on_few_screens(planner: Planner, knowledge: Knowledge) -> None:
    """Each stands behind the line that says its gist; one that is ticked shows from outside."""
    planner.page.set_viewport_size({"width": 360, "height": 740})
    planner.start(ONE)
    planner.did(ONE)
    planner.press("Tell how it is")
    form = planner.view.locator("form")
    groups = form.locator(".hw-planner__group")
    assert knowledge.plan
    expect(groups.locator("summary strong")).to_have_text(
        [group.name for group in knowledge.plan.sign_groups]
    )
    signs = form.locator("[name=sign]")
    folded = groups.locator("[name=sign]")
    assert signs.count() == folded.count() > len(knowledge.plan.sign_groups)
    assert not any(sign.is_visible() for sign in folded.all())
    assert form.evaluate("(one) => one.getBoundingClientRect().height") < SCREENS_OF_A_DAY * 740
    blood = groups.filter(has_text="Blood and clots")
    blood.locator("summary").click()
    calf = blood.get_by_label("One calf or leg that is swollen")
    calf.check(force=True)
    blood.locator("summary").click()
    edge = "(one) => parseFloat(getComputedStyle(one).borderInlineStartWidth)"
    assert blood.evaluate(edge) > groups.first.evaluate(edge)
    planner.press("Note it")
    expect(planner.plan).to_have_attribute("data-view", "stop")


def test_a_kept_plan_opens_at_its_top_however_long_python_takes(planner: Planner) -> None:
    planner.start("nerve_slider")

    def late(route: Route) -> None:
        time.sleep(2)
        route.continue_()

    planner.page.route("**/*.bin", late)
    planner.page.goto("about:blank")
    planner.open().seen()
    assert planner.page.evaluate("scrollY") == 0
