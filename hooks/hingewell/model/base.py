"""The words every kind is made of: entries, references to other entries, prose and claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import core_schema

from hingewell.kept import Kept, Same

NAMES = "x-names"
"""In a schema: the kind of entry that a text names; "" where it says the kind itself."""

ID_PATTERN = r"^[a-z][a-z0-9_]*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
"""Small letters, digits and underscores, starting with a letter."""


class Link(str):
    """The id of another entry. `kind` is the kind it must be of, or "" when written `kind/id`."""

    __slots__ = ("kind",)
    kind: str


class _Names:
    """Makes a text the name of an entry of `kind`; the schemas say of which."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def mark(self, value: str) -> str:
        link = Link(value)
        link.kind = self.kind
        return link

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.mark, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), NAMES: self.kind}


_LinkText = StringConstraints(pattern=r"^[a-z][a-z0-9_/#]*$", max_length=120)

AnatomyRef = Annotated[str, _LinkText, _Names("anatomy")]
TestRef = Annotated[str, _LinkText, _Names("tests")]
ExerciseRef = Annotated[str, _LinkText, _Names("exercises")]
DosingRef = Annotated[str, _LinkText, _Names("dosing")]
OutcomeRef = Annotated[str, _LinkText, _Names("outcomes")]
QuestionRef = Annotated[str, _LinkText, _Names("questions")]
DecisionRef = Annotated[str, _LinkText, _Names("decisions")]
GroupRef = Annotated[str, _LinkText, _Names("exercise_groups")]
CriterionRef = Annotated[str, _LinkText, _Names("criteria")]
RaterRef = Annotated[str, _LinkText, _Names("raters")]
ReviewRef = Annotated[str, _LinkText, _Names("reviews")]
SourceRef = Annotated[str, _LinkText, _Names("references")]
EntryRef = Annotated[str, _LinkText, _Names("")]
"""`kind/id`, or `kind/id#claim` for one claim of an entry."""


class ProseText(str):
    """Text for readers: may hold [[term]], [[term|words]] and [[kind/id|words]], nothing else."""

    __slots__ = ()


Prose = Annotated[str, StringConstraints(min_length=1), AfterValidator(ProseText)]
Certainty = Literal["high", "moderate", "low", "very_low", "opinion"]


class Part(BaseModel):
    """Anything an author writes: unknown keys are errors, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Entry(Part):
    """A thing with an id that other entries can name."""

    id: Id
    """The name by which others point here."""


class Supported(Part):
    """A statement that says what it rests on, and how sure that is."""

    refs: list[SourceRef] = Field(min_length=1)
    """Ids of the references that this rests on."""
    certainty: Certainty
    """How sure it is; `opinion` where no verified source says it."""


class Claim(Supported):
    """A fact, an advice or a limit, with what it rests on."""

    id: Id | None = None
    """Needed only where something else points at this claim."""
    lead: Prose | None = None
    """A word or two before it in bold, where it stands in a list or a paragraph."""
    text: Prose
    """The statement, in plain words."""


type Inside = Sequence[tuple[tuple[str | int, ...], object]]


def walk(entry: Part) -> Inside:
    """Every value inside `entry` with its path as the author wrote it, parents before children.

    Kept with the entry: each check goes through all, at each build of a preview.
    """

    def walked() -> Inside:
        return tuple(_inside(entry, (), []))

    return _walked.get(Same(entry), walked)


def within[T](entry: Part, kind: type[T]) -> Sequence[tuple[tuple[str | int, ...], T]]:
    """Every value of a type inside `entry` with its path; kept likewise."""

    def found() -> Inside:
        return tuple((path, value) for path, value in walk(entry) if isinstance(value, kind))

    return _within.get((Same(entry), kind), found)  # type: ignore[return-value] # of this kind


def named_parts(entry: Part) -> Sequence[tuple[tuple[str | int, ...], str]]:
    """The id of every part of `entry` that has one, with the part's path; kept likewise."""

    def named() -> tuple[tuple[tuple[str | int, ...], str], ...]:
        parts = ((path, getattr(value, "id", None)) for path, value in within(entry, BaseModel))
        return tuple((path, name) for path, name in parts if path and isinstance(name, str))

    return _named.get(Same(entry), named)


type _Found = list[tuple[tuple[str | int, ...], object]]

_walked: Kept[Inside] = Kept(most=5_000)
_within: Kept[Inside] = Kept(most=20_000)
_named: Kept[tuple[tuple[tuple[str | int, ...], str], ...]] = Kept(most=5_000)


def _inside(part: object, path: tuple[str | int, ...], found: _Found) -> _Found:
    found.append((path, part))
    if isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            _inside(getattr(part, name), (*path, field.alias or name), found)
    elif isinstance(part, dict):
        for key, value in part.items():
            _inside(value, (*path, key), found)
    elif isinstance(part, (list, tuple)):
        for at, value in enumerate(part):
            _inside(value, (*path, at), found)
    return found
