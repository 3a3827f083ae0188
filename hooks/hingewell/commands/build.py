"""`build`: the site as a static folder. The last good one stays until the new one is whole."""

from __future__ import annotations

import logging
import os
import shutil
from typing import TYPE_CHECKING, Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import Abort

from hingewell.commands.failures import content_errors
from hingewell.commands.size import measured, too_large

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.problems import ContentErrors


def build(guide: Path, into: Path) -> int:
    """Build the guide in the folder `guide` into `into`.

    The exit status: 0, or 1 after the problems were printed.
    """
    quiet_notices()
    fresh = into.with_name(f"{into.name}.next")
    shutil.rmtree(fresh, ignore_errors=True)
    errors = build_folder(guide, fresh)
    if errors is not None or not fits(fresh):
        shutil.rmtree(fresh, ignore_errors=True)
        return 1
    swap(fresh, into)
    return 0


def fits(site: Path) -> bool:
    """Print how large a finished site is; whether GitHub Pages would take it."""
    size = measured(site)
    print(f"The site: {size}")
    refused = list(too_large(size))
    for reason in refused:
        print(f"Too large for GitHub Pages: {reason}")
    return not refused


def build_folder(
    guide: Path, into: Path, site_url: str = "", command: Literal["build", "serve"] = "build"
) -> ContentErrors | Exception | None:
    """Run MkDocs strictly into `into`; what went wrong, already printed, or None."""
    try:
        options = {"site_url": site_url} if site_url else {}
        # MkDocs imports hooks once; ours then forgets code that has changed (`reload.py`).
        Hooks._load_hook.cache_clear()
        config = load_config(str(guide / "mkdocs.yml"), site_dir=str(into), strict=True, **options)
        config.plugins.on_startup(command=command, dirty=False)
        mkdocs_build(config)
    except Abort as abort:
        return content_errors(abort) or abort
    return None


def quiet_notices() -> None:
    """Show MkDocs' own log lines, without Material's notice about another project's future."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO, format="%(message)s")


def swap(fresh: Path, into: Path) -> None:
    """Put the folder `fresh` in the place of `into`."""
    old = into.with_name(f"{into.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if into.exists():
        into.rename(old)
    fresh.rename(into)
    shutil.rmtree(old, ignore_errors=True)
