"""Prints the path of a Chromium for the tests, installing one where the machine has none.

Debian's package where apt-get may run, else Playwright's own build. Fails rather than do without:
a browser test that is skipped proves nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from machine import VENV_PYTHON, fail, find_browser


def main() -> None:
    """Prints the path, or stops with one line."""
    found = find_browser() or install()
    if found is None:
        fail(
            "needs Chromium for the tests and could not install it:"
            " install Chromium or Chrome, put it on PATH and run this again."
        )
    print(found)


def install() -> Path | None:
    """Tries each way in turn until a browser is there."""
    for way in (apt_commands(), [[str(VENV_PYTHON), "-m", "playwright", "install", "chromium"]]):
        for command in way:
            print(f"hingewell: {' '.join(command)} ...", file=sys.stderr, flush=True)
            # Standard output is this program's answer: what an installer says goes beside it.
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
            if done.returncode:
                break
        found = find_browser()
        if found:
            return found
    return None


def apt_commands() -> Iterable[list[str]]:
    """How to install Debian's Chromium; nothing where apt-get or the right to run it is missing."""
    if not shutil.which("apt-get"):
        return
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if may and not shutil.which("sudo"):
        return
    yield [*may, "apt-get", "update", "--quiet"]
    yield [
        *(*may, "env", "DEBIAN_FRONTEND=noninteractive"),
        *("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"),
    ]


if __name__ == "__main__":
    main()
