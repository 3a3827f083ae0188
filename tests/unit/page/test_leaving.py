"""A voice that ends when the reader leaves; one lock of the screen, asked for twice or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

WIDGETS = Path(__file__).parents[3] / "widgets"


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def run(page: Page, module: str, script: str) -> Any:
    return page.evaluate(
        """async ([source, script]) => {
          const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
          return new Function("module", `return (${script})(module)`)(await import(address));
        }""",
        [(WIDGETS / module).read_text("utf-8"), script],
    )


def test_a_voice_ends_with_the_page(blank: Page) -> None:
    said = run(
        blank,
        "page/speech.js",
        """({ Speaker }) => {
          const said = [];
          const value = { speak: () => said.push("speak"), cancel: () => said.push("cancel") };
          Object.defineProperty(globalThis, "speechSynthesis", { value });
          new Speaker().say("Bend.");
          dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
          return said;
        }""",
    )
    assert said == ["cancel", "speak", "cancel"]


@pytest.mark.parametrize(
    ("acts", "asked", "left"),
    [
        ("lock.on(); lock.on(); await later(); lock.off();", 1, 0),
        ("lock.on(); lock.on(); lock.off(); await later();", 1, 0),
        ("lock.on(); lock.off(); lock.on(); await later();", 1, 1),
        ("lock.on(); await later(); held[0].release(); lock.again(); await later();", 2, 1),
    ],
)
def test_one_lock_of_the_screen(blank: Page, acts: str, asked: int, left: int) -> None:
    found = run(
        blank,
        "pacer/awake.js",
        """async ({ Awake }) => {
          const later = () => new Promise((done) => setTimeout(done, 30));
          const held = [];
          const request = async () => {
            await new Promise((done) => setTimeout(done, 5));
            const one = new EventTarget();
            one.release = async () => {
              one.released = true;
              one.dispatchEvent(new Event("release"));
            };
            held.push(one);
            return one;
          };
          Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
          const lock = new Awake();
          ACTS
          await later();
          return [held.length, held.filter(({ released }) => !released).length];
        }""".replace("ACTS", acts),
    )
    assert found == [asked, left]
