"""Goes through every ladder of doses, with whatever a reader can do and answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell_engine.plan.rules import Rules
from hingewell_prover.days.walk import Walk
from hingewell_prover.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell_prover.days.way import Way

LENGTH = 3
"""How many doses and answers in a row each build tries, from every point of a smooth way up."""

ANY = 10_000
"""As many as there can be: every walk of real ladders has met all it can meet long before."""


@dataclass(frozen=True, slots=True)
class Days:
    """What was gone through: so many `situations` that differ, on so many ladders.

    `length`: how many doses and answers in a row, from each point of the smooth way up.
    """

    ladders: int
    length: int
    situations: int
    findings: tuple[Finding, ...]


class Part(NamedTuple):
    """One walk of a proof: the rules of one ladder alone, and how many things in a row."""

    ladder: str
    rules: dict[str, Any]
    weeks: bool
    length: int

    @property
    def key(self) -> str:
        """All that the walk hangs on."""
        return json.dumps(self, sort_keys=True, default=str)


class Tried(NamedTuple):
    """What a walk has found, and how many situations it went through."""

    findings: tuple[Finding, ...]
    situations: int


KNOWN: dict[str, Tried] = {}
"""Walks by their keys: a preview changes one ladder at a time."""


def prove(data: dict[str, Any], length: int = LENGTH) -> Days:
    """Try every ladder of a plan's rules, each by itself; Walk says with what."""
    walks = list(parts(data, length))
    for part in walks:
        if part.key not in KNOWN:
            KNOWN[part.key] = tried(part)
    found = [KNOWN[part.key] for part in walks]
    findings = tuple(finding for one in found for finding in one.findings)
    ladders = len({part.ladder for part in walks})
    return Days(ladders, length, sum(one.situations for one in found), findings)


def parts(data: dict[str, Any], length: int = LENGTH) -> Iterator[Part]:
    """What there is to try.

    The questions of weeks (may it end, does it help at all) only ever end a ladder. They are tried
    from the first day on, in a walk of their own and at most `LENGTH` in a row: each would multiply
    all situations by the weeks.
    """
    exercises = {about["ladder"]: key for key, about in reversed(data["exercises"].items())}
    for ladder, exercise in exercises.items():
        for weeks, steps in ((False, length), (True, min(length, LENGTH))):
            yield Part(ladder, _alone(data, exercise, weeks), weeks, steps)


def tried(part: Part) -> Tried:
    """Go through one part."""
    walk = Walk(Rules(part.rules))
    fronts = [walk.start] if part.weeks else walk.smooth()
    faults = tuple(_findings(walk.faults(fronts, part.length), part.ladder))
    return Tried(faults, walk.situations)


def _findings(faults: Iterator[tuple[str, str, Way]], ladder: str) -> Iterator[Finding]:
    """As an author is told of them; a log is no set of answers, so it stands in the sentence."""
    where = ("dosing", ladder, "over_time")
    for kind, wrong, way in faults:
        message = f"{wrong}: {'; '.join(way.steps)}"
        yield Finding(kind, message, where, {}, "mend the rules over days of this dose")


def _alone(data: dict[str, Any], exercise: str, weeks: bool) -> dict[str, Any]:
    """The rules with this exercise only, with or without the questions of weeks."""
    about = {**data["exercises"][exercise], "next": None}
    without = {"needs": None} if weeks else {"needs": None, "finish": None, "no_better": 0}
    ladder = {**data["ladders"][about["ladder"]], **without}
    return {
        **data,
        "version": "",
        "ladders": {about["ladder"]: ladder},
        "exercises": {exercise: about},
        "milestones": [],
    }
