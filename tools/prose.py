"""Plain words: stiff words, long sentences and hard texts in content/ and docs/, each at its place.

What is stiff, long and hard is said in .prose.yml. `python tools/prose.py [GUIDE ...]` prints what
it finds in these guides, in this one if none is named.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from hingewell.bundle.wheel import use_engine
from hingewell.load.load import load
from hingewell.model.base import ProseText, walk
from hingewell.model.knowledge import KINDS
from hingewell.problems import Place, Problem
from hingewell.render.prose import plain
from readability import grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
RULES = ".prose.yml"
ACCOUNTS = ("scenarios", "story")
"""Kind and field of what people say of themselves: their words are not ours to mend."""
_SENTENCE = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+")
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_NOT_WORDS = (
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL), ""),  # what is placed there
    (re.compile(r"\{:.*?\}"), ""),  # attributes
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),  # links
    (re.compile(r"<https?:[^>]*>"), ""),
    (re.compile(r"`[^`]*`"), "it"),  # names
    (re.compile(r"^(?:[#>*\-]+|\d+\.)\s+"), ""),
    (re.compile(r"[*_]{2,}"), ""),
)


class Piece(NamedTuple):
    """A text and where it stands."""

    place: Place
    text: str


@dataclass(frozen=True)
class Rules:
    """`instead`: what a stiff word looks like, and what to write."""

    longest: int
    grade: float
    fewest_words: int
    instead: list[tuple[re.Pattern[str], str]]


def read_rules(file: Path) -> Rules:
    """The rules of .prose.yml."""
    said = yaml.safe_load(file.read_text("utf-8"))
    instead = [(_pattern(word), advice) for word, advice in said["instead"].items()]
    return Rules(said["longest"], said["grade"], said["fewest_words"], instead)


def _pattern(word: str) -> re.Pattern[str]:
    body = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-]){body}(?![\w-])", re.IGNORECASE)


def content_pieces(content: Path) -> Iterator[Piece]:
    """Every text for readers in the content."""
    knowledge = load(content)
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            for path, value in walk(entry):
                if isinstance(value, ProseText) and (kind.name, *path) != ACCOUNTS:
                    place = knowledge.place(kind.name, key, *path)
                    yield Piece(place, plain(value, knowledge))


def page_pieces(docs: Path) -> Iterator[Piece]:
    """Every line and every cell of a table that stands in a page itself."""
    for path in sorted(docs.rglob("*.md")):
        file = path.relative_to(docs.parent).as_posix()
        text = _FENCED.sub(lambda code: "\n" * code[0].count("\n"), path.read_text("utf-8"))
        for number, line in enumerate(text.splitlines(), start=1):
            for cell in line.strip("|").split("|"):
                words = cell.strip()
                for pattern, left in _NOT_WORDS:
                    words = pattern.sub(left, words)
                if re.search(r"\w", words):
                    yield Piece(Place(file, number), words.strip())


def problems(pieces: Iterable[Piece], rules: Rules) -> Iterator[Problem]:
    """What is not plain, piece by piece and then file by file."""
    files: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        files[piece.place.file].append(piece)
        for pattern, advice in rules.instead:
            if found := pattern.search(piece.text):
                yield Problem(piece.place, f"'{found[0]}' is not our word", f"write: {advice}")
        for sentence in _SENTENCE.split(piece.text):
            if (words := len(sentence.split())) > rules.longest:
                wrong = f"the sentence '{' '.join(sentence.split()[:6])} ...' has {words} words"
                yield Problem(piece.place, wrong, f"make two of it; {rules.longest} are the most")
    for file, texts in files.items():
        whole = " ".join(re.sub(r"[^.!?]$", r"\g<0>.", text) for _, text in texts)
        if len(whole.split()) >= rules.fewest_words and (years := grade(whole)) > rules.grade:
            wrong = f"this file asks for {years:.1f} years of school"
            advice = f"use shorter words and sentences; {rules.grade:g} are the most"
            yield Problem(Place(file), wrong, advice)


def main(guides: list[str]) -> int:
    """Print what is not plain; the exit status."""
    use_engine(ROOT)
    rules, wrong = read_rules(ROOT / RULES), False
    for guide in map(Path, guides or [str(ROOT)]):
        pieces = [*content_pieces(guide / "content"), *page_pieces(guide / "docs")]
        found = sorted(problems(pieces, rules))
        print(*found, f"prose: {len(found)} problems in {len(pieces):,} texts", sep="\n")
        wrong = wrong or bool(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
