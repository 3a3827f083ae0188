"""Without script, without WebAssembly, on a bad line: the reader is told, and goes on somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .reader import Reader, stall, worker

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host

WASM = "pyodide.asm.wasm"
LONG = 8_000  # milliseconds, much longer than a card may take


class TestWithoutScript:
    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"java_script_enabled": False}

    def test_the_first_question_is_there_and_the_way_to_the_paper_version(
        self, reader: Reader, knowledge: Knowledge
    ) -> None:
        reader.open()
        first = next(iter(knowledge.pages.values()))
        question = knowledge.questions[str(first.questions[0])]
        expect(reader.check.get_by_role("heading", name=question.text)).to_be_visible()
        told = reader.check.locator("noscript")
        expect(told.locator("strong")).to_contain_text("need JavaScript")
        expect(told.locator("strong")).to_be_visible()
        expect(reader.check.get_by_role("button", name="Continue")).to_be_hidden()
        told.locator("a", has_text="on paper").click()
        expect(reader.page).to_have_url(re.compile("/check/paper/$"))
        for page in knowledge.pages:
            expect(reader.page.locator(f"#page-{page}")).to_be_attached()

    def test_help_is_one_link_away(self, reader: Reader) -> None:
        reader.open().check.locator("noscript a", has_text="Get help now").click()
        expect(reader.page.locator("a[href^='tel:']").first).to_be_visible()


def fails_with(reader: Reader, words: str, page: str) -> None:
    """What is wrong, what still works, and the paper version at this very question."""
    heading = reader.check.get_by_role("heading", name="We cannot go on from here")
    expect(heading).to_be_visible()
    expect(reader.check.get_by_text(words)).to_be_visible()
    expect(reader.check.get_by_text("your answers are still here")).to_be_visible()
    paper = reader.check.get_by_role("link", name="The check on paper")
    expect(paper).to_have_attribute("href", re.compile(f"paper/#page-{page}$"))


def test_no_webassembly(reader: Reader, pages: list[str]) -> None:
    reader.page.add_init_script("delete globalThis.WebAssembly")
    reader.open()
    fails_with(reader, "This browser cannot run", pages[0])
    expect(reader.check.get_by_role("button", name="Try again")).to_be_hidden()
    reader.choose_first()
    reader.go_on()
    expect(reader.focused()).to_have_text("We cannot go on from here")
    reader.check.get_by_role("link", name="The check on paper").press("Enter")
    expect(reader.page.locator(f"#page-{pages[0]}")).to_be_in_viewport()


def test_no_workers(reader: Reader, pages: list[str]) -> None:
    reader.page.add_init_script("delete globalThis.Worker")
    reader.open()
    fails_with(reader, "This browser cannot run", pages[0])


@pytest.mark.parametrize("part", [WASM, "python.*bin", "worker.js"])
def test_a_part_that_is_missing_and_comes_back(
    reader: Reader, host: Host, story: Scenario, pages: list[str], part: str, site_files: list[str]
) -> None:
    host.missing.update(name for name in site_files if re.search(f"{part}$", name))
    assert host.missing
    reader.open().choose_first()
    reader.go_on()
    fails_with(reader, "did not load", pages[0])
    expect(reader.focused()).to_have_text("We cannot go on from here")
    assert reader.chosen, "the answer is still there"
    host.mend()
    reader.press("Try again")
    reader.expect_page(pages[1])
    expect(reader.check.get_by_text("We cannot go on from here")).to_be_hidden()
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)


@pytest.fixture
def site_files(site: Any) -> list[str]:
    return [path.name for path in site.rglob("*") if path.is_file()]


def test_a_slow_line_shows_how_far_it_is_and_then_goes_on(
    reader: Reader, host: Host, pages: list[str]
) -> None:
    host.slow[WASM] = 2.5
    reader.open().choose_first()
    reader.go_on()
    wait = reader.check.locator(".hw-wait")
    expect(wait.get_by_text("Getting the next question ready")).to_be_visible()
    expect(wait.get_by_text(re.compile(r"\d+ %"))).to_be_visible()
    bar = wait.get_by_role("progressbar")
    assert 0 < float(bar.get_attribute("value") or 0) < float(bar.get_attribute("max") or 0)
    paper = wait.get_by_role("link")
    expect(paper).to_have_attribute("href", re.compile(f"paper/#page-{pages[0]}$"))
    reader.expect_page(pages[0])
    expect(reader.check.locator("[data-page]")).to_have_attribute("data-page", pages[1])
    expect(wait).to_be_hidden()


def test_the_answer_may_change_while_python_is_on_its_way(
    reader: Reader, host: Host, pages: list[str]
) -> None:
    host.slow[WASM] = 2
    reader.open().choose_first()
    reader.go_on()
    expect(reader.check.locator(".hw-wait")).to_be_visible()
    last = reader.check.locator("form input").nth(1)
    last.check(force=True)
    reader.go_on()
    expect(reader.check.locator("[data-page]")).to_have_attribute("data-page", pages[1])
    reader.press("Back")
    reader.expect_page(pages[0])
    expect(last).to_be_checked()


def test_a_warning_sign_does_not_wait_for_python(
    reader: Reader, knowledge: Knowledge, story: Scenario, checklist: str
) -> None:
    reader.open().ready().walk(story.answers, until=checklist)
    stall(reader.page, LONG)
    first = str(knowledge.pages[checklist].questions[0])
    reader.tick(first)
    reader.go_on()
    reader.expect_stop(knowledge.check.stops_at[0], timeout=1_000)
    call = knowledge.questions[first].call
    assert call
    expect(reader.check.get_by_text(call)).to_be_visible()
    expect(reader.check.get_by_text(knowledge.questions[first].short).first).to_be_visible()


def test_not_sure_of_a_warning_sign_does_not_wait_either(
    reader: Reader, knowledge: Knowledge, story: Scenario, checklist: str
) -> None:
    reader.open().ready().walk(story.answers, until=checklist)
    stall(reader.page, LONG)
    reader.one_by_one()
    reader.answer(str(knowledge.pages[checklist].questions[0]), "unsure")
    reader.expect_stop(knowledge.check.stops_at[0], timeout=1_000)


def test_a_worker_that_dies_in_the_middle(
    reader: Reader, story: Scenario, pages: list[str]
) -> None:
    reader.open().ready().walk(story.answers, until=pages[2])
    worker(reader.page).evaluate("() => self.close()")
    reader.page.clock.install()
    reader.page.clock.resume()
    reader.answer_page(story.answers)
    expect(reader.check.locator(".hw-wait")).to_be_visible()
    reader.page.clock.fast_forward(25_000)
    fails_with(reader, "takes too long", pages[2])
    reader.press("Try again")
    reader.expect_page(pages[3])
