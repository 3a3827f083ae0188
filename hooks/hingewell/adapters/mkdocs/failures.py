"""Finds the content's problems inside the exceptions that MkDocs wraps them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hingewell.problems import ContentErrors


def content_errors(error: BaseException | None) -> ContentErrors | None:
    """The ContentErrors that led to `error`, if any did."""
    while error is not None:
        # By name: after a live reload the class is not the one that this module imported.
        if type(error).__name__ == "ContentErrors":
            return error  # type: ignore[return-value]
        error = error.__cause__ or error.__context__
    return None
