"""Anatomy, self-tests, and what can go wrong in a movement."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hingewell.model.base import (
    AnatomyRef,
    Claim,
    DosingRef,
    Entry,
    EntryRef,
    Id,
    Part,
    Prose,
    Supported,
)
from hingewell.model.pose import Drawn, Figure
from hingewell.model.step import Step


class Action(Part):
    """What a muscle does at a joint."""

    joint: Prose
    """The joint that moves."""
    movement: Prose
    """What it does there."""


class Supply(Part):
    """The nerve that supplies a structure, and by which of its branches."""

    nerve: AnatomyRef
    """The nerve."""
    branch: Prose
    """Its branch, in words."""


class Attachments(Part):
    """Where a structure starts and ends."""

    start: Prose = Field(alias="from")
    """Where it starts."""
    end: Prose = Field(alias="to")
    """Where it ends."""


class Structure(Entry):
    """A part of the body."""

    name: Prose
    """What readers call it."""
    latin: Prose | None = None
    """Its name in Latin."""
    type: Literal["muscle", "nerve", "joint", "bone", "tendon", "region"]
    """What sort of part it is."""
    summary: Prose
    """One or two sentences for a card."""
    part_of: AnatomyRef | None = None
    """The structure that it belongs to."""
    actions: list[Action] = []
    """What a muscle does."""
    supply: Supply | None = None
    """Its nerve."""
    attachments: Attachments | None = None
    """Its two ends."""
    facts: list[Claim] = Field(min_length=1)
    """What is known of it."""
    unhappy: list[Claim] = []
    """How it feels and what goes wrong when it hurts."""


class Reading(Supported):
    """What a finding of a test points to."""

    id: Id
    """The name by which others point here."""
    finding: Prose
    """What the reader notices."""
    means: Prose
    """What that points to."""


class SelfTest(Drawn):
    """A test that a reader can do alone."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One or two sentences for a card."""
    purpose: Prose
    """What it can tell."""
    equipment: list[Prose] = []
    """What is needed."""
    safety: list[Claim] = Field(min_length=1)
    """When not to do it, and when to stop."""
    steps: list[Step] = Field(min_length=1)
    """What to do, in order."""
    readings: list[Reading] = Field(min_length=1)
    """What each finding points to."""
    counts: list[Claim] = []
    """What counts as a sign."""
    does_not_count: list[Claim] = []
    """What does not, though it may feel like one."""
    facts: list[Claim] = []
    """What is known of the test."""


class Fault(Drawn):
    """A way in which a movement goes wrong, and what mends it."""

    name: Prose
    """What readers call it."""
    looks_like: Prose
    """How to spot it."""
    facts: list[Claim] = Field(min_length=1)
    """Why it matters."""
    fix: list[EntryRef] = []
    """Entries that mend it."""
    figures: list[Figure] = []
    """Pictures of it."""


class Modification(Drawn):
    """A change that lets a reader go on with an activity."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One or two sentences for a card."""
    facts: list[Claim] = Field(min_length=1)
    """Why it helps."""
    dose: DosingRef | None = None
    """The ladder whose first stage the plan shows with it."""
    lift: Id | None = None
    """The lift or movement for which it says how much weight; as for exercises."""
    steps: list[Step] = []
    """What to do, in order."""
    figures: list[Figure] = []
    """Pictures of it."""
