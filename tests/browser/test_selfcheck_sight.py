"""What is in sight on a phone, how far it is to the end, and how few presses lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .reader import Reader, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

PRESSES = 12
PRESSES_WITH_TEST = 20
SCREENS = 5
"""Of a phone: how long a result may be before anything in it is opened."""

DOUBLED = "document.documentElement.style.fontSize = '200%'"
"""As a reader's browser does it who asks for text twice as large."""

COVERED = """(all) => all.filter((one) => one.checkVisibility()).filter((one) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const row = one.closest(".hw-choice") ?? one; // all of it is the target
  return !hit || !(row.contains(hit) || hit.contains(row));
}).map((one) => one.outerHTML)"""
"""Those of which the middle is not on the screen, or under something else."""


def answers_of(knowledge: Knowledge, story: Scenario) -> dict[str, Value]:
    signs = {name: "no" for name, about in knowledge.questions.items() if about.type == "yes_no"}
    return {**signs, **story.answers}


def ordinary(knowledge: Knowledge, *, test: bool) -> Scenario:
    """Somebody with whom nothing is wrong, who is led through the test, or is not."""
    asked = {str(key) for page in knowledge.pages.values() if page.steps for key in page.questions}
    return next(
        story
        for story in knowledge.scenarios.values()
        if story.ordinary
        and story.expect.urgency == "self_care"
        and len(asked & set(story.answers)) == test
        and "unsure" not in story.answers.values()
    )


def press_through(reader: Reader, answers: Mapping[str, Value]) -> int:
    """Answer with a finger as few times as can be, to the result; how many presses that took."""
    presses = 0
    while reader.view == "page":
        reader.page.wait_for_timeout(350)  # a second tap would be ignored
        page = reader.question_page
        if reader.check.locator("[data-act=next-step]:visible").count():
            step = reader.check.locator("[data-step]:visible").get_attribute("data-step")
            reader.check.get_by_role("button", name="Next", exact=True).click()
            expect(reader.check.locator(f"[data-step={step}]")).to_be_hidden()
            presses += 1
            continue
        presses += press_page(reader, answers)
        expect(reader.check.locator(f"[data-page={page}]")).to_have_count(0)
    return presses


def press_page(reader: Reader, answers: Mapping[str, Value]) -> int:
    shown = reader.check.locator("[data-question]:visible").all()
    names = [holder.get_attribute("data-question") or "" for holder in shown]
    if reader.check.locator("form[data-goes-on]").count():
        reader.tap(names[0], answers[names[0]])
        return 1
    several = reader.check.locator("form[data-kind=checklist]").count()
    ticked = [name for name in names if answers[name] == "yes"] if several else names
    for name in ticked:
        reader.tap(name, answers[name])
    how = "continue" if ticked else "none"
    reader.check.locator(f"button[value={how}]").click()
    return len(ticked) + 1


@pytest.mark.parametrize(("test", "most"), [(False, PRESSES), (True, PRESSES_WITH_TEST)])
def test_few_presses_lead_to_the_result(
    reader: Reader, knowledge: Knowledge, test: bool, most: int
) -> None:
    story = ordinary(knowledge, test=test)
    reader.open().ready()
    presses = press_through(reader, answers_of(knowledge, story))
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    assert presses <= most


def test_a_finger_goes_on_where_it_was_said_and_keys_do_not(
    reader: Reader, pages: list[str], knowledge: Knowledge
) -> None:
    first = str(knowledge.pages[pages[0]].questions[0])
    value = knowledge.questions[first].options[0].value
    reader.open().ready()
    group = reader.check.get_by_role("group").first
    expect(group.get_by_text("A tap on an answer takes you on.")).to_be_visible()
    reader.check.locator("form input").first.press("Space")
    reader.page.keyboard.press("ArrowDown")
    reader.page.wait_for_timeout(300)
    reader.expect_page(pages[0])
    reader.tap(first, value)
    reader.expect_page(pages[1])
    reader.press("Back")
    assert reader.chosen == [f"{first}={value}"]
    reader.page.wait_for_timeout(350)
    reader.tap(first, value)
    reader.expect_page(pages[1])


def test_a_sign_waits_for_the_button(reader: Reader, knowledge: Knowledge) -> None:
    """One careless tap ends no check: what can end it alone takes two."""
    reader.open().ready()
    for page in knowledge.pages.values():
        markup = reader.page.evaluate(
            """(id) => (document.querySelector(`[data-page="${id}"] form`) ?? new DOMParser()
                .parseFromString(document.querySelector(`[data-part=page][data-id="${id}"]`)
                .textContent, "text/html").querySelector("form")).outerHTML""",
            page.id,
        )
        kinds = {knowledge.questions[str(name)].type for name in page.questions}
        assert ("data-goes-on" in markup) == (kinds == {"choice"} and "data-forces" not in markup)


class TestTheWayOn:
    @pytest.mark.parametrize("text", ["usual", "doubled"])
    def test_it_is_in_sight_on_every_page(
        self, reader: Reader, knowledge: Knowledge, text: str
    ) -> None:
        """Above the bar, wherever an answer is; what is safe of a test is read first."""
        tested = {name for page in knowledge.pages.values() if page.test for name in page.questions}
        story = max(
            (one for one in knowledge.scenarios.values() if one.expect.urgency == "self_care"),
            key=lambda one: len(tested & set(one.answers)),
        )
        reader.open().ready()
        if text == "doubled":
            reader.page.evaluate(DOUBLED)
        answers = answers_of(knowledge, story)
        while reader.view == "page":
            if reader.check.locator("[data-act=next-step]:visible").count():
                reader.press("Next")
                while reader.check.locator("[data-act=next-step]:visible").count():
                    assert self.hidden(reader, "[data-act=next-step]") == []
                    reader.press("Next")
            held = reader.check.locator("[data-holding]").count()
            if text == "doubled" or held:  # the question begins further down
                top = "(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })"
                reader.check.locator("form input:visible").first.evaluate(top)
            assert self.hidden(reader, ".hw-ask__buttons button") == [], reader.question_page
            reader.walk(answers, pages=1)

    @staticmethod
    def hidden(reader: Reader, what: str) -> list[str]:
        found: list[str] = reader.check.locator(what).evaluate_all(COVERED)
        return found

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 360, "height": 740}}

    def test_it_covers_nothing_that_has_the_focus(
        self, reader: Reader, story: Scenario, checklist: str
    ) -> None:
        reader.open().walk(story.answers, until=checklist)
        for _ in range(reader.check.locator("form input").count()):
            reader.page.keyboard.press("Tab")
            assert reader.focused().evaluate_all(COVERED) == []

    def test_on_a_low_window_it_stays_where_the_question_ends(
        self, reader: Reader, story: Scenario, checklist: str
    ) -> None:
        reader.page.set_viewport_size({"width": 740, "height": 360})
        reader.open().walk(story.answers, until=checklist)
        row = reader.check.locator(".hw-ask__buttons")
        expect(row).to_have_css("position", "static")


class TestTheResult:
    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 360, "height": 740}}

    @staticmethod
    def bottom(page: Page, selector: str) -> float:
        box = page.locator(selector).filter(visible=True).first.bounding_box()
        assert box, selector
        return box["y"] + box["height"]

    def test_the_first_screen_says_what_to_do(self, reader: Reader, knowledge: Knowledge) -> None:
        """What it is, how long it takes, how soon, and the first thing with its button."""
        timed = next(
            story
            for story in knowledge.scenarios.values()
            if story.ordinary
            and story.expect.urgency == "self_care"
            and knowledge.outcomes[str(story.expect.outcome)].time
            and story.expect.exercise
        )
        outcome = knowledge.outcomes[str(timed.expect.outcome)]
        reader.open().finish(timed.answers)
        reader.expect_result(outcome.id, "self_care")
        expect(reader.check.locator(".hw-result__do svg")).to_be_visible()
        bar = reader.page.locator(".hw-bar").bounding_box()
        assert bar
        assert outcome.time
        said = reader.check.locator(".hw-result__top")
        for words in (outcome.name, knowledge.urgency["self_care"].title):
            expect(said.get_by_text(words).first).to_be_visible()
        expect(said.locator(".hw-result__time")).to_contain_text(outcome.time.text[:20])
        shown = (".hw-result__time", ".hw-strip", ".hw-result__do svg", ".hw-result__do .hw-dose")
        for selector in (*shown, "[data-part=tracked] a"):
            assert self.bottom(reader.page, f"hw-selfcheck {selector}") <= bar["y"], selector
        start = reader.check.locator("[data-part=tracked] a")
        assert "#start=" in (start.get_attribute("href") or "")

    def test_it_is_short_until_something_is_opened(
        self, reader: Reader, knowledge: Knowledge
    ) -> None:
        seen: set[str] = set()
        reader.open().ready()
        for story in knowledge.scenarios.values():
            outcome = str(story.expect.outcome)
            if story.expect.urgency in knowledge.check.stops_at or outcome in seen:
                continue
            seen.add(outcome)
            reader.finish(story.answers)
            reader.expect_result(outcome, story.expect.urgency)
            height = reader.page.evaluate("document.documentElement.scrollHeight")
            assert height <= SCREENS * 740, f"{outcome}: {height / 740:.1f} screens"
            reader.press("Start again")

    def test_without_an_exercise_it_says_what_to_do_and_why(
        self, reader: Reader, knowledge: Knowledge
    ) -> None:
        story = next(
            one
            for one in knowledge.scenarios.values()
            if one.expect.urgency == "non_urgent" and one.expect.exercise is False
        )
        reader.open().finish(story.answers)
        first = reader.check.locator(".hw-result__first")
        today = knowledge.outcomes[str(story.expect.outcome)].today[0]
        expect(first).to_contain_text(today.text[:30])
        expect(first.locator(".hw-because__item").first).to_be_visible()
        expect(reader.check.locator("[data-part=tracked]")).to_be_hidden()
        expect(reader.check.locator(".hw-result__urgency .hw-care__body")).to_be_visible()
