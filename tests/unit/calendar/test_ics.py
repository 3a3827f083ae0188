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
def ahead() -> list[dict[str, Any]]:
    """Two weeks of two of the guide's exercises, as the engine tells them."""
    plan = plan_of(ROOT / "content")
    start = "2026-11-23T08:05+01:00"
    daily = [
        key
        for key, one in plan["exercises"].items()
        if all(rung["per"] == "day" for rung in plan["ladders"][one["ladder"]]["rungs"])
        and "needs" not in plan["ladders"][one["ladder"]]
    ][:2]
    log = [
        {"kind": "start", "exercise": key, "at": start, "rank": rank}
        for rank, key in enumerate(daily)
    ]
    answer = api.call("plan_ahead", json.dumps({"plan": plan, "log": log, "now": start}))
    events: list[dict[str, Any]] = json.loads(answer)["events"]
    assert len(events) > 20
    return events


def words(events: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    keys = {event["exercise"] for event in events}
    return {
        "guide": "toes",
        "name": "My plan, at home",
        "titles": {"dose": "{exercises}", "check": "Check: {exercises}"},
        "notes": {"dose": "Stop if it hurts; no prizes.", "check": "How is it?"},
        "minutes": {"dose": 15, "check": 5},
        "exercises": {key: f"The {key}" for key in keys},
        "stages": {
            f"{e['exercise']}/{e['stage']}": f"Do {e['stage']}" for e in events if "stage" in e
        },
        "url": "https://example.org/plan/?a=1,2;3",
        **changes,
    }


def written(page: Page, events: object, said: object, now: str = NOW) -> str:
    text: str = page.evaluate(
        """async ([source, events, words, now]) => {
          const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
          const { calendarFile } = await import(address);
          return calendarFile(events, words, new Date(now));
        }""",
        [MODULE.read_text("utf-8"), events, said, now],
    )
    return text


def read(text: str) -> list[Any]:
    """The events; the library finds no fault in the file."""
    calendar: Any = Calendar.from_ical(text)
    assert not calendar.errors
    events: list[Any] = calendar.walk("VEVENT")
    assert not any(event.errors for event in events)
    return events


def test_all_days_to_come_are_in_it(blank: Page, ahead: list[dict[str, Any]]) -> None:
    text = written(blank, ahead, words(ahead))
    assert "\r\nNAME:My plan\\, at home\r\n" in text
    events = read(text)
    expected = {(event["kind"], datetime.datetime.fromisoformat(event["at"])) for event in ahead}
    found = {(str(event["UID"]).split("-")[-2], event.decoded("DTSTART")) for event in events}
    assert found == expected
    assert len(events) == len(expected)
    for event in events:
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
    events = [
        {"kind": "check", "at": at, "exercise": "hop"},
        {"kind": "check", "at": at, "exercise": "wiggle"},
        {"kind": "dose", "at": at, "exercise": "hop", "rung": "two/2", "stage": "two"},
        {"kind": "dose", "at": "2027-03-28T15:00", "exercise": "hop", "stage": "two"},
    ]
    check, first, second = read(written(blank, events, words(events)))
    assert check["SUMMARY"] == "Check: The hop, The wiggle"
    assert check["DESCRIPTION"] == "How is it?"
    assert check.decoded("DURATION") == datetime.timedelta(minutes=5)
    assert first["SUMMARY"] == "The hop"
    assert first["DESCRIPTION"] == "The hop: Do two\nStop if it hurts; no prizes."
    assert first.decoded("DURATION") == datetime.timedelta(minutes=15)
    assert first["UID"] == "toes-2027-03-28-dose-1@hingewell"
    assert second["UID"] == "toes-2027-03-28-dose-2@hingewell"


def test_a_newer_file_replaces_the_older(blank: Page, ahead: list[dict[str, Any]]) -> None:
    old = read(written(blank, ahead, words(ahead)))
    later = [{**event, "at": event["at"][:-2] + "30"} for event in ahead]
    new = read(written(blank, later, words(ahead), "2026-11-23T09:00:00Z"))
    assert [event["UID"] for event in new] == [event["UID"] for event in old]
    assert len({event["UID"] for event in old}) == len(old)
    assert all(a["SEQUENCE"] < b["SEQUENCE"] for a, b in zip(old, new, strict=True))


def test_any_words_come_back_whole(blank: Page) -> None:
    events = [{"kind": "dose", "at": "2026-12-31T23:59", "exercise": "hop", "stage": "two"}]
    said = words(events, name=HOSTILE, exercises={"hop": HOSTILE}, notes={"dose": HOSTILE})
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
    assert read(written(blank, [], words([]))) == []
