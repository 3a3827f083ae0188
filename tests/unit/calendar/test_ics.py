"""The calendar's file, read back by a library that other programs use."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from compiled import plan_of
from hingewell_engine import api

ROOT = Path(__file__).parents[3]
MODULE = ROOT / "widgets" / "calendar" / "ics.js"
NOW = "2026-11-23T07:45:10.250Z"
HOSTILE = (
    "a;b,c\\n\\d\"e'f:\tg\r\nBEGIN:VEVENT\r\nh\ni\x00\x1b\x85j \u2028 ÄÖ 🦵🏽 \ud800 " + "é🦵" * 80
)


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def ahead() -> dict[str, Any]:
    """What is to come of two of the guide's exercises, as the engine tells it."""
    plan = plan_of(ROOT / "content")
    start = "2026-11-23T08:05+01:00"
    daily = [
        key
        for key, one in plan["exercises"].items()
        if all(rung["per"] == "day" for rung in plan["ladders"][one["ladder"]]["rungs"])
        and "needs" not in plan["ladders"][one["ladder"]]
    ][:2]
    log: list[dict[str, Any]] = [
        {"kind": "start", "exercise": key, "at": start, "rank": rank}
        for rank, key in enumerate(daily)
    ]
    first = plan["ladders"][plan["exercises"][daily[0]]["ladder"]]["rungs"][1]["id"]
    log += [{"kind": "dose", "exercise": daily[0], "rung": first, "felt": "fine", "at": start}]
    answer = api.call("plan_ahead", json.dumps({"plan": plan, "log": log, "now": start}))
    found: dict[str, Any] = json.loads(answer)
    assert len(found["events"]) > 20
    assert [event["kind"] for event in found["soon"]] == ["check"], "no guesses"
    return found


def words(*exercises: str, **changes: Any) -> dict[str, Any]:
    return {
        "guide": "toes",
        "name": "My plan, at home",
        "titles": {
            "dose": "{exercises}",
            "check": "Check: {exercises}",
            "look": "Open it",
            "gone": "Gone",
        },
        "notes": {
            "dose": "Stop if it hurts; no prizes.",
            "check": "How is it?",
            "look": "Look",
            "gone": "Delete it",
        },
        "minutes": {"dose": 15, "check": 5, "look": 5},
        "exercises": {key: f"The {key}" for key in exercises},
        "stages": {f"{key}/two": "Do two" for key in exercises},
        "url": "https://example.org/plan/?a=1,2;3",
        **changes,
    }


def run(page: Page, script: str, *given: object) -> Any:
    return page.evaluate(
        """async ([source, script, given]) => {
          const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
          const made = new Function("ics", "given", `return (${script})(ics, ...given)`);
          return made(await import(address), given);
        }""",
        [MODULE.read_text("utf-8"), script, list(given)],
    )


def planned(
    page: Page, soon: object, look: object = None, plan: str = "a1"
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(
        page, "({ planned }, ...given) => planned(...given)", plan, soon, look
    )
    return found


def written(
    page: Page, events: object, said: object, gone: object = (), sequence: int = 0, now: str = NOW
) -> str:
    handed = {"events": events, "gone": list(gone), "sequence": sequence}  # type: ignore[call-overload]
    text: str = run(
        page,
        "({ calendarFile }, handed, words, now) => calendarFile(handed, words, new Date(now))",
        handed,
        said,
        now,
    )
    return text


def read(text: str) -> list[Any]:
    """The events; the library finds no fault in the file."""
    calendar: Any = Calendar.from_ical(text)
    assert not calendar.errors
    events: list[Any] = calendar.walk("VEVENT")
    assert not any(event.errors for event in events)
    return events


def dose(at: str, exercise: str = "hop", number: int = 1) -> dict[str, Any]:
    return {"kind": "dose", "at": at, "exercise": exercise, "number": number, "stage": "two"}


def test_what_is_sure_is_in_it_and_a_word_each_day(blank: Page, ahead: dict[str, Any]) -> None:
    exercise = ahead["soon"][0]["exercise"]
    events = planned(blank, ahead["soon"], ahead["look"])
    text = written(blank, events, words(exercise))
    assert "\r\nNAME:My plan\\, at home\r\n" in text
    assert "\r\nMETHOD:PUBLISH\r\n" in text
    check, look = read(text)
    assert check.decoded("DTSTART") == datetime.datetime(2026, 11, 24, 8, 5)
    assert look.decoded("DTSTART") == datetime.datetime(2026, 11, 25, 8, 5)
    assert look["RRULE"].to_ical() == b"FREQ=DAILY;COUNT=14;INTERVAL=1"
    assert events[1]["until"] == "2026-12-08T08:05"
    for event in (check, look):
        assert event.decoded("DTSTART").tzinfo is None, "local time, wherever the reader is"
        stamp = event.decoded("DTSTAMP")
        assert stamp == datetime.datetime(2026, 11, 23, 7, 45, 10, tzinfo=datetime.UTC)
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY"
        assert alarm.decoded("TRIGGER") == datetime.timedelta(0)
        assert alarm["DESCRIPTION"] == event["SUMMARY"]
        assert event["CLASS"] == "PRIVATE"
        assert event["URL"] == "https://example.org/plan/?a=1,2;3"


def test_what_an_event_says(blank: Page) -> None:
    at = "2027-03-28T08:00"
    soon = [
        {"kind": "check", "at": at, "exercise": "hop", "number": 4},
        {"kind": "check", "at": at, "exercise": "wiggle", "number": 5},
        dose(at),
        dose("2027-03-28T15:00", number=2),
    ]
    said = words("hop", "wiggle")
    check, first, second = read(written(blank, planned(blank, soon), said))
    assert check["SUMMARY"] == "Check: The hop, The wiggle"
    assert check["DESCRIPTION"] == "How is it?"
    assert check["UID"] == "a1-check-4@hingewell"
    assert check.decoded("DURATION") == datetime.timedelta(minutes=5)
    assert first["SUMMARY"] == "The hop"
    assert first["DESCRIPTION"] == "The hop: Do two\nStop if it hurts; no prizes."
    assert first.decoded("DURATION") == datetime.timedelta(minutes=15)
    assert first["UID"] == "a1-dose-hop-1@hingewell"
    assert second["UID"] == "a1-dose-hop-2@hingewell"


def test_the_same_dose_keeps_its_id_whenever_it_comes_and_whatever_comes_with_it(
    blank: Page,
) -> None:
    (alone,) = planned(blank, [dose("2027-03-28T08:00")])
    (moved,) = planned(blank, [dose("2027-04-09T21:30")])
    (joined,) = planned(blank, [dose("2027-03-28T08:00", "wiggle", 9), dose("2027-03-28T08:00")])
    assert alone["uid"] == moved["uid"] == joined["uid"]


def test_no_two_plans_share_an_id(blank: Page, ahead: dict[str, Any]) -> None:
    one, other = (
        {event["uid"] for event in planned(blank, ahead["events"], ahead["look"], plan)}
        for plan in ("a1", "b2")
    )
    assert len(one) > 20
    assert not one & other


def test_what_was_handed_out_can_be_called_back(blank: Page) -> None:
    before = planned(
        blank, [dose("2027-03-28T08:00")], {"at": "2027-03-29T08:00", "every": 1, "times": 14}
    )
    gone = [{"uid": one["uid"], "until": one["until"]} for one in before]
    text = written(blank, [], words("hop"), gone, sequence=1)
    assert "\r\nMETHOD:CANCEL\r\n" in text
    taken = read(text)
    assert [event["UID"] for event in taken] == [one["uid"] for one in before]
    for event in taken:
        assert event["STATUS"] == "CANCELLED"
        assert event["SEQUENCE"] == 1
        # A calendar that only puts the newer in the place of the older does not ring either.
        assert not event.walk("VALARM")
        assert "RRULE" not in event
    # With new events in it, those are told, and the others taken back.
    mixed = written(blank, planned(blank, [dose("2027-03-30T08:00", number=2)]), words("hop"), gone)
    assert "\r\nMETHOD:PUBLISH\r\n" in mixed
    assert [event.get("STATUS") for event in read(mixed)] == ["CANCELLED", "CANCELLED", None]


def test_any_words_come_back_whole(blank: Page) -> None:
    events = planned(blank, [dose("2026-12-31T23:59")])
    notes = {**words()["notes"], "dose": HOSTILE}
    said = words("hop", name=HOSTILE, exercises={"hop": HOSTILE}, notes=notes)
    text = written(blank, events, said)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert sum(line.startswith(" ") for line in lines) > 20
    (event,) = read(text)
    kept = HOSTILE.replace("\r\n", "\n").replace("\ud800", "\ufffd")
    kept = kept.translate(dict.fromkeys((0, 0x1B, 0x85)))
    assert event["SUMMARY"] == kept
    assert event["DESCRIPTION"] == f"{kept}: Do two\n{kept}"


def test_nothing_to_come_is_an_empty_calendar(blank: Page) -> None:
    assert read(written(blank, [], words())) == []
