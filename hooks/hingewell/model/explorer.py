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
    """The place of the body."""
    inside: float = 0
    """Centimetres under the skin."""


class Term(Part):
    """A term of a polynomial: `factor` times each joint's angle to a power."""

    factor: float
    """The number in front."""
    of: dict[Joint, Annotated[int, Field(ge=1, le=3)]] = Field(min_length=1)
    """Joint: power."""


class Share(Part):
    """Points that one joint adds, evenly from one angle to another (degrees)."""

    joint: Joint
    """The joint that adds."""
    start: float = Field(alias="from")
    """The angle where it begins to add."""
    end: float = Field(alias="to")
    """The angle where it has added all."""
    points: float = Field(gt=0)
    """How much it adds."""

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
    """The name of this line."""
    name: Prose
    """What readers call it."""
    structure: AnatomyRef | None = None
    """What it is of the body."""
    measure: Prose
    """What the number says."""
    limits: Prose
    """What the number does not say."""
    unit: Literal["percent", "points"]
    """What it is counted in."""
    low: Prose
    """What the lower end of its bar means, in a word; of a percentage, what less than 0 is."""
    high: Prose
    """What the upper end means, or more than 0."""
    even: Prose | None = None
    """What 0 percent is, in words."""
    range: tuple[float, float]
    """The slackest and the tightest number."""
    route: list[Stop] = Field(min_length=2)
    """The places it passes."""
    per: float = Field(default=90, gt=0)
    """What each angle is divided by."""
    valid: dict[Joint, tuple[float, float]] = {}
    """Joint: the lowest and the highest angle that the terms hold for."""
    terms: list[Term] = []
    """The sum that gives the number."""
    shares: list[Share] = []
    """What each joint adds instead."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.terms) == bool(self.shares):
            raise ValueError("a line needs one way to its number|give either terms or shares")
        missing = {joint for term in self.terms for joint in term.of} - set(self.valid)
        if missing:
            names = ", ".join(sorted(missing))
            raise ValueError(f"'valid' does not say for which angles of {names}|add them")
        if (self.unit == "percent") != (self.even is not None):
            raise ValueError(
                "'even' says what 0 percent is|write it where the unit is percent, and only there"
            )
        if self.range[0] >= self.range[1]:
            raise ValueError("the range runs backwards|write the slackest number first")
        return self


class Slider(Part):
    """A joint that a reader may move, with words for both ends of its way."""

    joint: Joint
    """The joint that moves."""
    name: Prose
    """What readers call it."""
    start: float = Field(alias="from")
    """The angle at its lower end."""
    end: float = Field(alias="to")
    """The angle at its upper end."""
    low: Prose
    """What the lower end looks like."""
    high: Prose
    """What the upper end looks like."""


class Preset(Part):
    """A position to start from, and what it teaches, perhaps compared with another one."""

    id: Id
    """The name of this position."""
    name: Prose
    """What readers call it."""
    pose: Pose
    """The position."""
    than: Id | None = None
    """The position that it is compared with."""
    lesson: Prose
    """What it teaches."""


class Explorer(Entry):
    """A body to move."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One or two sentences."""
    lines: list[Line] = Field(min_length=1)
    """The lines in the body."""
    sliders: list[Slider] = Field(min_length=1)
    """What a reader can move."""
    presets: list[Preset] = Field(min_length=1)
    """Positions to start from."""
    notes: list[Claim] = []
    """What to know of the numbers."""

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
