from __future__ import annotations

from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hingewell.model.base import Claim
from hingewell.model.quantity import parse
from hingewell.model.site import Reference
from hingewell.render.words import (
    cite,
    dated,
    either,
    how_sure,
    markdown_safe,
    phone,
    quantity,
)

from .small import Seen


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("15-20 repetitions", "15 to 20 repetitions"),
        ("1 set", "1 set"),
        ("1-2 sets", "1 or 2 sets"),
        ("1 per day", "once a day"),
        ("2 per week", "twice a week"),
        ("3-5 per day", "3 to 5 times a day"),
        ("0.5-1 kg", "0.5 to 1 kg"),
    ],
)
def test_a_figure_as_one_says_it(written: str, said: str) -> None:
    assert quantity(parse(written)) == said


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (["opinion"], "It is opinion."),
        (["low", "low"], "Weak proof."),
        (["low", "low", "low", "opinion"], "Mostly weak proof; one point is opinion."),
        (["opinion", "high", "opinion"], "Mostly opinion; one point has strong proof."),
        (["moderate", "opinion"], "One point is opinion and one point has fair proof."),
        (
            ["opinion", "low", "very_low"],
            "One point is opinion, one point has hardly any proof and one point has weak proof.",
        ),
        (["low"] * 12 + ["opinion"] * 11, "Mostly weak proof; 11 points are opinion."),
    ],
)
def test_how_sure_in_words_of_daily_life(grades: list[Any], said: str) -> None:
    claims = [Claim(text="x", refs=["some_source"], certainty=grade) for grade in grades]
    assert how_sure(claims) == said


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"authors": "Majlesi J, Togay H", "year": 2008}, "Majlesi and others 2008"),
        ({"authors": "Jim Wittstrom"}, "Jim Wittstrom"),
        ({"journal": "NHS Wales", "title": "Sciatica"}, "NHS Wales: Sciatica"),
        ({"title": "Sciatica", "year": 2020}, "Sciatica 2020"),
        ({}, "some source"),
    ],
)
def test_a_source_in_few_words(fields: dict[str, Any], words: str) -> None:
    reference = Reference(id="some_source", status="read", kind="study", finding="x", **fields)
    assert cite(reference) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"authors": "Majlesi J, Togay H", "year": 2008}, "Majlesi and others 2008"),
        ({"journal": "NHS Wales", "title": "Sciatica"}, "NHS Wales: Sciatica (undated, read 2026)"),
        ({"title": "Sciatica", "status": "secondary"}, "Sciatica (undated)"),
        ({"journal": "Spine 3:4", "title": "A study", "kind": "trial", "year": 2014}, "Spine 2014"),
    ],
)
def test_a_source_with_how_old_it_is(fields: dict[str, Any], words: str) -> None:
    given = {"status": "read", "kind": "leaflet", "finding": "x", **fields}
    assert dated(Reference(id="some_source", **given), 2026) == words


def test_lists_in_words() -> None:
    assert [either(["a"]), either(["a", "b"]), either(["a", "b", "c"])] == [
        "a",
        "a or b",
        "a, b or c",
    ]


def test_a_phone_number_dials_and_nothing_else_does() -> None:
    seen = Seen(str(phone("Call 116 117 or <b>999</b>, not 5")))
    assert seen.links == ["tel:116117", "tel:999"]
    assert seen.text == "Call 116 117 or <b>999</b>, not 5"


PRINTED = st.characters(max_codepoint=0x2FF, exclude_categories=["C"])


@given(st.text(alphabet=PRINTED, max_size=60))
def test_markdown_leaves_safe_words_as_they_are(text: str) -> None:
    page = markdown.markdown(f"# {markdown_safe(text)}.", extensions=["attr_list", "toc"])
    assert Seen(page).text.strip() == f"{' '.join(text.split())}.".strip()
    assert [tag for tag, _ in Seen(page).elements] == ["h1"]
