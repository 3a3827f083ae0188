"""The guide is written in plain words, and what is not is found at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.problems import Place
from prose import (
    ROOT,
    RULES,
    Piece,
    content_pieces,
    page_pieces,
    paragraphs,
    problems,
    read_rules,
    telegrams,
)

SMALL = ROOT / "tests" / "guides" / "small" / "content"
HARD = (
    "Neurodynamic mobilisation of irritable neural tissue necessitates individualised clinical "
    "reasoning regarding symptomatic responses. "
) * 8
HERE = Place("content/topics/x.yml", 3, 9)
OURS = read_rules(ROOT / RULES)


def told(text: str) -> list[str]:
    return [str(problem) for problem in problems([Piece(HERE, text)], OURS)]


def test_the_guide_is_plain() -> None:
    pieces = [*content_pieces(ROOT / "content"), *page_pieces(ROOT / "docs")]
    assert len(pieces) > 3000
    assert {piece.place.file.partition("/")[0] for piece in pieces} == {"content", "docs"}
    assert [str(problem) for problem in problems(pieces, OURS)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Utilise a chair.", "'Utilise' is not our word; write: use"),
        ("Sit down in  order to rest.", "write: to"),
        ("Sufferers sit.", "write: people with it"),
        ("Sit, e.g. on a chair.", "write: for example"),
        ("One two three. " + "word " * 29 + "end.", "has 30 words; make two of it; 28"),
        (HARD, "years of school"),
    ],
)
def test_what_is_not_plain_is_told(text: str, wrong: str) -> None:
    found = told(text)
    assert any(wrong in one for one in found), found
    assert all(one.startswith("content/topics/x.yml:") for one in found)


@pytest.mark.parametrize(
    "text",
    ["Use a chair.", "The aviary is an order of things.", "word " * 28, "word, " * 20 + "a:"],
)
def test_what_is_plain_is_not(text: str) -> None:
    assert told(text) == []


def test_a_word_is_found_where_its_author_wrote_it(tmp_path: Path) -> None:
    content, docs = tmp_path / "content", tmp_path / "docs"
    shutil.copytree(SMALL, content)
    entry = content / "techniques" / "ice.yml"
    lines = entry.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("summary:"))
    lines[at] = lines[at].partition(":")[0] + ": Commence with ice."
    entry.write_text("\n".join(lines), "utf-8")
    (found,) = problems(content_pieces(content), OURS)
    assert (found.place.file, found.place.line) == ("content/techniques/ice.yml", at + 1)

    docs.mkdir()
    head = "---\ntitle: A\n---\n# A\n\n"
    page = '{{ show("topics/via") }} `via`\n\n```\nvia\n```\n\n| a | via b |\n'
    (docs / "a.md").write_text(head + page, "utf-8")
    assert [problem.place for problem in problems(page_pieces(docs), OURS)] == [
        Place("docs/a.md", 12)
    ]


def test_the_guide_is_no_telegram() -> None:
    told = list(paragraphs(ROOT / "content", OURS.telegram))
    assert len(told) > 300
    assert [str(problem) for problem in telegrams(told, OURS.telegram)] == []


def chopped(*texts: str) -> list[str]:
    told = [Piece(HERE, text) for text in texts]
    return [str(problem) for problem in telegrams(told, OURS.telegram)]


def test_a_telegram_is_told() -> None:
    long = "Bend only as far as the leg stays calm, because more does not help you today."
    two = f"{long} {long}"
    assert chopped(*[two] * 8) == []
    assert chopped(*[two] * 6, long, long) == []
    (alone,) = chopped(*[two] * 5, long, long, long)
    assert alone.startswith(
        "content/topics/x.yml:1:1: 38% of its paragraphs are a single sentence;"
    )
    (short,) = chopped(*["Bend a little. Do not push. It will pass."] * 8)
    assert short.startswith("content/topics/x.yml:1:1: the sentences of this file have 3 words")
    assert chopped(*["Bend a little."] * 7) == []
