"""A map of the body: places that answer a question of the check, and lead to what to read."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from hingewell.model.base import Entry, EntryRef, Id, Part, Prose, QuestionRef
from hingewell.model.drawing import Spot
from hingewell.problems import did_you_mean


class View(Part):
    """The body from one side."""

    id: Id
    """The name by which shapes point here."""
    name: Prose
    """What readers call it."""
    half: float = Field(gt=0)
    """Centimetres from the middle to either edge of the picture."""
    lines: list[list[Spot]] = []
    """Folds and edges that help to see what is what."""


class MapShape(Part):
    """An outline on one view, drawn on both sides; with `width`, a band of that width instead.

    One that begins and ends in the middle is joined to one over both sides.
    """

    view: Id
    """The view that it stands on."""
    points: list[Spot] = Field(min_length=2)
    """Its points: from the middle of the body, and down."""
    width: float | None = Field(default=None, gt=0)
    """How wide the band is."""


class MapRegion(Part):
    """A place to choose. Without shapes it stands in the list of places alone."""

    answer: Id
    """The answer that it gives to the map's question."""
    read: EntryRef
    """What to read about it."""
    shapes: list[MapShape] = []
    """What is drawn of it. Later ones lie over earlier ones."""


class BodyMap(Entry):
    """A map of the body. Readers know its places by the words of the question's answers."""

    name: Prose
    """Its heading."""
    summary: Prose
    """What to do with it."""
    question: QuestionRef
    """The question whose answers the places are."""
    height: float = Field(gt=0)
    """How high the pictures are, in centimetres."""
    outline: list[Spot] = Field(min_length=3)
    """Half of the body, from the middle at the top to the middle between the legs."""
    views: list[View] = Field(min_length=1)
    """The sides that are shown."""
    regions: list[MapRegion] = Field(min_length=1)
    """The places."""

    @model_validator(mode="after")
    def _views_are_there(self) -> Self:
        known = [view.id for view in self.views]
        for region in self.regions:
            for shape in region.shapes:
                if shape.view not in known:
                    advice = did_you_mean(shape.view, known, f"use one of: {', '.join(known)}")
                    raise ValueError(f"there is no view '{shape.view}'|{advice}")
        return self
