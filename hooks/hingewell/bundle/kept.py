"""Keeps what is costly to make under `.cache/`, by the hash of everything it was made from."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_DIGITS = 16


def digest(parts: Iterable[bytes]) -> str:
    """16 hexadecimal digits that change with any part, or with where one ends."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:_DIGITS]


def folder_digest(folder: Path, files: Iterable[Path]) -> str:
    """The digest of these files of a folder: their names and their bytes."""
    ordered = sorted(files)
    names = (path.relative_to(folder).as_posix().encode() for path in ordered)
    return digest([*names, *(path.read_bytes() for path in ordered)])


def kept(place: Path, make: Callable[[Path], None]) -> Path:
    """The folder `place`, filled by `make` unless it is there.

    `make` writes into a folder of its own, which is then renamed: another build at the same time
    sees the whole of it or nothing.
    """
    if place.is_dir():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.parent / tempfile.mkdtemp(prefix="making-", dir=place.parent)
    try:
        make(fresh)
        _settle(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return place


def _settle(fresh: Path, place: Path) -> None:
    fresh.chmod(0o755)  # a temporary folder is the maker's alone
    try:
        fresh.rename(place)
    except OSError:
        if not place.is_dir():  # nobody else made the same in the meantime
            raise
