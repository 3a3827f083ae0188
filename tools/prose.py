"""Plain words: stiff words, long sentences, hard texts and telegrams, each at its place.

What is stiff, long and hard is said in .prose.yml. `python tools/prose.py [GUIDE ...]` prints what
it finds in these guides, in this one if none is named.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import yaml

from hingewell.bundle.wheel import use_engine
from hingewell.load.load import load
from hingewell.model.base import Claim, ProseText, walk, within
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
_WHOLE = re.compile(r"(?<=[.!?])[”’\")]*\s+")
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


class Telegram(NamedTuple):
    """When running text is chopped up: a low median of words, many paragraphs of one sentence."""

    kinds: list[str]
    fields: list[str]
    short: str
    median: float
    alone: float
    fewest_paragraphs: int


@dataclass(frozen=True)
class Rules:
    """`instead`: what a stiff word looks like, and what to write."""

    longest: int
    grade: float
    fewest_words: int
    telegram: Telegram
    instead: list[tuple[re.Pattern[str], str]]


def read_rules(file: Path) -> Rules:
    """The rules of .prose.yml."""
    said = yaml.safe_load(file.read_text("utf-8"))
    instead = [(_pattern(word), advice) for word, advice in said["instead"].items()]
    telegram = Telegram(**said["telegram"])
    return Rules(said["longest"], said["grade"], said["fewest_words"], telegram, instead)


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


def paragraphs(content: Path, rules: Telegram) -> Iterator[Piece]:
    """What the content tells in running text, a paragraph each."""
    knowledge = load(content)
    for kind in rules.kinds:
        for key, entry in knowledge.entries(kind).items():
            if str(key).endswith(rules.short):
                continue
            for path, claim in within(entry, Claim):
                if path[0] in rules.fields:
                    place = knowledge.place(kind, key, *path, "text")
                    yield Piece(place, plain(claim.text, knowledge))


def telegrams(pieces: Iterable[Piece], rules: Telegram) -> Iterator[Problem]:
    """Files whose running text is a string of short sentences, or of single ones."""
    files: dict[str, list[list[str]]] = defaultdict(list)
    for place, text in pieces:
        files[place.file].append(_WHOLE.split(text))
    for file, told in files.items():
        if len(told) < rules.fewest_paragraphs:
            continue
        words = median(len(sentence.split()) for sentences in told for sentence in sentences)
        alone = sum(len(sentences) == 1 for sentences in told) / len(told)
        if words < rules.median:
            wrong = f"the sentences of this file have {words:g} words, by the median"
            yield Problem(Place(file), wrong, f"join them: {rules.median:g} are the fewest")
        if alone > rules.alone:
            wrong = f"{alone:.0%} of its paragraphs are a single sentence"
            advice = f"give the reason with it: {rules.alone:.0%} are the most"
            yield Problem(Place(file), wrong, advice)


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
    for guide in (Path(name).resolve() for name in guides or [str(ROOT)]):
        pieces = [*content_pieces(guide / "content"), *page_pieces(guide / "docs")]
        found = sorted(problems(pieces, rules))
        if guide == ROOT:  # the guide for readers; another may be as short as a test needs it
            found += telegrams(paragraphs(guide / "content", rules.telegram), rules.telegram)
        print(*found, f"prose: {len(found)} problems in {len(pieces):,} texts", sep="\n")
        wrong = wrong or bool(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
