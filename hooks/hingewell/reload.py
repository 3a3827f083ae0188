"""Live reload of the generator's own code: a changed module is imported anew at the next build."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = __name__.partition(".")[0]
_HERE = Path(__file__).parent
_seen: dict[Path, int] = {}


def forget_changed_code() -> None:
    """Drop this package's modules from memory if one of its files has changed since last time."""
    now = {path: path.stat().st_mtime_ns for path in _HERE.rglob("*.py")}
    changed = bool(_seen) and now != _seen
    _seen.clear()
    _seen.update(now)
    if changed:
        kept = (PACKAGE, __name__)
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            if name not in kept and not name.startswith(f"{PACKAGE}.commands"):
                del sys.modules[name]
