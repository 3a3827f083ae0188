"""The part of Pyodide's standard library that the engine needs, as `stdlib.json` lists it.

The list is traced, not guessed: `make stdlib` runs the engine's answers and its errors on the whole
library and writes down what was imported. A few modules of it that Pyodide starts with, and nothing
here ever uses, have a stand-in in `widgets/runtime/standins/`, which spares what they import.
"""

from __future__ import annotations

import ast
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Stdlib:
    """What was traced: Pyodide's Python ("3.13.2"), its byte-code's mark (hex), its imports."""

    python: str
    magic: str
    modules: tuple[str, ...]


def list_path(root: Path) -> Path:
    """Where the list stands in the project."""
    return root / "widgets" / "runtime" / "stdlib.json"


def stock_library(root: Path) -> Path:
    """The whole standard library as Pyodide's npm package brings it: a zip of sources."""
    return root / "node_modules" / "pyodide" / "python_stdlib.zip"


def stand_ins(root: Path) -> dict[str, bytes]:
    """The sources of what stands in the library's place, by their names in it."""
    folder = root / "widgets" / "runtime" / "standins"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.py"))
    }


def whole_library(root: Path) -> dict[str, bytes]:
    """Pyodide's standard library, with the stand-ins in their places; sources by name."""
    with zipfile.ZipFile(stock_library(root)) as stock:
        library = {name: stock.read(name) for name in stock.namelist() if not name.endswith("/")}
    strangers = stand_ins(root).keys() - library.keys()
    if strangers:
        raise RuntimeError(f"Pyodide has no {', '.join(sorted(strangers))} to stand in for")
    return {**library, **stand_ins(root)}


def read_list(root: Path) -> Stdlib:
    """The list as it stands in the project."""
    data = json.loads(list_path(root).read_text("utf-8"))
    return Stdlib(data["python"], data["magic"], tuple(data["modules"]))


def source_name(module: str, among: set[str]) -> str | None:
    """The file of a module in the library ("json" is "json/__init__.py"); None if it has none."""
    base = module.replace(".", "/")
    return next((name for name in (f"{base}/__init__.py", f"{base}.py") if name in among), None)


def trimmed(root: Path, into: Path) -> None:
    """Write a zip of the listed modules' sources. RuntimeError names one that Pyodide lacks."""
    library = whole_library(root)
    with zipfile.ZipFile(into, "w") as zipped:
        for module in read_list(root).modules:
            name = source_name(module, set(library))
            if name is None:
                raise RuntimeError(f"Pyodide has no module {module}; run `make stdlib`")
            zipped.writestr(name, library[name])


def unlisted(root: Path, sources: dict[str, bytes]) -> list[str]:
    """The modules that these sources (Python text by file name) import and the list leaves out."""
    listed = set(read_list(root).modules)
    there = set(whole_library(root))
    imported = {module for source in sources.values() for module in _imports(source)}
    return sorted(module for module in imported - listed if source_name(module, there) is not None)


def _imports(source: bytes) -> Iterator[str]:
    for node in ast.walk(_without_typing_only(ast.parse(source))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _without_typing_only(tree: ast.Module) -> ast.Module:
    """The same module without its `if TYPE_CHECKING:` blocks, which never run."""
    for node in ast.walk(tree):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                setattr(node, field, [inner for inner in block if not _typing_only(inner)])
    return tree


def _typing_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
