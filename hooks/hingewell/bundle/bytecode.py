"""Byte-compiles Python archives for Pyodide with pyodide-build's `pyodide py-compile`.

Compiling at build time is what makes the start quick: nearly all of a stock cold start is Python
compiling its standard library from source. Without docstrings and asserts (-OO).
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from hingewell.bundle.wheel import REPRODUCIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_DATE = (1980, 1, 1, 0, 0, 0)


def check_host(python: str, magic: str) -> None:
    """Raise RuntimeError unless this Python's byte-code is the one that Pyodide's Python reads.

    `python` is Pyodide's version ("3.13.2"), `magic` its byte-code's mark in hexadecimal.
    """
    if importlib.util.MAGIC_NUMBER.hex() != magic:
        minor = ".".join(python.split(".")[:2])
        raise RuntimeError(
            f"this is Python {sys.version.split()[0]}, whose byte-code Pyodide's Python {python}"
            f" cannot read; build with CPython {minor}"
        )


def compiled(archive: Path) -> dict[str, bytes]:
    """Byte-compile a `.zip` or `.whl` in place of its folder; its files by name, `.pyc` for `.py`.

    The folder must hold nothing else, for the compiled archive's name follows the tool.
    """
    pyodide = [sys.executable, "-m", "pyodide_cli", "py-compile"]
    done = subprocess.run(
        [*pyodide, "--silent", "--no-keep", "--compression-level", "0", str(archive)],
        # -OO for the compiler it runs in; with a fixed date Python writes no time into byte-code.
        env={**os.environ, "PYTHONOPTIMIZE": "2", "SOURCE_DATE_EPOCH": REPRODUCIBLE},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"`pyodide py-compile` failed:\n{done.stderr.strip()}")
    (result,) = (path for path in archive.parent.iterdir() if path.suffix in (".zip", ".whl"))
    return contents(result)


def contents(archive: Path, names: Iterable[str] | None = None) -> dict[str, bytes]:
    """Files of a zip by name: these, or all."""
    with zipfile.ZipFile(archive) as zipped:
        wanted = zipped.namelist() if names is None else names
        return {name: zipped.read(name) for name in wanted if not name.endswith("/")}


def stored(files: dict[str, bytes], into: Path) -> None:
    """Write a zip that is not deflated: the host's own compression does better on the whole."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as zipped:
        for name in sorted(files):
            zipped.writestr(zipfile.ZipInfo(name, _DATE), files[name])
