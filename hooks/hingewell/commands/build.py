"""`build`: the site as a static folder. The last good one stays until the new one is whole."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from hingewell.adapters import chosen
from hingewell.commands.size import measured, too_large

if TYPE_CHECKING:
    from hingewell.adapters import Command
    from hingewell.problems import ContentErrors


def build(guide: Path, into: Path) -> int:
    """Build the guide in the folder `guide` into `into`.

    The exit status: 0, or 1 after the problems were printed.
    """
    quiet_notices()
    if into.is_mount():
        return _refuse(f"{into} is a disk of its own and cannot be replaced; name a folder in it")
    try:
        with _alone(into):
            return _build(guide, into)
    except Timeout:
        return _refuse(f"another build into {into} is under way; wait for its end")
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _refuse(f"the site cannot be written ({error.strerror}{where})")


def _build(guide: Path, into: Path) -> int:
    fresh, old = _beside(into)
    if old.exists() and not into.exists():  # a build was killed between the two
        old.rename(into)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        if build_folder(guide, fresh) is not None or not fits(fresh):
            return 1
        swap(fresh, into)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return 0


def _refuse(why: str) -> int:
    print(f"hingewell: {why}. The last good site is as it was.")
    return 1


def _alone(into: Path) -> FileLock:
    """Held while a site is written, by one build at a time."""
    name = hashlib.sha256(str(into).encode()).hexdigest()[:16]
    return FileLock(Path(tempfile.gettempdir()) / f"hingewell-{name}.lock", timeout=0)


def _beside(into: Path) -> tuple[Path, Path]:
    """Where a site is made, and where the one before it waits while they change places."""
    return into.with_name(f"{into.name}.next"), into.with_name(f"{into.name}.old")


def fits(site: Path) -> bool:
    """Print how large a finished site is; whether GitHub Pages would take it."""
    size = measured(site)
    print(f"The site: {size}")
    refused = list(too_large(size))
    for reason in refused:
        print(f"Too large for GitHub Pages: {reason}")
    return not refused


def build_folder(
    guide: Path, into: Path, site_url: str = "", command: Command = "build"
) -> ContentErrors | Exception | None:
    """Run the generator into `into`; what went wrong, already printed, or None."""
    return chosen().build(guide, into, site_url, command)


def quiet_notices() -> None:
    """Show MkDocs' own log lines, without Material's notice about another project's future."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO, format="%(message)s")


def swap(fresh: Path, into: Path) -> None:
    """Put the folder `fresh` in the place of `into`."""
    _, old = _beside(into)
    shutil.rmtree(old, ignore_errors=True)
    if into.exists():
        into.rename(old)
    fresh.rename(into)
    shutil.rmtree(old, ignore_errors=True)
