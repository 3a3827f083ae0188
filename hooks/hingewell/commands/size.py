"""How large the finished site is, and whether a host would take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEGABYTE = 1_000_000
MOST = 1_000 * MEGABYTE
"""Bytes of a site: "may be no larger than 1 GB" (GitHub Pages limits, docs.github.com)."""
LARGEST = 100 * MEGABYTE
"""Bytes of a file: GitHub blocks larger ones, and a built site may be pushed to it as a branch."""


@dataclass(frozen=True)
class Size:
    """A folder: how many files, how many bytes in all, and its largest file."""

    files: int
    total: int
    largest: str
    largest_bytes: int

    def __str__(self) -> str:
        return (
            f"{self.files} files, {_megabytes(self.total)}; "
            f"the largest is {self.largest}, {_megabytes(self.largest_bytes)}"
        )


def measured(site: Path) -> Size:
    """The size of a built site."""
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    largest = max(sizes, key=sizes.__getitem__)
    return Size(len(sizes), sum(sizes.values()), largest, sizes[largest])


def too_large(size: Size, most: int = MOST, largest: int = LARGEST) -> Iterator[str]:
    """What GitHub Pages would refuse, in words."""
    if size.total > most:
        yield f"the site has {_megabytes(size.total)}, GitHub Pages takes {_megabytes(most)}"
    if size.largest_bytes > largest:
        yield (
            f"{size.largest} has {_megabytes(size.largest_bytes)}, "
            f"GitHub takes {_megabytes(largest)} in one file"
        )


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"
