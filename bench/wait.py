"""How long readers of the check wait: for each next question, and for the result.

A phone at a slow line: 10 Mbit/s with 40 ms, made in the host, and the page's thread four times as
slow. Chromium does not slow workers with it: Python runs as fast as the machine does. One takes
2 s for a question. Time counts in the page, from the press of the button. It waits for Python as
long as the page goes through tasks before it has something else to show: none, where Python was
asked before. Then comes the first frame with it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from machine import BROWSER_FLAGS, find_browser

sys.path.insert(0, str(Path(__file__).parent))

from line import Line, hosting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW = (10_000_000, 0.04)  # bits a second, seconds there and back
SLOWER = 4  # times
READING = 2_000  # milliseconds for a question
TO_THE_BUTTON = 400  # of these, after the answer is chosen
PHONE = {"width": 360, "height": 740}

CHOOSE = """() => {
  const check = document.querySelector("hw-selfcheck");
  check.querySelector('[data-act="skip-steps"]')?.click();
  const answers = [...check.querySelectorAll("form[data-kind] input[type=radio]")];
  (answers.find(({ value }) => value === "no") ?? answers[0])?.click();
}"""

PRESS = """async () => {
  const check = document.querySelector("hw-selfcheck");
  const state = () => [check.dataset.view, check.querySelector("[data-page]")?.dataset.page].join();
  const before = state();
  const form = check.querySelector("form[data-kind]");
  const list = form.dataset.kind === "checklist";
  const submit = form.querySelector(`button[value="${list ? "none" : "continue"}"]`);
  const { port1, port2 } = new MessageChannel();
  const task = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(null); });
  // The frame that draws it may come before the task that would ask for it.
  const drawn = new Promise((done) => {
    const look = () => (state() === before ? requestAnimationFrame(look) : done(performance.now()));
    requestAnimationFrame(look);
  });
  const begun = performance.now();
  submit.click();
  const pressed = performance.now();
  await task();
  let waited = 0;
  while (state() === before) {
    await task();
    waited = performance.now() - pressed;
  }
  return [state().split(",")[0], waited, (await drawn) - begun];
}"""

type Waits = list[tuple[float, float]]
"""Milliseconds for Python, and to the first frame."""


def visit(browser: Browser, url: str) -> Waits:
    """One reader's waits: for each next page, then for the result."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url)
    page.locator("hw-selfcheck[data-view]").wait_for()
    waits: Waits = []
    view = ""
    while view != "result":
        page.wait_for_timeout(READING - TO_THE_BUTTON)
        page.evaluate(CHOOSE)
        page.wait_for_timeout(TO_THE_BUTTON)
        view, waited, took = page.evaluate(PRESS)
        waits.append((waited, took))
    context.close()
    return waits


def show(name: str, waits: Waits) -> None:
    """Print a row."""
    cells = [f"{of(column):.0f}" for column in zip(*waits, strict=True) for of in (median, max)]
    print(f"| {name} | {' | '.join(cells)} |")


def main(site: Path, rounds: int) -> None:
    """Run the rounds, after one visit that fills the host's own memory."""
    with hosting({"/guide/": site}) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=BROWSER_FLAGS
        )
        url = f"{host.url}/guide/check/"
        visit(browser, url)
        host.line = Line(*SLOW)
        found = [visit(browser, url) for _ in range(rounds)]
        browser.close()
    print(f"{rounds} readers, {len(found[0]) - 1} steps each, headless Chromium.\n")
    print("| ms after the press | for Python | longest | first frame | longest |")
    print("| --- | ---: | ---: | ---: | ---: |")
    show("next question", [wait for waits in found for wait in waits[:-1]])
    show("result", [waits[-1] for waits in found])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
