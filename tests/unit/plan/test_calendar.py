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


def test_what_is_sure_is_what_comes_next() -> None:
    waiting = Diary().dose(0, "one").check(24, "same").dose(24, "two").dose(32, "two")
    found = asked("plan_ahead", waiting, 33)
    told = [(one["at"], one["kind"], one["number"]) for one in found["soon"]]
    assert told == [("2026-11-25T16:00", "check", 2)]
    assert found["look"] == {"at": "2026-11-26T17:00", "every": 1, "times": 14}


def test_nothing_is_sure_before_what_is_to_be_done_or_told() -> None:
    for diary, hours in ((Diary(), 0), (Diary().dose(0, "one"), 30), (Diary().dose(0, "two"), 1)):
        found = asked("plan_ahead", diary, hours)
        assert found["soon"] == []
        assert found["look"]["at"][:10] == ("2026-11-25" if hours == 30 else "2026-11-24")


def test_whether_it_is_calm_is_asked_at_its_time() -> None:
    (calm,) = asked("plan_ahead", Diary().dose(0, "one").check(24, "worse"), 25)["soon"]
    assert (calm["kind"], calm["at"]) == ("check", "2026-11-25T09:00")


def test_nothing_is_told_to_look_at_once_the_plan_has_stopped() -> None:
    stopped = asked("plan_ahead", Diary().add(1, "sign", signs=["numb"]), 2)
    assert (stopped["soon"], stopped["look"]) == ([], None)
    over = asked("plan_ahead", Diary().dose(0, "one", felt="hurt"), 2)
    assert (over["soon"], over["look"]) == ([], None)
