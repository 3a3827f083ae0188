"""Runs calls of the engine in this Python: the counterpart of run_engine.mjs, from the wheel.

In:  {"wheel": path, "guide": JSON text, "calls": [[name, payload], ...]} on standard input.
Out: {"answers": [text, ...]}.
"""

from __future__ import annotations

import importlib
import json
import sys


def main() -> None:
    """Answer the calls on standard input."""
    task = json.load(sys.stdin)
    sys.path.insert(0, task["wheel"])
    api = importlib.import_module("hingewell_engine.api")
    assert str(api.__file__).startswith(task["wheel"])
    api.load(task["guide"])
    json.dump({"answers": [api.call(name, payload) for name, payload in task["calls"]]}, sys.stdout)


if __name__ == "__main__":
    main()
