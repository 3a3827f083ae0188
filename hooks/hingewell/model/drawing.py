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
    points: list[Spot] = Field(min_length=2)
    width: float | None = Field(default=None, gt=0)


class Label(Part):
    """Where a name stands and what it points at. `side` says which of its ends is fixed."""

    at: Spot
    to: Spot
    side: Literal["left", "right"]


class DrawnPart(Part):
    """What is drawn of a structure of the body; without one, something that only helps to see."""

    id: Id
    layer: Id
    structure: AnatomyRef | None = None
    name: Prose | None = None
    label: Label | None = None
    shapes: list[Shape] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        given = [self.structure is not None, self.name is not None, self.label is not None]
        if any(given) and not all(given):
            raise ValueError("a named part needs all of structure, name and label|add what misses")
        return self


class Layer(Part):
    """Parts that can be shown and hidden together."""

    id: Id
    name: Prose


class Place(Part):
    """Where it may hurt, and what to read then."""

    where: Prose
    read: EntryRef


class Drawing(Entry):
    """A labelled drawing. Later parts lie over earlier ones."""

    name: Prose
    summary: Prose
    size: tuple[Annotated[float, Field(gt=0)], Annotated[float, Field(gt=0)]]
    letters: float = Field(default=12, gt=0)
    backdrop: list[Shape] = []
    layers: list[Layer] = Field(min_length=1)
    parts: list[DrawnPart] = Field(min_length=1)
    places: list[Place] = []

    @model_validator(mode="after")
    def _layers_are_there(self) -> Self:
        known = [layer.id for layer in self.layers]
        for part in self.parts:
            if part.layer not in known:
                advice = did_you_mean(part.layer, known, f"use one of: {', '.join(known)}")
                raise ValueError(f"there is no layer '{part.layer}'|{advice}")
        return self
