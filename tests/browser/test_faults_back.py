"""The way back while something is still on its way: the right view, and none that jumps in late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from hingewell.ahead import PAGES_AHEAD

from .faults import lose_patience
from .reader import Reader, Value, stall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from hingewell.model.selfcheck import Scenario

    from .host import Host

WASM = "pyodide.asm.wasm"


def expect_calm(reader: Reader, page: str) -> None:
    """This page is shown, and nothing that waits or has failed."""
    reader.expect_page(page)
    expect(reader.check.locator("[data-part=wait] > *")).to_have_count(0)


def last_two(reader: Reader, answers: Mapping[str, Value], busy: int = 0) -> tuple[str, str]:
    """Walk to the page whose answer needs Python; the page before it, and itself.

    `busy`: milliseconds for which Python then cannot be asked what follows.
    """
    before = ""
    for at in range(PAGES_AHEAD):
        before = reader.question_page
        if busy and at == PAGES_AHEAD - 1:
            stall(reader.page, busy)
        reader.walk_page(answers)
    return before, reader.question_page


def answered(page: Page) -> None:
    """All that the engine was asked is answered, and the page has had its turn."""
    page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")


def test_back_while_python_is_on_its_way(
    reader: Reader, host: Host, calm: Mapping[str, Value]
) -> None:
    """What fails or comes after the reader has gone back is nothing to them."""
    host.slow[WASM] = 60
    reader.page.clock.install()
    before, far = last_two(reader.open(), calm)
    for come in (False, True):
        reader.answer_page(calm)
        expect(reader.check.locator(".hw-wait")).to_be_visible()
        reader.back()
        expect_calm(reader, before)
        if come:
            host.mend()
            reader.ready()
        else:
            lose_patience(reader.page)
        answered(reader.page)
        expect_calm(reader, before)
        reader.forward()
        expect_calm(reader, far)
    reader.walk(calm)
    reader.expect_view("result")


def test_back_while_an_answer_is_due(reader: Reader, calm: Mapping[str, Value]) -> None:
    before, far = last_two(reader.open().ready(), calm, busy=4_000)
    reader.answer_page(calm)
    reader.press("Back")
    expect_calm(reader, before)
    reader.ask({})  # it comes after what was due
    answered(reader.page)
    expect_calm(reader, before)
    reader.forward()
    reader.expect_page(far)
    reader.walk(calm)
    reader.expect_view("result")


def test_out_of_the_check_and_in_again(
    reader: Reader, host: Host, story: Scenario, link: str
) -> None:
    """Back to the page before the check and forth again, with Python half on its way."""
    host.slow[WASM] = 60
    reader.page.goto(f"{host.url}start/")
    reader.page.goto(link)
    expect(reader.check.locator(".hw-wait")).to_be_visible()
    reader.back()
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()
    host.mend()
    reader.forward()
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
