"""A drawing of a part of the body: shapes by their points, each belonging to a structure."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hingewell.model.base import AnatomyRef, Entry, EntryRef, Id, Part, Prose
from hingewell.problems import did_you_mean

Spot = tuple[float, float]
"""Across and down from the drawing's upper left corner."""


class Shape(Part):
    """A smooth outline through its points; with `width`, a line of that width instead."""

    look: Literal["skin", "bone", "joint", "muscle", "deep_muscle", "tendon", "nerve", "line"]
    """What it is drawn as."""
    points: list[Spot] = Field(min_length=2)
    """Its points, in order."""
    width: float | None = Field(default=None, gt=0)
    """How wide the line is."""


class Label(Part):
    """Where a name stands and what it points at. `side` says which of its ends is fixed."""

    at: Spot
    """Where the name stands."""
    to: Spot
    """What it points at."""
    side: Literal["left", "right"]
    """Which end of the name is fixed."""


class DrawnPart(Part):
    """What is drawn of a structure of the body; without one, something that only helps to see."""

    id: Id
    """The name of this part."""
    layer: Id
    """The layer that shows it."""
    structure: AnatomyRef | None = None
    """What it is of the body."""
    name: Prose | None = None
    """The word beside it."""
    label: Label | None = None
    """Where that word stands."""
    shapes: list[Shape] = Field(min_length=1)
    """What is drawn."""

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        given = [self.structure is not None, self.name is not None, self.label is not None]
        if any(given) and not all(given):
            raise ValueError("a named part needs all of structure, name and label|add what misses")
        return self


class Layer(Part):
    """Parts that can be shown and hidden together."""

    id: Id
    """The name by which parts point here."""
    name: Prose
    """What readers call it."""


class Place(Part):
    """Where it may hurt, and what to read then."""

    where: Prose
    """Where it hurts."""
    read: EntryRef
    """What to read then."""


class Drawing(Entry):
    """A labelled drawing. Later parts lie over earlier ones."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """What is seen, for those who cannot see it."""
    size: tuple[Annotated[float, Field(gt=0)], Annotated[float, Field(gt=0)]]
    """Width and height."""
    letters: float = Field(default=12, gt=0)
    """Height of the words."""
    backdrop: list[Shape] = []
    """What lies behind all parts."""
    layers: list[Layer] = Field(min_length=1)
    """What can be shown and hidden."""
    parts: list[DrawnPart] = Field(min_length=1)
    """What is drawn, from back to front."""
    places: list[Place] = []
    """Where it may hurt."""

    @model_validator(mode="after")
    def _layers_are_there(self) -> Self:
        known = [layer.id for layer in self.layers]
        for part in self.parts:
            if part.layer not in known:
                advice = did_you_mean(part.layer, known, f"use one of: {', '.join(known)}")
                raise ValueError(f"there is no layer '{part.layer}'|{advice}")
        return self
