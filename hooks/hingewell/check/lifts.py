"""Who says how much weight for a lift says it with a dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Each exercise and modification with a lift and no dose."""
    for kind in ("exercises", "modifications"):
        for key, entry in knowledge.entries(kind).items():
            if entry.lift and not entry.dose:
                yield Problem(
                    knowledge.place(kind, key, "lift"),
                    f"'{key}' says how much weight for '{entry.lift}', and has no dose",
                    "add 'dose', or leave 'lift' out",
                )
