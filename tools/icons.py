"""Draws the app's icons from the logo. Run `make icons` after the logo was changed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from hingewell.bundle.app import ICONS, LOGO, SIZES
from machine import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).resolve().parent.parent
APPLE = 180
SAFE = 0.8  # the share of a maskable icon that no device cuts off


def icon(page: Page, logo: str, size: int, full: bool) -> bytes:
    """A PNG of `size` pixels; `full` fills the square with the logo's ground, without corners."""
    page.set_viewport_size({"width": size, "height": size})
    found = re.search(r'<rect[^>]*fill="(#\w+)"', logo)
    ground = found[1] if found and full else "transparent"
    share = SAFE if full else 1
    page.set_content(
        f"<style>body {{ margin: 0; background: {ground}; display: grid; height: 100vh;"
        f" place-items: center }} svg {{ width: {100 * share}vmin }}</style>{logo}"
    )
    return page.screenshot(omit_background=True)


def main() -> None:
    """Draw them with the browser that the tests use."""
    browser_path = find_browser()
    if browser_path is None:
        sys.exit("hingewell: no Chromium was found; `make test` installs one")
    theme = ROOT / "hooks" / "overrides"
    logo = (theme / LOGO).read_text("utf-8")
    folder = theme / ICONS
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(browser_path), args=BROWSER_FLAGS)
        page = browser.new_page()
        for size in SIZES:
            (folder / f"{size}.png").write_bytes(icon(page, logo, size, full=False))
            (folder / f"{size}-maskable.png").write_bytes(icon(page, logo, size, full=True))
        (folder / f"{APPLE}.png").write_bytes(icon(page, logo, APPLE, full=True))
        browser.close()


if __name__ == "__main__":
    main()
