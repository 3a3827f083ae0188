"""Reviews are whole: each scores every criterion once, and no page is scored twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.review import Review


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """What is missing in the scores of pages, or stands there twice."""
    seen: dict[str, str] = {}
    for key, review in knowledge.reviews.items():
        yield from _marks(review, knowledge)
        for at, page in enumerate(review.covers):
            if page in seen:
                yield Problem(
                    knowledge.place("reviews", key, "covers", at),
                    f"'{page}' is scored in reviews/{seen[page]} as well",
                    "leave it out in one of the two",
                )
            seen.setdefault(page, key)


def _marks(review: Review, knowledge: Knowledge) -> Iterator[Problem]:
    for key, criterion in knowledge.criteria.items():
        mark = review.marks.get(key)
        if mark is None:
            yield Problem(
                knowledge.place("reviews", review.id, "marks"),
                f"the criterion '{key}' has no score",
                f"write '{key}: {{score: 1, why: ...}}'",
            )
        elif mark.score == "na" and not criterion.can_be_na:
            yield Problem(
                knowledge.place("reviews", review.id, "marks", key, "score"),
                f"'{key}' applies to every page",
                "write 1 or 0",
            )
