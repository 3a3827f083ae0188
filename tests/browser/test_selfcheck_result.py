"""The result: why it is so, what would change it, and why it is nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from .reader import Reader, Value, stall

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario


def value_of(knowledge: Knowledge, question: str, label: str) -> Value:
    """The answer that reads so."""
    about = knowledge.questions[question]
    options = {option.label: option.value for option in about.options}
    words: dict[str, Value] = {"Yes": "yes", "No": "no", "Not sure": "unsure", **options}
    return (
        "unsure" if label == about.unsure else words.get(label) or int(label.partition(" to ")[0])
    )


def told(item: Locator, knowledge: Knowledge) -> tuple[str, Value]:
    """The question that a line is about, and the first answer that it names."""
    short = item.locator("[data-fill=about]").first.inner_text()
    (question,) = [key for key, one in knowledge.questions.items() if one.short == short]
    return question, value_of(knowledge, question, item.locator("q").first.inner_text())


def test_the_explanation_is_true_and_does_not_delay_the_result(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    reader.open().ready()
    asked = reader.walk(story.answers)
    reader.press("Start again")
    reader.walk(story.answers, until=asked[-1])
    reader.think()
    stall(reader.page, 1_500)
    reader.answer_page(story.answers)
    reader.expect_view("result")
    reader.open_layer("sure")
    explained = reader.check.locator("[data-part=explained]")
    expect(explained).to_be_visible()
    decisive = reader.check.get_by_text(re.compile(r"The answers that decide it \(\d+\)"))
    expect(decisive).to_be_visible()

    now = knowledge.urgency[knowledge.check.stops_at[0]]
    sign = opened(explained, re.compile(f"^{now.title} ")).locator(".hw-changes__item").first
    expect(sign.get_by_text("Yes")).to_be_visible()
    expect(sign.locator(".hw-mark")).to_be_attached()  # seen once a reader shows the sources
    change = dict([told(sign, knowledge)])
    assert reader.ask({**story.answers, **change})["urgency"] == now.id

    way = explained.locator("[data-slot=ways] > details").last
    name = way.locator("summary").inner_text()
    way.locator("summary").press("Enter")
    expect(way.get_by_text("You said:").first).to_be_visible()
    changes = dict(told(item, knowledge) for item in way.locator(".hw-changes__item").all())
    outcome = knowledge.outcomes[reader.ask({**story.answers, **changes})["outcome"]]
    assert outcome.name == name
    assert outcome.id != story.expect.outcome


def opened(explained: Locator, summary: re.Pattern[str]) -> Locator:
    """The changes under this heading, for everybody to see."""
    found = explained.locator("details").filter(has_text=summary).first
    found.locator("summary").press("Enter")
    return found
