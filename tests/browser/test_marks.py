"""The marks of evidence: behind one switch for readers, shown to professionals and to no script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from pathlib import Path

    from .host import Host

MARK = "article .hw-mark"


def switch(page: Page, words: str) -> None:
    page.locator(".md-copyright").get_by_role("button", name=words).press("Enter")


def test_a_reader_shows_them_on_all_pages_with_one_press(page: Page, host: Host) -> None:
    page.goto(f"{host.url}calm-a-nerve/")
    expect(page.locator(MARK).first).to_be_hidden()
    expect(page.locator(".hw-sure").first).to_contain_text("How sure?")
    switch(page, "Show sources")
    expect(page.locator(MARK).first).to_be_visible()
    page.goto(f"{host.url}start/")
    expect(page.locator(MARK).first).to_be_visible()
    switch(page, "Hide sources")
    expect(page.locator(MARK).first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(MARK).first).to_be_hidden()


def test_professionals_have_them_on_paper_too(page: Page, host: Host) -> None:
    page.goto(f"{host.url}how-it-decides/tables/urgency/")
    expect(page.locator(MARK).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(MARK).first).to_be_visible()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_script_they_are_shown(
    page: Page, host: Host, context_options: dict[str, Any]
) -> None:
    del context_options
    page.goto(f"{host.url}calm-a-nerve/")
    expect(page.locator(MARK).first).to_be_visible()
    expect(page.locator("[data-marks-switch]").first).to_be_hidden()


def test_none_is_on_a_sign_or_a_button_or_on_what_the_site_says_of_itself(
    page: Page, host: Host, site: Path
) -> None:
    for path in sorted(site.rglob("index.html")):
        found = page.evaluate(
            """(text) => {
              const seen = new DOMParser().parseFromString(text, "text/html");
              return seen.querySelectorAll(":is(.hw-flags, .hw-button, .hw-hero) .hw-mark").length;
            }""",
            path.read_text("utf-8"),
        )
        assert not found, path
    for address in ("", "professionals/"):
        page.goto(host.url + address)
        alone = "#topics-welcome, #topics-for_professionals, #topics-who_reviewed"
        assert page.locator(f":is({alone}) .hw-mark").count() == 0
    expect(page.get_by_text("Nobody outside the project has reviewed it yet")).to_be_visible()
