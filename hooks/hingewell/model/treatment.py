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
    Supported,
)
from hingewell.model.over_time import Gate, OverTime, Stage
from hingewell.model.quantity import Quantity
from hingewell.model.step import Step


class Group(Entry):
    """A family of exercises, as the guide sorts them."""

    name: Prose
    summary: Prose
    order: int


class Progression(Supported):
    """The exercise that comes next, and when.

    In a plan: calm from the stage `at` on (the last one by default) for so long, and every gate
    passed. It takes the place of this one unless that is to `keep`.
    """

    exercise: ExerciseRef
    when: Prose
    at: Id | None = None
    calm: Quantity | None = None
    keep: bool = False
    gates: list[Gate] = []


class Exercise(Entry):
    """A movement with its steps. `tags` are what the rules may forbid."""

    draft: bool = False
    """Still being written: it is checked, and shown by `make serve` alone."""
    name: Prose
    group: GroupRef
    summary: Prose
    targets: list[AnatomyRef] = Field(min_length=1)
    tags: list[Id] = []
    equipment: list[Prose] = []
    safety: list[Claim] = Field(min_length=1)
    steps: list[Step] = Field(min_length=1)
    tips: list[Claim] = []
    facts: list[Claim] = []
    dose: DosingRef | None = None
    next: Progression | None = None
    easier: ExerciseRef | None = None


class Technique(Entry):
    """A hands-on technique, and when to leave it alone."""

    name: Prose
    summary: Prose
    by: Literal["self", "practitioner", "either"]
    tags: list[Id] = []
    facts: list[Claim] = Field(min_length=1)
    not_if: list[Claim] = Field(min_length=1)


class Ladder(Entry):
    """The doses of one or more exercises, from the first day on."""

    name: Prose
    summary: Prose
    serves: list[ExerciseRef] = Field(alias="for", min_length=1)
    stages: list[Stage] = Field(min_length=1)
    rules: list[Claim] = Field(min_length=1)
    end: list[Claim] = []
    over_time: OverTime | None = None


class Topic(Entry):
    """A piece of running text on a guide page."""

    title: Prose
    summary: Prose
    claims: list[Claim] = []
    see: list[EntryRef] = []
