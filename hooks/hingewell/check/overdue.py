"""Reviews whose time has come: told at every build, never a reason for it to fail.

Nothing here changes because somebody edited a file, only because time passes. A host that builds an
old commit again has to get its site.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge


def due(reviewed: date, months: int) -> date:
    """The last day on which something reviewed on this day need not be reviewed again."""
    years, month = divmod(reviewed.month - 1 + months, 12)
    year, month = reviewed.year + years, month + 1
    return date(year, month, min(reviewed.day, monthrange(year, month)[1]))


def overdue(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """The guide and each score of a page whose review is due before `today`."""
    guide, months = knowledge.guide, knowledge.guide.review_every_months
    by = due(guide.reviewed, months)
    if by < today:
        yield Problem(
            knowledge.place("guide", "", "reviewed"),
            f"the review of the evidence was due by {by}",
            "review it as the author's manual says, and write the new date here",
        )
    for key, rating in knowledge.ratings.items():
        by = due(rating.scored, months)
        if by < today:
            yield Problem(
                knowledge.place("ratings", key, "scored"),
                f"'{rating.page}' was to be scored again by {by}",
                "have it scored again, and write the new scores and the date here",
            )
