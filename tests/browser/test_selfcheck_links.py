"""Links: one to share, made only when asked for; and those that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

KEEP = "Remember my answers on this device until I finish"


def test_a_link_made_when_asked_shows_the_result_to_somebody_else(
    reader: Reader, story: Scenario, pages: list[str]
) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("which-is-it/").finish(story.answers)
    reader.open_layer("handed")
    reader.check.get_by_text("Make a link to this result").press("Enter")
    expect(reader.check.get_by_text("The link holds all your answers.")).to_be_visible()
    link = reader.check.get_by_label("Your link")
    expect(link).to_be_hidden()
    assert "share" not in reader.page.url
    reader.press("Make the link")
    expect(link).to_be_focused()
    reader.press("Copy the link")
    expect(reader.check.get_by_text("It is copied.")).to_be_visible()
    address = link.input_value()
    assert reader.page.evaluate("navigator.clipboard.readText()") == address
    assert address.startswith(f"{reader.home}check/#share=")
    assert "share" not in reader.page.url

    other = Reader(reader.page.context.new_page(), reader.home).open()
    other.check.get_by_label(KEEP).check()
    other.choose_first()
    other.go_on()
    other.expect_page(pages[1])
    kept = other.stored()
    other.page.goto(address)
    other.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(other.check.get_by_text("These answers came with a link.")).to_be_visible()
    assert other.page.url == f"{reader.home}check/#result"
    expect(other.check.get_by_label(KEEP)).not_to_be_checked()
    other.press("Start again")
    other.expect_page(pages[0])
    assert other.stored() == kept, "what this device keeps is not what came with a link"


@pytest.mark.parametrize(
    ("code", "words"), [("older.0", "has changed since the link"), ("{version}.0~", "be read")]
)
def test_a_link_that_cannot_be_used_says_so(
    reader: Reader, pages: list[str], code: str, words: str
) -> None:
    reader.open()
    version = reader.check.get_attribute("data-version")
    reader.page.goto(f"{reader.home}check/#share={code.format(version=version)}")
    expect(reader.check.get_by_text(words)).to_be_visible()
    reader.expect_page(pages[0])
    assert reader.chosen == []
