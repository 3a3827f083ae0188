"""How a dose changes over days: what each answer at a check does, breaks, conditions, the end."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hingewell.model.base import (
    DosingRef,
    Entry,
    ExerciseRef,
    Id,
    Part,
    Prose,
    Supported,
)
from hingewell.model.quantity import Quantity
from hingewell.model.selfcheck import Level

GoodThen = Literal["step_up", "hold"]
BadThen = Literal["step_down", "restart", "stop", "get_help"]


class Stage(Supported):
    """One rung of a ladder in FITT-VP terms (frequency, intensity, time, type, volume).

    `stay`: how long to stay on it at least before the next.
    """

    id: Id
    name: Prose
    sets: Quantity
    reps: Quantity | None = None
    hold: Quantity | None = None
    tempo: Prose | None = None
    rest: Quantity | None = None
    sessions: Quantity
    intensity: Prose
    check_after: Quantity
    stay: Quantity | None = None
    note: Prose | None = None


class Good(Supported):
    """What follows when a check finds the reader no worse."""

    id: Id | None = None
    then: GoodThen
    text: Prose


class Bad(Supported):
    """What follows when the dose was too much."""

    id: Id | None = None
    then: BadThen
    text: Prose


class Again(Bad):
    """What follows when it was too much before; `within` leaves out what is longer ago."""

    within: Quantity | None = None


class Answers(Part):
    """What each answer at a check leads to.

    `no_worse`: better, or the same. `painful`: it hurt although it was done right. `again`: worse
    or painful when one of the two was said before; without it, it is as the first time.
    """

    no_worse: Good
    worse: Bad
    painful: Bad
    again: Again | None = None


class Settle(Supported):
    """How long to wait after too much: at least, and at most before somebody should look at it."""

    at_least: Quantity
    at_most: Quantity
    text: Prose


class Break(Supported):
    """Where to begin again after so long without a dose."""

    after: Quantity
    then: Literal["step_down", "start"]
    text: Prose


class Need(Supported):
    """Another dose that has to have been calm, from this stage on, for so long."""

    dose: DosingRef
    stage: Id
    calm: Quantity
    text: Prose


class Finish(Supported):
    """How it ends: calm for so long (at this stage or above), and the reader says yes to `ask`.

    Half the sessions follow for as long as `taper` says.
    """

    stage: Id | None = None
    calm: Quantity
    ask: Prose
    taper: Quantity | None = None
    text: Prose


class NoBetter(Supported):
    """After so long the reader is asked whether it helps at all; if not, somebody should look."""

    after: Quantity
    ask: Prose
    text: Prose


class Beat(Part):
    """One part of a repetition and how long it takes."""

    name: Prose
    time: Quantity


class Pace(Supported):
    """How a repetition is paced, beat by beat."""

    beats: list[Beat] = Field(min_length=1)


class OverTime(Part):
    """The rules of a ladder over days. `restart` is the dose after too much, below the first."""

    answers: Answers
    settle: Settle | None = None
    restart: Stage | None = None
    breaks: list[Break] = Field(min_length=1)
    needs: Need | None = None
    finish: Finish | None = None
    no_better: NoBetter | None = None
    pace: Pace | None = None


class Gate(Supported):
    """Something that a reader has to be able to say before going on to the next exercise."""

    id: Id
    text: Prose


class Sign(Entry, Supported):
    """A warning sign that ends a plan, besides those of the self-check."""

    text: Prose
    call: Prose
    level: Level


class Severe(Supported):
    """From this much out of 10 on, somebody should look at it."""

    at: int = Field(ge=1, le=10)
    level: Level
    text: Prose


class Early(Supported):
    """How much before its time a check already counts."""

    by: Quantity
    text: Prose


class Milestone(Entry):
    """A point on the way: an exercise that has been calm at a stage, or mastered."""

    name: Prose
    exercise: ExerciseRef
    stage: Id | None = None


class Plan(Part):
    """What holds for every plan: early checks, what ends it, and the points on the way."""

    early: Early
    severe: Severe
    signs: list[Sign] = []
    milestones: list[Milestone] = []
