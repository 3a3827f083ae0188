"""Pyodide as its npm package brings it: nothing of it is changed, so that any version will do.

The version is the number in `package.json`. What differs between versions is looked up in the
package itself: the name of the glue, the Python that is inside, the ABI of its package list.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LOADER = "pyodide.mjs"
WASM = "pyodide.asm.wasm"
GLUES = ("pyodide.asm.mjs", "pyodide.asm.js")
"""What the glue between JavaScript and the WebAssembly is called: since 314, and before."""

OTHER = "HINGEWELL_PYODIDE"
"""The environment variable that names the folder of another Pyodide's npm package, to try it."""


@dataclass(frozen=True)
class Release:
    """One version of Pyodide; `folder` is where its npm package is."""

    folder: Path

    @cached_property
    def version(self) -> str:
        """Such as "0.29.5"."""
        return str(self._json("package.json")["version"])

    @cached_property
    def python(self) -> str:
        """The version of the Python inside, such as "3.13.2"."""
        return str(self._json("pyodide-lock.json")["info"]["python"])

    @cached_property
    def abi(self) -> str:
        """The ABI version that it expects of a list of packages."""
        return str(self._json("pyodide-lock.json")["info"]["abi_version"])

    @cached_property
    def glue(self) -> str:
        """The name of its glue. RuntimeError where it has none that is known."""
        for name in GLUES:
            if (self.folder / name).is_file():
                return name
        raise RuntimeError(
            f"Pyodide {self.version} has none of {', '.join(GLUES)}: see what its glue is called"
            " now and add the name to hooks/hingewell/bundle/pyodide.py"
        )

    @property
    def files(self) -> tuple[str, ...]:
        """The names of what a start fetches of it."""
        return (LOADER, self.glue, WASM)

    @property
    def library(self) -> Path:
        """The whole standard library: a zip of sources."""
        return self.folder / "python_stdlib.zip"

    def _json(self, name: str) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = json.loads((self.folder / name).read_text("utf-8"))
        return found


def release(root: Path) -> Release:
    """The Pyodide that the site is made with: the installed one, unless OTHER names another."""
    folder = Path(os.environ.get(OTHER) or root / "node_modules" / "pyodide")
    if not (folder / LOADER).is_file():
        raise RuntimeError(f"there is no Pyodide in {folder}: run `tools/bootstrap site`")
    return Release(folder.resolve())
