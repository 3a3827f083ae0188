"""Finds Node with npm on the machine; installs nothing.

Standard library only: `tools/bootstrap` uses it before the project's own packages are there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OLDEST = 18


def find_node(*beside: Path) -> Path | None:
    """The first Node of at least OLDEST that has npm beside it; None if there is none.

    `beside` are folders to look in when all others have none.
    """
    for folder in (*_folders(), *beside, Path(sys.executable).parent):
        node = shutil.which("node", path=str(folder))
        if node and npm_of(Path(node)) and _major(output(node, "--version")) >= OLDEST:
            return Path(node)
    return None


def npm_of(node: Path) -> Path | None:
    """The npm that came with this Node; None if it came without."""
    npm = shutil.which("npm", path=str(node.parent))
    return Path(npm) if npm else None


def output(*command: str | Path) -> str | None:
    """What a command prints, stripped; None when it is missing or fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def _folders() -> Iterable[Path]:
    home = Path.home()
    yield from (Path(part) for part in os.get_exec_path() if part)
    managed = (
        (Path(os.environ.get("NVM_DIR", home / ".nvm")), "versions/node/*/bin"),
        (home / ".local/share/fnm", "node-versions/*/installation/bin"),
        (home / ".local/share/mise", "installs/node/*/bin"),
        (home / ".asdf", "installs/nodejs/*/bin"),
        (home / ".volta", "bin"),
    )
    for base, pattern in managed:
        yield from sorted(base.glob(pattern), reverse=True)
    for place in ("/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", r"C:\Program Files\nodejs"):
        yield Path(place)


def _major(version: str | None) -> int:
    number = (version or "").removeprefix("v").partition(".")[0]
    return int(number) if number.isdigit() else 0
