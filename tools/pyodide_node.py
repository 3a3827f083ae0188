"""Runs calls of the engine in Pyodide under Node, with the very zip that the browser gets."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hingewell.bundle.node import find_node
from hingewell.bundle.pyodide import release
from machine import ROOT, fail

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """What came of the calls.

    For each its answer (JSON text) or what it raised; what the Python code evaluated to.
    """

    answers: list[str | None]
    errors: list[str | None]
    code: str | None


def run(
    python: Path,
    guide: str,
    calls: list[tuple[str, str]],
    code: str = "",
    *,
    kept: bool = False,
) -> Ran:
    """Start Pyodide from the zip `python`, load the guide (JSON text, "" for none), make the calls.

    A call is the engine function's name and its payload as JSON text. `kept`: from a snapshot of
    its memory, as on a reader's later visit. RuntimeError with Node's words if Python does not
    start.
    """
    node = find_node()
    if node is None:
        fail("needs Node 18 or newer: run `make test`, which installs it.")
    used = release(ROOT)
    task = {
        "index": str(used.folder),
        "python": str(python),
        "abi": used.abi,
        "guide": guide,
        "calls": calls,
        "code": code,
        "kept": kept,
    }
    done = subprocess.run(
        [str(node), str(ROOT / "tools" / "run_engine.mjs")],
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
