"""Draws the card that is shown where somebody shares a page: the guide's name, line and a figure.

Run `make card` after one of these was changed; a test tells when that was forgotten. A guide in a
folder of its own has one when `make card GUIDE=folder` was run.
"""

from __future__ import annotations

import struct
import sys
import zlib
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from hingewell.bundle.wheel import use_engine
from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.render.figures import inline, pictures
from hingewell.render.prose import plain
from hingewell.render.structured import CARD, CARD_SIZE
from machine import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "hooks" / "overrides"
KEY = b"Description"
STYLE = """
html { color-scheme: light }
body { align-items: center; background: #fbf8f2; box-sizing: border-box; display: grid;
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; gap: 40px;
  grid-template-columns: 1fr 430px; height: 100vh; margin: 0; padding: 56px 60px;
  border-bottom: 22px solid #17594f; color: #20302d }
p { font-size: 40px; line-height: 1.3; margin: 28px 0 0 }
h1 { align-items: center; color: #17594f; display: flex; font-size: 76px; gap: 26px; margin: 0 }
h1 svg { height: 96px; width: 96px }
.hw-fig { height: 500px; max-height: none }
.hw-fig-label, .hw-fig-leader { display: none }
"""


def about(knowledge: Knowledge) -> str:
    """What the card says and shows; kept inside the picture."""
    guide = knowledge.guide
    words = plain(f"{guide.title}: {guide.tagline}", knowledge)
    return f"{words} [{guide.picture}]"


def told(png: bytes) -> str:
    """What a card says of itself; "" where it says nothing."""
    start = png.find(b"iTXt" + KEY)
    if start < 0:
        return ""
    (size,) = struct.unpack(">I", png[start - 4 : start])
    return png[start + 4 : start + 4 + size].removeprefix(KEY + bytes(5)).decode()


def main() -> None:
    """Draw it with the browser that the tests use, for the guide in the folder named, or ours."""
    guide = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    browser_path = find_browser()
    if browser_path is None:
        sys.exit("hingewell: no Chromium was found; `make test` installs one")
    use_engine(ROOT)
    knowledge = load(guide / "content")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(browser_path), args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": CARD_SIZE[0], "height": CARD_SIZE[1]})
        page.set_content(_page(knowledge))
        png = page.screenshot()
        browser.close()
    card = guide / "docs" / CARD
    card.parent.mkdir(parents=True, exist_ok=True)
    card.write_bytes(_telling(png, about(knowledge)))


def _page(knowledge: Knowledge) -> str:
    guide = knowledge.guide
    kind, _, rest = guide.picture.partition("/")
    shown = next(
        one for one in pictures(knowledge) if (one.kind, f"{one.entry}#{one.part}") == (kind, rest)
    )
    assets, sheets = THEME / "assets", THEME / "stylesheets"
    style = (sheets / "figures.css").read_text("utf-8") + STYLE
    logo = (assets / "logo.svg").read_text("utf-8")
    name, line = (escape(plain(words, knowledge)) for words in (guide.title, guide.tagline))
    figure = inline(shown.pose, shown.title, "card")
    return f"<style>{style}</style><div><h1>{logo}{name}</h1><p>{line}</p></div>{figure}"


def _telling(png: bytes, text: str) -> bytes:
    """The picture with its words in a text chunk behind its header."""
    header = 8 + 25
    body = b"iTXt" + KEY + bytes(5) + text.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:header] + chunk + png[header:]


if __name__ == "__main__":
    main()
