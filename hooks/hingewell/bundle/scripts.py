"""Scripts and styles, packed by esbuild.

Those of the widgets: each that a page names in one file, with all that it imports. A browser asks
for few files in place of many, and on a slow line waits for one, not for one after the other. All
are under one hashed folder, so that it never mixes two versions.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hingewell.bundle.kept import folder_digest, kept
from hingewell.bundle.styles import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ENGINE = ("runtime/engine.js", "runtime/worker.js", "runtime/keeper.js")
_WIDGETS = (
    "runtime/early.js",
    "selfcheck/selfcheck.js",
    "selfcheck/all.css",
    "planner/planner.js",
    "planner/code.js",
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
_SHARED = ("--external:*/engine.js", "--external:./code.js")
"""Of the engine's client a page has one, whatever its widgets are; a code comes when asked for."""


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


def pack(root: Path, site: Path) -> None:
    """Write the theme's own scripts and sheet of a finished site without comments and blank space.

    Raises RuntimeError as `scripts` does.
    """
    names = [path.relative_to(site).as_posix() for path in site.glob("assets/theme/*.js")]
    _esbuild(root, site, site, [*names, STYLES], "--allow-overwrite")


def _bundle(root: Path, into: Path) -> None:
    bundled = ("--bundle", "--format=esm")
    _esbuild(root, root / "widgets", into, _ENGINE, *bundled)
    _esbuild(root, root / "widgets", into, _WIDGETS, *bundled, *_SHARED)


def _esbuild(root: Path, home: Path, into: Path, entries: Iterable[str], *options: str) -> None:
    done = subprocess.run(
        [
            str(_program(root)),
            *entries,
            "--minify-whitespace",  # names stay, so that an error's trace says something
            "--charset=utf8",
            "--target=chrome109",  # the oldest that `make browsers` looks at; see tools/newer.py
            "--log-level=warning",
            "--color=false",
            "--outbase=.",
            f"--outdir={into}",
            *options,
        ],
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"scripts and styles cannot be packed:\n{done.stderr.strip()}")


def _program(root: Path) -> Path:
    folder = root / "node_modules" / "@esbuild"
    return next(iter([*folder.glob("*/bin/esbuild"), *folder.glob("*/esbuild.exe")]))
