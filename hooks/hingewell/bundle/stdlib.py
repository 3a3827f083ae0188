"""The part of Pyodide's standard library that the engine needs.

It is traced, not guessed, at the first build with a Pyodide: the whole library starts under Node,
carries out the engine's imports and tells of an error, and what has been imported by then is kept.
A few modules of it that Pyodide starts with, and nothing here ever uses, have a shim in
`widgets/runtime/shims/`, which spares what they import.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from hingewell.bundle.bytecode import DoesNotStartError, contents, evaluated, files, stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hingewell.bundle.pyodide import Release


def shims(root: Path) -> dict[str, bytes]:
    """The sources of what stands in the library's place, by their names in it."""
    folder = root / "widgets" / "runtime" / "shims"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.py"))
    }


def whole_library(root: Path, release: Release) -> dict[str, bytes]:
    """Pyodide's standard library, with the shims in their places; sources by name.

    A shim for a module that this Pyodide does not have is left out: nothing can ask for it.
    """
    library = contents(release.library)
    return {**library, **{name: text for name, text in shims(root).items() if name in library}}


class Traced(NamedTuple):
    """Byte-code by file name, and what there is to warn of ("": nothing)."""

    files: dict[str, bytes]
    warning: str = ""


def traced(root: Path, release: Release, imports: list[str], work: Path) -> Traced:
    """All that a start, an error and these statements import.

    `work` is an empty folder. Where this Pyodide does not start with the shims, it is made without
    them, with a warning. RuntimeError names an import that fails.
    """
    whole = work / "whole.zip"
    stored(whole_library(root, release), whole)
    try:
        return Traced(_traced(root, release, imports, whole))
    except DoesNotStartError as error:
        why = str(error).splitlines()[-1]
        warning = (
            f"Python's start is slower than it could be: Pyodide {release.version} does not start"
            f" with the shims in widgets/runtime/shims/ ({why})"
        )
        return Traced(_traced(root, release, imports, release.library), warning)


def _traced(root: Path, release: Release, imports: list[str], whole: Path) -> dict[str, bytes]:
    failed, _, made = evaluated(
        root, release, whole, f"impossible({imports!r})", "fail()", "library()"
    )
    if failed:
        raise RuntimeError(
            f"the engine says `{failed}`, which the browser's Python {release.python} cannot do;"
            " do without"
        )
    if failed is None or made is None:
        raise DoesNotStartError(f"Pyodide {release.version} cannot list what it imports")
    return files(made)


def imports_of(sources: dict[str, bytes], package: str) -> list[str]:
    """The import statements in a package's sources (by file name), its own and types aside."""
    found = {
        ast.unparse(node)
        for source in sources.values()
        for node, module in _imports(source)
        if not f"{module}.".startswith(f"{package}.")
    }
    return sorted(found)


def _imports(source: bytes) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(_without_typing_only(ast.parse(source))):
        if isinstance(node, ast.Import):
            yield from ((ast.Import([alias]), alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


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
