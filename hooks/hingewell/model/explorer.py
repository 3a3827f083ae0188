"""A body that a reader moves, and the lines in it that get longer or are loaded."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hingewell.model.base import AnatomyRef, Claim, Entry, Id, Part, Prose, Supported
from hingewell.model.pose import Pose, Word
from hingewell.problems import did_you_mean

Joint = Annotated[str, Word("lines", "JOINTS")]


class Stop(Part):
    """A place that a line passes, so many centimetres under the skin."""

    at: Annotated[str, Word("lines", "ROUTE")]
    inside: float = 0


class Term(Part):
    """A term of a polynomial: `factor` times each joint's angle to a power."""

    factor: float
    of: dict[Joint, Annotated[int, Field(ge=1, le=3)]] = Field(min_length=1)


class Share(Part):
    """Points that one joint adds, evenly from one angle to another (degrees)."""

    joint: Joint
    start: float = Field(alias="from")
    end: float = Field(alias="to")
    points: float = Field(gt=0)

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if self.start == self.end:
            raise ValueError("'from' and 'to' are the same|name two different angles")
        return self


class Line(Supported):
    """A line in the body with the number that a position gives it.

    Either `terms` (a polynomial in angle / `per`, for angles within `valid`) or `shares`.
    """

    id: Id
    name: Prose
    structure: AnatomyRef | None = None
    measure: Prose
    limits: Prose
    unit: Literal["percent", "points"]
    range: tuple[float, float]
    route: list[Stop] = Field(min_length=2)
    per: float = Field(default=90, gt=0)
    valid: dict[Joint, tuple[float, float]] = {}
    terms: list[Term] = []
    shares: list[Share] = []

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.terms) == bool(self.shares):
            raise ValueError("a line needs one way to its number|give either terms or shares")
        missing = {joint for term in self.terms for joint in term.of} - set(self.valid)
        if missing:
            names = ", ".join(sorted(missing))
            raise ValueError(f"'valid' does not say for which angles of {names}|add them")
        if self.range[0] >= self.range[1]:
            raise ValueError("the range runs backwards|write the slackest number first")
        return self


class Slider(Part):
    """A joint that a reader may move, with words for both ends of its way."""

    joint: Joint
    name: Prose
    start: float = Field(alias="from")
    end: float = Field(alias="to")
    low: Prose
    high: Prose


class Preset(Part):
    """A position to start from, and what it teaches, perhaps compared with another one."""

    id: Id
    name: Prose
    pose: Pose
    than: Id | None = None
    lesson: Prose


class Explorer(Entry):
    """A body to move."""

    name: Prose
    summary: Prose
    lines: list[Line] = Field(min_length=1)
    sliders: list[Slider] = Field(min_length=1)
    presets: list[Preset] = Field(min_length=1)
    notes: list[Claim] = []

    @model_validator(mode="after")
    def _compares_with_what_is_there(self) -> Self:
        known = [preset.id for preset in self.presets]
        for preset in self.presets:
            if preset.than is not None and preset.than not in known:
                advice = did_you_mean(preset.than, known, f"use one of: {', '.join(known)}")
                raise ValueError(f"there is no position '{preset.than}'|{advice}")
        return self

    def preset(self, name: str) -> Preset:
        """One of the positions."""
        return next(preset for preset in self.presets if preset.id == name)
