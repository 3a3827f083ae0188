"""Finds what the machine already has: Node with npm, and a Chromium; installs nothing.

Standard library only: it runs before the project's own packages are there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST_NODE = 18

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


def output(*command: str | Path) -> str | None:
    """What a command prints, stripped; None when it is missing or fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def find_node() -> Path | None:
    """The first Node of at least OLDEST_NODE that has npm beside it; None if there is none."""
    for folder in _node_folders():
        node = shutil.which("node", path=str(folder))
        if node and npm_of(Path(node)) and _major(output(node, "--version")) >= OLDEST_NODE:
            return Path(node)
    return None


def npm_of(node: Path) -> Path | None:
    """The npm that came with this Node; None if it came without."""
    npm = shutil.which("npm", path=str(node.parent))
    return Path(npm) if npm else None


def _node_folders() -> Iterable[Path]:
    home = Path.home()
    yield from (Path(part) for part in os.get_exec_path() if part)
    managed = (
        (Path(os.environ.get("NVM_DIR", home / ".nvm")), "versions/node/*/bin"),
        (home / ".local/share/fnm", "node-versions/*/installation/bin"),
        (home / ".local/share/mise", "installs/node/*/bin"),
        (home / ".asdf", "installs/nodejs/*/bin"),
        (home / ".volta", "bin"),
    )
    for base, pattern in managed:
        yield from sorted(base.glob(pattern), reverse=True)
    for place in ("/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", r"C:\Program Files\nodejs"):
        yield Path(place)
    yield VENV_BIN


def _major(version: str | None) -> int:
    number = (version or "").removeprefix("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


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
