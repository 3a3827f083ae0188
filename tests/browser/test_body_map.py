"""The map of the body: to the check with an answer given, or to what can be read; by pointer, by
keyboard, without script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from hingewell.model.body_map import BodyMap
from hingewell.model.knowledge import Knowledge

from .axe import findings
from .host import Host
from .reader import Reader
from .test_pages import NO_SCRIPT

LEAST, LEAST_DRAWN = 43.5, 24.0
"""CSS pixels, of the places in words and of those in the pictures."""


@pytest.fixture
def drawn(knowledge: Knowledge) -> BodyMap:
    return next(iter(knowledge.body_maps.values()))


@pytest.fixture
def body_map(page: Page, host: Host) -> Locator:
    page.goto(host.url)
    return page.locator(".hw-map")


def place(body_map: Locator, answer: str) -> Locator:
    return body_map.locator(f".hw-map__list [data-answer={answer}]")


def test_every_answer_of_the_question_is_a_link_in_words(
    body_map: Locator, drawn: BodyMap, knowledge: Knowledge
) -> None:
    question = knowledge.questions[drawn.question]
    links = body_map.get_by_role("link")
    expect(links).to_have_text([*(one.label for one in question.options), question.unsure])
    for link in links.all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= LEAST


def test_places_in_the_pictures_are_large_enough_to_press(body_map: Locator) -> None:
    for zone in body_map.locator("svg a").all():
        boxes = zone.locator("path").evaluate(
            """(path) => {
              // One side of it: the shape before its mirror image.
              const one = path.cloneNode();
              one.setAttribute("d", path.getAttribute("d").match(/^M[^M]+/)[0]);
              path.after(one);
              const scale = path.getScreenCTM().a, box = one.getBBox();
              const wide = parseFloat(path.getAttribute("stroke-width") ?? 0);
              one.remove();
              return [(box.width + wide) * scale, (box.height + wide) * scale];
            }"""
        )
        assert min(boxes) >= LEAST_DRAWN, zone.get_attribute("data-answer")


def test_a_place_starts_the_check_with_its_answer_filled_in(
    body_map: Locator, drawn: BodyMap, reader: Reader, calm: dict[str, Any]
) -> None:
    answer = drawn.regions[1].answer
    place(body_map, answer).press("Enter")
    reader.page.wait_for_url("**/check/")
    assert answer not in reader.page.url, "an address tells no answer"
    expect(reader.check.get_by_text("We noted where you feel it.")).to_be_visible()
    at = reader.check.locator(f"[data-question={drawn.question}]")
    reader.page.reload()
    page = next(iter(reader.walk({**calm, "purpose": "pain"}, until="pain_site")[-1:]), "")
    assert page
    expect(at).to_be_visible()
    assert reader.chosen == [f"{drawn.question}={answer}"]
    other = drawn.regions[3].answer
    reader.choose(drawn.question, other)
    assert reader.chosen == [f"{drawn.question}={other}"]
    reader.go_on()
    expect(at).to_have_count(0)
    reader.back()
    expect(at).to_be_visible()
    assert reader.chosen == [f"{drawn.question}={other}"], "what was answered counts"


def test_a_new_beginning_knows_nothing(body_map: Locator, drawn: BodyMap, reader: Reader) -> None:
    place(body_map, drawn.regions[0].answer).press("Enter")
    reader.page.wait_for_url("**/check/")
    kept = "Object.keys(sessionStorage).filter((key) => key.startsWith('hw-told'))"
    assert reader.page.evaluate(kept)
    reader.choose_first()
    reader.go_on()
    reader.press("Start again")
    assert not reader.page.evaluate(kept)


def test_a_place_in_a_picture_lights_up_with_its_words(body_map: Locator, drawn: BodyMap) -> None:
    answer = drawn.regions[0].answer
    zone = body_map.locator(f"svg [data-answer={answer}]")
    expect(zone).not_to_have_class("hw-map--lit")
    place(body_map, answer).focus()
    expect(zone).to_have_class("hw-map--lit")
    place(body_map, drawn.regions[1].answer).focus()
    expect(zone).not_to_have_class("hw-map--lit")
    # Those who cannot see hear of each place once.
    assert body_map.locator("svg a:not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("context_options", [NO_SCRIPT], ids=["no script"])
def test_without_script_a_place_leads_to_what_can_be_read(body_map: Locator, page: Page) -> None:
    expect(body_map.get_by_text("You come to what the guide says of it.")).to_be_visible()
    expect(body_map.get_by_text("The check then begins")).to_be_hidden()
    for link in body_map.get_by_role("link").all():
        href = link.get_attribute("href") or ""
        assert "check/" not in href
    body_map.get_by_role("link").first.click()
    page.wait_for_url("**/which-is-it/#*")
    expect(page.locator(":target")).to_be_visible()


def test_on_a_page_to_read_a_place_leads_to_its_part(page: Page, host: Host) -> None:
    page.goto(f"{host.url}which-is-it/")
    link = page.locator(".hw-map__list a").first
    assert (link.get_attribute("href") or "").startswith("#")
    link.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("context_options", [{}, {"color_scheme": "dark"}], ids=["light", "dark"])
def test_axe_finds_nothing(body_map: Locator, page: Page) -> None:
    expect(body_map).to_be_visible()
    assert findings(page, ".hw-map") == []
