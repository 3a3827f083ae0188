"""While the reader reads, what may follow is worked out: a press waits for nothing of Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .reader import ENGINE, Reader, stall

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host

LONG = 8_000  # milliseconds for which Python is busy
AT_ONCE = 2_000
LATENCY = 0.3  # seconds: a host that is far
UNHURRIED = 4_000  # milliseconds until Python starts unasked
LATER = 1_500  # milliseconds in which it would long have started
ALL_HERE = f"""async () => {{
  const client = {ENGINE};
  await new Promise((tell) => client.onProgress(({{ phase }}) => phase === "start" && tell()));
  window.started = false;
  client.ready.then(() => {{ window.started = true; }});
}}"""
"""Resolves when the device has all that Python starts from."""

UNASKED = f"""
const usual = setTimeout;
window.setTimeout = (work, ms, ...more) => {{
  if (ms !== {UNHURRIED}) return usual(work, ms, ...more);
  window.unasked = work;
  return 1e9; // no other clock's number
}};
"""
"""Python does not start unasked before `unasked` is called, however slow the machine is."""


def test_the_next_question_and_the_result_wait_for_nothing(
    reader: Reader, knowledge: Knowledge, story: Scenario
) -> None:
    reader.open().ready()
    pages = reader.walk(story.answers)
    numbers = [page for page in pages if len(knowledge.pages[page].questions) == 1]
    last = numbers[-1]
    reader.press("Start again")
    reader.ready().walk(story.answers, until=last)
    reader.think()
    stall(reader.page, LONG)
    reader.answer_page(story.answers)
    expect(reader.check.locator(f"[data-page={last}]")).to_have_count(0, timeout=AT_ONCE)

    reader.press("Start again")
    reader.walk(story.answers, until=pages[-1])
    reader.think()
    stall(reader.page, LONG)
    reader.answer_page(story.answers)
    expect(reader.check.locator(".hw-result")).to_be_visible(timeout=AT_ONCE)


def arrived(reader: Reader, host: Host) -> None:
    """From a host that is far all files have come, before the reader has done anything."""
    host.slow["pyodide.asm.wasm"] = LATENCY
    reader.page.add_init_script(UNASKED)
    reader.open()
    reader.page.evaluate(ALL_HERE)
    reader.page.wait_for_timeout(LATER)
    assert not reader.page.evaluate("window.started"), "it would meet the first press"


def test_from_afar_python_starts_when_the_first_press_is_over(reader: Reader, host: Host) -> None:
    arrived(reader, host)
    reader.choose_first()
    reader.go_on()
    reader.page.wait_for_function("() => window.started")


def test_from_afar_python_starts_unasked_for_one_who_reads_long(reader: Reader, host: Host) -> None:
    arrived(reader, host)
    reader.page.evaluate("unasked()")
    reader.page.wait_for_function("() => window.started")


def test_from_afar_python_starts_for_one_who_needs_it_now(
    reader: Reader, host: Host, story: Scenario
) -> None:
    arrived(reader, host)
    assert reader.ask(story.answers)["status"] == "result"
