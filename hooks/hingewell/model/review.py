"""How good pages are to read and to choose by: the items, the raters, and the scores they gave."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from hingewell.model.base import CriterionRef, Entry, Part, Prose, RaterRef, ReviewRef

Scale = Literal["understand", "act", "choose"]
Score = Literal[0, 1, 2, 3, 4, 5, "na"]
SETS: tuple[tuple[Scale, ...], ...] = (("understand", "act"), ("choose",))
"""Scales that are scored together: a rating holds all items of a set, or none."""
FULL = 5
"""The most that an item to choose by can get; an item of the other scales holds or does not."""
RATERS = 2
"""How many have to score a page before its scores count: one view is no measure."""


class Criterion(Entry):
    """One item of a scale, with its number there. `can_be_na` says that it need not apply."""

    number: int = Field(ge=1)
    """Its number on the scale."""
    scale: Scale
    """To understand and to act on: it holds or not (1 or 0). To choose by: from 1 to 5."""
    text: Prose
    """What has to hold."""
    can_be_na: bool = False
    """Some pages have nothing that it could hold of."""


class Rater(Entry):
    """Somebody who scores pages and has written none of them."""

    name: Prose
    """What readers know the rater by."""
    about: Prose
    """Who it is, and how the pages were read."""
    wrote_none: Literal[True]
    """Has written none of the pages. Whoever has may not score them."""


class Review(Entry):
    """A page that is scored, or pages that are alike.

    `covers` names pages as `docs/page.md`, or the pages that are made of a kind, as `exercises`.
    """

    name: Prose
    """What readers call the page."""
    covers: list[Annotated[str, StringConstraints(pattern=r"^(docs/.+\.md|[a-z_]+)$")]] = Field(
        min_length=1
    )
    """The pages."""


class Mark(Part):
    """The score of one item, with the reason."""

    score: Score
    """To understand and to act on: 1 if it holds, 0 if not. To choose by: 1 (not at all) to 5
    (fully). na: nothing that it could hold of."""
    why: Prose
    """The reason, in a few words."""


class Rating(Entry):
    """What one rater gave one page."""

    page: ReviewRef
    """The page, as it is called in `reviews/pages.yml`."""
    rater: RaterRef
    """Who scored it."""
    scored: date
    """The day."""
    marks: dict[CriterionRef, Mark]
    """Criterion: its score. All items of understanding and acting, or all of choosing, or both."""
