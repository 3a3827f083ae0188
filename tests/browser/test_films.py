"""The film of a whole movement: asked for, paused, stepped through, slower; by itself as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hingewell.model.knowledge import Knowledge
from hingewell.render import films

from .axe import findings
from .host import Host
from .test_pages import NO_SCRIPT

NOW = "(film) => film.querySelector('.hw-film__stage svg').getCurrentTime()"
SEEN = """(film) => [...film.querySelectorAll('[data-step]')]
  .filter((one) => getComputedStyle(one).visibility === 'visible').map((one) => one.dataset.step)"""
SHAPES = """(film) => JSON.stringify([...film.querySelectorAll('[data-step] path')]
  .map((one) => getComputedStyle(one).d))"""
VOICE = """
  window.heard = [];
  const voice = { speaking: false, cancel() {}, speak(words) { heard.push(words.text); } };
  Object.defineProperty(window, "speechSynthesis", { value: voice });
"""


@pytest.fixture
def key(knowledge: Knowledge) -> str:
    """An exercise that moves to and fro."""
    return next(
        key
        for key, exercise in knowledge.exercises.items()
        if any(step.pose and step.pose.to_and_fro for step in exercise.steps)
    )


@pytest.fixture
def film(page: Page, host: Host, key: str) -> Locator:
    page.add_init_script(VOICE)
    page.goto(f"{host.url}exercises/{key.replace('_', '-')}/")
    return page.locator("hw-film")


def opened(film: Locator) -> Locator:
    film.locator("[data-act=open]").press("Enter")
    expect(film.locator(".hw-film__stage svg")).to_be_visible()
    return film


def test_nothing_is_fetched_until_asked_for(film: Locator, host: Host) -> None:
    expect(film.get_by_role("button", name="Play the whole movement")).to_be_visible()
    assert not [path for path in host.asked if path.endswith(".film.svg")]


def test_plays_and_pauses_with_the_words_of_each_step(
    film: Locator, page: Page, knowledge: Knowledge, key: str
) -> None:
    opened(film)
    play = film.locator("[data-act=play]")
    expect(play).to_be_focused()
    expect(play).to_contain_text("Pause")
    first = film.evaluate(NOW)
    page.wait_for_timeout(400)
    assert film.evaluate(NOW) > first
    play.press("Enter")
    expect(play).to_contain_text("Play")
    still = film.evaluate(NOW)
    page.wait_for_timeout(300)
    assert film.evaluate(NOW) == still
    steps = knowledge.exercises[key].steps
    for at, step in enumerate(steps):
        expect(film.locator(".hw-film__words")).to_contain_text(f"{at + 1}. {step.title or ''}")
        assert film.evaluate(SEEN) == [str(at)]
        if at + 1 < len(steps):
            film.locator("[data-act=next]").press("Enter")
    expect(film.locator("[data-act=next]")).to_be_disabled()
    film.locator("[data-act=back]").press("Enter")
    assert film.evaluate(SEEN) == [str(len(steps) - 2)]


def test_goes_on_by_itself_and_moves(film: Locator) -> None:
    opened(film)
    film.locator("[data-part=pace]").select_option("1.6")
    before = film.evaluate(SHAPES)
    expect(film.locator("[data-part=number]")).to_have_text("2")
    expect(film.locator("[data-act=play]")).to_contain_text("Pause")
    film.page.wait_for_timeout(1500)
    assert film.evaluate(SHAPES) != before


def test_reads_aloud_when_asked(film: Locator, knowledge: Knowledge, key: str) -> None:
    opened(film)
    assert film.evaluate("heard") == []
    film.get_by_label("Read the words aloud").check()
    film.locator("[data-act=next]").press("Enter")
    heard: list[str] = film.evaluate("heard")
    steps = knowledge.exercises[key].steps
    assert str(steps[0].title) in heard[0]
    assert str(steps[1].title) in heard[-1]


@pytest.mark.parametrize("context_options", [{"reduced_motion": "reduce"}], ids=["less motion"])
def test_less_motion_means_steps(film: Locator, page: Page) -> None:
    opened(film)
    shown = film.evaluate(SHAPES)
    page.wait_for_timeout(1200)
    assert film.evaluate(SHAPES) == shown
    film.locator("[data-act=next]").press("Enter")
    expect(film.locator("[data-part=number]")).to_have_text("2")


def test_without_its_file_it_says_so(film: Locator, host: Host) -> None:
    host.missing.add(".film.svg")
    film.locator("[data-act=open]").press("Enter")
    expect(film.get_by_text("The film cannot be had right now.")).to_be_visible()
    expect(film.locator("[data-act=open]")).to_be_enabled()


@pytest.mark.parametrize("context_options", [NO_SCRIPT], ids=["no script"])
def test_without_script_there_are_the_steps(film: Locator, page: Page) -> None:
    expect(film).to_be_hidden()
    expect(page.locator(".hw-step").first).to_be_visible()


def test_the_whole_test_is_a_film_too(page: Page, host: Host) -> None:
    page.goto(f"{host.url}which-is-it/")
    film = opened(page.locator("hw-film"))
    assert film.evaluate(SEEN) == ["0"]


@pytest.mark.parametrize("context_options", [{}, {"color_scheme": "dark"}], ids=["light", "dark"])
def test_axe_finds_nothing(film: Locator, page: Page) -> None:
    opened(film)
    assert findings(page, "hw-film") == []


def test_professionals_can_save_each(page: Page, host: Host, knowledge: Knowledge) -> None:
    page.goto(f"{host.url}professionals/")
    links = page.locator(".hw-sheets__film")
    entries = [key for kind in films.KINDS for key in knowledge.entries(kind)]
    expect(links).to_have_count(len(entries))
    with page.expect_download() as saved:
        links.first.click()
    assert saved.value.suggested_filename.endswith(".film.svg")


def test_plays_opened_alone(chromium: Browser, site: Path, key: str) -> None:
    """Without the guide, its script or its style."""
    page = chromium.new_page()
    page.goto((site / films.address("exercises", key)).as_uri())
    script = "() => [document.documentElement.animationsPaused(), document.fonts.size]"
    paused, _ = page.evaluate(script)
    assert not paused
    page.evaluate("document.documentElement.setCurrentTime(0)")
    root = page.locator("svg")
    assert root.evaluate(SEEN) == ["0"]
    ends: list[Any] = root.evaluate(
        "(svg) => [...svg.querySelectorAll('[data-step]')].map((one) => Number(one.dataset.end))"
    )
    page.evaluate("(end) => document.documentElement.setCurrentTime(end - 0.3)", ends[0])
    page.wait_for_timeout(900)
    assert root.evaluate(SEEN) == ["1"]
    page.close()
