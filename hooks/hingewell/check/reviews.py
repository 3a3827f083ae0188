"""Ratings are whole, two raters score each page that is scored, and no page stands there twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hingewell.model.review import FULL, RATERS, SETS
from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.review import Criterion, Mark, Rating, Scale


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """What is missing in the scores of pages, or stands there twice."""
    seen: dict[str, str] = {}
    for key, review in knowledge.reviews.items():
        for at, page in enumerate(review.covers):
            if page in seen:
                yield Problem(
                    knowledge.place("reviews", key, "covers", at),
                    f"'{page}' is part of '{seen[page]}' as well",
                    "leave it out in one of the two",
                )
            seen.setdefault(page, key)
    yield from _raters(knowledge)
    for rating in knowledge.ratings.values():
        yield from _marks(rating, knowledge)


def _raters(knowledge: Knowledge) -> Iterator[Problem]:
    """Each rater scores a page once, and no set of items is scored by one rater alone."""
    by: dict[tuple[str, tuple[Scale, ...]], dict[str, str]] = defaultdict(dict)
    for key, rating in knowledge.ratings.items():
        for scales in SETS:
            if not _of(scales, rating, knowledge):
                continue
            given = by[rating.page, scales]
            if rating.rater in given:
                yield Problem(
                    knowledge.place("ratings", key, "rater"),
                    f"'{rating.rater}' scored this page in ratings/{given[rating.rater]} as well",
                    "leave one of the two out",
                )
            given.setdefault(rating.rater, key)
    for (page, _), given in by.items():
        if len(given) < RATERS:
            (key,) = given.values()
            yield Problem(
                knowledge.place("ratings", key, "rater"),
                f"nobody else has scored '{page}' by these items",
                "add the scores of a second rater, or take these out until there are some",
            )


def _of(scales: tuple[Scale, ...], rating: Rating, knowledge: Knowledge) -> list[str]:
    """The items of a set that a rating scores."""
    known = knowledge.criteria
    return [key for key in rating.marks if key in known and known[key].scale in scales]


def _marks(rating: Rating, knowledge: Knowledge) -> Iterator[Problem]:
    """A rating scores all items of a set that it begins, each with a score of its scale."""
    sets = [scales for scales in SETS if _of(scales, rating, knowledge)]
    if not sets:
        yield Problem(
            knowledge.place("ratings", rating.id, "marks"),
            "this scores no item",
            "write 'item: {score: 1, why: ...}'",
        )
    for key, criterion in knowledge.criteria.items():
        mark = rating.marks.get(key)
        if mark is None:
            if any(criterion.scale in scales for scales in sets):
                yield Problem(
                    knowledge.place("ratings", rating.id, "marks"),
                    f"the criterion '{key}' has no score",
                    f"write '{key}: {{score: 1, why: ...}}'",
                )
        elif wrong := _wrong(mark, criterion):
            place = knowledge.place("ratings", rating.id, "marks", key, "score")
            yield Problem(place, *wrong)


def _wrong(mark: Mark, criterion: Criterion) -> tuple[str, str] | None:
    """What is wrong with a score, and what to write."""
    low, high = (1, FULL) if criterion.scale == "choose" else (0, 1)
    allowed = f"{low} to {FULL}" if criterion.scale == "choose" else "1 or 0"
    if mark.score == "na":
        gives = f"'{criterion.id}' applies to every page"
        return None if criterion.can_be_na else (gives, f"write {allowed}")
    if low <= mark.score <= high:
        return None
    return f"'{criterion.id}' cannot get {mark.score}", f"write {allowed}"
