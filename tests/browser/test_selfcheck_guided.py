"""A test that the check guides a reader through: step by step, safety first, aloud if wanted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .reader import Reader


def test_a_test_shows_safety_then_steps_then_the_question(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    page = next(one for one in knowledge.pages.values() if one.steps)
    test = knowledge.tests[str(page.test)]
    reader.open().walk(story.answers, until=page.id)
    step = reader.check.locator("[data-step]:visible")
    expect(step).to_have_attribute("data-step", "safety")
    seen: list[str] = []
    form = reader.check.locator("form")
    while True:
        seen.append(step.get_attribute("data-step") or "")
        pause = step.get_by_text("Take a moment to breathe and to feel.")
        expect(pause).to_have_count(int(seen[-1] == page.steps[-1]))
        expect(reader.focused()).to_have_class(re.compile("hw-ask__title"))
        if form.is_visible():
            break
        reader.press("Next")
        gone = reader.check.locator(f"[data-step={seen[-1]}]")
        expect(gone).to_be_hidden()
    assert seen == ["safety", *page.steps], "the last one stands above its question"
    reader.back()
    expect(step).to_have_attribute("data-step", seen[-2])
    reader.press("Repeat from the first step")
    expect(step).to_have_attribute("data-step", test.steps[0].id)
    reader.press("Skip to the question")
    expect(form).to_be_visible()


def test_steps_are_read_aloud_when_asked(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    page = next(one for one in knowledge.pages.values() if one.steps)
    reader.page.add_init_script(
        "window.spoken = []; speechSynthesis.speak = (said) => window.spoken.push(said.text);"
    )
    reader.open().walk(story.answers, until=page.id)
    reader.press("Next")
    reader.press("Read the steps aloud")
    reader.press("Next")
    step = reader.check.locator("[data-step]:visible")
    expect(step).to_have_attribute("data-step", page.steps[1])
    spoken = reader.page.evaluate("window.spoken")
    assert len(spoken) == 2
    assert step.locator("h2").inner_text() in spoken[1]
    reader.press("Stop reading aloud")


def test_in_the_middle_of_a_test_the_question_stands_below_the_last_step(
    reader: Reader, knowledge: Knowledge
) -> None:
    """Who holds still answers at once, and need not press on first."""
    _, *later = [page for page in knowledge.pages.values() if page.steps]
    story, page = next(
        (story, page)
        for page in later
        for story in knowledge.scenarios.values()
        if str(page.questions[0]) in story.answers
    )
    reader.open().walk(story.answers, until=page.id)
    while reader.check.locator("[data-act=next-step]:visible").count():
        reader.press("Next")
    step = reader.check.locator("[data-step]:visible")
    expect(step).to_have_attribute("data-step", page.steps[-1])
    expect(step.locator("svg")).to_be_visible()
    question = knowledge.questions[str(page.questions[0])]
    group = reader.check.get_by_role("group", name=question.text)
    expect(group.get_by_role("radio").first).to_be_visible()
    expect(reader.focused()).to_have_text(step.locator("h2").inner_text())
    reader.answer_page(story.answers)
    expect(reader.check.locator(f"[data-page={page.id}]")).to_have_count(0)
