"""Every page is listed for raters; what is scored was scored by two who wrote none of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.model.review import FULL, RATERS
from hingewell.render import read_pages
from hingewell.render.addresses import MADE
from hingewell.render.scored import SCALES, Total, tally
from hingewell.render.sources import made_pages
from unit.render.small import CONTENT

ROOT = Path(__file__).parents[2]
LOWEST = 70
"""Percent: the usual mark for a page that is understood. The aim is 100; readers see all scores."""
TREATMENTS = ("calm_a_nerve", "move_a_hamstring", "tight", "hinge_well", "plan_how", "daily_life")
"""Pages on which readers choose what to do: the last scale is made for them."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(ROOT / "content")


def test_every_page_is_listed_once(knowledge: Knowledge) -> None:
    made = made_pages(knowledge)
    pages = {f"docs/{uri}" for uri in read_pages(ROOT / "docs") if uri not in made}
    covered = Counter(page for review in knowledge.reviews.values() for page in review.covers)
    assert set(covered) == {*pages, *MADE}, "list it in content/reviews/pages.yml"
    assert set(covered.values()) == {1}


def test_the_scales_are_whole(knowledge: Knowledge) -> None:
    numbers: dict[str, list[int]] = {scale: [] for scale in SCALES}
    for criterion in knowledge.criteria.values():
        numbers[criterion.scale].append(criterion.number)
    assert sorted(numbers["understand"] + numbers["act"]) == [*range(1, 13), *range(15, 27)]
    assert [len(numbers[scale]) for scale in SCALES] == [17, 7, 16]
    assert sorted(numbers["choose"]) == [*range(1, 17)]


def test_what_is_scored_two_scored_who_wrote_none_of_it(knowledge: Knowledge) -> None:
    assert all(rater.wrote_none for rater in knowledge.raters.values())
    by = Counter(rating.page for rating in knowledge.ratings.values())
    assert not [page for page, raters in by.items() if raters < RATERS]
    if knowledge.ratings:
        assert set(by) == set(knowledge.reviews), "have each page scored, or none"
        scored = [tally(knowledge.reviews[page], knowledge) for page in TREATMENTS]
        assert not [found.review.id for found in scored if not found.totals["choose"]]


def test_no_page_scores_low_and_each_score_has_a_reason_of_its_own(knowledge: Knowledge) -> None:
    for review in knowledge.reviews.values():
        found = tally(review, knowledge)
        for scale in ("understand", "act"):
            assert not found.totals[scale] or found.percent(scale) >= LOWEST, review.id
        for item in found.items:
            assert all(len(mark.why.split()) >= 3 for mark in item.marks if mark), review.id


def test_the_mean_of_raters_counts_only_what_applies() -> None:
    small = load(CONTENT)
    found = tally(small.reviews["exercise_pages"], small)
    assert found.totals["understand"] == (Total(1, 1), Total(1, 1))
    assert found.totals["act"] == (Total(0, 1), Total(1, 1))
    assert found.totals["choose"] == (Total(4, FULL), Total(2, FULL))
    assert [found.percent(scale) for scale in SCALES] == [100, 50, 60]
    assert (found.agreed, len(found.items)) == (2, 4)
    assert not tally(small.reviews["other_pages"], small).items
