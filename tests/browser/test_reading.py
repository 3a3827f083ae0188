"""Plain words: the reading grade of every page, and of everything about warning signs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readability import grade

from .prose import Prose

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge

GUIDE = 7.0
WARNING_SIGNS = 6.0
LONGEST = 25
"""Words of a sentence about a warning sign: somebody who is frightened takes in no more."""


@pytest.fixture(scope="module")
def terms(knowledge: Knowledge) -> list[str]:
    """The words that the glossary explains in place."""
    found = {word for term in knowledge.glossary.values() for word in (term.term, *term.also)}
    return sorted(found)


def test_every_page_is_plain(site: Path, terms: list[str]) -> None:
    pages = {path: Prose(path.read_text("utf-8")) for path in site.rglob("index.html")}
    grades = {
        str(path.relative_to(site)): grade(page.sentences(terms)) for path, page in pages.items()
    }
    assert len(grades) > 30
    assert {page: found for page, found in grades.items() if found > GUIDE} == {}


def test_warning_signs_are_plainer(site: Path, knowledge: Knowledge, terms: list[str]) -> None:
    help_now = (site / "help-now" / "index.html").read_text("utf-8")
    check = (site / "check" / "index.html").read_text("utf-8")
    paper = (site / "check" / "paper" / "index.html").read_text("utf-8")
    urgency = knowledge.decisions[knowledge.check.urgency]
    asked = {
        name
        for rule in urgency.rules
        if rule.then in knowledge.check.stops_at
        for name in rule.when
        if name in knowledge.questions
    }
    texts = {"help-now": Prose(help_now).sentences(terms)}
    for level in knowledge.urgency:
        texts[f"the card {level}"] = Prose(help_now, f"hw-care--{level}").sentences(terms)
    for level in knowledge.check.stops_at:
        texts[f"the end of the check: {level}"] = Prose(check, f"hw-stop--{level}").sentences(terms)
    for name in asked:
        texts[f"the question {name}"] = Prose(paper, f"questions-{name}").sentences(terms)
    assert all(texts.values()), [name for name, text in texts.items() if not text]
    found = {name: grade(text) for name, text in texts.items()}
    assert {name: mark for name, mark in found.items() if mark > WARNING_SIGNS} == {}


def test_no_sentence_about_help_is_long(site: Path) -> None:
    page = Prose((site / "help-now" / "index.html").read_text("utf-8"))
    sentences = re.split(r"(?<=[.!?])\s+", page.sentences())
    assert [words for words in sentences if len(words.split()) > LONGEST] == []


def test_the_measure_tells_plain_from_hard() -> None:
    plain = "Sit on a firm chair. Look down at your knees. Lift one foot until it pulls."
    hard = "Neurodynamic mobilisation of irritable neural tissue necessitates individualised "
    hard += "clinical reasoning regarding symptomatic responses to progressive mechanical loading."
    assert grade(Prose(f'<p id="here">{plain}</p>', "here").sentences()) < 3
    assert grade(Prose(f'<p id="here">{hard}</p><p>{plain}</p>', "here").sentences()) > 15
    assert "it reasoning" in Prose(f'<p id="here">{hard}</p>', "here").sentences(["clinical"])
