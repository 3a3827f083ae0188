"""Finds a Chromium that the machine already has; installs nothing.

Standard library only: it runs before the project's own packages are there.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from hingewell.bundle.node import output

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")

_OFF_FOR_PLAYWRIGHT = (  # a second list of ours replaces its own
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""What shows suggestions under the address bar. Chromium makes it ready for each new window, which
nobody sees here, and takes a second of one core for it: longer than most pages."""

BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={','.join((*_OFF_FOR_PLAYWRIGHT, *_ADDRESS_BAR))}",
)
"""How Chromium is started wherever nobody looks at it."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_browser() -> Path | None:
    """A Chromium or Chrome that starts; None if there is none."""
    for candidate in _browsers():
        # A distribution may ship a stand-in that only tells how to install the real one.
        if output(candidate, "--version"):
            return candidate
    return None


def _browsers() -> Iterable[Path]:
    for name in _BROWSERS:
        found = shutil.which(name)
        if found:
            yield Path(found)
    yield from (Path(place) for place in _BROWSER_PLACES)
    cached = output(VENV_PYTHON, "-c", _ASK_PLAYWRIGHT)
    if cached:
        yield Path(cached)


def fail(message: str) -> NoReturn:
    """Stops with one line that names what is missing and what to do."""
    sys.exit(f"hingewell: {message}")
