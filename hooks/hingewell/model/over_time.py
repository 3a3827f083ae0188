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
    """The name of this rung."""
    name: Prose
    """What readers call it."""
    sets: Quantity
    """How many sets."""
    reps: Quantity | None = None
    """How many repetitions in a set."""
    hold: Quantity | None = None
    """How long to hold each."""
    tempo: Prose | None = None
    """How fast."""
    rest: Quantity | None = None
    """How long to rest between sets."""
    sessions: Quantity
    """How often."""
    intensity: Prose
    """How hard it should feel."""
    check_after: Quantity
    """When to judge how it went."""
    stay: Quantity | None = None
    """How long to stay here at least."""
    note: Prose | None = None
    """What else to know."""
    was: list[Id] = []
    """Earlier names: plans that were begun on them go on here."""


class Good(Supported):
    """What follows when a check finds the reader no worse."""

    id: Id | None = None
    """Needed only where something points here."""
    then: GoodThen
    """What the plan does."""
    text: Prose
    """What the reader is told."""


class Bad(Supported):
    """What follows when the dose was too much."""

    id: Id | None = None
    """Needed only where something points here."""
    then: BadThen
    """What the plan does."""
    text: Prose
    """What the reader is told."""


class Again(Bad):
    """What follows when it was too much before; `within` leaves out what is longer ago."""

    within: Quantity | None = None
    """How long ago the last time may be."""


class Answers(Part):
    """What each answer at a check leads to.

    `no_worse`: better, or the same. `painful`: it hurt although it was done right. `again`: worse
    or painful when one of the two was said before; without it, it is as the first time.
    """

    no_worse: Good
    """Better, or the same."""
    worse: Bad
    """Worse than before."""
    painful: Bad
    """It hurt, though it was done right."""
    again: Again | None = None
    """Worse or painful once more."""


class Settle(Supported):
    """How long to wait after too much: at least, and at most before somebody should look at it."""

    at_least: Quantity
    """The shortest wait."""
    at_most: Quantity
    """The longest; after that somebody should look at it."""
    text: Prose
    """What the reader is told."""


class Break(Supported):
    """Where to begin again after so long without a dose."""

    after: Quantity
    """How long without a dose."""
    then: Literal["step_down", "start"]
    """Where to begin again."""
    text: Prose
    """What the reader is told."""


class Need(Supported):
    """Another dose that has to have been calm, from this stage on, for so long."""

    dose: DosingRef
    """The other ladder."""
    stage: Id
    """Its rung, or one above."""
    calm: Quantity
    """For how long nothing got worse."""
    text: Prose
    """What the reader is told."""


class Finish(Supported):
    """How it ends: calm for so long (at this stage or above), and the reader says yes to `ask`.

    Half the sessions follow for as long as `taper` says.
    """

    stage: Id | None = None
    """The rung to have reached."""
    calm: Quantity
    """For how long nothing got worse."""
    ask: Prose
    """The last question, which has to be answered with yes."""
    taper: Quantity | None = None
    """For how long half the sessions go on."""
    text: Prose
    """What the reader is told."""


class NoBetter(Supported):
    """After so long the reader is asked whether it helps at all; if not, somebody should look."""

    after: Quantity
    """When to ask."""
    ask: Prose
    """The question."""
    text: Prose
    """What the reader is told after a no."""


class Beat(Part):
    """One part of a repetition and how long it takes."""

    name: Prose
    """The word that is shown and said."""
    time: Quantity
    """How long it takes."""


class Pace(Supported):
    """How a repetition is paced, beat by beat."""

    beats: list[Beat] = Field(min_length=1)
    """The parts of one repetition, in order."""


class OverTime(Part):
    """The rules of a ladder over days. `restart` is the dose after too much, below the first."""

    answers: Answers
    """What each answer at a check leads to."""
    settle: Settle | None = None
    """How long to wait after too much."""
    restart: Stage | None = None
    """The dose after too much."""
    breaks: list[Break] = Field(min_length=1)
    """Where to begin after a break, the shortest first."""
    needs: Need | None = None
    """What has to be calm before this ladder begins."""
    finish: Finish | None = None
    """How it ends."""
    no_better: NoBetter | None = None
    """When to ask if it helps at all."""
    pace: Pace | None = None
    """How one repetition is timed."""


class Gate(Supported):
    """Something that a reader has to be able to say before going on to the next exercise."""

    id: Id
    """The name of this condition."""
    text: Prose
    """What the reader confirms."""


class Sign(Entry, Supported):
    """A warning sign that ends a plan, besides those of the self-check."""

    text: Prose
    """The sign, as a question or a short sentence."""
    call: Prose
    """What to say on the phone."""
    level: Level
    """How soon somebody has to look at it."""
    group: Prose | None = None
    """Under which words it is listed with those of the self-check."""


class SignGroup(Part):
    """Warning signs of one subject as a single line, which opens to tick them."""

    name: Prose
    """The `group` of pages of the self-check, or of signs of the plan."""
    gist: Prose
    """All of its signs in a breath: who has none of these need not open it."""


class Severe(Supported):
    """From this much out of 10 on, somebody should look at it."""

    at: int = Field(ge=1, le=10)
    """Pain from 0 to 10."""
    level: Level
    """How soon somebody has to look at it."""
    text: Prose
    """What the reader is told."""


class Early(Supported):
    """How much before its time a check already counts."""

    by: Quantity
    """How much before."""
    text: Prose
    """What the reader is told."""


class Checked(Supported):
    """How long the warning signs of a self-check need not be asked again when a plan begins."""

    within: Quantity
    """How long after its result."""
    text: Prose
    """Why."""


class Milestone(Entry):
    """A point on the way: an exercise that has been calm at a stage, or mastered."""

    name: Prose
    """What the reader has done."""
    exercise: ExerciseRef
    """The exercise."""
    stage: Id | None = None
    """The rung; without one, the exercise is mastered."""


class Pause(Entry, Supported):
    """A time in which a reader cannot keep the plan, or should not add to it."""

    name: Prose
    """What readers call it."""
    does: Literal["rest", "hold"]
    """`rest`: no dose at all; `hold`: nothing new, and no dose that is larger."""
    before: Quantity | None = None
    """Only so long before its last day; without it, all of the time."""
    text: Prose
    """What the reader is told then."""


class Reach(Entry):
    """One answer to how far the measure goes."""

    name: Prose
    """What readers choose."""


class Measure(Supported):
    """Something that a reader can look at without a tool, the least of its answers first."""

    name: Prose
    """What readers call it."""
    ask: Prose
    """What to do, and what to look at."""
    answers: list[Reach] = Field(min_length=2)
    """How far it can go."""


class Progress(Supported):
    """How a reader sees whether it helps: own tasks from 0 to 10, and perhaps one measure."""

    tasks: int = Field(ge=1, le=10)
    """How many tasks at most."""
    every: Quantity
    """How often to look."""
    points: int = Field(ge=1, le=10)
    """How many points more, on average, count as better."""
    ask: Prose
    """Asks for the tasks."""
    scale: Prose
    """What 0 and 10 mean."""
    better: Prose
    """What counts as better, said before it starts."""
    measure: Measure | None = None
    """The one measure."""


class Plan(Part):
    """What holds for every plan: early checks, what ends it, and the points on the way.

    `pauses`: times away. `progress`: how a reader sees whether it helps.
    """

    early: Early
    """When a check already counts."""
    severe: Severe
    """When pain ends a plan."""
    checked: Checked | None = None
    """How long a self-check counts for a plan; without it, each plan asks for the signs itself."""
    signs: list[Sign] = []
    """What else ends a plan."""
    sign_groups: list[SignGroup] = []
    """How the daily question for warning signs is folded; without them it is one list."""
    milestones: list[Milestone] = []
    """Points on the way."""
    pauses: list[Pause] = []
    """Times away."""
    progress: Progress | None = None
    """How a reader sees whether it helps."""
