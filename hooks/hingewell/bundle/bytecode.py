"""Byte-code for Pyodide, made by Pyodide itself under Node.

Compiling at build time is what makes the start quick: nearly all of a stock cold start is Python
compiling its standard library from source.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from hingewell.bundle import inside
from hingewell.bundle.node import OLDEST, find_node

if TYPE_CHECKING:
    from hingewell.bundle.pyodide import Release

INSIDE = Path(inside.__file__)
_DATE = (1980, 1, 1, 0, 0, 0)


class DoesNotStartError(RuntimeError):
    """Pyodide did not start; the words are Node's."""


def evaluated(root: Path, release: Release, library: Path, *sources: str) -> list[str | None]:
    """What Python sources evaluate to, one after the other, in one Pyodide; None where one raised.

    `library` is the zip that it starts from; what `inside.py` has is there to be called.
    """
    node = find_node()
    if node is None:
        raise RuntimeError(f"needs Node {OLDEST} or newer: run `tools/bootstrap site`")
    task = {
        "boot": str(root / "widgets" / "runtime" / "boot.js"),
        "index": str(release.folder),
        "python": str(library),
        "abi": release.abi,
        "sources": [INSIDE.read_text("utf-8"), *sources],
    }
    done = subprocess.run(
        [str(node), str(INSIDE.with_name("in_pyodide.mjs"))],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        told = done.stderr.strip()
        raise DoesNotStartError(f"Pyodide {release.version} did not start under Node:\n{told}")
    return [outcome.get("value") for outcome in json.loads(done.stdout)][1:]


def compiled(root: Path, release: Release, sources: dict[str, bytes]) -> dict[str, bytes]:
    """Byte-compile sources by file name; `.pyc` for `.py`. RuntimeError where one is no Python."""
    texts = {name: source.decode("utf-8") for name, source in sources.items()}
    (made,) = evaluated(root, release, release.library, f"compiled({texts!r})")
    if made is None:
        raise RuntimeError(f"Python {release.python} cannot compile {', '.join(sorted(sources))}")
    return files(made)


def files(made: str) -> dict[str, bytes]:
    """The files in what `inside.compiled` gives."""
    return {name: bytes.fromhex(code) for name, code in json.loads(made).items()}


def contents(archive: Path) -> dict[str, bytes]:
    """The files of a zip by name."""
    with zipfile.ZipFile(archive) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist() if not name.endswith("/")}


def stored(unpacked: dict[str, bytes], into: Path) -> None:
    """Write a zip that is not deflated: the host's own compression does better on the whole."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as zipped:
        for name in sorted(unpacked):
            zipped.writestr(zipfile.ZipInfo(name, _DATE), unpacked[name])
