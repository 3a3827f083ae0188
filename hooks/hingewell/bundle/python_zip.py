"""The one zip that Pyodide starts from: the trimmed standard library and the engine, compiled."""

from __future__ import annotations

import logging
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hingewell.bundle import bytecode, inside, stdlib
from hingewell.bundle.bytecode import compiled, contents, stored
from hingewell.bundle.kept import digest, kept
from hingewell.bundle.pyodide import release
from hingewell.bundle.wheel import PACKAGE, engine_wheel

if TYPE_CHECKING:
    from hingewell.bundle.pyodide import Release

log = logging.getLogger("hingewell")

NAME = "python.bin"
WARNING = "warning.txt"
"""What there was to warn of when the library was made."""


def python_zip(root: Path) -> Path:
    """The path of the zip, a `.bin`; made anew only when Pyodide or the engine has changed.

    Raises RuntimeError when the engine imports what this Pyodide does not have.
    """
    used, wheel = release(root), engine_wheel(root)
    library = _library(root, used, _imports(wheel))
    place = root / ".cache" / "python" / digest([library.read_bytes(), wheel.read_bytes()])

    def join(fresh: Path) -> None:
        engine = compiled(root, used, package_files(contents(wheel)))
        stored({**contents(library), **engine}, fresh / NAME)

    return kept(place, join) / NAME


@cache
def _imports(wheel: Path) -> tuple[str, ...]:
    """The engine's import statements; each engine has a wheel in a place of its own."""
    return tuple(stdlib.imports_of(package_files(contents(wheel)), PACKAGE))


def _library(root: Path, used: Release, imports: tuple[str, ...]) -> Path:
    """The compiled standard library alone: it changes far less often than the engine."""
    code = [Path(str(module.__file__)).read_bytes() for module in (bytecode, inside, stdlib)]
    shims = [part for name, text in stdlib.shims(root).items() for part in (name.encode(), text)]
    stock = (used.version.encode(), used.library.read_bytes())
    key = digest([*stock, *code, *shims, *map(str.encode, imports)])

    def make(fresh: Path) -> None:
        work = fresh / "work"
        work.mkdir()
        found = stdlib.traced(root, used, list(imports), work)
        stored(found.files, fresh / NAME)
        (fresh / WARNING).write_text(found.warning, "utf-8")
        shutil.rmtree(work)

    made = kept(root / ".cache" / "stdlib" / key, make)
    if warning := (made / WARNING).read_text("utf-8"):  # at each build, not at the first alone
        log.warning("WARNING - %s", warning)
    return made / NAME


def package_files(files: dict[str, bytes]) -> dict[str, bytes]:
    """The package's own files out of a wheel's."""
    return {name: data for name, data in files.items() if name.startswith(f"{PACKAGE}/")}
