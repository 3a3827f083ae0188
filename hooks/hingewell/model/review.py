"""How easy pages are to understand and to act on: the items they were scored by, and the scores."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from hingewell.model.base import CriterionRef, Entry, Part, Prose

Score = Literal[1, 0, "na"]
"""It holds, it does not, or the page has nothing that it could hold of."""


class Criterion(Entry):
    """One item of the scale, with its number there. `can_be_na` says that it need not apply."""

    number: int = Field(ge=1)
    """Its number on the scale."""
    scale: Literal["understand", "act"]
    """Easy to understand, or easy to act on."""
    text: Prose
    """What has to hold."""
    can_be_na: bool = False
    """Some pages have nothing that it could hold of."""


class Mark(Part):
    """The score of one item, with the reason."""

    score: Score
    """1: it holds. 0: it does not. na: nothing that it could hold of."""
    why: Prose
    """The reason, in a few words."""


class Review(Entry):
    """The scores of a page, or of pages that are alike.

    `covers` names pages as `docs/page.md`, or the pages that are made of a kind, as `exercises`.
    """

    name: Prose
    """What readers call the page."""
    covers: list[Annotated[str, StringConstraints(pattern=r"^(docs/.+\.md|[a-z_]+)$")]] = Field(
        min_length=1
    )
    """The pages."""
    scored: date
    """The day."""
    by: Prose
    """Who scored it."""
    marks: dict[CriterionRef, Mark]
    """Criterion: its score."""
