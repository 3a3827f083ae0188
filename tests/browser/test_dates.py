"""Dates in the language of the page, by the Gregorian calendar, whatever the browser's own is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .planner import ZONE, Planner

WIDGETS = Path(__file__).parents[2] / "widgets"
ONE = "nerve_slider"
LOCALES = ("de-DE", "fa-IR", "th-TH", "zh-CN", "he-IL", "en-US", "en-GB")
FORMATS = re.compile(r"toLocale(Date|Time)?String|DateTimeFormat")


@pytest.mark.parametrize(
    "context_options", [{"locale": one, "timezone_id": ZONE} for one in LOCALES], ids=LOCALES
)
def test_an_english_page_has_english_dates(planner: Planner) -> None:
    planner.start(ONE)
    expect(planner.view.locator("[data-fill=date]").first).to_have_text(
        re.compile("^Monday,? (8 March|March 8)$")
    )
    planner.did(ONE)
    expect(planner.card(ONE).locator("[data-fill=until]")).to_have_text(
        re.compile("^tomorrow at (07:00|7:00.AM)$")
    )
    planner.press("See my weeks")
    planner.view.locator("summary").first.click()
    expect(planner.view.locator("[data-slot=weekdays]")).to_have_text(
        re.compile(r"\s*".join(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
    )
    expect(planner.view.locator("[data-fill=date]").last).to_have_text(
        re.compile("^(8 Mar 2027|Mar 8, 2027)$")
    )
    text = planner.view.inner_text()
    assert not re.findall(r"[^\W\dA-Za-z]", text), "letters of one language"
    assert text.isascii() or not re.findall(r"[^\x00-\x7f\u2010-\u2027●○✓\u202f]", text)


def test_dates_are_written_in_one_place() -> None:
    found = [
        path.relative_to(WIDGETS).as_posix()
        for path in WIDGETS.rglob("*.js")
        if FORMATS.search(path.read_text("utf-8"))
    ]
    assert found == ["page/dates.js"]
