"""Shots of a few figures without words, for comparing today's drawing with the one that was judged.

`python tests/browser/shots.py` takes them anew, after somebody has looked at every one.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from hingewell_engine.figure import figure_svg

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "pictures"
SIZE = {"width": 240, "height": 240}
POSES: dict[str, dict[str, Any]] = {
    "bend": {"base": "standing", "arms": "in_hip_crease", "move_to": {"hip": 70, "knee": 15}},
    "straighten": {
        "base": "sitting",
        "low_back": 25,
        "hip": 80,
        "neck": 20,
        "other_leg": {"knee": 90},
        "arms": "behind_back",
        "move_to": {"knee": 20},
        "highlight": ["lower_leg"],
        "props": ["chair"],
    },
    "stick": {
        "base": "standing",
        "hip": 45,
        "knee": 12,
        "low_back": 30,
        "arms": "dowel",
        "props": ["dowel"],
        "verdict": "wrong",
    },
    "lying": {
        "base": "lying_back",
        "hip": 90,
        "knee": 30,
        "other_leg": {"knee": 90, "flat": True},
        "arms": "behind_thigh",
        "props": ["mat"],
        "face": "left",
    },
}


def shot(page: Page, name: str) -> bytes:
    """A PNG of one figure on white, in light colours."""
    styles = "".join(
        (ROOT / "hooks" / "overrides" / "stylesheets" / f"{sheet}.css").read_text(encoding="utf-8")
        for sheet in ("tokens", "figures")
    )
    page.set_viewport_size(SIZE)  # type: ignore[arg-type] # a plain dict is one
    page.set_content(
        f"<style>{styles} html {{ background: white; color-scheme: light }} body {{ margin: 0 }}"
        f" .hw-fig {{ height: 240px; max-height: none }}</style>"
        f"{figure_svg(POSES[name], name, name, name)}"
    )
    return page.screenshot()


def differing(page: Page, one: bytes, other: bytes) -> float:
    """The share of pixels that differ so much that an eye sees it."""
    share: float = page.evaluate(
        """async (sources) => {
          const [one, other] = await Promise.all(sources.map(async (source) => {
            const image = new Image();
            image.src = "data:image/png;base64," + source;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height).data;
          }));
          if (one.length !== other.length) return 1;
          let seen = 0;
          for (let at = 0; at < one.length; at += 4) {
            const far = [0, 1, 2].map((of) => Math.abs(one[at + of] - other[at + of]));
            if (Math.max(...far) > 60) seen += 1;
          }
          return seen / (one.length / 4);
        }""",
        [base64.b64encode(shot_).decode() for shot_ in (one, other)],
    )
    return share


def main() -> None:
    """Take all shots."""
    from playwright.sync_api import sync_playwright

    from machine import BROWSER_FLAGS, find_browser

    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=BROWSER_FLAGS
        )
        page = browser.new_page()
        for name in POSES:
            (FOLDER / f"{name}.png").write_bytes(shot(page, name))
        browser.close()


if __name__ == "__main__":
    main()
