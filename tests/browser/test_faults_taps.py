"""Double taps and very fast tapping: nothing is skipped, answered unseen, or told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from .planner import Planner
from .reader import Reader
from .walking import PRESSING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host
    from .reader import Value

HAMMER = """async (answers) => {
  PRESSING
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const found = { views: [], marked: [] };
  const shown = () => check.querySelector("[data-page]");
  const seen = (one) => one.checkVisibility();
  const all = (root, what) => [...root.querySelectorAll(what)].filter(seen);
  // Three taps of a finger within a task, at one place, whatever is there by then.
  let count = 0;
  const hammer = ({ x, y }) => {
    for (let tap = 0; tap < 3; tap++) {
      const how = { bubbles: true, cancelable: true, detail: ++count, pointerType: "touch" };
      document.elementFromPoint(x, y)?.dispatchEvent(new PointerEvent("click", how));
    }
  };
  const pressed = async (button) => {
    button.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = button.getBoundingClientRect();
    const place = { x: left + width / 2, y: top + height / 2 };
    const late = performance.now() + 20_000;
    while (button.checkVisibility()) {
      if (performance.now() > late) throw new Error(`nothing comes after ${shown().dataset.page}`);
      hammer(place);
      await frame();
    }
    const before = shown()?.dataset.page;
    for (const end = performance.now() + 100; performance.now() < end; await frame()) hammer(place);
    if (shown()?.dataset.page !== before) found.marked.push("skipped " + before);
    if (shown()) found.marked.push(...all(shown(), ":checked").map(({ name }) => name));
  };
  while (check.dataset.view === "page") {
    const page = shown();
    found.views.push(page.dataset.page);
    const [skip] = all(page, '[data-act="skip-steps"]');
    if (skip) { await pressed(skip); continue; }
    await pressed(answer(page, answers));
  }
  return { ...found, at: history.state.check };
}""".replace("PRESSING", PRESSING)

MANY = """([what, times]) => {
  const button = [...document.querySelectorAll(what)].find((one) => one.checkVisibility());
  for (let time = 0; time < times; time++) button.click();
}"""


def many(page: Page, what: str, times: int = 5) -> None:
    """So many presses of the first such button within one task."""
    page.evaluate(MANY, [what, times])


def order(reader: Reader, answers: Mapping[str, Value]) -> list[str]:
    """The pages in the order in which the engine asks them."""
    asked: list[str] = []
    given: dict[str, Value] = {}
    while (step := reader.ask(given))["status"] == "ask":
        asked.append(step["page"])
        given |= {name: answers[name] for name in step["questions"]}
    return asked


def test_a_whole_check_by_hammering_from_before_python_is_there(
    reader: Reader, host: Host, story: Scenario
) -> None:
    host.slow["pyodide.asm.wasm"] = 1
    reader.open()
    found: dict[str, Any] = reader.page.evaluate(HAMMER, dict(story.answers))
    assert found["marked"] == []
    views = found["views"]
    assert list(dict.fromkeys(views)) == order(reader, story.answers)
    assert found["at"] == len(views), "each is one step in the history"
    reader.expect_view("answers")
    many(reader.page, "[data-act=result]")
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    assert reader.page.evaluate("history.state.check") == len(views) + 1


def test_two_steps_back_are_not_one(reader: Reader, pages: list[str]) -> None:
    """The second would lead out of the check, where the answers are lost."""
    reader.open().choose_first()
    reader.go_on()
    reader.expect_page(pages[1])
    many(reader.page, "[data-act=back]")
    reader.expect_page(pages[0])
    assert len(reader.chosen) == 1
    assert reader.page.evaluate("history.state.check") == 0


def test_signs_one_by_one_by_many_presses(
    reader: Reader, story: Scenario, knowledge: Knowledge, checklist: str
) -> None:
    """Each sign is asked, and the way back leads from one to the one before."""
    reader.open().ready().walk(story.answers, until=checklist)
    first, second, *_ = knowledge.pages[checklist].questions
    many(reader.page, "button[value=unsure]")
    for sign, after in ((first, second), (second, None)):
        expect(reader.sign).to_have_attribute("data-sign", str(sign))
        at = reader.page.evaluate("history.state.check")
        reader.choose(str(sign), "no")
        many(reader.page, "button[value=continue]")
        expect(reader.sign).not_to_have_attribute("data-sign", str(sign))
        assert reader.page.evaluate("history.state.check") == at + 1
        if after:
            expect(reader.sign).to_have_attribute("data-sign", str(after))


def test_who_chooses_anew_has_not_gone_on_yet(
    reader: Reader, host: Host, calm: Mapping[str, Value]
) -> None:
    """What comes after an answer that the reader has taken back is not shown."""
    host.slow["pyodide.asm.wasm"] = 60
    far = reader.open().walk_ahead(calm)
    reader.answer_page(calm)
    expect(reader.check.locator(".hw-wait")).to_be_visible()
    reader.choose_first()
    expect(reader.check.locator(".hw-wait")).to_have_count(0)
    host.mend()
    reader.ready().ask(calm)  # it comes after what the page has asked
    reader.expect_page(far)
    assert len(reader.chosen) == 1
    reader.check.locator("form input").first.uncheck(force=True)
    reader.walk_page(calm)


class TestPlan:
    def test_it_is_told_in_a_hurry(self, planner: Planner, host: Host) -> None:
        """Before Python is there as well: each thing is noted once, and taken back whole."""
        host.slow["pyodide.asm.wasm"] = 1
        planner.set_clock(0)
        planner.open("nerve_slider")
        planner.tick("None of these")
        many(planner.page, "form button[type=submit]")
        planner.keep()
        planner.seen()
        assert [one["kind"] for one in planner.stored()["entries"]] == ["start"]
        planner.card("nerve_slider").locator("[data-act=did]").press("Enter")
        many(planner.page, "[data-felt=fine]")
        planner.noted()
        assert [one["kind"] for one in planner.stored()["entries"]] == ["start", "dose"]
        assert planner.says("nerve_slider")[0] == "wait_until"
        many(planner.page, "[data-act=undo]")
        expect(planner.card("nerve_slider")).to_have_attribute("data-kind", "do_now")
        many(planner.page, "[data-act=erase]", 2)
        planner.press("Bring it back")
        expect(planner.card("nerve_slider")).to_be_visible()
