"""What a new guide or exercise begins as: the texts in `starter/` with their blanks filled in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from hingewell.model.base import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parents[1] / "starter"
DRAFT = """\
# Delete this line when it is ready: until then it is checked, and only `make serve` shows it.
draft: true
"""
_LONGEST = 60


def name_problem(name: str) -> str:
    """Why this cannot be an id, and one that can; "" where it can."""
    if re.fullmatch(ID_PATTERN, name) and len(name) <= _LONGEST:
        return ""
    if not name:
        return "there is no name; write one, such as NAME=heel_slide"
    words = re.findall(r"[a-z0-9]+", name.lower())
    near = "_".join(words).lstrip("0123456789_")[:_LONGEST]
    such = f", such as '{near}'" if near else ""
    rule = "small letters, digits and underscores, and start with a letter"
    return f"'{name}' is not a name for files and addresses; use {rule}{such}"


def title_of(name: str) -> str:
    """An id in words: `heel_slide` -> "Heel slide"."""
    return name.replace("_", " ").capitalize()


def new_guide(name: str, root: str, today: str) -> Iterator[tuple[str, str]]:
    """Path in its folder and text of each file; `root` is the way from there to the generator."""
    blanks = {"id": name, "title": title_of(name), "root": root, "today": today}
    home = FOLDER / "guide"
    for path in sorted(home.rglob("*")):
        if path.is_file():
            yield path.relative_to(home).as_posix(), _filled(path, blanks)
    known = {"group": "moves", "target": "example_part", "ref": "guide_own"}
    for path_, text in new_exercise("example_move", known, draft=False, plan=True):
        yield f"content/{path_}", text


def new_exercise(
    name: str, known: Mapping[str, str], draft: bool, plan: bool
) -> Iterator[tuple[str, str]]:
    """Path in the content and text of the files of an exercise.

    `known` names a group, a target and a reference of the guide. With a `plan`, its dose has rules
    over days.
    """
    title = title_of(name)
    blanks = {
        **known,
        "id": name,
        "title": title,
        "lower": title.lower(),
        "draft": DRAFT if draft else "",
    }
    yield f"exercises/{name}.yml", _filled(FOLDER / "exercise.yml", blanks)
    parts = ["dose.yml", "over_time.yml"] if plan else ["dose.yml"]
    yield f"dosing/{name}.yml", "".join(_filled(FOLDER / part, blanks) for part in parts)


def _filled(path: Path, blanks: Mapping[str, str]) -> str:
    return Template(path.read_text(encoding="utf-8")).substitute(blanks)
