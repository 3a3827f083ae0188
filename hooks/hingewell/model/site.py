"""What the whole guide needs: itself, urgency, regions, references, glossary, coverage."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, HttpUrl

from hingewell.model.base import (
    Claim,
    Entry,
    EntryRef,
    Part,
    Prose,
    Supported,
)
from hingewell.model.selfcheck import Level
from hingewell.model.treatment import Group


class Credit(Part):
    """The work a guide grew from."""

    title: str
    author: str
    site: str
    url: HttpUrl
    credit: Prose


class Licence(Part):
    """What others may do with the text and the figures."""

    name: Prose
    url: HttpUrl


class Grade(Part):
    """How sure a statement is, as a reader sees it."""

    label: Prose
    meaning: Prose


class Grades(Part):
    """The words for each certainty."""

    high: Grade
    moderate: Grade
    low: Grade
    very_low: Grade
    opinion: Grade


class Guide(Entry):
    """The guide as a whole."""

    title: Prose
    tagline: Prose
    description: Prose
    language: str
    reviewed: date
    review_every_months: int = Field(ge=1, le=60)
    source: Credit
    licence: Licence
    notice: Prose
    picture: EntryRef
    certainty: Grades
    exercise_groups: list[Group] = Field(min_length=1)


class Urgency(Part):
    """A care card: how soon somebody has to look at this, and what to do."""

    id: Level
    name: Prose
    title: Prose
    do: Prose
    say: list[Prose] = []
    claims: list[Claim] = []


class Region(Entry):
    """Where a reader is, and which numbers help there."""

    name: Prose
    emergency: str
    urgent: str | None = None
    note: Prose | None = None


class Reference(Entry):
    """A source. `status` says how far it was verified; `finding` what it found, and its limit."""

    authors: str | None = None
    year: int | None = Field(default=None, ge=1800, le=2100)
    title: str | None = None
    journal: str | None = None
    doi: str | None = Field(default=None, pattern=r"^10\.\S+$")
    pmid: str | None = Field(default=None, pattern=r"^\d+$")
    url: HttpUrl | None = None
    status: Literal["read", "secondary", "to_verify"]
    kind: Literal[
        "guideline",
        "review",
        "trial",
        "study",
        "laboratory",
        "leaflet",
        "opinion",
        "model",
        "textbook",
    ]
    finding: Prose


class Term(Entry):
    """A hard word in plain ones."""

    term: str
    meaning: Prose
    also: list[str] = []


class Difference(Supported):
    """Where the guide says something else than the work it grew from."""

    source: Prose
    guide: Prose
    why: Prose


class Coverage(Part):
    """Where a numbered fact of the source is shown, or why it is not."""

    item: int = Field(ge=1)
    says: Prose
    shown: list[str] = []
    not_shown: Prose | None = None
    differs: Difference | None = None
