"""Traces which standard-library modules the engine needs, and writes widgets/runtime/stdlib.json.

Pyodide starts under Node with its whole library, stand-ins in place, and the engine's sources; the
engine then gives answers and meets errors, for an error imports more than a success does; what has
been imported from the library is the list. Run it (`make stdlib`) when the engine imports something
new, or when Pyodide changes.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from answer_sets import answer_sets
from hingewell.bundle.bytecode import contents, stored
from hingewell.bundle.stdlib import list_path, whole_library
from hingewell.bundle.wheel import engine_wheel, use_engine
from machine import ROOT
from pyodide_node import run

IMPORTED = """
import importlib.util, json, sys, traceback
import hingewell_engine.api as api

def fail(depth):
    return api.load("{") if depth == 0 else fail(depth - 1)

try:
    fail(3)
except Exception as error:
    traceback.format_exception(error)

def from_library(module):
    origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
    return origin.startswith("/lib/python") and "hingewell_" not in origin

json.dumps({
    "python": sys.version.split()[0],
    "magic": importlib.util.MAGIC_NUMBER.hex(),
    "modules": sorted({m.__spec__.name for m in list(sys.modules.values()) if from_library(m)}),
})
"""
_WRONG_CALLS = [("no_such_call", "{}"), ("step", "{"), ("step", "[]"), ("step", '{"answers": 1}')]


def trace(guide: dict[str, object]) -> dict[str, object]:
    """What stdlib.json should say, run with this guide's data."""
    calls = [
        (name, json.dumps({"answers": answers}))
        for answers in answer_sets(guide, 100, seed=1)
        for name in ("step", "forced")
    ]
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.zip"
        stored({**whole_library(ROOT), **contents(engine_wheel(ROOT))}, whole)
        ran = run(whole, json.dumps(guide), calls + _WRONG_CALLS, IMPORTED)
    found: dict[str, object] = json.loads(ran.code or "")
    return found


def main() -> None:
    """Trace with the project's own guide and write the list."""
    use_engine(ROOT)
    from hingewell.proof import proved_guide  # noqa: PLC0415 - needs the engine in place

    guide = proved_guide(ROOT / "content").data
    text = json.dumps(trace(guide), indent=2) + "\n"
    list_path(ROOT).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
