"""A reading page fetches nothing of Python until its reader means to open the check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from .reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from .host import Host

DEAR = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
FIVE = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => /assets.(runtime|guide-)/.test(name)).length === 5"""


def fetched(host: Host) -> list[str]:
    """What the host was asked of Python and the guide's data."""
    return [path for path in host.asked if "/assets/runtime/" in path or "/assets/guide-" in path]


def arrived(page: Page, host: Host) -> Reader:
    """At the check, with its script at work."""
    reader = Reader(page, host.url)
    expect(reader.check).to_have_attribute("data-view", "page")
    return reader


def test_who_rests_on_the_link_has_it_sooner_and_who_only_reads_fetches_nothing(
    page: Page, host: Host
) -> None:
    page.goto(f"{host.url}start/", wait_until="networkidle")
    link = page.locator(".hw-bar__item--check a")
    page.mouse.move(5, 300)
    assert fetched(host) == []
    link.hover()
    page.wait_for_function(FIVE)
    ahead = fetched(host)
    link.click()
    arrived(page, host).ready()
    assert len(ahead) == len(set(ahead)) == 5
    again = [path for path in fetched(host)[5:] if path.endswith(("mjs", ".asm.js", ".json"))]
    assert again == [], "the check takes what came ahead"


def test_a_link_to_the_plan_does_the_same(page: Page, host: Host) -> None:
    page.goto(f"{host.url}start/", wait_until="networkidle")
    assert fetched(host) == []
    page.locator(".hw-bar__item--plan a").focus()
    page.wait_for_function(FIVE)
    assert len(fetched(host)) == 5


def test_where_data_is_dear_it_waits_for_the_check(page: Page, host: Host) -> None:
    page.add_init_script(DEAR)
    page.goto(f"{host.url}start/", wait_until="networkidle")
    link = page.locator(".hw-bar__item--check a")
    link.hover()
    link.focus()
    page.wait_for_timeout(300)  # longer than a pointer has to rest
    assert fetched(host) == []
    link.click()
    reader = arrived(page, host)
    assert fetched(host) == []
    reader.choose_first()
    reader.ready()
    assert fetched(host)


def test_no_page_bids_a_browser_to_fetch_ahead(site: Path) -> None:
    """Firefox takes `rel=next` for it, which the theme writes: the check weighs most of all."""
    bidding = re.compile(r"<link[^>]+rel=.?(next|prefetch|prerender|preload)\b|speculationrules")
    pages = list(site.rglob("*.html"))
    assert len(pages) > 1
    assert [one for one in pages if bidding.search(one.read_text("utf-8"))] == []
