"""What is wrong with the content, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a content file; `file` is relative to the project, line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author has to mend.

    `kind` names it where it is one of the prover's findings or of their family, `witness` holds
    the answers that show it in the self-check.
    """

    place: Place
    wrong: str
    instead: str
    kind: str = ""
    witness: Mapping[str, str | int] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        kind = f" [{self.kind}]" if self.kind else ""
        answers = ", ".join(f"{name}: {value}" for name, value in self.witness.items())
        shown = f" (seen with the answers {answers})" if answers else ""
        return f"{self.place}: {self.wrong}{shown}; {self.instead}{kind}"


class ContentErrors(Exception):
    """All problems of one reading of the content, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def count(self) -> str:
        """How many there are, in words."""
        many = len(self.problems)
        return f"{many} problem{'s' if many > 1 else ''}"

    def from_here(self, guide: Path) -> str:
        """All of them, with the way to their files from the folder where the command runs."""
        here, home = Path.cwd(), guide.resolve()
        way = home.relative_to(here) if home.is_relative_to(here) else home
        return "\n".join(
            f"{way / problem.place.file}{_after(problem)}" for problem in self.problems
        )


def _after(problem: Problem) -> str:
    return str(problem).removeprefix(problem.place.file)


def not_utf8(file: str, error: UnicodeDecodeError) -> Problem:
    """A file that is no text, at the line where that begins."""
    line = error.object[: error.start].count(b"\n") + 1
    return Problem(
        Place(file, line), "the file is not UTF-8 here", "save it with the encoding UTF-8"
    )


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """The advice for an unknown word: the nearest known one, or `otherwise`."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else otherwise
