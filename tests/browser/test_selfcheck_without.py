"""Without script, without WebAssembly, on a bad line: the reader is told, and goes on somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from hingewell.ahead import PAGES_AHEAD

from .reader import Reader, Value, stall, worker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host

WASM = "pyodide.asm.wasm"
LONG = 8_000  # milliseconds, much longer than a card may take
LATER = "(ms) => document.getAnimations().forEach((one) => { one.currentTime += ms; })"
"""Puts the clock forward for what a style sheet shows late."""


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
    reader: Reader, host: Host, calm: Mapping[str, Value], part: str, site_files: list[str]
) -> None:
    """The first questions come all the same; then the reader is told, and goes on later."""
    host.missing.update(name for name in site_files if re.search(f"{part}$", name))
    assert host.missing
    far = reader.open().walk_ahead(calm)
    reader.answer_page(calm)
    fails_with(reader, "did not load", far)
    expect(reader.focused()).to_have_text("We cannot go on from here")
    host.mend()
    reader.press("Try again")
    expect(reader.check.locator(f"[data-page={far}]")).to_have_count(0)
    expect(reader.check.get_by_text("We cannot go on from here")).to_be_hidden()
    reader.finish(calm)
    reader.expect_view("result")


@pytest.fixture
def site_files(site: Any) -> list[str]:
    return [path.name for path in site.rglob("*") if path.is_file()]


def test_the_first_questions_do_not_wait_for_python_and_those_after_tell_how_far_it_is(
    reader: Reader, host: Host, calm: Mapping[str, Value]
) -> None:
    host.slow[WASM] = 60
    reader.open()
    first = reader.progress
    far = reader.walk_ahead(calm)
    assert reader.progress > first
    reader.answer_page(calm)
    wait = reader.check.locator(".hw-wait")
    expect(wait.get_by_text("Getting the next question ready")).to_be_visible()
    expect(wait.get_by_text(re.compile(r"\d+ %"))).to_be_visible()
    bar = wait.get_by_role("progressbar")
    assert 0 < float(bar.get_attribute("value") or 0) < float(bar.get_attribute("max") or 0)
    paper = wait.get_by_role("link")
    expect(paper).to_have_attribute("href", re.compile(f"paper/#page-{far}$"))
    reader.expect_page(far)

    other = reader.check.locator("form input").nth(1)
    other.check(force=True)
    reader.go_on()
    host.mend()
    expect(reader.check.locator(f"[data-page={far}]")).to_have_count(0)
    expect(wait).to_be_hidden()
    reader.press("Back")
    reader.expect_page(far)
    expect(other).to_be_checked()


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
    region = next(iter(knowledge.regions.values()))
    reader.check.get_by_label("Where are you?").select_option(label=region.name)
    numbers = reader.check.get_by_role("link", name=re.compile(r"^\d+$")).filter(visible=True)
    assert [link.get_attribute("href") for link in numbers.all()] == [f"tel:{region.emergency}"]


def test_not_sure_of_a_warning_sign_does_not_wait_either(
    reader: Reader, knowledge: Knowledge, story: Scenario, checklist: str
) -> None:
    reader.open().ready().walk(story.answers, until=checklist)
    stall(reader.page, LONG)
    reader.one_by_one()
    reader.answer(str(knowledge.pages[checklist].questions[0]), "unsure")
    reader.expect_stop(knowledge.check.stops_at[0], timeout=1_000)


def test_a_worker_that_dies_in_the_middle(reader: Reader, calm: Mapping[str, Value]) -> None:
    reader.page.clock.install()  # before the page sets any: its own could not be taken back then
    reader.open().ready()
    for _ in range(PAGES_AHEAD - 1):
        reader.walk_page(calm)
    worker(reader.page).evaluate("() => self.close()")
    reader.walk_page(calm)  # what follows it comes with the page
    far = reader.question_page
    reader.answer_page(calm)
    expect(reader.check.locator(".hw-wait")).to_be_visible()
    reader.page.clock.fast_forward(25_000)
    fails_with(reader, "takes too long", far)
    reader.press("Try again")
    expect(reader.check.locator(f"[data-page={far}]")).to_have_count(0)


def test_no_service_worker(reader: Reader, story: Scenario) -> None:
    """Nothing can be kept for later, and nothing is said of it."""
    reader.page.add_init_script("delete Navigator.prototype.serviceWorker")
    reader.open().finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(reader.page.locator("hw-offline")).to_be_attached()
    expect(reader.page.locator("hw-offline")).to_be_hidden()


@pytest.mark.parametrize("part", ["selfcheck/selfcheck.js", "runtime/engine.js"])
def test_a_check_whose_own_script_does_not_come(reader: Reader, host: Host, part: str) -> None:
    """Not at once, for it may only be slow; then the reader has three ways to go on."""
    host.missing.add(part)
    reader.open()
    told = reader.check.get_by_text("The check has not started yet.")
    assert not told.is_visible()
    reader.page.evaluate(LATER, 20_000)
    expect(told).to_be_visible()
    host.mend()
    reader.check.get_by_role("link", name="load this page again").click()
    reader.ready()
    expect(told).to_be_hidden()


def test_python_starts_while_the_page_is_still_on_its_way(reader: Reader, host: Host) -> None:
    host.slow["selfcheck/selfcheck.js"] = 60
    with reader.page.expect_event("worker") as started:
        reader.page.goto(f"{reader.home}check/", wait_until="commit")
    assert started.value.url.endswith("runtime/worker.js")
    assert reader.page.evaluate("document.readyState") != "complete"
    host.mend()


def test_where_data_is_dear_python_waits_for_a_touch(reader: Reader) -> None:
    reader.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    asked: list[str] = []  # by this page: one of the test before may have been on its way
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open()
    reader.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/assets/runtime/" in url]
    with reader.page.expect_request("**/assets/runtime/**"):
        reader.choose_first()
    reader.ready()
