"""The command line: `python -m hingewell build|serve|check|mutants|evidence|schemas`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hingewell.bundle.wheel import use_engine
from hingewell.commands.build import build
from hingewell.commands.check import check
from hingewell.commands.evidence import evidence
from hingewell.commands.mutants import mutants
from hingewell.commands.schemas import write
from hingewell.commands.serve import serve

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    parser = argparse.ArgumentParser(prog="hingewell", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="make the site as a static folder")
    building.add_argument("--into", type=Path, default=ROOT / "site")
    serving = commands.add_parser("serve", help="preview the site with live reload")
    serving.add_argument("--port", type=int, default=8000)
    commands.add_parser("check", help="check and prove the content without building")
    commands.add_parser("evidence", help="print which statements rest on which references")
    commands.add_parser("mutants", help="count the wrong rules that would go unnoticed")
    commands.add_parser("schemas", help="bring the editor's schemas of the content up to date")
    chosen = parser.parse_args(arguments)
    try:
        use_engine(ROOT)
        return _run(chosen)
    except RuntimeError as error:  # the bundle's own: wrong Python, an engine that does not build
        print(f"hingewell: {error}", file=sys.stderr)
        return 1


def _run(chosen: argparse.Namespace) -> int:
    match chosen.command:
        case "build":
            return build(ROOT, chosen.into)
        case "serve":
            return serve(ROOT, chosen.port)
        case "check":
            return check(ROOT / "content")
        case "mutants":
            return mutants(ROOT / "content")
        case "schemas":
            write(ROOT)
            return 0
        case _:
            return evidence(ROOT / "content")


if __name__ == "__main__":
    sys.exit(main())
