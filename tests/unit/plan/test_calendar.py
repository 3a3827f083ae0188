"""The days that were and the days to come."""

from __future__ import annotations

import json
from typing import Any

from hingewell_engine import api

from .plans import Diary, plan


def asked(name: str, diary: Diary, hours: float, data: dict[str, Any] | None = None) -> Any:
    payload = {"plan": data or plan(), "log": diary.log, "now": diary.time(hours)}
    return json.loads(api.call(name, json.dumps(payload)))


def test_what_was_done_day_by_day() -> None:
    diary = Diary().dose(0, "one").check(24, "same", score=3).dose(24, "two").dose(32, "two")
    diary.check(56, "same", score=2).dose(57, "three").check(80, "worse", signs=["hot"])
    story = asked("plan_story", diary, 90)
    assert [day["date"] for day in story["days"]] == [f"2026-11-{day}" for day in (23, 24, 25, 26)]
    assert [len(day["doses"]) for day in story["days"]] == [1, 2, 1, 0]
    assert story["days"][1]["checks"] == [{"answer": "same", "score": 3, "exercises": []}]
    assert story["days"][1]["doses"][0]["step"] == 2
    assert story["days"][3]["signs"] == ["hot"]
    assert story["milestones"] == [{"id": "wiggles_twice", "date": "2026-11-25"}]


def test_the_days_to_come_follow_the_rules() -> None:
    events = asked("plan_ahead", Diary(plan(), "wiggle", "hop"), 0)["events"]
    told = [(event["at"], event["kind"], event["exercise"]) for event in events[:5]]
    assert told == [
        ("2026-11-23T08:00", "dose", "wiggle"),
        ("2026-11-24T08:00", "check", "wiggle"),
        ("2026-11-24T08:00", "dose", "hop"),
        ("2026-11-24T08:00", "dose", "wiggle"),
        ("2026-11-25T08:00", "check", "wiggle"),
    ]
    assert events[-1]["at"] < "2026-12-08"


def test_no_days_to_come_after_a_warning_sign() -> None:
    assert asked("plan_ahead", Diary().add(1, "sign", signs=["numb"]), 2)["events"] == []
