"""While the reader reads, what may follow is worked out: a press waits for nothing of Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .reader import Reader, stall

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

LONG = 8_000  # milliseconds for which Python is busy
AT_ONCE = 2_000


def test_the_next_question_and_the_result_wait_for_nothing(
    reader: Reader, knowledge: Knowledge, story: Scenario
) -> None:
    reader.open().ready()
    pages = reader.walk(story.answers)
    numbers = [page for page in pages if len(knowledge.pages[page].questions) == 1]
    last = numbers[-1]
    reader.press("Start again")
    reader.page.reload()
    reader.ready().walk(story.answers, until=last)
    reader.think()
    stall(reader.page, LONG)
    reader.answer_page(story.answers)
    expect(reader.check.locator(f"[data-page={last}]")).to_have_count(0, timeout=AT_ONCE)

    reader.page.reload()
    reader.ready().walk(story.answers)
    reader.expect_view("answers")
    reader.think()
    stall(reader.page, LONG)
    reader.act("result")
    expect(reader.check.locator(".hw-result")).to_be_visible(timeout=AT_ONCE)
    expect(reader.check.get_by_text("What would change it").first).to_be_visible(timeout=AT_ONCE)
