"""Pictures of steps that move: only when asked, stepwise for those who want less motion."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from hingewell.model.knowledge import Knowledge

from .axe import findings
from .host import Host


@pytest.fixture
def motion(page: Page, host: Host, knowledge: Knowledge) -> Locator:
    """The first moving picture of an exercise."""
    key = next(
        key
        for key, exercise in knowledge.exercises.items()
        if any(step.pose and step.pose.move_to for step in exercise.steps)
    )
    page.goto(f"{host.url}exercises/{key.replace('_', '-')}/")
    found = page.locator("hw-motion").first
    found.scroll_into_view_if_needed()
    return found


def body(motion: Locator) -> str:
    return str(motion.locator(".hw-fig-body").evaluate("one => one.innerHTML"))


def coordinates(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_nothing_moves_by_itself(motion: Locator, page: Page, host: Host) -> None:
    expect(motion.locator("button")).to_be_visible()
    before = body(motion)
    page.wait_for_timeout(400)
    assert body(motion) == before
    assert not [path for path in host.asked if path.endswith(".frames.svg")]


def test_plays_and_stops(motion: Locator, page: Page) -> None:
    button = motion.locator("button")
    button.click()
    expect(button).to_contain_text("Stop")
    first = body(motion)
    page.wait_for_timeout(300)
    assert body(motion) != first
    button.click()
    expect(button).to_contain_text("Play")
    still = body(motion)
    page.wait_for_timeout(300)
    assert body(motion) == still


def test_steps_by_keyboard_and_ends_as_drawn(motion: Locator, page: Page) -> None:
    shoe = motion.locator(".hw-fig-body .hw-fig-shoe")
    drawn = shoe.get_attribute("d")
    slider = motion.locator("input")
    slider.focus()
    page.keyboard.press("Home")
    expect(shoe).not_to_have_attribute("d", str(drawn))
    start = shoe.get_attribute("d")
    page.keyboard.press("ArrowRight")
    expect(shoe).not_to_have_attribute("d", str(start))
    page.keyboard.press("End")
    expect(slider).to_have_value("20")
    ended = str(shoe.get_attribute("d"))
    assert coordinates(ended) == pytest.approx(coordinates(str(drawn)), abs=0.15)


@pytest.mark.parametrize("context_options", [{"reduced_motion": "reduce"}], ids=["less motion"])
def test_less_motion_means_no_play_button(motion: Locator) -> None:
    expect(motion.locator("input")).to_be_visible()
    expect(motion.locator("button")).to_be_hidden()


def test_without_its_stages_it_stays_a_picture(motion: Locator, host: Host) -> None:
    host.missing.add(".frames.svg")
    before = body(motion)
    motion.locator("button").click()
    expect(motion.locator(".hw-motion__controls")).to_be_hidden()
    assert body(motion) == before


def test_axe_finds_nothing(motion: Locator, page: Page) -> None:
    expect(motion.locator("button")).to_be_visible()
    assert findings(page, ".hw-steps") == []
