"""A small plan's rules, and a reader who keeps a log."""

from __future__ import annotations

import datetime
from typing import Any

from hingewell_engine.plan.clock import moment
from hingewell_engine.plan.reply import next_dose
from hingewell_engine.plan.rules import Rules

Data = dict[str, Any]

MONDAY = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.UTC)


def rung(key: str, sessions: int = 1, per: str = "day", stay: int = 0) -> Data:
    return {
        "id": key,
        "stage": key.partition("/")[0],
        "sessions": sessions,
        "per": per,
        "check": 1440,
        "stay": stay,
    }


def ladder(**changes: Any) -> Data:
    """A dose to restart with, then once, twice and three times a day."""
    return {
        "rungs": [rung("small"), rung("one"), rung("two", 2), rung("three", 3)],
        "start": 1,
        "answers": {
            "no_worse": "step_up",
            "worse": "restart",
            "painful": "get_help",
            "again": "get_help",
        },
        "within": 0,
        "breaks": [{"after": 4, "then": "step_down"}, {"after": 7, "then": "start"}],
        "settle": {"at_least": 1440, "at_most": 7 * 1440},
        **changes,
    }


def plan(ladders: dict[str, Data] | None = None, **exercises: Data) -> Data:
    """Rules with the exercises `wiggle` and `hop`, each with a ladder of its own."""
    made = ladders or {"wiggles": ladder(), "hops": ladder()}
    return {
        "format": 1,
        "levels": ["emergency", "urgent", "non_urgent", "self_care"],
        "early": 60,
        "severe": {"at": 8, "level": "non_urgent"},
        "signs": {"numb": "emergency", "hot": "urgent", "weak": "urgent"},
        "together": [{"all": ["hot", "weak"], "level": "emergency"}],
        "ladders": made,
        "exercises": {
            "wiggle": {"ladder": "wiggles"},
            "hop": {"ladder": "hops"},
            **exercises,
        },
        "pauses": {
            "holiday": {"rests": True, "before": 0},
            "travel": {"rests": False, "before": 0},
            "race": {"rests": False, "before": 7},
        },
        "progress": {"every": 14, "points": 2},
        "milestones": [{"id": "wiggles_twice", "exercise": "wiggle", "rung": 2}],
    }


class Diary:
    """A log that is kept at given hours after a Monday morning."""

    def __init__(self, data: Data | None = None, *exercises: str) -> None:
        self.rules = Rules(data or plan())
        self.log: list[Data] = []
        for rank, exercise in enumerate(exercises or ("wiggle",)):
            self.add(0, "start", exercise=exercise, rank=rank)

    def add(self, hours: float, kind: str, **told: Any) -> Diary:
        self.log.append({"id": str(len(self.log)), "at": self.time(hours), "kind": kind, **told})
        return self

    def dose(self, hours: float, rung: str, exercise: str = "wiggle", felt: str = "fine") -> Diary:
        return self.add(hours, "dose", exercise=exercise, rung=rung, felt=felt)

    def check(self, hours: float, answer: str, *exercises: str, **told: Any) -> Diary:
        return self.add(hours, "check", answer=answer, exercises=list(exercises), **told)

    def said(self, hours: float, about: str, yes: bool, exercise: str = "wiggle") -> Diary:
        return self.add(hours, "said", exercise=exercise, about=about, yes=yes)

    def time(self, hours: float) -> str:
        return (MONDAY + datetime.timedelta(hours=hours)).isoformat(timespec="minutes")

    def at(self, hours: float) -> Data:
        """The whole answer at that time."""
        now = moment(self.time(hours))
        assert now is not None
        return next_dose(self.rules, self.log, now)

    def says(self, hours: float) -> tuple[str, str]:
        """Its kind, and the dose or the reason."""
        found = self.at(hours)
        return found["kind"], found.get("rung") or found["why"]

    def of(self, hours: float, exercise: str) -> tuple[str, str]:
        """The same for one exercise."""
        found = next(one for one in self.at(hours)["exercises"] if one["exercise"] == exercise)
        return found["kind"], found["rung"] or found["why"]
