"""What a reader sees first: the home page, the page for help, an exercise, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .host import hosting
from .reader import Reader
from .test_pages import DESKTOP, NO_SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge

    from .host import Host
    from .planner import Planner

MOST_ENTRIES = 6
SMALLEST_PICTURE = 120
LONGEST_LINE = 36  # times the size of its letters: about 70 of them
FILLED = "article .hw-button:not(.hw-button--quiet, .hw-button--danger)"
LARGE = "document.documentElement.style.fontSize = '40px'"
BROKEN = """() => [...document.querySelectorAll("h1, h2")].flatMap((heading) => {
  if (!heading.checkVisibility() || heading.closest(".hw-hidden, hw-selfcheck")) return [];
  const found = [];
  const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    for (const { 0: word, index } of walk.currentNode.data.matchAll(/[\\p{L}’]+/gu)) {
      const range = document.createRange();
      range.setStart(walk.currentNode, index);
      range.setEnd(walk.currentNode, index + word.length);
      const rows = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (rows.size > 1) found.push(word);
    }
  }
  return found;
})""".replace("\\\\", "\\")


def in_sight(page: Page, *things: Locator) -> None:
    """On the first screen, above the bar."""
    bar = page.locator(".hw-bar").bounding_box()
    assert bar
    for thing in things:
        box = thing.bounding_box()
        assert box, thing
        assert box["y"] + box["height"] <= bar["y"], f"{thing} ends at {box['y'] + box['height']}"


class TestHome:
    """In five seconds: what it is, for whom, and one thing to press."""

    def test_the_first_screen(self, page: Page, host: Host) -> None:
        page.goto(host.url)
        start = page.locator(".hw-hero__start")
        danger = page.get_by_role("link", name="Worried? See danger signs")
        facts, picture = page.locator(".hw-hero__facts"), page.locator(".hw-hero .hw-fig")
        in_sight(page, page.locator("h1"), picture, start, danger, facts)
        expect(facts).to_contain_text("Free")
        expect(facts.locator("time")).to_be_visible()
        assert page.locator(FILLED).locator("visible=true").count() == 1
        start.click()
        page.wait_for_url("**/check/")

    def test_the_button_is_in_sight_with_letters_twice_as_large(
        self, page: Page, host: Host
    ) -> None:
        page.goto(host.url)
        page.evaluate(LARGE)
        start = page.locator(".hw-hero__start")
        start.scroll_into_view_if_needed()
        assert page.evaluate("scrollY") < 740, "one screen down at most"
        expect(start).to_be_in_viewport()

    def test_who_keeps_a_plan_sees_it_first(
        self, page: Page, host: Host, knowledge: Knowledge
    ) -> None:
        page.goto(host.url)
        plan = page.get_by_role("link", name="See today’s exercise")
        expect(plan).to_be_hidden()
        path = page.evaluate("location.pathname")
        key = f"{knowledge.guide.id}@{path}"
        page.evaluate("(key) => localStorage.setItem(key, '{}')", f"hw-plan:{key}")
        page.reload()
        in_sight(page, plan)
        expect(page.locator(".hw-hero__today")).to_be_hidden()
        assert page.locator(FILLED).locator("visible=true").all_inner_texts() == [plan.inner_text()]
        plan.click()
        page.wait_for_url("**/plan/")

    def test_a_plan_that_is_kept_names_its_exercise_on_the_home_page(
        self, page: Page, host: Host, planner: Planner, knowledge: Knowledge
    ) -> None:
        exercise = next(key for key, one in knowledge.exercises.items() if one.dose)
        planner.start(exercise)
        planner.page.reload()
        planner.seen()
        page.goto(host.url)
        shown = page.locator(".hw-hero__today")
        in_sight(page, shown, page.get_by_role("link", name="See today’s exercise"))
        expect(shown).to_have_text(
            f"Today: {knowledge.exercises[exercise].name}", use_inner_text=True
        )
        page.evaluate(
            """() => {
              const key = Object.keys(localStorage).find((one) => one.startsWith("hw-today"));
              const note = { ...JSON.parse(localStorage[key]), day: "Mon Jan 01 2001" };
              localStorage[key] = JSON.stringify(note);
            }"""
        )
        page.reload()
        expect(shown).to_have_text(
            f"In your plan: {knowledge.exercises[exercise].name}", use_inner_text=True
        )
        page.evaluate(
            """() => {
              const plan = Object.keys(localStorage).find((one) => one.startsWith("hw-plan:"));
              localStorage.removeItem(plan);
            }"""
        )
        page.reload()
        expect(shown).to_be_hidden()

    def test_links_from_when_the_check_was_here_lead_to_it(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}#q1")
        page.wait_for_url("**/check/**")
        expect(Reader(page, host.url).check).to_be_visible()

    @pytest.mark.parametrize("context_options", [NO_SCRIPT])
    def test_without_script(self, page: Page, host: Host, context_options: dict[str, Any]) -> None:
        del context_options
        page.goto(host.url)
        expect(page.locator(".hw-hero__plan")).to_be_hidden()
        page.locator(".hw-hero__start").click()
        page.wait_for_url("**/check/")


class TestHelp:
    """Numbers first, then the signs by subject, then a way out."""

    def test_a_number_is_on_the_first_screen_before_any_sign(
        self, page: Page, host: Host, knowledge: Knowledge
    ) -> None:
        page.goto(f"{host.url}help-now/")
        numbers = page.locator(".hw-calls")
        in_sight(page, numbers)
        assert numbers.get_by_role("listitem").count() == len(knowledge.regions)
        assert numbers.locator("a[href^='tel:']").count() >= len(knowledge.regions) - 1

    def test_one_press_leads_to_any_group(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}help-now/")
        ways = page.locator(".hw-ways a[href^='#signs-']")
        box = page.locator(".hw-ways").bounding_box()
        assert box
        assert box["y"] + box["height"] < 2 * 740, "all of them within two screens"
        assert ways.count() >= 10
        for way in ways.all():
            way.press("Enter")
            lead = page.locator(":target")
            expect(lead).to_be_in_viewport()
            words = (way.text_content() or "").partition(": ")[2]
            assert lead.inner_text() == words

    def test_each_sign_stands_under_the_lead_of_its_subject(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}help-now/")
        for level in ("emergency", "urgent", "non_urgent"):
            lists = page.locator(f".hw-care--{level} .hw-flags")
            leads = page.locator(f".hw-care--{level} .hw-flags__lead")
            assert lists.count() == leads.count() > 2, level

    def test_the_way_out(self, page: Page, host: Host) -> None:
        page.goto(f"{host.url}help-now/")
        out = page.locator("article a.hw-button")
        soon = page.locator("section.hw-care--non_urgent").bounding_box()
        box = out.bounding_box()
        assert soon
        assert box
        assert box["y"] >= soon["y"] + soon["height"]
        out.click()
        page.wait_for_url("**/check/")


def test_the_first_screen_of_an_exercise(page: Page, host: Host, knowledge: Knowledge) -> None:
    for key, exercise in knowledge.exercises.items():
        page.goto(f"{host.url}exercises/{key.replace('_', '-')}/")
        first = page.locator(".hw-first")
        in_sight(page, first.locator(".hw-fig"))
        if exercise.dose:
            in_sight(page, first.locator(".hw-first__dose"), first.locator(".hw-button"))
    first.locator(".hw-button").click()
    player = page.get_by_role("dialog", name=exercise.name)
    expect(player.get_by_role("button", name="Pause")).to_be_visible()


def test_the_menu_is_read_as_a_whole(page: Page, host: Host) -> None:
    page.goto(f"{host.url}references/")
    entries = page.locator("#menu > ul > li")
    assert 0 < entries.count() <= MOST_ENTRIES
    here = page.locator("#menu [aria-current=page]")
    assert here.count() == 1, "where the reader is stands there"


def test_every_page_is_reached_by_links_in_pages(site: Path, page: Page, host: Host) -> None:
    """Without the menu, which shows only the pages near the reader's own."""
    with hosting(site) as home:
        todo, seen = [home.url], set[str]()
        while todo:
            address = todo.pop()
            seen.add(address)
            response = page.request.get(address)
            links = page.evaluate(
                """([text, base]) => {
                  const seen = new DOMParser().parseFromString(text, "text/html");
                  return [...seen.querySelectorAll(":is(article, .hw-bar, .md-copyright) a[href]")]
                    .map((a) => new URL(a.getAttribute("href"), base).href.split("#")[0]);
                }""",
                [response.text(), address],
            )
            todo += {one for one in links if one.startswith(home.url)} - seen - set(todo)
        pages = {
            home.url + ("" if folder == "." else f"{folder}/")
            for path in site.rglob("index.html")
            if (folder := path.parent.relative_to(site).as_posix())
        }
        assert pages - seen == set()
    del host


@pytest.mark.parametrize("address", ["", "check/", "help-now/", "professionals/", "references/"])
def test_no_heading_breaks_a_word_with_letters_twice_as_large(
    address: str, page: Page, host: Host
) -> None:
    page.goto(host.url + address)
    page.evaluate(LARGE)
    assert page.evaluate(BROKEN) == []


def test_large_letters_on_a_narrow_screen_leave_nothing_beside_it(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ("", "check/", "plan/", "help-now/"):
        page.goto(host.url + address)
        page.evaluate(LARGE)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_on_a_low_screen_no_bar_takes_a_part_of_it(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 740, "height": 360})
    page.goto(f"{host.url}start/")
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 500")
    for bar in (".hw-bar", ".md-header"):
        expect(page.locator(bar)).not_to_be_in_viewport()


@pytest.mark.parametrize("address", ["start/", "help-now/", "about/", "exercises/bridge/"])
def test_lines_are_no_longer_than_one_reads_with_ease(address: str, page: Page, host: Host) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(host.url + address)
    long = page.evaluate(
        """(most) => [...document.querySelectorAll("article :is(p, li)")].filter((one) => {
          const { fontSize, display } = getComputedStyle(one);
          return display === "block" && one.clientWidth > most * parseFloat(fontSize);
        }).map((one) => one.textContent.slice(0, 40))""",
        LONGEST_LINE,
    )
    assert long == []


@pytest.mark.parametrize("address", ["", "exercises/", "start/", "calm-a-nerve/"])
def test_no_picture_is_too_small_to_read(address: str, page: Page, host: Host) -> None:
    page.goto(host.url + address)
    for picture in page.locator("article .hw-fig:visible").all():
        box = picture.bounding_box()
        assert box
        assert max(box["width"], box["height"]) >= SMALLEST_PICTURE


@pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}])
def test_empty_boxes_are_empty_in_the_dark(
    page: Page, host: Host, context_options: dict[str, Any]
) -> None:
    del context_options
    page.goto(f"{host.url}check/")
    paper = page.locator("body").evaluate("(e) => getComputedStyle(e).backgroundColor")
    box = page.locator("hw-selfcheck input[type=radio]").first
    assert box.evaluate("(e) => getComputedStyle(e).appearance") == "none"
    assert box.evaluate("(e) => getComputedStyle(e).backgroundColor") == paper


def test_when_to_stop_is_in_sight_and_other_cautions_are_folded(
    page: Page, host: Host, knowledge: Knowledge
) -> None:
    told = {key: one for key, one in knowledge.exercises.items() if any(c.stop for c in one.safety)}
    assert "nerve_slider" in told
    page.goto(f"{host.url}exercises/nerve-slider/")
    cautions = page.locator(".hw-caution li")
    assert cautions.count() == len(told["nerve_slider"].safety)
    stops = sum(one.stop for one in told["nerve_slider"].safety)
    expect(cautions.locator("visible=true")).to_have_count(stops)
    page.get_by_text("Is it for you today?").click()
    expect(cautions.locator("visible=true")).to_have_count(cautions.count())


CONTRAST = """(box) => {
  const { borderTopColor, borderTopWidth } = getComputedStyle(box);
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255);
    const linear = (one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = parts.map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const ground = box.closest(".hw-choice") ?? document.body;
  const around = light(getComputedStyle(ground).backgroundColor);
  const edge = light(borderTopColor);
  return parseFloat(borderTopWidth) ? Math.max(edge / around, around / edge) : 1;
}"""


@pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}, {"color_scheme": "light"}])
def test_every_box_has_an_edge_that_can_be_seen(
    page: Page, host: Host, context_options: dict[str, Any]
) -> None:
    del context_options
    for address in ("check/", "plan/"):
        page.goto(host.url + address)
        boxes = page.locator("article input:is([type=radio], [type=checkbox]):visible")
        expect(boxes.first).to_be_visible()
        for box in boxes.all():
            if not box.is_checked():
                assert box.evaluate(CONTRAST) >= 3, box
