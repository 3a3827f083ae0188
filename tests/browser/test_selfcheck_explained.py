"""What would change a result, and a link to it that exists only when the reader asks for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from hingewell.proof import asking, proved_guide

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

    from .reader import Reader

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def linked(reader: Reader, story: Scenario) -> Reader:
    """A reader who opens the link to a story's result."""
    reader.open(f"check/#with/{urlencode(story.answers)}")
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    return reader


def test_a_link_leads_to_its_result_and_leaves_no_answer_in_the_address(
    linked: Reader, story: Scenario
) -> None:
    assert linked.page.url.endswith("/check/#result")
    expect(linked.check.locator("[data-notice=linked]")).to_be_visible()
    linked.check.get_by_text("Make a link to this result").click()
    linked.act("share")
    link = linked.check.locator("[data-part=link]").input_value()
    assert link.partition("#with/")[2] == urlencode(story.answers)
    assert linked.page.url.endswith("/check/#result")


def test_a_link_that_does_not_fit_starts_anew(reader: Reader, pages: list[str]) -> None:
    reader.open("check/#with/toe_off=yes")
    expect(reader.check.locator("[data-notice=unfit]")).to_be_visible()
    reader.expect_page(pages[0])


def test_says_what_decides_and_what_would_change_it(linked: Reader, story: Scenario) -> None:
    explained = asking(proved_guide(CONTENT).data)("explain", dict(story.answers))
    holder = linked.check.locator("[data-part=if-explained]")
    expect(holder).to_be_visible()
    expect(holder.locator(":is([data-slot=deciding], [data-slot=noes]) > li")).to_have_count(
        len(explained["why"]["answers"])
    )
    ends = {(one["urgency"], one["outcome"]) for one in explained["changes"]}
    expect(holder.locator("[data-slot=changes] > details")).to_have_count(len(ends))
    expect(holder.locator(".hw-why-not__row")).to_have_count(len(explained["why_not"]))


def test_a_change_that_is_told_leads_where_it_says(linked: Reader, story: Scenario) -> None:
    ask = asking(proved_guide(CONTENT).data)
    change = next(
        one
        for one in ask("explain", dict(story.answers))["changes"]
        if one["outcome"] not in (None, story.expect.outcome) and not one["more_questions"]
    )
    answers = {**story.answers, change["question"]: change["instead"]}
    linked.page.goto("about:blank")
    linked.open(f"check/#with/{urlencode(answers)}")
    if change["urgency"] in proved_guide(CONTENT).knowledge.check.stops_at:
        linked.expect_stop(change["urgency"])
    else:
        linked.expect_result(change["outcome"], change["urgency"])
