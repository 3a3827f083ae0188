"""The check for everybody: axe on each state, by keyboard alone, small, dark, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import ViewportSize, expect

from .axe import findings
from .reader import PRINTED, Reader, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playwright.sync_api import CDPSession, Locator, Page

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


def inspect(reader: Reader, sizes: Iterable[ViewportSize], within: str = "html") -> None:
    """In each size; `within`: what axe looks at in all but the first, the whole page there."""
    for at, size in enumerate(sizes):
        reader.page.set_viewport_size(size)
        assert findings(reader.page, within if at else "html") == [], size
        assert not too_wide(reader.page), f"{reader.question_page} is wider than {size}"
        assert small_targets(reader.page) == [], size


SIZES = tuple(ViewportSize(width=w, height=h) for w, h in ((360, 740), (320, 640), (1280, 900)))
ZOOMED = ViewportSize(width=640, height=450)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark-at-200-percent": {"color_scheme": "dark", "viewport": ZOOMED},
}
CHECK = "hw-selfcheck"
"""What changes from page to page: the rest of the window stays as it is."""

LOOK = """() => {
  const page = document.querySelector("hw-selfcheck [data-page]");
  const steps = page.querySelector(".hw-guided")?.checkVisibility() ?? false;
  return `${page.querySelectorAll("[data-question]").length} ${steps}`;
}"""
"""What a page of questions looks like: how many there are, and whether steps come first."""


@pytest.mark.parametrize("context_options", LOOKS.values(), ids=LOOKS)
class TestEveryState:
    @pytest.fixture
    def sizes(self, context_options: dict[str, Any]) -> Iterable[ViewportSize]:
        """A state is brought about once, and seen in all of them."""
        return [context_options["viewport"]] if context_options else SIZES

    def test_asking_and_result(
        self, reader: Reader, story: Scenario, sizes: Iterable[ViewportSize]
    ) -> None:
        reader.open().ready()
        inspect(reader, sizes)
        reader.go_on()
        reader.expect_problem()
        inspect(reader, sizes)
        seen: set[str] = set()
        while reader.view == "page":
            look = reader.page.evaluate(LOOK)
            if look not in seen:
                seen.add(look)
                self.open_details(reader)
                inspect(reader, sizes, CHECK)
            reader.walk(story.answers, pages=1)
        reader.expect_view("result")
        inspect(reader, sizes)
        self.open_details(reader)
        inspect(reader, sizes)
        reader.page.goto(f"{reader.home}check/#answers")
        reader.page.reload()
        reader.expect_view("answers")
        self.open_details(reader)
        inspect(reader, sizes)

    @staticmethod
    def open_details(reader: Reader) -> None:
        reader.check.evaluate(
            "(e) => e.querySelectorAll('details').forEach((d) => { d.open = true; })"
        )

    def test_cards(
        self,
        reader: Reader,
        knowledge: Knowledge,
        story: Scenario,
        checklist: str,
        sizes: Iterable[ViewportSize],
    ) -> None:
        reader.open().walk(story.answers, until=checklist)
        reader.one_by_one()
        self.open_details(reader)
        inspect(reader, sizes)
        reader.answer(str(knowledge.pages[checklist].questions[0]), "unsure")
        reader.expect_stop(knowledge.check.stops_at[0])
        self.open_details(reader)
        inspect(reader, sizes)

    def test_waiting_and_failing(
        self, reader: Reader, host: Host, calm: Mapping[str, Value], sizes: Iterable[ViewportSize]
    ) -> None:
        host.slow[WASM] = 60
        reader.open().walk_ahead(calm)
        reader.answer_page(calm)
        expect(reader.check.locator(".hw-wait")).to_be_visible()
        inspect(reader, sizes)
        host.missing.add(WASM)
        host.slow.clear()
        expect(reader.check.get_by_text("We cannot go on from here")).to_be_visible()
        inspect(reader, sizes)


def test_by_keyboard_alone(reader: Reader, story: Scenario, knowledge: Knowledge) -> None:
    """Every page with Tab, Space and the arrows, from the heading on."""
    reader.open().ready()
    keys = reader.page.keyboard
    for _ in range(60):
        if reader.view != "page":
            break
        page = reader.question_page
        if reader.check.locator("[data-act=next-step]:visible").count():
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


def test_what_a_screen_reader_gets(reader: Reader, pages: list[str], knowledge: Knowledge) -> None:
    """In the browser's own accessibility tree: names, the order of the focus, what is announced."""
    reader.open().ready()
    session = reader.page.context.new_cdp_session(reader.page)
    controls = [node for node in tree(session) if node["role"] in CONTROLS]
    assert all(node["name"] for node in controls)
    question = knowledge.questions[str(knowledge.pages[pages[0]].questions[0])]
    answers = [*(option.label for option in question.options), question.unsure]
    first = [node["name"] for node in controls].index(answers[0])
    after = controls[first + len(answers) :]
    assert [node["name"] for node in controls[first:]][: len(answers)] == answers
    order = ["DisclosureTriangle", "button", "checkbox", "link"]
    assert [node["role"] for node in after[: len(order)]] == order
    keep = reader.check.get_by_label("Remember my answers on this device")
    keep.check()
    keep.uncheck()
    polite = [node for node in tree(session) if node["role"] == "status"]
    assert any("deleted" in node["inside"] for node in polite)
    reader.choose_first()
    reader.go_on()
    reader.expect_page(pages[1])
    focused = [node["role"] for node in tree(session) if node["focused"]]
    assert focused == ["RootWebArea", "heading"]


CONTROLS = ("radio", "checkbox", "button", "link", "DisclosureTriangle", "combobox", "textbox")


def tree(session: CDPSession) -> list[dict[str, Any]]:
    """What assistive technology is given, in its order: role, name, text inside, focus."""
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def inside(node: dict[str, Any]) -> str:
        below = [by_id[child] for child in node.get("childIds", []) if child in by_id]
        return " ".join([node.get("name", {}).get("value", ""), *map(inside, below)])

    def in_order(node: dict[str, Any]) -> list[dict[str, Any]]:
        below = [by_id[child] for child in node.get("childIds", []) if child in by_id]
        return [node, *(one for child in below for one in in_order(child))]

    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            "inside": inside(node),
            "focused": any(one["name"] == "focused" for one in node.get("properties", [])),
        }
        for node in in_order(nodes[0])
        if not node["ignored"]
    ]


def test_from_right_to_left_nothing_is_cut_off(reader: Reader, story: Scenario) -> None:
    reader.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; });"
    )
    reader.open().finish(story.answers)
    reader.expect_view("result")
    assert not too_wide(reader.page)
    summary = reader.open_layer("handed").locator(".hw-result__answers > summary")
    back = "(e) => new DOMMatrix(getComputedStyle(e, '::before').transform).a"
    assert summary.evaluate(back) == -1, "its arrow points the way of reading"


def test_on_paper_is_what_was_asked_for_and_no_furniture(reader: Reader, story: Scenario) -> None:
    reader.open().finish(story.answers)
    reader.expect_view("result")
    dose = reader.check.locator(".hw-plan .hw-dose")
    answers = reader.check.locator(".hw-result__answers dl")
    assert reader.print("summary") == {"A4": 1, "Letter": 1}
    on_paper(reader, "summary", shown=[answers], hidden=[dose])
    on_paper(reader, "plan", shown=[dose], hidden=[answers])
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(dose.first).to_be_visible()
    expect(answers.first).to_be_visible()


def on_paper(reader: Reader, what: str, shown: list[Locator], hidden: list[Locator]) -> None:
    """What the reader asks to print shows some things and not others."""
    reader.page.emulate_media(media="screen")
    reader.open_layer(PRINTED[what])
    reader.check.locator(f'[data-what="{what}"]').press("Enter")
    reader.page.emulate_media(media="print")
    furniture = (
        ".md-header",
        ".hw-bar",
        ".hw-check__top",
        ".hw-check__foot",
        ".hw-result__buttons",
    )
    for one in [*map(reader.page.locator, furniture), *hidden]:
        expect(one.first).to_be_hidden()
    for one in [*map(reader.check.locator, (".hw-result__title", ".hw-result__of")), *shown]:
        expect(one.first).to_be_visible()


class TestForcedColours:
    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"forced_colors": "active", "reduced_motion": "reduce"}

    def test_a_choice_can_be_told_from_the_others(self, reader: Reader) -> None:
        reader.open().choose_first()
        width = "(e) => getComputedStyle(e).borderInlineStartWidth"
        rows = reader.check.locator(".hw-choice")
        assert rows.nth(0).evaluate(width) != rows.nth(1).evaluate(width)
