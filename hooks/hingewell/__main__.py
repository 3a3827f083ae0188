"""The command line: `python -m hingewell build|serve|check|mutants|evidence|schemas|new-...`.

Each works on the project's own guide, or on the one in the folder that `--guide` names.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hingewell.bundle.wheel import use_engine
from hingewell.commands.build import build
from hingewell.commands.check import check
from hingewell.commands.evidence import evidence
from hingewell.commands.mutants import mutants
from hingewell.commands.new import new_exercise, new_guide
from hingewell.commands.schemas import write
from hingewell.commands.serve import serve

ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    parser = argparse.ArgumentParser(prog="hingewell", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    of_guide = argparse.ArgumentParser(add_help=False)
    of_guide.add_argument(
        "--guide",
        type=_guide,
        default=ROOT,
        metavar="FOLDER",
        help="a folder with mkdocs.yml, content/ and docs/; without it, the project's own guide",
    )

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, parents=[of_guide])

    building = command("build", "make the site as a static folder")
    building.add_argument("--into", type=Path, help="where to; without it, site/ in the guide")
    serving = command("serve", "preview the site with live reload")
    serving.add_argument("--port", type=int, default=8000)
    command("check", "check and prove the content without building")
    command("evidence", "print which statements rest on which references")
    command("mutants", "count the wrong rules that would go unnoticed")
    command("schemas", "bring the editor's schemas of the content up to date")
    starting = command("new-exercise", "write a draft of an exercise and its dose")
    starting.add_argument("name", help="its id, such as heel_slide")
    starting = commands.add_parser("new-guide", help="write a guide to start from")
    starting.add_argument("name", help="its id, such as stiff_neck")
    chosen = parser.parse_args(arguments)
    try:
        use_engine(ROOT)
        return _run(chosen)
    except RuntimeError as error:  # the bundle's own: wrong Python, an engine that does not build
        print(f"hingewell: {error}", file=sys.stderr)
        return 1


def _guide(text: str) -> Path:
    folder = Path(text).resolve()
    if not (folder / "mkdocs.yml").is_file():
        raise argparse.ArgumentTypeError(f"there is no guide in {text}: it has no mkdocs.yml")
    return folder


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "new-guide":
        return new_guide(ROOT, chosen.name)
    guide: Path = chosen.guide
    match chosen.command:
        case "build":
            return build(guide, (chosen.into or guide / "site").resolve())
        case "serve":
            return serve(ROOT, guide, chosen.port)
        case "check":
            return check(guide / "content")
        case "mutants":
            return mutants(ROOT, guide / "content")
        case "new-exercise":
            return new_exercise(ROOT, guide, chosen.name)
        case "schemas":
            write(ROOT, guide)
            return 0
        case _:
            return evidence(guide / "content")


if __name__ == "__main__":
    sys.exit(main())
