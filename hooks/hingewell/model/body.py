"""Anatomy, self-tests, and what can go wrong in a movement."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hingewell.model.base import (
    AnatomyRef,
    Claim,
    Entry,
    EntryRef,
    Id,
    Part,
    Prose,
    Supported,
)
from hingewell.model.pose import Figure
from hingewell.model.step import Step


class Action(Part):
    """What a muscle does at a joint."""

    joint: Prose
    movement: Prose


class Supply(Part):
    """The nerve that supplies a structure, and by which of its branches."""

    nerve: AnatomyRef
    branch: Prose


class Attachments(Part):
    """Where a structure starts and ends."""

    start: Prose = Field(alias="from")
    end: Prose = Field(alias="to")


class Structure(Entry):
    """A part of the body."""

    name: Prose
    latin: Prose | None = None
    type: Literal["muscle", "nerve", "joint", "bone", "tendon", "region"]
    summary: Prose
    part_of: AnatomyRef | None = None
    actions: list[Action] = []
    supply: Supply | None = None
    attachments: Attachments | None = None
    facts: list[Claim] = Field(min_length=1)
    unhappy: list[Claim] = []


class Reading(Supported):
    """What a finding of a test points to."""

    id: Id
    finding: Prose
    means: Prose


class SelfTest(Entry):
    """A test that a reader can do alone."""

    name: Prose
    summary: Prose
    purpose: Prose
    equipment: list[Prose] = []
    safety: list[Claim] = Field(min_length=1)
    steps: list[Step] = Field(min_length=1)
    readings: list[Reading] = Field(min_length=1)
    counts: list[Claim] = []
    does_not_count: list[Claim] = []
    facts: list[Claim] = []


class Fault(Entry):
    """A way in which a movement goes wrong, and what mends it."""

    name: Prose
    looks_like: Prose
    facts: list[Claim] = Field(min_length=1)
    fix: list[EntryRef] = []
    figures: list[Figure] = []


class Modification(Entry):
    """A change that lets a reader go on with an activity."""

    name: Prose
    summary: Prose
    facts: list[Claim] = Field(min_length=1)
    steps: list[Step] = []
    figures: list[Figure] = []
