"""Runs calls of the engine in Pyodide under Node, with the very zip that the browser gets."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hingewell.bundle.pyodide import pyodide, stock
from machine import ROOT, fail, find_node

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """What came of the calls.

    For each its answer (JSON text) or what it raised; what the Python code evaluated to; whether
    the rest of Pyodide's WebAssembly was called.
    """

    answers: list[str | None]
    errors: list[str | None]
    code: str | None
    joined: bool


def run(
    python: Path,
    guide: str,
    calls: list[tuple[str, str]],
    code: str = "",
    *,
    kept: bool = False,
    index: Path | None = None,
    marks: Path | None = None,
) -> Ran:
    """Start Pyodide from the zip `python`, load the guide (JSON text, "" for none), make the calls.

    A call is the engine function's name and its payload as JSON text. `kept`: from a snapshot of
    its memory, as on a reader's later visit. `index`: where Pyodide is, if not as the site serves
    it; `marks`: where to write what its WebAssembly marked (see `functions.py`). Raises
    RuntimeError with Node's words if Python does not start.
    """
    node = find_node()
    if node is None:
        fail("needs Node 18 or newer: run `make test`, which installs it.")
    lock = json.loads((stock(ROOT) / "pyodide-lock.json").read_text("utf-8"))
    marking = ["--import", str(ROOT / "tools" / "marks.mjs")] if marks else []
    task = {
        "index": str(index or pyodide(ROOT)),
        "python": str(python),
        "abi": lock["info"]["abi_version"],
        "guide": guide,
        "calls": calls,
        "code": code,
        "kept": kept,
    }
    done = subprocess.run(
        [str(node), *marking, str(ROOT / "tools" / "run_engine.mjs")],
        env={**os.environ, "MARKS": str(marks)},
        input=json.dumps(task),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Pyodide did not start under Node:\n{done.stderr.strip()}")
    return Ran(**json.loads(done.stdout))
