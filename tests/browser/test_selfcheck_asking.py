"""Asking: a page at a time, back and forth, changes in the middle, errors, what addresses tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host


def signs(knowledge: Knowledge, page: str) -> list[str]:
    return [str(name) for name in knowledge.pages[page].questions]


TAP = 350  # milliseconds, longer than a second tap is waited for


def test_nothing_chosen_is_a_problem_that_leads_to_the_question(reader: Reader) -> None:
    reader.open().go_on()
    reader.expect_problem()
    reader.check.get_by_role("alert").get_by_role("link").press("Enter")
    assert reader.focused().get_attribute("type") == "radio"
    assert "#" not in reader.page.url
    group = reader.check.get_by_role("group").first
    assert "Error:" in (group.evaluate("(e) => e.ariaDescription") or describe(reader))


def describe(reader: Reader) -> str:
    """What a screen reader says after the name of the group of answers."""
    script = """(group) => group.getAttribute("aria-describedby").split(" ")
        .map((id) => document.getElementById(id).textContent).join(" ")"""
    found: str = reader.check.locator("fieldset").evaluate(script)
    return found


def test_a_mended_problem_is_gone_from_page_and_title(reader: Reader, pages: list[str]) -> None:
    reader.open().ready().go_on()
    reader.expect_problem()
    reader.choose_first()
    reader.go_on()
    reader.expect_page(pages[1])
    assert "Error" not in reader.page.title()
    reader.back()
    reader.expect_page(pages[0])
    expect(reader.check.locator("[data-part=problem]")).to_be_hidden()


def test_a_list_has_one_way_on_at_a_time(
    reader: Reader, story: Scenario, checklist: str, knowledge: Knowledge
) -> None:
    """Who ticked nothing can only say that none fits, and who ticked a sign cannot."""
    reader.open().walk(story.answers, until=checklist)
    form = reader.check.locator("form")
    none, on = form.locator("button[value=none]"), form.locator("button[value=continue]")
    expect(none).to_be_visible()
    expect(on).to_be_hidden()
    reader.tick(signs(knowledge, checklist)[0])
    expect(on).to_be_visible()
    expect(none).to_be_hidden()
    # By keys, and in a browser that is too old to hide one, both are still understood.
    none.evaluate("(one) => one.click()")
    reader.expect_problem()
    form.locator("input:checked").uncheck(force=True)
    on.evaluate("(one) => one.click()")
    reader.expect_problem()
    reader.expect_page(checklist)


def test_what_is_not_meant_is_told_to_who_ticks_it(
    reader: Reader, story: Scenario, checklist: str, knowledge: Knowledge
) -> None:
    key = next(
        one for one in signs(knowledge, checklist) if knowledge.questions[one].excludes is not None
    )
    reader.open().walk(story.answers, until=checklist)
    holder = reader.check.locator(f'.hw-choice[data-question="{key}"]')
    told, box = holder.locator(".hw-choice__excludes"), holder.get_by_role("checkbox")
    expect(told).to_be_hidden()
    expect(box).to_have_accessible_description(re.compile("count|meant"))
    box.check(force=True)
    expect(told).to_be_visible()
    box.uncheck(force=True)
    expect(told).to_be_hidden()


def test_who_is_not_sure_is_asked_about_each_sign(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    """One careless tap makes no signs: each that is not ticked is asked on its own, and kept."""
    page = harmless_list(knowledge)
    ticked, *others = signs(knowledge, page)
    reader.open().walk(story.answers, until=page)
    progress = reader.progress
    reader.tick(ticked)
    reader.one_by_one()
    first = knowledge.questions[others[0]]
    expect(reader.check.get_by_role("group", name=first.text)).to_be_visible()
    expect(reader.focused()).to_have_text(first.text)
    expect(reader.check.get_by_text(f"1 of {len(others)}: ")).to_be_visible()
    assert reader.progress == progress, "it is the same list"
    reader.go_on()
    reader.expect_problem()
    given = {**dict.fromkeys(others, "no"), others[0]: "unsure"}
    reader.answer_signs(given)
    reader.back()
    expect(reader.sign).to_have_attribute("data-sign", others[-1])
    assert reader.chosen == [f"{others[-1]}=no"]
    for _ in others:
        reader.back()
    expect(reader.check.locator("form[data-kind=checklist]")).to_be_visible()
    assert reader.chosen == [f"{ticked}=yes"]
    unsure = reader.check.get_by_text("You were not sure.").filter(visible=True)
    expect(unsure).to_have_count(1)
    reader.go_on()
    expect(reader.check.locator(f"[data-page={page}]")).to_have_count(0)
    reader.back()
    expect(unsure).to_have_count(1)
    assert reader.chosen == [f"{ticked}=yes"]


def harmless_list(knowledge: Knowledge) -> str:
    """The first page with several signs that do not end the check, whichever of them are there."""
    rules = knowledge.decisions[str(knowledge.check.urgency)].rules
    ending = [set(rule.when) for rule in rules if rule.then in knowledge.check.stops_at]
    lists = [page for page in knowledge.pages.values() if len(page.questions) > 2]
    return next(
        page.id for page in lists if not any(asked <= {*page.questions} for asked in ending)
    )


def test_progress_grows_with_every_answer(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    """Part by part, each to its end; it never stands still, and a test counts its own steps."""
    reader.open().ready()
    tests = {page.section for page in knowledge.pages.values() if page.test}
    parts = [one.title for one in knowledge.check.sections if one.id not in tests]
    said: list[str] = []
    done: list[float] = []
    while reader.view == "page":
        page = knowledge.pages[reader.question_page]
        said.append(reader.check.locator("[data-part=left]").inner_text())
        if page.section not in tests:
            done.append(reader.progress)
        elif page.steps and reader.check.locator("[data-step=safety]:visible").count():
            reader.press("Next")
            told = reader.check.locator("[data-part=left]")
            several = f": step 1 of {len(page.steps)}" if len(page.steps) > 1 else ""
            expect(told).to_contain_text(f"{section(knowledge, page.section)}{several}")
        reader.walk(story.answers, pages=1)
    assert done == sorted(set(done)), "it grows"
    assert max(done) < len(parts)
    expected = [f"Part {at} of {len(parts)}: {title}" for at, title in enumerate(parts, 1)]
    assert [one for one in dict.fromkeys(said) if one.startswith("Part")] == expected


def section(knowledge: Knowledge, name: str) -> str:
    return next(one.title for one in knowledge.check.sections if one.id == name)


def test_the_browsers_back_and_forward_keep_the_answers(
    reader: Reader, story: Scenario, pages: list[str]
) -> None:
    reader.open().walk(story.answers, until=pages[2])
    reader.back()
    reader.expect_page(pages[1])
    question = signs_of(story, reader)
    assert reader.chosen == question
    reader.back()
    reader.expect_page(pages[0])
    reader.forward()
    reader.forward()
    reader.expect_page(pages[2])
    reader.press("Back")
    reader.expect_page(pages[1])


def signs_of(story: Scenario, reader: Reader) -> list[str]:
    """The answers of the story to the page shown, as `question=value`."""
    shown = reader.check.locator("[data-question]:visible").all()
    names = [holder.get_attribute("data-question") or "" for holder in shown]
    return [f"{name}={story.answers[name]}" for name in names]


def told(reader: Reader) -> Locator:
    """The answers in a few lines, in the result."""
    return reader.open_layer("said").locator(".hw-answers__row")


def test_an_answer_can_be_changed_and_the_others_stay(reader: Reader, story: Scenario) -> None:
    reader.open().walk(story.answers)
    reader.expect_view("result")
    rows = told(reader)
    before = rows.all_inner_texts()
    rows.first.get_by_role("button", name=re.compile(r"^Change \w")).press("Enter")
    assert reader.chosen == signs_of(story, reader)
    reader.go_on()
    reader.expect_view("result")
    assert told(reader).all_inner_texts() == before


def test_of_many_signs_without_one_a_line_leads_to_each(
    reader: Reader, calm: dict[str, str | int], knowledge: Knowledge
) -> None:
    """In the result and, on the way to it, on a page of their own."""
    reader.open()
    asked = reader.walk(calm)
    rows = told(reader)
    lists = [page for page in asked if len(knowledge.pages[page].questions) > 1]
    count = sum(len(knowledge.pages[page].questions) for page in lists)
    title = section(knowledge, knowledge.pages[lists[0]].section)
    line = rows.filter(has_text=title)
    assert count > rows.count()
    expect(line).to_contain_text("None ticked")
    line.locator("summary").press("Enter")
    line.get_by_role("button", name=knowledge.pages[lists[1]].title).press("Enter")
    reader.expect_page(lists[1])
    reader.act("answers")
    reader.expect_view("answers")
    expect(reader.focused()).to_have_text("Check your answers")
    assert reader.check.locator(".hw-answers__row").count() < len(asked)
    reader.act("result")
    reader.expect_view("result")


def test_a_changed_answer_asks_what_is_newly_needed(reader: Reader, knowledge: Knowledge) -> None:
    """From no pain to pain: what was not asked before comes next, then the result again."""
    short, long = fewest_and_most(knowledge)
    reader.open()
    few = reader.walk(short.answers)
    reader.expect_view("result")
    told(reader).first.get_by_role("button").press("Enter")
    first = reader.question_page
    reader.walk_page(long.answers)
    more = reader.walk({**short.answers, **long.answers})
    assert more, "something new is asked"
    assert first not in more
    assert not set(more) & (set(few) - pages_that_differ(knowledge, short, long))
    reader.expect_view("result")


def fewest_and_most(knowledge: Knowledge) -> tuple[Scenario, Scenario]:
    calm = [one for one in knowledge.scenarios.values() if one.expect.urgency == "self_care"]
    in_order = sorted(calm, key=lambda one: len(one.answers))
    return in_order[0], in_order[-1]


def pages_that_differ(knowledge: Knowledge, one: Scenario, other: Scenario) -> set[str]:
    """Pages on which the stories give different answers, or one gives none."""
    return {
        page.id
        for page in knowledge.pages.values()
        if any(one.answers.get(str(q)) != other.answers.get(str(q)) for q in page.questions)
    }


def test_the_way_back_from_a_card_leads_to_the_sign(
    reader: Reader, knowledge: Knowledge, checklist: str, story: Scenario
) -> None:
    reader.open().walk(story.answers, until=checklist)
    reader.tick(signs(knowledge, checklist)[0])
    reader.go_on()
    reader.expect_stop(knowledge.check.stops_at[0])
    reader.press("Back")
    reader.expect_page(checklist)
    assert reader.chosen == [f"{signs(knowledge, checklist)[0]}=yes"]


def test_addresses_titles_and_history_tell_no_answer(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    reader.open()
    told: set[str] = set()
    while reader.view == "page":
        expect_only_a_number(reader.page)
        told |= {reader.page.url, reader.page.title()}
        reader.walk(story.answers, pages=1)
    reader.expect_view("result")
    expect_only_a_number(reader.page)
    told |= {reader.page.url, reader.page.title()}
    for text in told:
        path, _, fragment = text.removeprefix(reader.home).partition("#")
        assert "?" not in text
        assert not path.startswith("check/") or re.fullmatch(
            r"|q\d+(s\d+)?|answers|result", fragment
        )
        assert not any(outcome.name in text for outcome in knowledge.outcomes.values())
    assert reader.stored() == {}, "the tab keeps them, the device does not"


def expect_only_a_number(page: Page) -> None:
    """What the browser keeps of this place besides its address and title."""
    state = page.evaluate("history.state")
    assert set(state) == {"check"}
    assert isinstance(state["check"], int)


# A driver may take longer than a finger.
TAP_AT_ONCE = """(page) => {
  const check = document.querySelector("hw-selfcheck");
  new MutationObserver((_, watch) => {
    const button = check.querySelector(`[data-page="${page}"] button[value=none]`);
    if (!button) return;
    watch.disconnect();
    button.dispatchEvent(new MouseEvent("click", { detail: 2, bubbles: true, cancelable: true }));
    window.tapped = true;
  }).observe(check, { childList: true, subtree: true });
}"""


def test_a_second_tap_does_not_answer_the_next_page(
    reader: Reader, story: Scenario, checklist: str, pages: list[str]
) -> None:
    """The button that appears under the finger must not be pressed unread."""
    before = pages[pages.index(checklist) - 1]
    reader.open().ready().walk(story.answers, until=before)
    reader.page.wait_for_timeout(TAP)
    reader.choose_first()
    reader.page.evaluate(TAP_AT_ONCE, checklist)
    reader.check.locator("button[value=continue]").click()
    reader.page.wait_for_function("window.tapped")
    reader.page.wait_for_timeout(TAP)
    reader.expect_page(checklist)
    reader.check.locator("button[value=none]").click()
    expect(reader.check.locator("[data-page]")).not_to_have_attribute("data-page", checklist)


@pytest.mark.parametrize("seconds", [0, 60], ids=["with Python", "before Python is there"])
def test_start_again_clears_everything(
    reader: Reader, host: Host, story: Scenario, pages: list[str], seconds: float
) -> None:
    host.slow["pyodide.asm.wasm"] = seconds
    reader.open().walk(story.answers, until=pages[2])
    reader.press("Start again")
    reader.expect_page(pages[0])
    assert reader.chosen == []
    reader.back()
    reader.expect_page(pages[0])
    assert reader.chosen == []
