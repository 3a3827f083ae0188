"""The pages for everybody: axe on each, by keyboard, without script, small, dark, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hingewell.render.handouts import FOLDER

from .axe import findings
from .host import hosting

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ViewportSize

    from .host import Host

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {},
    "dark desktop": {"viewport": DESKTOP, "color_scheme": "dark"},
}
SIZES: dict[str, ViewportSize] = {
    "narrowest": {"width": 320, "height": 640},
    "twice the size": {"width": 640, "height": 450},
    "phone": {"width": 360, "height": 740},
}
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


def addresses(site: Path) -> list[str]:
    """Every page from the site's root; the sheets to print have tests of their own."""
    folders = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    pages = [folder for folder in folders if not folder.startswith(FOLDER)]
    return ["" if folder == "." else f"{folder}/" for folder in pages]


def too_wide(page: Page) -> bool:
    found: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return found


def test_axe_finds_nothing_on_any_page_and_none_is_wider_than_the_screen(
    page: Page, host: Host, site: Path
) -> None:
    for at, address in enumerate(addresses(site)):
        page.goto(host.url + address)
        assert findings(page) == [], address
        for name, size in SIZES.items():
            page.set_viewport_size(size)
            assert not too_wide(page), f"{address} is, {name}"
        if at % 3 == 0:  # all share their colours and their frame
            assert findings_in_the_dark(page) == [], f"{address} on a wide screen in the dark"


def findings_in_the_dark(page: Page) -> list[str]:
    """The same page as it is when its reader's device goes dark, on a wide screen."""
    before = page.viewport_size
    assert before
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    found = findings(page)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)
    return found


@pytest.mark.parametrize("context_options", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_on_the_page_for_a_missing_address(
    context: BrowserContext, site: Path
) -> None:
    # It can stand at any depth, so its files are asked from the host's root.
    with hosting(site, under="/") as host:
        page = context.new_page()
        page.goto(f"{host.url}404.html")
        expect(page.get_by_role("link", name="Get help now").first).to_be_visible()
        assert findings(page) == []
        assert not too_wide(page)


class TestWhatOpensInPlace:
    """Terms and marks: by touch, by keyboard, and without script."""

    @pytest.mark.parametrize("context_options", [{"has_touch": True}, NO_SCRIPT])
    def test_a_term_tells_its_meaning(
        self, page: Page, host: Host, context_options: dict[str, Any]
    ) -> None:
        page.goto(f"{host.url}start/")
        term = page.locator("article .hw-term__button").first
        meaning = page.locator("article .hw-term .hw-note").first
        expect(meaning).to_be_hidden()
        term.tap() if "has_touch" in context_options else term.click()
        expect(meaning).to_be_visible()
        expect(meaning).to_contain_text("All hard words")
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()

    def test_a_mark_leads_to_its_source_by_keyboard(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}start/")
        page.get_by_role("button", name="Show sources").first.press("Enter")
        mark = page.get_by_role("button", name="Source 1:").first
        mark.focus()
        page.keyboard.press("Enter")
        note = page.locator(".hw-note:popover-open")
        expect(note).to_contain_text("Certainty:")
        assert findings(page) == []
        page.keyboard.press("Tab")
        expect(note.get_by_role("link").first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/references/#*")
        expect(page.locator(":target")).to_be_visible()

    def test_what_is_open_fits_the_screen(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}which-is-it/")
        page.get_by_role("button", name="Show sources").first.click()
        page.get_by_role("button", name="Source 1").first.click()
        box = page.locator(".hw-note:popover-open").bounding_box()
        bar = page.locator(".hw-bar").bounding_box()
        assert box
        assert bar
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] <= bar["y"]


class TestByKeyboard:
    """Menu and search on a phone's width, where the theme's own openers take no key."""

    def test_the_menu(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}plan/")
        opener = page.get_by_role("button", name="Navigation")
        link = page.locator("#menu").get_by_role("link").first
        expect(opener).to_have_attribute("aria-expanded", "false")
        expect(link).to_be_hidden()
        opener.focus()
        page.keyboard.press("Enter")
        expect(opener).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_focused()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(opener).to_be_focused()

    def test_the_search(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}plan/")
        page.wait_for_load_state("networkidle")
        assert not [path for path in host.asked if "search_index" in path], "nobody searches yet"
        page.get_by_role("button", name="Search").focus()
        page.keyboard.press("Enter")
        box = page.get_by_role("textbox", name="Search")
        expect(box).to_be_focused()
        expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
        assert [path for path in host.asked if "search_index" in path], "now it is wanted"
        # The theme looks at the box when a key goes up, and each search makes the list anew:
        # one key makes one list, that nothing replaces under the reader's finger.
        box.fill("slum")
        page.keyboard.press("p")
        found = page.locator(".md-search-result__link").first
        expect(found).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(found).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/plan/" not in url)

    @pytest.mark.parametrize(
        ("typed", "holds"),
        [
            ("sciatica?", "sciatica"),
            ("(girft)", "girft"),  # typed with its signs
            ("girft", "girft"),  # written with them
            ("therapist’s", "therapist"),
            ("therapist's", "therapist"),
            ("sitting,", "sitting"),
        ],
    )
    def test_a_word_with_a_sign_at_its_edge(
        self, page: Page, host: Host, typed: str, holds: str
    ) -> None:
        page.goto(f"{host.url}glossary/")
        page.get_by_role("button", name="Search").focus()
        page.keyboard.press("Enter")
        box = page.get_by_role("textbox", name="Search")
        expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
        box.fill(typed[:-1])
        page.keyboard.type(typed[-1])
        first = page.locator(".md-search-result__item").first
        expect(first).to_contain_text(re.compile(holds, re.IGNORECASE))
        expect(first.locator("mark").first).to_be_attached()

    def test_a_search_whose_index_does_not_come(self, page: Page, host: Host) -> None:
        host.missing.add("search_index.json")
        page.clock.install()
        page.goto(f"{host.url}start/")
        page.get_by_role("button", name="Search").press("Enter")
        told = page.locator(".md-search-result__meta")
        expect(told).to_have_text("Initializing search")
        page.clock.fast_forward(11_000)
        expect(told).to_contain_text("The menu leads to every page")

    def test_skipping_to_the_content(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}plan/")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to content")
        expect(skip).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('article') !== null")
        assert inside

    def test_nothing_that_is_closed_takes_the_focus(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}plan/")
        stops: list[str] = []
        while "hw-bar__link" not in (stops or [""])[-1]:
            page.keyboard.press("Tab")
            stops.append(page.evaluate("document.activeElement.className"))
            assert len(stops) < 12, stops
        assert not [stop for stop in stops if "search__input" in stop or "hw-nav" in stop]


class TestColours:
    """They follow the device until the reader chooses."""

    SCHEME = "document.body.getAttribute('data-md-color-scheme')"

    @pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}])
    def test_they_follow_the_device(self, page: Page, host: Host) -> None:
        page.goto(host.url)
        assert page.evaluate(self.SCHEME) == "slate"
        page.emulate_media(color_scheme="light")
        page.reload()
        assert page.evaluate(self.SCHEME) == "default"

    def test_a_choice_stays(self, page: Page, host: Host) -> None:
        page.goto(host.url)
        for _ in range(2):  # device -> light -> dark
            page.locator("[data-md-component=palette] label:visible").click()
        assert page.evaluate(self.SCHEME) == "slate"
        page.goto(f"{host.url}plan/")
        assert page.evaluate(self.SCHEME) == "slate"

    @pytest.mark.parametrize("context_options", [{**NO_SCRIPT, "color_scheme": "dark"}])
    def test_they_follow_the_device_without_script(self, page: Page, host: Host) -> None:
        page.goto(host.url)
        paper = page.locator("body").evaluate("(e) => getComputedStyle(e).backgroundColor")
        assert max(int(part) for part in paper[4:-1].split(",")) < 64

    def test_a_browser_that_refuses_storage_loses_only_the_choice(
        self, page: Page, host: Host
    ) -> None:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', "
            "{ get() { throw new DOMException('no', 'SecurityError') } })"
        )
        page.goto(f"{host.url}start/")
        expect(page.locator("[data-md-component=palette] label:visible")).to_be_visible()
        page.locator("article .hw-term__button").first.click()
        expect(page.locator(".hw-note:popover-open")).to_be_visible()


@pytest.mark.parametrize("address", ["help-now/", "which-is-it/", "exercises/"])
def test_reading_pages_carry_nothing_of_python(address: str, page: Page, host: Host) -> None:
    page.goto(host.url + address, wait_until="networkidle")
    assert not [
        path for path in host.asked if "pyodide" in path or path.endswith((".wasm", ".bin"))
    ]


def test_on_paper_the_furniture_is_gone_and_the_sources_are_there(page: Page, host: Host) -> None:
    page.goto(f"{host.url}calm-a-nerve/")
    page.emulate_media(media="print")
    for furniture in (".hw-bar", ".md-header", ".md-sidebar", ".md-footer__inner"):
        expect(page.locator(furniture).first).to_be_hidden()
    expect(page.locator(".hw-sources li").first).to_be_visible()
    ink = page.locator("article p").first.evaluate("(e) => getComputedStyle(e).color")
    assert max(int(part) for part in ink[4:-1].split(",")) < 80


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_all_is_readable_without_script(page: Page, host: Host) -> None:
    page.goto(f"{host.url}check/paper/")
    expect(page.locator(".hw-question").last).to_be_visible()
    table = page.locator(".hw-rules").first
    table.locator("summary").click()
    expect(table.locator("tbody tr").first).to_be_visible()
    page.locator(".hw-opener--no-script[for=__drawer]").click()
    expect(page.locator("#menu").get_by_role("link", name="Check yourself")).to_be_visible()
