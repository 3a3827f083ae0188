"""All that knows a site generator: a folder or a module for each, and what knows its theme.

A site is made in three steps. Before: `pipeline.prepare` writes our pages and files. The generator
turns them into a site. After: `pipeline.finish` packs styles and scripts, and lists the files for
the devices that keep them. The environment variable GENERATOR says which generator that is.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hingewell.problems import ContentErrors

VARIABLE = "GENERATOR"
GENERATORS = ("mkdocs", "properdocs", "zensical")

type Command = Literal["build", "serve"]


class Generator(Protocol):
    """What a module in this package offers."""

    def build(
        self, guide: Path, into: Path, site_url: str, command: Command
    ) -> ContentErrors | Exception | None:
        """Make the site of a guide in the folder `into`; what went wrong, already printed."""

    def serve(
        self, build: Callable[[], None], watched: list[Path], address: tuple[str, int], shown: Path
    ) -> Server:
        """A server of the folder `shown` that calls `build` after a change of what is watched."""


class Server(Protocol):
    """A live preview."""

    error_handler: Callable[[int], bytes | None]

    def serve(self) -> None:
        """Serve until interrupted."""

    def shutdown(self) -> None:
        """End."""


def chosen() -> Generator:
    """The generator that GENERATOR names, or MkDocs. RuntimeError where it is not there."""
    name = os.environ.get(VARIABLE) or GENERATORS[0]
    if name not in GENERATORS:
        raise RuntimeError(f"{VARIABLE} is '{name}'; write one of: {', '.join(GENERATORS)}")
    try:
        return importlib.import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(__name__):
            raise
        raise RuntimeError(
            f"{error.name} is not installed: run `{VARIABLE}={name} tools/bootstrap site`"
        ) from error
