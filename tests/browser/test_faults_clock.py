"""A device whose clock is wrong, years off or jumping: nothing hangs on it, nothing is lost."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .faults import expect_the_result
from .planner import MONDAY, Planner

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

    from .reader import Reader

ONE = "nerve_slider"
LATER = "is of a later day than this device shows"
PAST, FUTURE = (datetime.datetime(year, 1, 1, 12, tzinfo=datetime.UTC) for year in (1970, 2099))


def test_the_check_asks_no_clock(reader: Reader, story: Scenario, link: str) -> None:
    """It jumps at each page, for years in both directions, with an answer due and without."""
    reader.page.clock.install(time=PAST)
    reader.page.goto(link)
    expect_the_result(reader, story)
    reader.press("Start again")
    for at in range(60):
        if not reader.question_page:
            break
        reader.page.clock.set_system_time((FUTURE, PAST)[at % 2])
        page = reader.question_page
        reader.answer_page(story.answers)
        reader.page.clock.set_system_time((PAST, FUTURE)[at % 2])
        expect(reader.check.locator(f"[data-page={page}]")).to_have_count(0)
    reader.act("result")
    expect_the_result(reader, story)


def look(planner: Planner, at: datetime.datetime) -> None:
    """The clock is set, and the reader comes back to the page."""
    planner.page.clock.set_fixed_time(at)
    planner.page.evaluate(
        "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))"
    )
    seen = at.astimezone(MONDAY.tzinfo).isoformat(timespec="minutes")
    expect(planner.plan).to_have_attribute("data-at", seen)
    expect(planner.plan).not_to_have_attribute("aria-busy", "true")


def test_a_plan_from_a_clock_that_was_years_ahead(planner: Planner) -> None:
    """It does not count before its time, and the reader is told why; it is not lost."""
    planner.start(ONE)
    aside = planner.plan.locator("[data-part=aside]")
    look(planner, FUTURE)
    expect(aside).to_be_empty()
    planner.did(ONE)
    noted = planner.stored()["entries"]
    assert [one["kind"] for one in noted] == ["start", "dose"]
    look(planner, planner.now)
    expect(aside).to_contain_text(LATER)
    assert planner.says(ONE)[0] == "do_now", "the plan goes on, without the dose of a day to come"
    planner.did(ONE)
    assert planner.says(ONE)[0] == "wait_until"
    assert planner.stored()["entries"][:2] == noted
    # All of it lies ahead: the page asks to begin, and says that a plan is there.
    look(planner, PAST)
    expect(planner.view.get_by_role("button", name="Start my plan")).to_be_visible()
    expect(aside).to_contain_text(LATER)
    expect(aside).to_contain_text("Nothing of it is lost.")
    planner.page.reload()
    expect(aside).to_contain_text(LATER)
    planner.page.clock.set_fixed_time(planner.now)
    planner.page.reload()
    expect(planner.card(ONE)).to_have_attribute("data-kind", "wait_until")
    assert len(planner.stored()["entries"]) == 3


def test_a_plan_from_a_clock_that_was_years_behind(planner: Planner) -> None:
    """What was noted then is long ago: the plan goes on from there with care."""
    planner.page.clock.set_fixed_time(PAST)
    planner.open(ONE)
    planner.tick("None of these")
    planner.press("Start my plan")
    planner.keep()
    expect(planner.card(ONE)).to_be_visible()
    planner.did(ONE)
    look(planner, FUTURE)
    expect(planner.plan.locator("[data-part=aside]")).to_be_empty()
    expect(planner.card(ONE)).to_be_visible()
    assert planner.says(ONE)[0] != "wait_until"
    assert [one["kind"] for one in planner.stored()["entries"]] == ["start", "dose"]
