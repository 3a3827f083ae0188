"""The one zip that Pyodide starts from: the trimmed standard library and the engine, compiled."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from hingewell.bundle.bytecode import check_host, compiled, contents, stored
from hingewell.bundle.kept import digest, kept
from hingewell.bundle.stdlib import (
    list_path,
    read_list,
    stand_ins,
    stock_library,
    trimmed,
    unlisted,
)
from hingewell.bundle.wheel import PACKAGE, engine_wheel

if TYPE_CHECKING:
    from pathlib import Path

NAME = "python.bin"


def python_zip(root: Path) -> Path:
    """The path of the zip, a `.bin`; made anew only when the engine or the list has changed.

    Raises RuntimeError when the host's Python does not fit Pyodide's, or when the engine imports
    what the list leaves out.
    """
    wheel = engine_wheel(root)
    library = _library(root)
    place = root / ".cache" / "python" / digest([library.read_bytes(), wheel.read_bytes()])
    return kept(place, lambda fresh: _join(root, library, wheel, fresh)) / NAME


def _library(root: Path) -> Path:
    """The compiled standard library alone: it changes far less often than the engine."""
    listed = read_list(root)
    check_host(listed.python, listed.magic)
    sources = (list_path(root).read_bytes(), stock_library(root).read_bytes())
    key = digest([*sources, *stand_ins(root).values()])
    return (
        kept(root / ".cache" / "stdlib" / key, lambda fresh: _compile_library(root, fresh)) / NAME
    )


def _compile_library(root: Path, into: Path) -> None:
    work = into / "work"
    work.mkdir()
    sources = work / "library.zip"
    trimmed(root, sources)
    stored(compiled(sources), into / NAME)
    shutil.rmtree(work)


def _join(root: Path, library: Path, wheel: Path, into: Path) -> None:
    missing = unlisted(root, package_files(contents(wheel)))
    if missing:
        raise RuntimeError(
            f"the engine imports {', '.join(missing)}, which the browser's Python does not have;"
            " do without, or run `make stdlib` to add it"
        )
    work = into / "work"
    work.mkdir()
    copy = work / wheel.name
    shutil.copyfile(wheel, copy)
    engine = package_files(compiled(copy))
    shutil.rmtree(work)
    stored({**contents(library), **engine}, into / NAME)


def package_files(files: dict[str, bytes]) -> dict[str, bytes]:
    """The package's own files out of a wheel's."""
    return {name: data for name, data in files.items() if name.startswith(f"{PACKAGE}/")}
