"""The check for everybody: axe on each state, by keyboard alone, small, dark, printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .axe import findings
from .reader import Reader, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host

WASM = "pyodide.asm.wasm"


def too_wide(page: Page) -> bool:
    found: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return found


def small_targets(page: Page) -> list[str]:
    """Controls of the check under 44 px, words in a line of text aside."""
    script = """() => [...document.querySelectorAll(
        "hw-selfcheck :is(button, input, select, summary)")]
        .filter((e) => !e.closest(".hw-mark, .hw-term") && e.checkVisibility())
        .filter((e) => {
          const target = e.closest(".hw-choice") ?? e.closest(".hw-check__keep") ?? e;
          const { width, height } = target.getBoundingClientRect();
          return width < 44 || height < 44;
        }).map((e) => e.outerHTML.slice(0, 120))"""
    found: list[str] = page.evaluate(script)
    return found


def inspect(reader: Reader) -> None:
    assert findings(reader.page) == []
    assert not too_wide(reader.page), f"{reader.question_page} is wider than the screen"
    assert small_targets(reader.page) == []


SIZES: dict[str, dict[str, Any]] = {
    "phone": {},
    "narrowest": {"viewport": {"width": 320, "height": 640}},
    "dark": {"color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}


@pytest.mark.parametrize("context_options", SIZES.values(), ids=SIZES)
class TestEveryState:
    def test_asking_and_result(self, reader: Reader, story: Scenario) -> None:
        reader.open().ready()
        inspect(reader)
        reader.go_on()
        reader.expect_problem()
        inspect(reader)
        seen: set[str] = set()
        while reader.view == "page":
            kind = reader.check.locator("section[data-page]").inner_html().count("data-question")
            look = f"{kind} {reader.check.locator('.hw-guided:visible').count()}"
            if look not in seen:
                seen.add(look)
                self.open_details(reader)
                inspect(reader)
            reader.walk_page(story.answers)
        inspect(reader)
        reader.act("result")
        reader.expect_view("result")
        self.open_details(reader)
        inspect(reader)

    @staticmethod
    def open_details(reader: Reader) -> None:
        reader.check.evaluate(
            "(e) => e.querySelectorAll('details').forEach((d) => { d.open = true; })"
        )

    def test_cards(
        self, reader: Reader, knowledge: Knowledge, story: Scenario, checklist: str
    ) -> None:
        reader.open().walk(story.answers, until=checklist)
        reader.tick(str(knowledge.pages[checklist].questions[0]))
        reader.go_on()
        reader.expect_stop(knowledge.check.stops_at[0])
        self.open_details(reader)
        inspect(reader)

    def test_waiting_and_failing(
        self, reader: Reader, host: Host, calm: Mapping[str, Value]
    ) -> None:
        host.slow[WASM] = 60
        reader.open().walk_ahead(calm)
        reader.answer_page(calm)
        expect(reader.check.locator(".hw-wait")).to_be_visible()
        inspect(reader)
        host.missing.add(WASM)
        host.slow.clear()
        expect(reader.check.get_by_text("We cannot go on from here")).to_be_visible()
        inspect(reader)


def test_by_keyboard_alone(reader: Reader, story: Scenario, knowledge: Knowledge) -> None:
    """Every page with Tab, Space and the arrows, from the heading on."""
    reader.open().ready()
    keys = reader.page.keyboard
    for _ in range(60):
        if reader.view != "page":
            break
        page = reader.question_page
        if reader.check.locator(".hw-guided:visible").count():
            tab_to(reader, "[data-act=next-step]")
            keys.press("Enter")
            reader.page.wait_for_timeout(50)
            continue
        for question in [str(name) for name in knowledge.pages[page].questions]:
            choose_by_keyboard(reader, question, story)
        several = reader.check.locator("form[data-kind=checklist]").count()
        value = "continue" if not several or reader.chosen else "none"
        tab_to(reader, f"button[value={value}]")
        keys.press("Enter")
        expect(reader.check.locator(f"[data-page={page}]")).to_have_count(0)
        expect(reader.focused()).to_have_attribute("tabindex", "-1")
    tab_to(reader, "[data-act=result]")
    keys.press("Enter")
    reader.expect_view("result")
    expect(reader.focused()).to_have_role("heading")


def choose_by_keyboard(reader: Reader, question: str, story: Scenario) -> None:
    inputs = reader.check.locator(f"input[name={question}]:visible")
    if not inputs.count() or question not in story.answers:
        return
    value = str(story.answers[question])
    if inputs.first.get_attribute("type") == "checkbox":
        if value == "yes":
            tab_to(reader, f"input[name={question}]")
            reader.page.keyboard.press("Space")
        return
    tab_to(reader, f"input[name={question}]")
    reader.page.keyboard.press("Space")
    for _ in range(inputs.count()):
        if reader.focused().get_attribute("value") == value:
            return
        reader.page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow leads to {question}={value}")


def tab_to(reader: Reader, selector: str) -> None:
    """Tab on until the focus is there."""
    for _ in range(40):
        if reader.page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        reader.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def test_answers_have_names_and_groups_have_questions(reader: Reader, knowledge: Knowledge) -> None:
    first = next(iter(knowledge.pages.values()))
    question = knowledge.questions[str(first.questions[0])]
    reader.open()
    group = reader.check.get_by_role("group", name=question.text)
    expect(group).to_be_visible()
    for option in question.options:
        expect(group.get_by_role("radio", name=option.label, exact=True)).to_be_visible()
    expect(group.get_by_role("radio", name=question.unsure, exact=True)).to_be_visible()


def test_the_result_prints_with_answers_and_without_furniture(
    reader: Reader, story: Scenario
) -> None:
    reader.open().finish(story.answers)
    reader.expect_view("result")
    assert page_count(reader.page.pdf(format="A4")) <= 3, "plan, reasons, answers"
    reader.page.emulate_media(media="print")
    furniture = ("check__top", "check__foot", "result__buttons", "bar")
    for gone in (".md-header", *(f".hw-{name}" for name in furniture)):
        expect(reader.page.locator(gone).first).to_be_hidden()
    expect(reader.check.locator(".hw-result__title")).to_be_visible()
    expect(reader.check.locator(".hw-dose").first).to_be_visible()
    expect(reader.check.locator(".hw-result__answers .hw-answers__row").first).to_be_visible()


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


class TestForcedColours:
    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"forced_colors": "active", "reduced_motion": "reduce"}

    def test_a_choice_can_be_told_from_the_others(self, reader: Reader) -> None:
        reader.open().choose_first()
        width = "(e) => getComputedStyle(e).borderInlineStartWidth"
        rows = reader.check.locator(".hw-choice")
        assert rows.nth(0).evaluate(width) != rows.nth(1).evaluate(width)
