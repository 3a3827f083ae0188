"""What MkDocs finds wrong by itself (links, the menu), as problems with a place and advice."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from hingewell.model.settings import SETTINGS
from hingewell.problems import ContentErrors, Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains .*?link '(?P<name>[^']+)'")
_MENU = re.compile(r"reference to '(?P<name>[^']+)' is included in the 'nav'")
_ANCHOR = re.compile(r"^#+ .*\{#([\w-]+)\}|id=\"([\w-]+)\"", re.MULTILINE)


class Heard(logging.Handler):
    """Keeps the warnings of a strict build, which stops at them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one, in the words of MkDocs."""
        if record.levelno == logging.WARNING:
            self.said.append(record.getMessage().strip())

    def problems(self, guide: Path) -> ContentErrors | None:
        """All of them with their places in the guide's files; None where there was none."""
        found = [_problem(said, guide) for said in self.said]
        return ContentErrors(found) if found else None


def _problem(said: str, guide: Path) -> Problem:
    if link := _LINK.search(said):
        return _at_link(said, guide, link["file"], link["name"])
    if entry := _MENU.search(said):
        place = _place(guide, SETTINGS.file, entry["name"])
        wrong = f"the menu names '{entry['name']}', which is not there"
        advice = did_you_mean(entry["name"], _pages(guide), "name a page under docs/")
        return Problem(place, wrong, advice)
    return Problem(SETTINGS, said, "mend it, or what it speaks of")


def _at_link(said: str, guide: Path, file: str, name: str) -> Problem:
    place = _place(guide, f"docs/{file}", f"({name}")
    target, _, anchor = name.partition("#")
    wrong = f"the link '{name}' leads nowhere"
    if "anchor" in said and anchor:
        there = guide / "docs" / file if not target else (guide / "docs" / file).parent / target
        advice = did_you_mean(anchor, _anchors(there), "name a place on that page, or none")
    else:
        advice = did_you_mean(target, _pages(guide), "name a page under docs/")
    return Problem(place, wrong, advice)


def _place(guide: Path, file: str, words: str) -> Place:
    """Where these words stand first."""
    path = guide / file
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        if words in line:
            return Place(file, number, line.index(words) + 1 + words.startswith("("))
    return Place(file)


def _pages(guide: Path) -> list[str]:
    docs = guide / "docs"
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def _anchors(page: Path) -> Iterator[str]:
    text = page.read_text("utf-8") if page.is_file() else ""
    for found in _ANCHOR.finditer(text):
        yield found[1] or found[2]
