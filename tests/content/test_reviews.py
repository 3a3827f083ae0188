"""Every page was scored for being easy to understand and to act on, and scores well."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.render import read_pages
from hingewell.render.addresses import MADE
from hingewell.render.scored import SCALES, tally
from hingewell.render.sources import made_pages

ROOT = Path(__file__).parents[2]
LOWEST = 70
"""Percent: the scale's usual mark for a good page. The aim is 100; the page of scores tells all."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(ROOT / "content")


def test_every_page_is_scored_once(knowledge: Knowledge) -> None:
    made = made_pages(knowledge)
    pages = {f"docs/{uri}" for uri in read_pages(ROOT / "docs") if uri not in made}
    covered = Counter(page for review in knowledge.reviews.values() for page in review.covers)
    assert set(covered) == {*pages, *MADE}, "score it in content/reviews/pages/"
    assert set(covered.values()) == {1}


def test_the_scale_is_whole(knowledge: Knowledge) -> None:
    numbers = {criterion.number for criterion in knowledge.criteria.values()}
    assert numbers == {*range(1, 13), *range(15, 27)}
    scales = Counter(criterion.scale for criterion in knowledge.criteria.values())
    assert scales == {"understand": 17, "act": 7}


def test_no_page_scores_low_and_each_score_has_a_reason_of_its_own(knowledge: Knowledge) -> None:
    for review in knowledge.reviews.values():
        found = tally(review, knowledge)
        for scale in SCALES:
            assert found.totals[scale].percent >= LOWEST, review.id
        for _, mark in found.marks:
            assert len(mark.why.split()) >= 3, review.id
