"""The widgets' scripts and styles: each that a page names in one file, with all that it imports.

A browser asks for few files in place of many, and on a slow line waits for one, not for one after
the other. All are under one hashed folder, so that it never mixes two versions.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hingewell.bundle.kept import folder_digest, kept

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ENGINE = ("runtime/engine.js", "runtime/worker.js", "runtime/keeper.js")
_WIDGETS = (
    "runtime/early.js",
    "selfcheck/selfcheck.js",
    "selfcheck/all.css",
    "planner/planner.js",
    "planner/all.css",
    "pacer/pacer.js",
    "pacer/pacer.css",
    "explorer/explorer.js",
    "explorer/explorer.css",
    "anatomy/anatomy.js",
    "anatomy/anatomy.css",
    "motion/motion.js",
    "offline/offline.js",
    "offline/offline.css",
)
_SHARED = "--external:*/engine.js"
"""Of the engine's client a page has one, whatever its widgets are."""


@dataclass(frozen=True)
class Scripts:
    """`files`: bytes by path in the site; `base`: the folder they are in, ending in "/"."""

    files: dict[str, bytes]
    base: str


def scripts(root: Path) -> Scripts:
    """Bundle `widgets/<widget>/*.js` and `*.css` with esbuild.

    Raises RuntimeError with esbuild's words if they cannot be, and where it is not installed.
    """
    widgets = root / "widgets"
    sources = [*widgets.glob("*/*.js"), *widgets.glob("*/*.css")]
    version = root / "node_modules" / "esbuild" / "package.json"
    if not version.is_file():
        raise RuntimeError("esbuild is not installed: run `tools/bootstrap site`")
    place = root / ".cache" / "scripts" / folder_digest(root, [*sources, version])
    folder = kept(place, lambda fresh: _bundle(root, fresh))
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
    base = f"assets/widgets/{folder_digest(folder, folder.rglob('*.*'))}/"
    return Scripts({base + name: data for name, data in sorted(found.items())}, base)


def _bundle(root: Path, into: Path) -> None:
    _esbuild(root, into, _ENGINE)
    _esbuild(root, into, _WIDGETS, _SHARED)


def _esbuild(root: Path, into: Path, entries: Iterable[str], *options: str) -> None:
    done = subprocess.run(
        [
            str(_program(root)),
            *entries,
            "--bundle",
            "--format=esm",
            "--minify-whitespace",  # names stay, so that an error's trace says something
            "--charset=utf8",
            "--log-level=warning",
            "--color=false",
            "--outbase=.",
            f"--outdir={into}",
            *options,
        ],
        cwd=root / "widgets",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the widgets' scripts cannot be bundled:\n{done.stderr.strip()}")


def _program(root: Path) -> Path:
    folder = root / "node_modules" / "@esbuild"
    return next(iter([*folder.glob("*/bin/esbuild"), *folder.glob("*/esbuild.exe")]))
