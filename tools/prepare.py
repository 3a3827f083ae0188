"""Second half of tools/bootstrap: makes .venv and node_modules what the lock files say.

`site` is what building and serving needs, `test` adds the tools of the tests, `browsers` what
drives Firefox and WebKit, `bench` what we compare ourselves with, `bom` what writes the bill of
materials. A stamp holding the hash of the lock files stands beside what was installed, so that a
second run does nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hingewell.bundle.node import find_node, npm_of, output
from machine import ROOT, VENV, VENV_BIN, VENV_PYTHON, fail

GENERATORS = ("properdocs", "zensical")
"""The site generators besides MkDocs, which GENERATOR chooses."""
LAYERS = {
    "site": ["build"],
    "test": ["build", "test", *GENERATORS],
    "browsers": ["build", "test", *GENERATORS],
    "bench": ["build", "test", *GENERATORS, "bench"],
    "bom": ["build", "bom"],
}
NPM = {
    "browsers": ROOT / "tests" / "browser" / "elsewhere",
    "bench": ROOT / "bench" / "rivals",
}
"""Who needs packages beside the project's own, and where their lock is."""


def main(what: str) -> None:
    """Makes ready what one of the layers needs."""
    os.chdir(ROOT)
    make_venv()
    chosen = [name for name in GENERATORS if name == os.environ.get("GENERATOR")]
    install_python_packages([*LAYERS[what], *(one for one in chosen if one not in LAYERS[what])])
    install_npm_packages(ROOT)
    if what in NPM:
        install_npm_packages(NPM[what])


def make_venv() -> None:
    """Makes .venv anew unless it is one of this Python's minor version."""
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    probe = "import sys; print('%d.%d' % sys.version_info[:2])"
    if output(VENV_PYTHON, "-c", probe) == wanted:
        return
    say(f"Making .venv with Python {wanted}")
    shutil.rmtree(VENV, ignore_errors=True)
    run("cannot make .venv", sys.executable, "-m", "venv", VENV)


def install_python_packages(names: list[str]) -> None:
    """Installs what these lock files pin, wheels only, every one checked against its hash."""
    wanted = {VENV / f"hingewell-{name}.stamp": [lock_file(name)] for name in names}
    if all(stamped(stamp, locks) for stamp, locks in wanted.items()):
        return
    say(f"Installing Python packages ({', '.join(names)})")
    files = [part for name in names for part in ("-r", lock_file(name))]
    run(
        "cannot install the Python packages; the lines above say why",
        *(VENV_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--require-hashes", "--only-binary", ":all:", *files),
    )
    for stamp, locks in wanted.items():
        stamp.write_text(fingerprint(locks), encoding="ascii")


def install_npm_packages(folder: Path) -> None:
    """Installs what its package-lock.json pins, with a Node from PyPI where there is none."""
    stamp = folder / "node_modules" / "hingewell.stamp"
    locks = [folder / "package-lock.json"]
    if stamped(stamp, locks):
        return
    node = find_node(VENV_BIN)
    if node is None:
        install_python_packages(["node"])
        node = find_node(VENV_BIN)
    npm = npm_of(node) if node else None
    if node is None or npm is None:
        fail("needs Node 18 or newer with npm: install it from nodejs.org and run this again.")
        return
    say("Installing npm packages")
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    run(
        "cannot install the npm packages; the lines above say why",
        *(npm, "ci", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"),
        PATH=path,
    )
    stamp.write_text(fingerprint(locks), encoding="ascii")


def lock_file(name: str) -> Path:
    """Where the lock of this layer stands."""
    return ROOT / "requirements" / f"{name}.txt"


def stamped(stamp: Path, locks: list[Path]) -> bool:
    """True when what these locks pin is installed."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == fingerprint(locks)


def fingerprint(locks: list[Path]) -> str:
    """A hash that changes with any of these files."""
    return hashlib.sha256(b"\0".join(lock.read_bytes() for lock in locks)).hexdigest()


def run(problem: str, *command: str | Path, **environment: str) -> None:
    """Runs a command; when it fails, stops with the problem in one line."""
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        check=False,
    )
    if done.returncode:
        fail(f"{problem}.")


def say(message: str) -> None:
    """Tells what takes a while."""
    print(f"hingewell: {message} ...", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LAYERS:
        fail(f"say one of: {' '.join(LAYERS)}")
    main(sys.argv[1])
