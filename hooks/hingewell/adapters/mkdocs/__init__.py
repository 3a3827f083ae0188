"""MkDocs with Material: events, a strict build, and a preview that does again what has changed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import mkdocs
from mkdocs import livereload
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import Abort, ConfigurationError

from hingewell.adapters.mkdocs.failures import content_errors
from hingewell.adapters.mkdocs.warnings import Heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hingewell.adapters import Command
    from hingewell.problems import ContentErrors

__all__ = ["build", "serve"]

LOOK_EVERY = 0.2
"""Seconds between two looks for edited files; MkDocs' own half a second is felt at each edit."""
FOUND_AT_ONCE = 0.02
"""Seconds to wait for more of what one look has found; what comes later, the next one finds."""


def build(
    guide: Path, into: Path, site_url: str = "", command: Command = "build"
) -> ContentErrors | Exception | None:
    """Run MkDocs strictly into `into`; what went wrong, already printed, or None."""
    heard, log = Heard(), logging.getLogger(mkdocs.__name__)
    log.addHandler(heard)
    try:
        options = {"site_url": site_url} if site_url else {}
        # MkDocs imports hooks once; ours then forgets code that has changed (`reload.py`).
        Hooks._load_hook.cache_clear()
        config = load_config(str(guide / "mkdocs.yml"), site_dir=str(into), strict=True, **options)
        config.plugins.on_startup(command=command, dirty=False)
        mkdocs_build(config)
    except Abort as abort:
        return content_errors(abort) or _told(heard.problems(guide), guide) or abort
    except (ConfigurationError, UnicodeDecodeError) as error:
        print(f"hingewell: {guide / 'mkdocs.yml'} cannot be used: {error}")
        return error
    finally:
        log.removeHandler(heard)
    return None


def _told(problems: ContentErrors | None, guide: Path) -> ContentErrors | None:
    if problems:
        print(problems.from_here(guide))
    return problems


def serve(
    build: Callable[[], None], watched: list[Path], address: tuple[str, int], shown: Path
) -> livereload.LiveReloadServer:
    """MkDocs' own preview server."""
    keep_apart()
    server = livereload.LiveReloadServer(build, *address, str(shown), polling_interval=LOOK_EVERY)
    server.build_delay = FOUND_AT_ONCE
    for path in watched:
        server.watch(str(path))
    return server


def keep_apart() -> None:
    """Keep what the server logs from a strict build, which takes each of its warnings for its own.

    An address that is not there is one, also where it was answered just before the build began.
    """
    served = logging.getLogger(livereload.__name__)
    served.propagate = False
    served.handlers[:] = logging.getLogger().handlers
