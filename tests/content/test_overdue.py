"""A review that is due is told, with its place, and stops no build."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest
from mkdocs.utils import CountHandler

from hingewell.check.overdue import due, overdue
from hingewell.commands.check import check
from hingewell.load.load import load
from hingewell.pipeline import Prepared
from unit.render.small import CONTENT, html, small_site

ROOT = Path(__file__).parents[2]
REVIEWED = date(2026, 11, 1)
"""The small guide's day: 12 months later it is due."""


@pytest.mark.parametrize(
    ("reviewed", "months", "by"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_review_is_due_after_so_many_months(reviewed: date, months: int, by: date) -> None:
    assert due(reviewed, months) == by


def test_the_last_day_is_still_in_time_and_the_next_is_not() -> None:
    knowledge = load(CONTENT)
    assert knowledge.guide.reviewed == REVIEWED
    assert not list(overdue(knowledge, date(2027, 11, 1)))
    guide, *scores = overdue(knowledge, date(2027, 11, 2))
    assert str(guide).startswith("content/guide.yml:7:")
    assert "due by 2027-11-01" in guide.wrong
    assert [score.place.file for score in scores] == ["content/reviews/ratings/exercises_ann.yml"]


def test_a_strict_build_is_told_and_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    ready, counted = Prepared(small_site(), {}, tuple), CountHandler()
    counted.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(counted)  # as `mkdocs build --strict` does
    try:
        ready.remind(date(2040, 1, 1))
    finally:
        logging.getLogger("mkdocs").removeHandler(counted)
    assert "content/guide.yml:7:" in caplog.text
    assert not counted.get_counts()


def test_the_check_tells_it_and_finds_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(CONTENT, date(2040, 1, 1)) == 0
    assert "due:      content/guide.yml:7:" in capsys.readouterr().out
    assert check(CONTENT, REVIEWED) == 0
    assert "due:" not in capsys.readouterr().out


def test_this_guide_is_in_time_on_the_day_it_was_reviewed() -> None:
    knowledge = load(ROOT / "content")
    assert not list(overdue(knowledge, knowledge.guide.reviewed))


def test_readers_see_when_it_was_reviewed_and_when_it_will_be() -> None:
    page = html(small_site(), "lists.md")
    assert 'Last reviewed: <time datetime="2026-11-01">1 November 2026</time>' in page
    assert "to be reviewed again by 1 November 2027" in page
