"""The words every kind is made of: entries, references to other entries, prose and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ID_PATTERN = r"^[a-z][a-z0-9_]*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
"""Small letters, digits and underscores, starting with a letter."""


class Link(str):
    """The id of another entry. `kind` is the kind it must be of, or "" when written `kind/id`."""

    __slots__ = ("kind",)
    kind: str


def _link_to(kind: str) -> Callable[[str], str]:
    def mark(value: str) -> str:
        link = Link(value)
        link.kind = kind
        return link

    return mark


_LinkText = StringConstraints(pattern=r"^[a-z][a-z0-9_/#]*$", max_length=120)

AnatomyRef = Annotated[str, _LinkText, AfterValidator(_link_to("anatomy"))]
TestRef = Annotated[str, _LinkText, AfterValidator(_link_to("tests"))]
ExerciseRef = Annotated[str, _LinkText, AfterValidator(_link_to("exercises"))]
DosingRef = Annotated[str, _LinkText, AfterValidator(_link_to("dosing"))]
OutcomeRef = Annotated[str, _LinkText, AfterValidator(_link_to("outcomes"))]
QuestionRef = Annotated[str, _LinkText, AfterValidator(_link_to("questions"))]
DecisionRef = Annotated[str, _LinkText, AfterValidator(_link_to("decisions"))]
GroupRef = Annotated[str, _LinkText, AfterValidator(_link_to("exercise_groups"))]
CriterionRef = Annotated[str, _LinkText, AfterValidator(_link_to("criteria"))]
SourceRef = Annotated[str, _LinkText, AfterValidator(_link_to("references"))]
EntryRef = Annotated[str, _LinkText, AfterValidator(_link_to(""))]
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


class Supported(Part):
    """A statement that says what it rests on, and how sure that is."""

    refs: list[SourceRef] = Field(min_length=1)
    certainty: Certainty


class Claim(Supported):
    """A fact, an advice or a limit, with what it rests on."""

    id: Id | None = None
    text: Prose


def walk(
    part: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value inside `part` with its path as the author wrote it, parents before children."""
    yield path, part
    if isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            yield from walk(getattr(part, name), (*path, field.alias or name))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from walk(value, (*path, key))
    elif isinstance(part, (list, tuple)):
        for at, value in enumerate(part):
            yield from walk(value, (*path, at))
