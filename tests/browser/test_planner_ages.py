"""What is drawn from "now" is true whenever a reader looks; what was handed out is called back."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from playwright.sync_api import expect

from .planner import PLAN, ZONE, Planner
from .test_planner_kept import opened, saved, trouble

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog

    from .host import Host

ONE = "nerve_slider"
BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
"""The reader comes back to a page that slept."""


def shown(planner: Planner, exercise: str = ONE) -> str:
    """When the card of an exercise says that something comes next."""
    return planner.card(exercise).locator(".hw-today__until").first.inner_text()


@pytest.mark.parametrize("context_options", [{"timezone_id": None}])
def test_tomorrow_becomes_today_and_moves_with_the_reader(planner: Planner) -> None:
    session = planner.page.context.new_cdp_session(planner.page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": ZONE})
    planner.start(ONE)
    planner.at(0, 22)
    planner.did(ONE)
    assert shown(planner) == "Next: tomorrow at 21:00"
    planner.at(1, 8)
    assert shown(planner) == "Next: today at 21:00"
    expect(planner.view).to_contain_text("Tuesday 9 March")
    expect(planner.plan.locator("[data-part=notice]")).to_be_empty()
    # From Berlin to New York, where it is two in the morning.
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "America/New_York"})
    planner.page.evaluate(BACK)
    expect(planner.card(ONE)).to_contain_text("Next: today at 15:00")


def test_weeks_that_are_left_open_move_on(planner: Planner) -> None:
    planner.start(ONE)
    planner.did(ONE)
    planner.press("See my weeks")
    today = planner.view.locator("td[aria-current]")
    coming = planner.view.locator("[data-slot=next] li").first
    written = planner.view.locator("[data-fill=date]").last
    expect(today).to_contain_text("8")
    expect(coming).to_contain_text("Tuesday 9 March, 08:00: Tell how it is")
    expect(written).to_have_text("8 Mar 2027")
    planner.view.locator("summary").click()
    planner.at(2, 9)
    expect(today).to_contain_text("10")
    expect(coming).to_contain_text("Wednesday 10 March, 09:00")
    expect(written).to_have_text("10 Mar 2027")


def test_a_form_and_a_question_that_are_left_open(planner: Planner) -> None:
    planner.start(ONE)
    planner.did(ONE)
    planner.press("Tell how it is")
    soon = planner.view.locator("[data-part=too-soon]")
    expect(soon).to_be_visible()
    planner.view.locator("[value=same]").check(force=True)
    planner.at(1, 9)
    expect(soon).to_be_hidden()
    expect(planner.view.locator("[value=same]")).to_be_checked()
    planner.view.locator("[value=none]").check(force=True)
    planner.press("Note it")
    planner.noted()
    # What was asked yesterday is no question of today: another dose may hold.
    planner.card(ONE).locator("[data-act=did]").press("Enter")
    felt = planner.card(ONE).locator("[data-part=felt]")
    planner.set_clock(1, 10)
    planner.page.evaluate(BACK)
    expect(felt).to_be_visible()
    planner.at(9, 9)
    expect(felt).to_be_hidden()
    expect(planner.card(ONE)).to_contain_text("You were away for a while")


def test_a_page_that_slept_sees_what_another_wrote(planner: Planner) -> None:
    """From the back/forward cache no storage event comes."""
    planner.start(ONE)
    there = planner.stored()
    dose = {
        "id": "beef",
        "at": "2027-03-08T08:00+01:00",
        "kind": "dose",
        "exercise": ONE,
        "rung": "day_one",
        "felt": "fine",
    }
    text = json.dumps({**there, "entries": [*there["entries"], dose]})
    planner.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [planner.key, text])
    planner.page.evaluate(BACK)
    expect(planner.card(ONE)).to_have_attribute("data-kind", "wait_until")


def test_a_store_that_was_emptied_takes_nothing_from_the_open_page(planner: Planner) -> None:
    planner.start(ONE)
    planner.page.evaluate("localStorage.clear()")
    planner.did(ONE)
    trouble(planner, "this page still has all of it")
    assert planner.says(ONE)[0] == "wait_until"
    file = json.loads(saved(planner, "Save it as a file"))
    assert [one["kind"] for one in file["entries"]] == ["start", "dose", "file"]
    planner.press("Keep it again")
    expect(planner.plan.locator("[data-part=trouble] > *")).to_have_count(0)
    assert len(planner.stored()["entries"]) == 3
    # What the reader deletes is deleted: of it the device remembers no more than that.
    planner.press("Delete my plan")
    left = planner.page.evaluate("JSON.stringify(localStorage)")
    assert "day_one" not in left
    planner.press("Bring it back")
    planner.seen()
    assert len(planner.stored()["entries"]) == 3


def test_the_browser_is_asked_to_spare_it_once_the_reader_keeps_it(planner: Planner) -> None:
    planner.page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persist = async () => Boolean(++asked)"
    )
    planner.start(ONE, keep=False)
    planner.did(ONE)
    assert planner.page.evaluate("asked") == 0
    planner.plan.get_by_label("Keep my plan on this device").check()
    expect(planner.plan.locator("[data-part=notice]")).to_contain_text("kept on this device")
    assert planner.page.evaluate("asked") == 1


def test_keeping_that_ends_in_another_tab_ends_here_with_a_word(
    planner: Planner, context: BrowserContext, host: Host
) -> None:
    planner.start(ONE)
    other = Planner(context.new_page(), host)
    other.set_clock(0)
    other.page.goto(f"{host.url}plan/")
    other.seen()
    other.plan.get_by_label("Keep my plan on this device").uncheck()
    trouble(planner, "keeping was ended in another tab")
    assert planner.says(ONE)[0] == "do_now"


def test_another_site_of_the_same_origin_has_another_plan(planner: Planner) -> None:
    planner.start(ONE)
    plan = planner.stored()
    assert planner.key == f"{PLAN}@/hingewell/"
    put = "([key, text]) => localStorage.setItem(key, text)"
    planner.page.evaluate("localStorage.clear()")
    planner.page.evaluate(put, [f"{PLAN}@/fork/", json.dumps(plan)])
    planner.page.reload()
    expect(planner.view.get_by_role("button", name="Start my plan")).to_be_visible()
    # One that was kept before sites were told apart goes on, and is there once.
    planner.page.evaluate(put, [PLAN, json.dumps(plan)])
    planner.page.reload()
    expect(planner.card(ONE)).to_be_visible()
    assert planner.stored() == plan
    assert planner.page.evaluate("(key) => localStorage.getItem(key)", PLAN) is None


def test_any_dates_are_shown_fast_and_whole(planner: Planner) -> None:
    planner.start(ONE)
    plan = planner.stored()
    dose = {"kind": "dose", "exercise": ONE, "rung": "day_one", "felt": "fine"}
    times = [
        *("0001-01-01T08:00+00:00", "1970-01-01T08:00+00:00", "2000-02-29T23:59-12:00"),
        *(f"2026-{month:02d}-{day:02d}T08:00+01:00" for month in range(1, 13) for day in (1, 15)),
    ]
    added = [{**dose, "id": f"x{at}", "at": when} for at, when in enumerate(times)]
    opened(planner, json.dumps({**plan, "entries": [*plan["entries"], *added]}))
    planner.seen()
    before = time.monotonic()
    planner.press("See my weeks")
    planner.view.locator(".hw-weeks__calendar").wait_for()
    planner.view.locator("summary").click()
    rows = planner.view.locator("[data-slot=rows] tr")
    assert time.monotonic() - before < 5
    assert planner.view.locator("[data-slot=calendar] tr").count() <= 14
    assert rows.count() < len(times)
    planner.press("Show all earlier days too")
    expect(rows).to_have_count(len(times))
    expect(rows.first).to_contain_text("Nerve slider")


def test_a_file_that_cannot_be_read_is_told(planner: Planner) -> None:
    planner.start(ONE)
    planner.page.evaluate(
        "void (Blob.prototype.text = () => Promise.reject(new DOMException('', 'NotFoundError')))"
    )
    opened(planner, "{}")
    trouble(planner, "could not be read")
    assert planner.says(ONE)[0] == "do_now"


def test_leaving_a_plan_that_is_nowhere_else_warns(planner: Planner) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    planner.start(ONE, keep=False)
    planner.page.on("dialog", stay)
    planner.page.close(run_before_unload=True)
    expect(planner.card(ONE)).to_be_visible()
    planner.page.wait_for_timeout(200)
    assert asked == ["beforeunload"]
    saved(planner, "Save my plan as a file")
    planner.page.reload()
    expect(planner.view.get_by_role("button", name="Start my plan")).to_be_visible()
    assert asked == ["beforeunload"]


def calendar(planner: Planner, button: str) -> list[Any]:
    """The events of the file that a button hands over."""
    with planner.page.expect_download() as download:
        planner.press(button)
    read: Any = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes())
    events: list[Any] = read.walk("VEVENT")
    return events


def test_a_calendar_is_called_back(planner: Planner) -> None:
    planner.start(ONE)
    planner.did(ONE)
    planner.press("See my weeks")
    check, look = calendar(planner, "Save for my calendar")
    assert str(check["SUMMARY"]).startswith("How is it?")
    # Worse: the question comes at another time, and the page says that the calendar does not know.
    planner.press("Back to today")
    stale = planner.plan.locator("[data-part=if-stale]")
    expect(stale).to_be_hidden()
    planner.at(0, 12)
    planner.check("worse")
    expect(stale).to_be_visible()
    moved = calendar(planner, "Save a new file for it")
    before, _, again = moved
    assert (before["UID"], str(before["STATUS"])) == (check["UID"], "CANCELLED")
    assert again["UID"] == look["UID"]
    assert all(one["SEQUENCE"] == 1 for one in moved)
    expect(stale).to_be_hidden()
    # A warning sign: no reminder holds any more, and the card says so.
    planner.at(1)
    planner.tell("worse", sign="spreading")
    ended = planner.plan.locator(".hw-planner__ended")
    expect(ended).to_contain_text("Reminders in your calendar do not know of this and still ring")
    gone = calendar(planner, "save a file that takes them back")
    assert {one["UID"] for one in gone} == {one["UID"] for one in moved}
    assert {(str(one["STATUS"]), one["SEQUENCE"]) for one in gone} == {("CANCELLED", 2)}
    # Without the sign and without an exercise they can be taken back as well.
    planner.press("I ticked this by mistake. Take it back")
    planner.card(ONE).locator("[data-act=leave]").press("Enter")
    expect(planner.view.get_by_role("button", name="Start my plan")).to_be_visible()
    assert len(calendar(planner, "Save a file that takes them back")) == 3
    # After the plan was deleted they can still be taken back.
    planner.press("Delete my plan")
    assert len(calendar(planner, "Save a file that takes them back")) == 3


def test_a_plan_in_no_file_for_two_weeks_is_offered_one(planner: Planner) -> None:
    planner.start(ONE)
    offered = planner.plan.locator("[data-part=unsaved]")
    expect(offered).to_be_hidden()
    planner.at(15)
    expect(offered).to_be_visible()
    saved(planner, "Save a file now")
    expect(offered).to_be_hidden()
