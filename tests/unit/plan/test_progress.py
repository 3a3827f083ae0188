"""Three own tasks and a measure, at the start and every two weeks."""

from __future__ import annotations

import json
from typing import Any

from hingewell_engine import api

from .plans import Diary, plan


def story(diary: Diary, hours: float) -> Any:
    payload = {"plan": plan(), "log": diary.log, "now": diary.time(hours)}
    return json.loads(api.call("plan_story", json.dumps(payload)))["progress"]


def test_it_is_asked_at_the_start_and_every_two_weeks() -> None:
    diary = Diary()
    assert diary.at(1)["progress"] == {"tasks": [], "due": False}
    diary.add(1, "tasks", tasks=["tie my shoes", "sit in a car"])
    assert diary.at(1)["progress"] == {"tasks": ["tie my shoes", "sit in a car"], "due": True}
    diary.add(2, "progress", scores=[2, 4], reach="knees")
    assert diary.at(3)["progress"]["due"] is False
    assert diary.at(24 * 13)["progress"]["due"] is False
    assert diary.at(24 * 14)["progress"]["due"] is True
    assert diary.add(24 * 14, "sign", signs=["hot"]).at(24 * 14)["progress"]["due"] is False


def test_better_is_what_was_said_before() -> None:
    diary = Diary().add(1, "tasks", tasks=["a", "b"]).add(2, "progress", scores=[2, 5], reach="")
    assert story(diary, 3)["better"] is None
    diary.add(24 * 14, "progress", scores=[4, None], reach="knees")
    found = story(diary, 24 * 15)
    assert found["points"][1] == {
        "date": "2026-12-07",
        "scores": [4, None],
        "mean": 4.0,
        "reach": "knees",
    }
    assert (found["change"], found["better"]) == (2.0, True)
    diary.add(24 * 28, "progress", scores=[5, 7], reach="floor")
    assert (story(diary, 24 * 29)["change"], story(diary, 24 * 29)["better"]) == (2.5, True)
