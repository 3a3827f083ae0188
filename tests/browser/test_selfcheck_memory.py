"""Answers in the tab, and on the device when asked for: until the end, never trusted blindly."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host

KEEP = "Remember my answers on this device until I finish"


def keep(reader: Reader) -> None:
    reader.check.get_by_label(KEEP).check()


def kept(reader: Reader) -> dict[str, Any]:
    """The answers on the device."""
    (text,) = reader.stored().values()
    found: dict[str, Any] = json.loads(text)
    return found


def notice(reader: Reader) -> str:
    return reader.check.locator("[data-part=notice]").inner_text()


def test_nothing_is_kept_unless_asked(reader: Reader, story: Scenario, pages: list[str]) -> None:
    reader.open().walk(story.answers, until=pages[3])
    assert reader.stored() == {}
    keep(reader)
    assert kept(reader)["answers"] == {
        name: story.answers[name] for name in kept(reader)["answers"]
    }
    reader.check.get_by_label(KEEP).uncheck()
    assert reader.stored() == {}


def test_a_reload_goes_on_where_the_reader_was(
    reader: Reader, story: Scenario, pages: list[str]
) -> None:
    reader.open().walk(story.answers, until=pages[2])
    keep(reader)
    reader.walk(story.answers, pages=2)
    far = reader.question_page
    reader.page.reload()
    reader.expect_page(far)
    assert "kept your answers" in notice(reader)
    expect(reader.check.get_by_label(KEEP)).to_be_checked()
    reader.press("Back")
    reader.expect_page(pages[3])
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    reader.page.reload()
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    reader.page.goto(f"{reader.home}check/")
    reader.expect_view("result")
    reader.page.goto(f"{reader.home}#")
    reader.page.goto(f"{reader.home}check/#q3")
    reader.expect_page(pages[2])


def test_who_leaves_and_comes_back_in_the_tab_is_where_they_were(
    reader: Reader, story: Scenario, pages: list[str], knowledge: Knowledge
) -> None:
    """To another page and back, by a link or anew; another tab has nothing of it."""
    reader.open().walk(story.answers, pages=4)
    far = reader.question_page
    reader.page.goto(f"{reader.home}help-now/")
    reader.back()
    reader.expect_page(far)
    assert "stay in this tab" in notice(reader)
    reader.press("Back")
    reader.expect_page(pages[3])
    assert reader.chosen == [] or reader.check.locator("[data-part=none]").is_visible()
    reader.page.goto("about:blank")
    reader.open()
    reader.expect_page(far)
    tested = next(page for page in knowledge.pages.values() if page.steps)
    reader.walk(story.answers, until=tested.id)
    reader.press("Next")
    reader.press("Next")
    step = reader.check.locator("[data-step]:visible")
    expect(step).to_have_attribute("data-step", tested.steps[1])
    reader.page.goto(f"{reader.home}help-now/")
    reader.back()
    expect(step).to_have_attribute("data-step", tested.steps[1])
    assert reader.stored() == {}, "the device keeps nothing"
    other = Reader(reader.page.context.new_page(), reader.home).open()
    other.expect_page(pages[0])
    assert other.stored("sessionStorage") == {}


@pytest.mark.parametrize("way", ["Finish and delete my answers", "Start again"])
def test_the_tab_forgets_them_at_the_end(
    reader: Reader, story: Scenario, pages: list[str], way: str
) -> None:
    reader.open().finish(story.answers)
    assert reader.stored("sessionStorage")
    reader.press(way)
    reader.expect_page(pages[0])
    assert reader.stored("sessionStorage") == {}
    reader.page.reload()
    reader.expect_page(pages[0])
    assert reader.chosen == []
    assert reader.page.url == f"{reader.home}check/"


def test_finishing_deletes_the_answers(reader: Reader, story: Scenario, pages: list[str]) -> None:
    reader.open()
    keep(reader)
    reader.finish(story.answers)
    assert kept(reader)["answers"]
    reader.press("Finish and delete my answers")
    reader.expect_page(pages[0])
    assert reader.stored() == {}
    assert "deleted" in notice(reader)
    reader.page.reload()
    reader.expect_page(pages[0])
    assert reader.chosen == []


BAD: dict[str, Callable[[dict[str, Any]], str]] = {
    "cut off": lambda kept: json.dumps(kept)[:-7],
    "not an object": lambda _: "[]",
    "of another format": lambda kept: json.dumps({**kept, "format": 99}),
    "of another guide": lambda kept: json.dumps({**kept, "guide": "another"}),
    "with an unknown question": lambda kept: json.dumps({**kept, "answers": {"nonsense": "yes"}}),
    "with an unknown answer": lambda kept: json.dumps(
        {**kept, "answers": dict.fromkeys(kept["answers"], "<img>")}
    ),
    "with answers that are none": lambda kept: json.dumps({**kept, "answers": "yes"}),
}


@pytest.fixture(scope="module")
def left_behind(
    chromium: Browser, shared_host: Host, story: Scenario, pages: list[str]
) -> dict[str, str]:
    """What a reader has on the device who stopped in the middle."""
    context = chromium.new_context()
    reader = Reader(context.new_page(), shared_host.url).open()
    reader.walk(story.answers, until=pages[2])
    keep(reader)
    stored = reader.stored()
    context.close()
    return stored


def come_back(reader: Reader, stored: dict[str, str]) -> None:
    """Open the check on a device that holds this."""
    reader.open()
    reader.page.evaluate("(all) => Object.assign(localStorage, all)", stored)
    reader.page.reload()


def test_what_was_left_behind_is_used(
    reader: Reader, left_behind: dict[str, str], pages: list[str]
) -> None:
    """As it is: else the tests below would prove nothing."""
    come_back(reader, left_behind)
    reader.expect_page(pages[2])
    assert "kept your answers" in notice(reader)


@pytest.mark.parametrize("broken", BAD, ids=lambda name: name.replace(" ", "-"))
def test_what_cannot_be_trusted_is_not_used(
    reader: Reader, left_behind: dict[str, str], pages: list[str], broken: str
) -> None:
    stored = {key: BAD[broken](json.loads(text)) for key, text in left_behind.items()}
    come_back(reader, stored)
    reader.expect_page(pages[0])
    assert "could not be read" in notice(reader)
    assert reader.stored() == stored, "it is left as it is"
    expect(reader.check.get_by_label(KEEP)).not_to_be_checked()


def test_answers_to_other_rules_are_not_used(
    reader: Reader, left_behind: dict[str, str], pages: list[str]
) -> None:
    ((key, text),) = left_behind.items()
    come_back(reader, {key: json.dumps({**json.loads(text), "version": "older"})})
    reader.expect_page(pages[0])
    assert "has changed" in notice(reader)


@pytest.mark.parametrize("refusal", ["Storage.prototype.setItem", "window.localStorage"])
def test_storage_that_refuses_leaves_the_check_whole(
    reader: Reader, story: Scenario, refusal: str
) -> None:
    refuse = "() => { throw new DOMException('no', 'QuotaExceededError'); }"
    script = (
        f"{refusal} = {refuse};"
        if "prototype" in refusal
        else f"Object.defineProperty(window, 'localStorage', {{ get: {refuse} }});"
    )
    reader.page.add_init_script(script)
    reader.open()
    keep_box = reader.check.get_by_label(KEEP)
    keep_box.click()
    expect(keep_box).not_to_be_checked()
    assert "does not let us keep" in notice(reader)
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)


def test_two_tabs_do_not_mix(reader: Reader, story: Scenario, pages: list[str]) -> None:
    other = Reader(reader.page.context.new_page(), reader.home).open()
    reader.open().walk(story.answers, until=pages[3])
    other.expect_page(pages[0])
    other.walk(story.answers, until=pages[2])
    keep(reader)
    keep(other)
    assert kept(other)["answers"].keys() < story.answers.keys()
    reader.press("Start again")
    expect(other.check.get_by_label(KEEP)).not_to_be_checked()
    other.walk(story.answers, until=pages[3])
    assert other.stored() == {}, "what one tab has deleted, the other does not bring back"
