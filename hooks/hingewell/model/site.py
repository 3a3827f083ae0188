"""What the whole guide needs: itself, urgency, regions, references, glossary, coverage."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, HttpUrl

from hingewell.model.base import (
    Certainty,
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
    """Its title."""
    author: str
    """Who wrote it."""
    site: str
    """Where it stands."""
    url: HttpUrl
    """Its address."""
    credit: Prose
    """Thanks, and what the author had no part in."""


class Licence(Part):
    """What others may do with the text and the figures."""

    name: Prose
    """Its name."""
    url: HttpUrl
    """Its address."""


class Grade(Part):
    """How sure a statement is, as a reader sees it."""

    label: Prose
    """The word that readers see."""
    meaning: Prose
    """What it means."""


class Grades(Part):
    """The words for each certainty."""

    high: Grade
    """The surest."""
    moderate: Grade
    """Quite sure."""
    low: Grade
    """Not so sure."""
    very_low: Grade
    """Hardly sure."""
    opinion: Grade
    """No study says it."""


class Guide(Entry):
    """The guide as a whole."""

    title: Prose
    """Its name."""
    tagline: Prose
    """One line that says what it is for."""
    description: Prose
    """A sentence or two for search engines."""
    language: str
    """Its language, such as `en-GB`."""
    reviewed: date
    """The day of the last review of the evidence."""
    review_every_months: int = Field(ge=1, le=60)
    """Months until it is due again."""
    source: Credit
    """What it grew from."""
    licence: Licence
    """What others may do with it."""
    notice: Prose
    """What stands under every page."""
    picture: EntryRef
    """The picture on the card for sharing: `kind/id#step`."""
    certainty: Grades
    """The words for how sure a statement is."""
    certainty_in: EntryRef | None = None
    """The topic that explains these words to readers."""
    exercise_groups: list[Group] = Field(min_length=1)
    """Families of exercises."""


class Urgency(Part):
    """A care card: how soon somebody has to look at this, and what to do."""

    id: Level
    """The level."""
    name: Prose
    """Its name in a few words."""
    title: Prose
    """The heading of its card."""
    do: Prose
    """What to do."""
    say: list[Prose] = []
    """What to say on the phone."""
    claims: list[Claim] = []
    """What else to know."""


class Region(Entry):
    """Where a reader is, and which numbers help there."""

    name: Prose
    """The country or region."""
    emergency: str
    """The number in an emergency."""
    urgent: str | None = None
    """The number for help on the same day, where such a line is known to exist."""
    urgent_note: Prose | None = None
    """What to do for help on the same day: beside that number, or in its place."""
    note: Prose | None = None
    """What else to know."""


class Reference(Entry):
    """A source. `status` says how far it was verified; `finding` what it found, and its limit."""

    authors: str | None = None
    """Who wrote it."""
    year: int | None = Field(default=None, ge=1800, le=2100)
    """When."""
    title: str | None = None
    """Its title."""
    journal: str | None = None
    """Where it came out."""
    doi: str | None = Field(default=None, pattern=r"^10\.\S+$")
    """Its DOI, without an address in front."""
    pmid: str | None = Field(default=None, pattern=r"^\d+$")
    """Its number in PubMed."""
    url: HttpUrl | None = None
    """Its address."""
    status: Literal["read", "secondary", "to_verify"]
    """`read` in full, known from a `secondary` source, or still `to_verify`."""
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
    """What kind of source it is."""
    at_most: Certainty | None = None
    """How sure a statement can be that rests on it. Where it is left out: `low` for a `laboratory`,
    a `model` or an `opinion`, and anything for the others. Write `low` for one small study."""
    finding: Prose
    """What it found, and its limit."""


class Term(Entry):
    """A hard word in plain ones."""

    term: str
    """The word."""
    meaning: Prose
    """What it means, in plain words."""
    also: list[str] = []
    """Other forms of the word."""


class Difference(Supported):
    """Where the guide says something else than the work it grew from."""

    source: Prose
    """What the other work says."""
    guide: Prose
    """What the guide says."""
    why: Prose
    """Why."""


class Coverage(Part):
    """Where a numbered fact of the source is shown, or why it is not."""

    item: int = Field(ge=1)
    """Its number."""
    says: Prose
    """The fact, in a few words."""
    shown: list[str] = []
    """Where it is shown: `kind/id`, `kind/id#part` or `docs/page.md`."""
    not_shown: Prose | None = None
    """Why it is left out."""
    differs: Difference | None = None
    """Where the guide says something else."""
