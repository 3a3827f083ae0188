"""The scores of pages: what each rater gave, added up, and how far the raters agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hingewell.model.review import FULL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.review import Criterion, Mark, Rater, Rating, Review, Scale

SCALES: Mapping[Scale, str] = {
    "understand": "Easy to understand",
    "act": "Easy to act on",
    "choose": "Good to choose by",
}
"""What readers know each scale by."""


class Total(NamedTuple):
    """The points on a scale, of the most that those items could get that apply."""

    points: int
    most: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.points // self.most


class Item(NamedTuple):
    """An item with its mark by each rater, in the order of the raters; None where one gave none."""

    criterion: Criterion
    marks: tuple[Mark | None, ...]

    @property
    def agreed(self) -> bool:
        """Whether all that scored it gave it the same."""
        return len({mark.score for mark in self.marks if mark}) == 1


class Tally(NamedTuple):
    """A page with the total of each rater on each scale, and its items."""

    review: Review
    ratings: tuple[tuple[Rater, Rating], ...]
    totals: dict[Scale, tuple[Total, ...]]
    items: tuple[Item, ...]

    @property
    def agreed(self) -> int:
        """On how many items all raters gave the same."""
        return sum(item.agreed for item in self.items)

    def percent(self, scale: Scale) -> int:
        """The raters' mean on a scale, rounded down."""
        totals = self.totals[scale]
        return sum(total.percent for total in totals) // len(totals)


def tally(review: Review, knowledge: Knowledge) -> Tally:
    """Add up what raters gave a page; what does not apply counts neither way."""
    found = [rating for rating in knowledge.ratings.values() if rating.page == review.id]
    order = list(knowledge.raters)
    found.sort(key=lambda rating: order.index(rating.rater))
    ranks = {scale: at for at, scale in enumerate(SCALES)}
    criteria = sorted(knowledge.criteria.values(), key=lambda one: (ranks[one.scale], one.number))
    items = [Item(one, tuple(rating.marks.get(one.id) for rating in found)) for one in criteria]
    scored = tuple(item for item in items if any(item.marks))
    totals = {scale: tuple(_totals(scale, scored, len(found))) for scale in SCALES}
    raters = tuple((knowledge.raters[rating.rater], rating) for rating in found)
    return Tally(review, raters, totals, scored)


def _totals(scale: Scale, items: Sequence[Item], raters: int) -> Sequence[Total]:
    """The total of each rater that scored by this scale."""
    worth = FULL if scale == "choose" else 1
    found = []
    for at in range(raters):
        marks = [item.marks[at] for item in items if item.criterion.scale == scale]
        given = [mark.score for mark in marks if mark and mark.score != "na"]
        if given:
            found.append(Total(sum(given), worth * len(given)))
    return found
