"""Under which words a warning sign is listed: those of the page of the check that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hingewell.model.selfcheck import Page


def group_of(asked: Collection[str], pages: Iterable[Page]) -> str:
    """The group of the last page that asks one of these questions and names one, or ""."""
    found = ""
    for page in pages:
        if page.group and not set(page.questions).isdisjoint(asked):
            found = page.group
    return found
