"""Prints what a reader's browser downloads for the engine: bytes as they are and gzip'ed."""

from __future__ import annotations

import json

from hingewell.bundle.runtime import runtime
from hingewell.bundle.wheel import use_engine
from machine import ROOT


def main() -> None:
    """Print a file a row, and the sum."""
    use_engine(ROOT)
    from hingewell.proof import proved_guide  # noqa: PLC0415 - needs the engine in place

    guide = proved_guide(ROOT / "content").data
    rows = runtime(ROOT, json.dumps(guide, separators=(",", ":")).encode()).sizes()
    total = ("together", sum(raw for _, raw, _ in rows), sum(zipped for *_, zipped in rows))
    for name, raw, zipped in [("", "bytes", "gzip"), *rows, total]:
        print(f"{raw:>12} {zipped:>12}  {name.rpartition('/')[2]}")


if __name__ == "__main__":
    main()
