"""What a reader can do: exercises with their doses, and hands-on techniques."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hingewell.model.base import (
    AnatomyRef,
    Claim,
    DosingRef,
    Entry,
    EntryRef,
    ExerciseRef,
    GroupRef,
    Id,
    Prose,
    SourceRef,
    Supported,
)
from hingewell.model.over_time import Gate, OverTime, Stage
from hingewell.model.pose import Drawn, Figure
from hingewell.model.quantity import Quantity
from hingewell.model.step import Step


class Group(Entry):
    """A family of exercises, as the guide sorts them."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One sentence."""
    order: int
    """Its place in lists."""


class Progression(Supported):
    """The exercise that comes next, and when.

    In a plan: calm from the stage `at` on (the last one by default) for so long, and every gate
    passed. It takes the place of this one unless that is to `keep`.
    """

    exercise: ExerciseRef
    """The next exercise."""
    when: Prose
    """When to go on, in words."""
    at: Id | None = None
    """The stage to have reached."""
    calm: Quantity | None = None
    """For how long nothing got worse."""
    keep: bool = False
    """The exercise before it goes on as well."""
    gates: list[Gate] = []
    """What the reader has to confirm."""


class Caution(Claim):
    """When not to do an exercise, or when to stop it."""

    stop: bool = False
    """Whether it says when to stop: these stay in sight where the others are folded."""


class Exercise(Drawn):
    """A movement with its steps. `tags` are what the rules may forbid."""

    draft: bool = False
    """Still being written: it is checked, and shown by `make serve` alone."""
    name: Prose
    """What readers call it."""
    group: GroupRef
    """Its family."""
    summary: Prose
    """One or two sentences for a card."""
    targets: list[AnatomyRef] = Field(min_length=1)
    """What it is for."""
    tags: list[Id] = []
    """Words by which outcomes forbid it."""
    equipment: list[Prose] = []
    """What is needed."""
    safety: list[Caution] = Field(min_length=1)
    """When not to do it, and when to stop."""
    steps: list[Step] = Field(min_length=1)
    """What to do, in order."""
    tips: list[Claim] = []
    """What helps."""
    facts: list[Claim] = []
    """What is known of it."""
    dose: DosingRef | None = None
    """Its ladder."""
    lift: Id | None = None
    """The lift or movement for which it says how much weight.

    Entries of one plan with the same lift must point to the same dose ladder.
    """
    next: Progression | None = None
    """The exercise after it."""
    easier: ExerciseRef | None = None
    """The exercise to go back to."""


class Technique(Entry):
    """A hands-on technique, and when to leave it alone."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One or two sentences for a card."""
    by: Literal["self", "practitioner", "either"]
    """Who does it."""
    tags: list[Id] = []
    """Words by which outcomes forbid it."""
    facts: list[Claim] = Field(min_length=1)
    """What is known of it."""
    not_if: list[Claim] = Field(min_length=1)
    """When to leave it alone."""


class Ladder(Entry):
    """The doses of one or more exercises, from the first day on."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One or two sentences."""
    serves: list[ExerciseRef] = Field(alias="for", min_length=1)
    """The exercises with this dose."""
    stages: list[Stage] = Field(min_length=1)
    """The rungs, from the first day on."""
    rules: list[Claim] = Field(min_length=1)
    """When to go up, stay and go down, in words."""
    end: list[Claim] = []
    """When it is done."""
    over_time: OverTime | None = None
    """The same rules for the plan that is kept day by day."""


class Table(Supported):
    """A small table in running text. Its first column names the row."""

    caption: Prose
    """What it shows."""
    columns: list[Prose] = Field(min_length=2)
    """The heads of its columns."""
    rows: list[tuple[Prose, ...]] = Field(min_length=1)
    """What stands in each row, as many as there are columns."""


class Topic(Drawn):
    """A piece of running text on a guide page."""

    title: Prose
    """Its heading."""
    summary: Prose
    """The paragraph under it."""
    table: Table | None = None
    """A table below that."""
    claims: list[Claim] = []
    """Statements below it."""
    look: Literal["text", "list", "steps", "caution"] = "text"
    """How these look: paragraphs, a list of points, steps with numbers, or a
    list in a box that warns."""
    figures: list[Figure] = []
    """Pictures that stand with it."""
    elsewhere: list[SourceRef] = []
    """Sources with an address where a reader finds more."""
    see: list[EntryRef] = []
    """What to read next."""
    in_short: bool = False
    """It repeats what stands above it, so that its sources are not named once more."""
    of_itself: bool = False
    """What the guide says of itself: a fact that anybody can see, so that it carries no mark."""
