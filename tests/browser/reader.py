"""A reader of the self-check, in the words that readers use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page, Worker, expect

from hingewell.ahead import PAGES_AHEAD

from .walking import WALK

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int

ENGINE = """(await import(new URL("../runtime/engine.js",
    document.querySelector("script[src*='/widgets/']").src))).engine()"""
"""The page's own client of Python, in an async function."""

PAPER = ("A4", "Letter")

MOST_ANSWERS = 20  # to one question, and more than any has
MOST_PAGES = 60  # far more than any check asks


class Reader:
    """Uses the check as shown; presses buttons by keyboard, as no second tap is meant. Only a whole
    `walk` is a script's."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.check = page.locator("hw-selfcheck")

    # Going somewhere

    def open(self, path: str = "check/") -> Reader:
        self.page.goto(self.home + path)
        expect(self.check).to_be_visible()
        return self

    def ready(self) -> Reader:
        """Have Python start, and wait until it has."""
        self.page.evaluate(f"async () => {{ await {ENGINE}.start(); }}")
        return self

    def back(self) -> None:
        """Use the browser's own way back."""
        self.page.go_back()

    def forward(self) -> None:
        self.page.go_forward()

    def press(self, name: str | re.Pattern[str], exact: bool = True) -> None:
        self.check.get_by_role("button", name=name, exact=exact).press("Enter")

    def act(self, name: str) -> None:
        """Press the button that does this, whatever it is called."""
        self.check.locator(f"[data-act={name}]:visible").first.press("Enter")

    # Answering

    @property
    def question_page(self) -> str:
        """The page of questions that is shown."""
        shown = self.check.locator("[data-page]")
        return (shown.get_attribute("data-page") or "") if shown.count() else ""

    def skip_steps(self) -> None:
        """Past the steps of a test, where there are any."""
        if self.check.locator(".hw-guided:visible").count():
            self.act("skip-steps")
            expect(self.check.locator("form")).to_be_visible()

    def choose(self, question: str, value: Value) -> None:
        """Choose an answer without going on."""
        self.skip_steps()
        self.check.locator(f'input[name="{question}"][value="{value}"]').check(force=True)

    def answer(self, question: str, value: Value) -> None:
        """Choose the one answer of a page and go on."""
        self.choose(question, value)
        self.go_on()

    def choose_first(self) -> None:
        """Choose the first answer of a page without going on."""
        self.check.locator("form input").first.check(force=True)

    def tick(self, *questions: str) -> None:
        for question in questions:
            self.check.locator(f'input[name="{question}"]').check(force=True)

    def go_on(self) -> None:
        self._submit("continue")

    def none(self) -> None:
        self._submit("none")

    def one_by_one(self) -> None:
        """Be not sure about some of a list: what is not ticked is asked on its own."""
        self._submit("unsure")
        expect(self.sign).to_be_visible()

    @property
    def sign(self) -> Locator:
        """The one sign of a list that is asked now."""
        return self.check.locator("section[data-sign]")

    def answer_signs(self, answers: Mapping[str, Value]) -> None:
        """Answer the signs of a list one after the other, as long as they are asked."""
        while self.sign.count():
            sign = self.sign.get_attribute("data-sign") or ""
            self.answer(sign, answers.get(sign, "no"))
            expect(self.check.locator(f"[data-sign={sign}]")).to_have_count(0)

    def _submit(self, value: str) -> None:
        self.check.locator(f'button[type=submit][value="{value}"]').press("Enter")

    def walk_ahead(self, answers: Mapping[str, Value]) -> str:
        """Answer all that comes without Python by somebody without a sign; the page after that."""
        self.walk(answers, pages=PAGES_AHEAD)
        return self.question_page

    def think(self) -> None:
        """Take time over a page: until it was idle, and Python has said what may follow."""
        idle = "new Promise((done) => requestIdleCallback(() => done(), { timeout: 1000 }))"
        self.page.evaluate(idle)
        for _ in range(MOST_ANSWERS):
            self.ask({})

    def walk(
        self, answers: Mapping[str, Value], until: str = "", pages: int = MOST_PAGES
    ) -> list[str]:
        """Answer page by page, as asked, until the page `until` or the end; the pages asked."""
        asked: list[str] = self.page.evaluate(WALK, [dict(answers), until, pages])
        assert len(asked) < MOST_PAGES, f"the check does not end: {asked}"
        return asked

    def walk_page(self, answers: Mapping[str, Value]) -> None:
        """Answer the page that is shown and wait until something else is shown."""
        page = self.question_page
        self.answer_page(answers)
        expect(self.check.locator(f"[data-page={page}]")).to_have_count(0)

    def answer_page(self, answers: Mapping[str, Value]) -> None:
        """Answer the page that is shown."""
        self.skip_steps()
        holders = self.check.locator("[data-question]:visible")
        names = [holder.get_attribute("data-question") or "" for holder in holders.all()]
        given = {name: answers[name] for name in names if name in answers}
        assert given, f"the story says nothing of: {names}"
        if self.check.locator("form[data-kind=single]").count():
            (name,) = names
            self.answer(name, given[name])
            return
        self.tick(*[name for name, value in given.items() if value == "yes"])
        if "unsure" in given.values():
            self.one_by_one()
            self.answer_signs(given)
        else:
            self._submit("continue" if "yes" in given.values() else "none")

    def finish(self, answers: Mapping[str, Value]) -> list[str]:
        """Walk to the end and look at the result."""
        asked = self.walk(answers)
        if self.view == "answers":
            self.act("result")
            expect(self.check).to_have_attribute("data-view", "result")
        return asked

    def print(self, what: str) -> dict[str, int]:
        """Print the plan or the summary; how many pages of each paper that takes."""
        button = self.check.locator(f'[data-act=print][data-what="{what}"]')
        self.page.evaluate("window.print = () => {}")
        found = {}
        for paper in PAPER:
            button.press("Enter")
            found[paper] = len(re.findall(rb"/Type\s*/Page\b", self.page.pdf(format=paper)))
        return found

    # Seeing

    @property
    def view(self) -> str:
        return self.check.get_attribute("data-view") or ""

    def expect_page(self, page: str) -> None:
        expect(self.check.locator("[data-page]")).to_have_attribute("data-page", page)

    def expect_view(self, view: str) -> None:
        expect(self.check).to_have_attribute("data-view", view)

    def expect_stop(self, level: str, timeout: int | None = None) -> None:
        """The card of this level, a number to call, and nothing that tempts."""
        card = self.check.locator(f".hw-stop[data-level={level}]")
        expect(card).to_be_visible(timeout=timeout)
        expect(card.locator("a[href^='tel:']").first).to_be_visible()
        expect(self.check.locator("[data-item], form, .hw-guided")).to_have_count(0)
        tempting = self.page.locator(
            ".md-footer__link, .hw-bar__item--plan, .md-sidebar a, [data-opens=__drawer]"
        )
        expect(tempting.filter(visible=True)).to_have_count(0)

    def expect_result(self, outcome: str, level: str) -> None:
        result = self.check.locator(".hw-result")
        expect(result).to_have_attribute("data-outcome", outcome)
        expect(result).to_have_attribute("data-level", level)

    def expect_problem(self) -> None:
        """An error summary that has the focus, the words at the question, and the title."""
        summary = self.check.get_by_role("alert").filter(has_text="There is a problem")
        expect(summary).to_be_focused()
        expect(self.check.locator("[data-part=error]")).to_be_visible()
        expect(self.page).to_have_title(re.compile("^Error: "))

    @property
    def plan(self) -> list[str]:
        """What the plan holds, as `kind/id`."""
        items = self.check.locator("[data-item]").all()
        return [item.get_attribute("data-item") or "" for item in items]

    @property
    def chosen(self) -> list[str]:
        """The answers that are marked on the page shown, as `question=value`."""
        script = "(all) => all.filter((e) => e.checked).map((e) => `${e.name}=${e.value}`)"
        found: list[str] = self.check.locator("form input").evaluate_all(script)
        return found

    @property
    def left(self) -> int:
        """How many questions the check says can still come."""
        return int(self.check.locator("[data-part=left] [data-fill=count]:visible").inner_text())

    def ask(self, answers: Mapping[str, Value]) -> dict[str, Any]:
        """What the engine of this page says to these answers."""
        script = f'async (answers) => {ENGINE}.call("step", {{ answers }})'
        found: dict[str, Any] = self.page.evaluate(script, dict(answers))
        return found

    def focused(self) -> Locator:
        return self.page.locator(":focus")

    def keep_on_device(self, answers: Mapping[str, Value], **change: Any) -> None:
        """What a tab of this version would keep, or one that differs in `change`."""
        guide, version = (self.check.get_attribute(f"data-{name}") for name in ("guide", "version"))
        kept = {"format": 1, "guide": guide, "version": version, "answers": dict(answers), **change}
        script = "([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))"
        root = self.check.evaluate("(check) => new URL(check.dataset.root, location).pathname")
        self.page.evaluate(script, [f"hw-check:{guide}@{root}", kept])

    def stored(self) -> dict[str, Any]:
        """What the device keeps of the check."""
        script = "Object.entries(localStorage).filter(([key]) => key.startsWith('hw-check'))"
        return dict(self.page.evaluate(script))


def worker(page: Page) -> Worker:
    """The one in which Python runs."""
    return next(one for one in page.workers if one.url.endswith("runtime/worker.js"))


def stall(page: Page, milliseconds: int) -> None:
    """Keep Python busy for so long."""
    busy = f"const end = Date.now() + {milliseconds}; while (Date.now() < end);"
    worker(page).evaluate(f"() => {{ setTimeout(() => {{ {busy} }}); }}")
