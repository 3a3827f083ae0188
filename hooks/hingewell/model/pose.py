"""A body's position, as an author writes it beside a step: joint angles, props and marks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import (
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PrivateAttr,
    Tag,
    model_validator,
)
from pydantic_core import core_schema

from hingewell.model.base import Entry, Part, Prose, within
from hingewell.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LABEL = 40
"""Letters of a label in a picture; more belong into the step's text."""


def _drawn(module: str, name: str) -> Any:
    """What the engine's figure code knows; it is asked late, for the build puts it in place."""
    return getattr(import_module(f"hingewell_engine.figure.{module}"), name)


class Word:
    """One of the words that the figure code can draw."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name

    @property
    def words(self) -> list[str]:
        """All of them."""
        known: Iterable[str] = _drawn(self.module, self.name)
        return list(known)

    def check(self, value: str) -> str:
        """The word itself; ValueError for one that cannot be drawn."""
        if value not in self.words:
            advice = did_you_mean(value, self.words, f"use one of: {', '.join(self.words)}")
            raise ValueError(f"there is no picture of '{value}'|{advice}")
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "enum": self.words}


class Reach:
    """An angle in degrees within what a joint can do."""

    def __init__(self, joint: str) -> None:
        self.joint = joint

    @property
    def range(self) -> tuple[float, float, str, str]:
        """Lowest and highest angle, and what each looks like."""
        limits: tuple[float, float, str, str] = _drawn("body", "RANGES")[self.joint]
        return limits

    def check(self, angle: float) -> float:
        """The angle itself; ValueError for one that no joint reaches."""
        low, high, at_low, at_high = self.range
        if not low <= angle <= high:
            name = self.joint.replace("_", " ")
            raise ValueError(
                f"the {name} does not go to {angle:g} degrees"
                f"|write {low} ({at_low}) to {high} ({at_high})"
            )
        return angle

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        low, high, at_low, at_high = self.range
        words = f"Degrees: {low} {at_low}, 0 as in standing straight, {high} {at_high}."
        return {**handler(schema), "minimum": low, "maximum": high, "description": words}


class LegAngles(Part):
    """A leg of its own; what is left out is as the base has it."""

    hip: Annotated[float, Reach("hip")] | None = None
    """The hip."""
    knee: Annotated[float, Reach("knee")] | None = None
    """The knee."""
    ankle: Annotated[float, Reach("ankle")] | None = None
    """The ankle."""
    flat: bool = False
    """Of somebody lying: the foot stands flat on the floor, the hip follows from the knee."""


class ArmAngles(Part):
    """Both arms by their joints."""

    shoulder: Annotated[float, Reach("shoulder")] = 0
    elbow: Annotated[float, Reach("elbow")] = 0


def _how(arms: object) -> str:
    """Which of the two ways of placing the arms is meant, so that only its errors are told."""
    return "angles" if isinstance(arms, (dict, ArmAngles)) else "place"


Arms = Annotated[
    Annotated[str, Word("arms", "NAMES"), Tag("place")] | Annotated[ArmAngles, Tag("angles")],
    Discriminator(_how),
]
"""A named place for the hands, or angles."""


class Mark(Part):
    """A sign at a place of the body."""

    at: Annotated[str, Word("places", "NAMES")]
    """The place of the body."""
    label: Annotated[str, Field(min_length=1, max_length=LONGEST_LABEL)] | None = None
    """A word or two beside it."""
    arrow: Annotated[str, Word("marks", "ARROWS")] | None = None
    """Which way something moves there."""
    contact: Annotated[int, Field(ge=1, le=9)] | None = None
    """The number of a point that touches a stick."""
    lost: bool = False
    """That point has come off."""
    still: bool = False
    """This does not move."""
    tension: bool = False
    """This is pulled."""
    gaze: bool = False
    """The eyes look this way."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.shows:
            raise ValueError(
                "this mark shows nothing|add label, arrow, contact, still, tension or gaze"
            )
        if self.lost and self.contact is None:
            raise ValueError("'lost' belongs to a contact|add its number, such as 'contact: 1'")
        stretches = _drawn("places", "STRETCHES")
        if self.tension and self.at.removeprefix("other_") not in stretches:
            raise ValueError(
                f"tension cannot be drawn at '{self.at}'|use one of: {', '.join(stretches)}"
            )
        return self

    @property
    def shows(self) -> bool:
        """Whether there is anything to see."""
        signs = (self.label, self.arrow, self.contact, self.still, self.tension, self.gaze)
        return any(signs)


class Position(Part):
    """Joint angles and what belongs to them; what is left out is as the base has it.

    Degrees from standing straight, positive for bending forward (neck, back, hip), for bending
    (knee) and for toes up (ankle).
    """

    neck: Annotated[float, Reach("neck")] | None = None
    """The neck."""
    upper_back: Annotated[float, Reach("upper_back")] | None = None
    """The upper back."""
    low_back: Annotated[float, Reach("low_back")] | None = None
    """The low back."""
    hip: Annotated[float, Reach("hip")] | None = None
    """The hip."""
    knee: Annotated[float, Reach("knee")] | None = None
    """The knee."""
    ankle: Annotated[float, Reach("ankle")] | None = None
    """The ankle."""
    flat: bool | None = None
    """Lying: the foot stands flat on the floor."""
    other_leg: LegAngles | None = None
    """The far leg, where it differs."""
    arms: Arms | None = None
    """A named place for the hands, or angles."""


class Pose(Position):
    """A position with what carries it, what is around it and what the picture points at."""

    base: Annotated[str, Word("body", "BASES")]
    """What carries the body."""
    stands_on: Literal["other_leg"] | None = None
    """The leg that stands, if it is the other one."""
    move_to: Position | None = None
    """Where the movement ends."""
    to_and_fro: bool = False
    """It goes back and begins again."""
    props: list[Annotated[str, Word("props", "NAMES")]] = []
    """What stands around."""
    highlight: list[Annotated[str, Word("person", "HIGHLIGHTS")]] = []
    """Parts of the body in colour."""
    marks: list[Mark] = []
    """Signs at places of the body."""
    face: Literal["right", "left"] = "right"
    """Which way the person looks."""
    verdict: Literal["right", "wrong"] | None = None
    """A tick or a cross."""
    _body: str | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.stands_on and (self.base != "standing" or self.other_leg is None):
            raise ValueError(
                "'stands_on: other_leg' needs a standing pose with another leg"
                "|write 'base: standing' and give 'other_leg', or delete the line"
            )
        if self.to_and_fro and self.move_to is None:
            raise ValueError("'to_and_fro' needs a movement|add 'move_to', or delete the line")
        if self.move_to is not None and not self.move_to.model_fields_set:
            raise ValueError("'move_to' moves nothing|name the angles that change")
        return self

    def plain(self) -> dict[str, Any]:
        """The pose as the engine reads it."""
        said = self.model_dump(exclude_none=True)
        return {**said, "body": self._body} if self._body else said

    def done_by(self, body: str) -> None:
        """Says who is drawn; the entry that holds the pose does."""
        self._body = body


class Drawn(Entry):
    """An entry with pictures: the same person does all of it."""

    body: Annotated[str, Word("builds", "BUILDS")] | None = None
    """Who is drawn; without this line one of them, by the entry's id."""

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        body = self.body or _drawn("builds", "one_for")(self.id)
        for _, pose in within(self, Pose):
            pose.done_by(body)
        return self


class Figure(Entry):
    """A picture that stands by itself, with the words under it."""

    caption: Prose
    """The words under the picture."""
    pose: Pose
    """The picture."""
