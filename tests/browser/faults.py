"""What goes wrong with Python's files, and what a reader sees who came by a link to a result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from hingewell.bundle.pyodide import release

from .reader import ENGINE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from hingewell.model.selfcheck import Scenario

    from .host import Host
    from .reader import Reader

ROOT = Path(__file__).parents[2]
PARTS = {
    "the page's worker": "runtime/worker.js",
    "Pyodide": "pyodide.mjs",
    "its glue": release(ROOT).glue,
    "its WebAssembly": "pyodide.asm.wasm",
    "the library": ".bin",
    "the guide's data": ".json",
}
OWN = "runtime/worker.js"
"""The page's script: of it a browser says no more than that it did not load."""

PATIENCE = 20_000  # milliseconds without a sign of life
DID_NOT_LOAD = "A part of the check did not load."
TOO_LONG = "A part of the check takes too long to load."


def keep_nothing(page: Page) -> None:
    """Empty what the browser keeps of all that it fetched, and of Python's memory."""
    browser = page.context.new_cdp_session(page)
    browser.send("Network.clearBrowserCache")
    browser.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "cache_storage"})


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


FAILING = f"""async () => {{
  window.failed = false;
  {ENGINE}.ready.catch(() => {{ window.failed = true; }});
}}"""


def lose_patience(page: Page) -> None:
    """Put the clock forward until Python is given up.

    Once is enough unless another of its files has come meanwhile: with that begins a new time.
    """
    page.evaluate(FAILING)
    for _ in PARTS:
        page.clock.fast_forward(PATIENCE)
        if page.evaluate("window.failed"):
            return
    raise AssertionError("nobody has lost patience")


def expect_failure(reader: Reader, words: str) -> None:
    """The reader sees what is wrong, what still works, and nothing that spins."""
    told = reader.check.locator(".hw-check__told:visible:not([data-old])")
    expect(told).to_contain_text(words)
    expect(told).to_contain_text("your answers are still here")
    expect(told.get_by_role("link", name="The check on paper")).to_be_visible()
    expect(reader.check.get_by_role("progressbar")).to_have_count(0)
    told.evaluate("(told) => { told.dataset.old = true; }")


def expect_to_go_on(reader: Reader, host: Host, story: Scenario) -> None:
    host.mend()
    reader.press("Try again")
    expect_the_result(reader, story)


def expect_the_result(reader: Reader, story: Scenario) -> None:
    """What the link leads to, and nothing that still waits."""
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(reader.check.locator("[data-part=wait] > *")).to_have_count(0)
