"""The scores of pages, added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.review import Criterion, Mark, Review

SCALES = {"understand": "Easy to understand", "act": "Easy to act on"}
"""What readers know each scale by."""


class Total(NamedTuple):
    """How many of the items that apply hold."""

    points: int
    most: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.points // self.most


class Tally(NamedTuple):
    """A review with its total on each scale, and its marks by the numbers of the items."""

    review: Review
    totals: dict[str, Total]
    marks: list[tuple[Criterion, Mark]]


def tally(review: Review, knowledge: Knowledge) -> Tally:
    """Add up the marks of a page; what does not apply counts neither way."""
    criteria = sorted(knowledge.criteria.values(), key=lambda criterion: criterion.number)
    marks = [(criterion, review.marks[criterion.id]) for criterion in criteria]
    totals = {}
    for scale in SCALES:
        given = [mark.score for item, mark in marks if item.scale == scale and mark.score != "na"]
        totals[scale] = Total(sum(given), len(given))
    return Tally(review, totals, marks)
