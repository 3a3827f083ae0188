"""A link to a result: made only when the reader asks for it, and gone from the address at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

    from .reader import Reader


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
