"""Pyodide's files as the site serves them: its WebAssembly is divided (see `halves.py`).

Which functions are in the first half is traced, not guessed: `make functions` runs a start, the
engine's answers and its errors, and writes down what was called. What was not is loaded when it is.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hingewell.bundle import halves, settled, wasm
from hingewell.bundle.kept import digest, kept

if TYPE_CHECKING:
    from collections.abc import Callable

GLUE = "pyodide.asm.js"
FIRST = "pyodide.asm.wasm"
REST = "pyodide.rest.wasm"
FILES = ("pyodide.mjs", GLUE, FIRST)
_FOR_NODE = "package.json"
"""Without it Node takes the glue for what the project's own package.json says scripts are."""

# Each name that the glue hands on without using it: var _x=Module["_x"]=wasmExports["x"];
_HANDED_ON = re.compile(r'var (_\w+)=Module\["\1"\]=wasmExports\["(\w+)"\];')


@dataclass(frozen=True)
class Functions:
    """What was traced: Pyodide's version, its WebAssembly's digest, the numbers of functions."""

    version: str
    wasm: str
    called: frozenset[int]


def list_path(root: Path) -> Path:
    """Where the list stands in the project."""
    return root / "widgets" / "runtime" / "functions.json"


def read_list(root: Path) -> Functions:
    """The list as it stands in the project."""
    data = json.loads(list_path(root).read_text("utf-8"))
    spans = [one.partition("-") for line in data["called"] for one in line.split()]
    called = {one for start, _, end in spans for one in range(int(start), int(end or start) + 1)}
    return Functions(data["pyodide"], data["wasm"], frozenset(called))


def stock(root: Path) -> Path:
    """Pyodide as its npm package brings it."""
    return root / "node_modules" / "pyodide"


def version(root: Path) -> str:
    """The version that is installed."""
    found: str = json.loads((stock(root) / "package.json").read_text("utf-8"))["version"]
    return found


def pyodide(root: Path) -> Path:
    """A folder with the files that the site serves; made anew only when one of them would change.

    RuntimeError where the list of functions is another Pyodide's.
    """
    code = [Path(str(module.__file__)) for module in (halves, settled, wasm)]
    sources = [*(stock(root) / name for name in FILES), list_path(root), *code, Path(__file__)]
    place = root / ".cache" / "pyodide" / digest(one.read_bytes() for one in sources)
    return kept(place, lambda fresh: _divide(root, fresh))


def _divide(root: Path, into: Path) -> None:
    listed = read_list(root)
    whole = (stock(root) / FIRST).read_bytes()
    if digest([whole]) != listed.wasm:
        raise RuntimeError(
            f"widgets/runtime/functions.json is of Pyodide {listed.version}, and another is"
            f" installed ({version(root)}): run `make functions`"
        )
    for name in (*FILES, _FOR_NODE):
        shutil.copyfile(stock(root) / name, into / name)
    glue, is_wanted = (stock(root) / GLUE).read_text("utf-8"), wanted(root)
    (into / GLUE).write_text(_without_dropped(glue, is_wanted), "utf-8")
    whole = settled.settled(whole, settled.bases(glue))
    first, rest = halves.halves(whole, listed.called, is_wanted)
    (into / FIRST).write_bytes(first)
    (into / REST).write_bytes(rest)


def _without_dropped(glue: str, is_wanted: Callable[[str], bool]) -> str:
    """The glue hands on none of the exports that are gone, which is a quarter of what it says."""
    return _HANDED_ON.sub(lambda found: found[0] if is_wanted(found[2]) else "", glue)


def wanted(root: Path) -> Callable[[str], bool]:
    """Says of an export's name whether Pyodide's scripts or its WebAssembly speak of it.

    All others are there for packages with code of their own, of which the site serves none.
    """
    glue = (stock(root) / GLUE).read_text("utf-8")
    text = _HANDED_ON.sub("", glue) + (stock(root) / "pyodide.mjs").read_text("utf-8")
    words = set(re.findall(r"[\w$]+", text))
    named = {one.name for one in wasm.Module((stock(root) / FIRST).read_bytes()).imports}
    return lambda name: name in named or bool({name, f"_{name}"} & words)
