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
        print(errors)
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
    written = " and ".join(f"content/{path}" for path in files)
    print(f"Written: {written}.")
    print("  1. Fill in both. `make serve` shows it under Exercises A to Z as you write.")
    print("  2. Name it where readers are to come to it: in a rule of the table that chooses")
    print("     exercises (selfcheck/decisions/), or as the 'next' or 'easier' of another one.")
    print("  3. Delete 'draft: true'. From then on readers see it.")
    return 0


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
