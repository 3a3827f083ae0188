"""`new-guide` and `new-exercise`: a start that checks and builds as it is, written once."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hingewell.check.check import sound
from hingewell.commands import starter
from hingewell.commands.schemas import first_line, write_first_lines
from hingewell.problems import ContentErrors

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge

GUIDES = "guides"


def new_guide(root: Path, name: str) -> int:
    """Write a guide into a new folder of the project; the exit status: 1 where it cannot be."""
    if wrong := starter.name_problem(name):
        return _refused(wrong)
    home = root / GUIDES / name
    place = f"{GUIDES}/{name}"
    if home.exists():
        return _refused(f"there is a folder {place} already; choose another name, or delete it")
    way = os.path.relpath(root, home).replace(os.sep, "/")
    today = datetime.now(UTC).date().isoformat()
    for path, text in starter.new_guide(name, way, today):
        _write(home / path, text)
    write_first_lines(root, home)
    print(f"A new guide is in {place}. It builds as it is; every text in it is an example.")
    print(f"  make serve GUIDE={place}   shows it while you write")
    print(f"  {place}/content/guide.yml  is where to begin: its name and what it is about")
    print(f"  {place}/content/selfcheck  holds the questions, the tables and what they promise")
    return 0


def new_exercise(root: Path, guide: Path, name: str) -> int:
    """Write an exercise and its dose into the guide's content, as a draft; 1 where it cannot be."""
    if wrong := starter.name_problem(name):
        return _refused(wrong)
    content = guide / "content"
    try:
        knowledge = sound(content)
    except ContentErrors as errors:
        print(errors.from_here(guide))
        return _refused("the content has problems; mend them first")
    for kind in ("exercises", "dosing"):
        if name in knowledge.entries(kind):
            where = knowledge.place(kind, name, "id")
            return _refused(f"'{name}' is taken by {where}; choose another name")
    if not knowledge.anatomy:
        return _refused("there is nothing yet that it could work on; add a part to anatomy/")
    files = dict(starter.new_exercise(name, _known(knowledge), True, knowledge.plan is not None))
    for path, text in files.items():
        kind = path.partition("/")[0]
        _write(content / path, first_line(root, kind, content / path) + text)
    place = _seen_from(root, guide)
    under = "" if place == "." else f"{place}/"
    serve = "make serve" if place == "." else f"make serve GUIDE={place}"
    written = " and ".join(f"{under}content/{path}" for path in files)
    print(f"Written: {written}.")
    print(f"  1. Fill in both. `{serve}` shows it under Exercises A to Z as you write.")
    print("  2. Is it ready? Delete its line 'draft: true'.")
    print("  3. Right after that, name it where readers are to come to it: in a rule of the table")
    print(f"     that chooses exercises ({under}content/selfcheck/decisions/), or as the 'next' or")
    print("     'easier' of another one. Until both are done, you are told what is missing.")
    return 0


def _seen_from(root: Path, guide: Path) -> str:
    """How to name the folder of a guide where `make` is run: in the project, from its root."""
    if guide.is_relative_to(root):
        return guide.relative_to(root).as_posix()
    return guide.as_posix()


def _known(knowledge: Knowledge) -> dict[str, str]:
    """Of what the guide has, what an example can name: a source of opinions above all."""
    by_rank = sorted(
        knowledge.references.values(), key=lambda one: (one.kind != "opinion", one.status)
    )
    opinion = next((one for one in by_rank if one.status == "to_verify"), by_rank[0])
    group, target = knowledge.groups[0].id, next(iter(knowledge.anatomy))
    return {"group": group, "target": target, "ref": opinion.id}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _refused(why: str) -> int:
    print(f"hingewell: {why}")
    return 1
