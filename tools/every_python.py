"""Builds the site with each CPython that the machine has, and says where the sites differ.

Each has an environment of its own in `.cache/pythons/`. `make pythons`; further interpreters can be
named: `PYTHONS="/some/where/python3.14" make pythons`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from hingewell.bundle.node import output
from machine import ROOT, VENV_BIN, fail

HOME = ROOT / ".cache" / "pythons"
PLACES = (
    Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions",
    Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "uv" / "python",
)
_PROBE = """import sys, venv, ensurepip
assert sys.version_info >= (3, 12) and sys.implementation.name == "cpython"
print("%d.%d.%d" % sys.version_info[:3])"""


def pythons() -> dict[str, str]:
    """Interpreter by version: those that are named, on PATH, in pyenv and in uv."""
    named = os.environ.get("PYTHONS", "").split()
    usual = ["python3", *(f"python3.{minor}" for minor in range(12, 20))]
    managed = [str(path) for place in PLACES for path in sorted(place.glob("*/bin/python3"))]
    # The project's own comes last, for its folder is on PATH in some shells.
    found = {}
    for python in (sys.executable, *managed, *usual, *named):
        if version := output(python, "-c", _PROBE):
            found[version] = python
    return found


def site(version: str, python: str) -> Path:
    """A site built with this Python."""
    home, into = HOME / version, HOME / f"site-{version}"
    own = home / VENV_BIN.name / "python"
    pip = (str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    lock = ("-r", str(ROOT / "requirements" / "build.txt"))
    for command in (
        *([] if own.exists() else [[python, "-m", "venv", str(home)]]),
        [*pip, "--require-hashes", "--only-binary", ":all:", *lock],
        [str(own), "-m", "hingewell", "build", "--into", str(into)],
    ):
        done = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            fail(f"Python {version} builds no site:\n{done.stdout}{done.stderr}")
    return into


def digests(folder: Path) -> dict[str, str]:
    """The hash of each file of a site."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def main() -> None:
    """Build with each, and fail where two differ."""
    found = {version: digests(site(version, python)) for version, python in pythons().items()}
    (first, expected), *others = found.items()
    print(f"{len(expected)} files with Python {first}")
    differing = set()
    for version, files in others:
        differ = {name for name, _ in files.items() ^ expected.items()}
        print(f"{len(differ)} of them differ with Python {version}", *sorted(differ), sep="\n  ")
        differing |= differ
    if differing:
        fail("the site depends on the Python that builds it.")


if __name__ == "__main__":
    main()
