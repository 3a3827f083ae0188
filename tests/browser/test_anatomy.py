"""The labelled drawing: every part by pointer and by keyboard, layers, and all of it as a table."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from hingewell.model.knowledge import Knowledge

from .axe import findings
from .host import Host

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}


@pytest.fixture
def drawing(page: Page, host: Host) -> Locator:
    page.goto(f"{host.url}anatomy/")
    found = page.locator("hw-anatomy")
    found.scroll_into_view_if_needed()
    return found


def test_every_part_tells_about_itself_by_keyboard(
    drawing: Locator, page: Page, knowledge: Knowledge
) -> None:
    told = drawing.locator("[data-part=told]")
    parts = drawing.locator("svg a")
    parts.first.focus()
    for at in range(parts.count()):
        expect(parts.nth(at)).to_be_focused()
        structure = knowledge.anatomy[str(parts.nth(at).get_attribute("data-structure"))]
        expect(told).to_contain_text(structure.name)
        page.keyboard.press("Tab")


def test_a_touch_shows_the_words_and_stays_on_the_page(drawing: Locator, page: Page) -> None:
    address = page.url
    label = drawing.locator("svg a text").last
    label.click()
    expect(drawing.locator("[data-part=told] p").first).to_be_visible()
    assert page.url == address
    expect(drawing.locator(".hw-draw__part--chosen")).not_to_have_count(0)


def test_layers_come_and_go(drawing: Locator) -> None:
    for box in drawing.locator("[data-part=layers] input").all():
        layer = drawing.locator(f'[data-layer="{box.get_attribute("value")}"]').first
        expect(layer).to_be_visible()
        box.uncheck()
        expect(layer).to_be_hidden()


def test_where_it_hurts_leads_to_what_to_read(drawing: Locator, page: Page) -> None:
    links = drawing.locator(".hw-anatomy__places a")
    assert links.count() > 2
    addresses = {str(links.nth(at).get_attribute("href")) for at in range(links.count())}
    assert "#" not in addresses
    links.first.click()
    page.wait_for_url(lambda url: "#" in url)
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").count() == 1


@pytest.mark.parametrize("context_options", SIZES.values(), ids=SIZES)
def test_axe_finds_nothing(drawing: Locator, page: Page) -> None:
    drawing.locator("svg a text").first.click()
    drawing.locator("summary").first.click()
    assert findings(page, "hw-anatomy") == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no script"])
def test_the_same_parts_without_script(drawing: Locator, page: Page) -> None:
    expect(drawing.locator("table")).to_be_visible()
    expect(drawing.locator("[data-part=layers]")).to_be_hidden()
    part = drawing.locator("svg a").last
    target = str(part.get_attribute("href"))
    assert page.locator(f"[id='{target.partition('#')[2]}']").count() == 1
