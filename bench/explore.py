"""How fast the body to move answers: from a slider's move to the picture, in Chromium.

`python bench/explore.py SITE` with the folder of a built site prints the median and the 95th of 100
moves in milliseconds. A frame has 16.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from machine import BROWSER_FLAGS, find_browser
from serving import serving_files

FRAME = 16.0
MOVES = """async (explorer) => {
  const slider = explorer.querySelector("input[data-joint=knee]");
  const times = [];
  for (let at = 0; at < 120; at += 1) {
    const answered = new Promise((done) =>
      explorer.addEventListener("hw-explored", done, { once: true }));
    const begun = performance.now();
    slider.value = 20 + (at % 60);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
    explorer.querySelector("svg").getBBox();
    times.push(performance.now() - begun);
  }
  return times.slice(20).sort((a, b) => a - b);
}"""


def measured(site: Path) -> list[float]:
    """Milliseconds of 100 moves, the fastest first, after 20 to warm up."""
    with serving_files(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=BROWSER_FLAGS
        )
        page = browser.new_page()
        page.goto(f"{url}/which-is-it/")
        explorer = page.locator("hw-explorer")
        explorer.locator("input[type=radio]").first.focus()
        explorer.locator(".hw-explorer__ring").first.wait_for(state="attached")
        times: list[float] = explorer.evaluate(MOVES)
        browser.close()
    return times


def main() -> None:
    """Print the two figures."""
    times = measured(Path(sys.argv[1]))
    print(f"move to picture: median {times[50]:.1f} ms, 95th {times[95]:.1f} ms (frame {FRAME} ms)")


if __name__ == "__main__":
    main()
