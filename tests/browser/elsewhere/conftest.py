"""Browsers that the other tests do not have: Firefox, WebKit, and a Chromium of January 2023."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hingewell.bundle.node import find_node

HERE = Path(__file__).parent
PACKAGE = "apt-get install firefox-esr webkit2gtk-driver xvfb, and run this again"
SIZE = (420, 800)  # WebKit's window does not become as narrow as a phone


class Elsewhere:
    """A new browser with nothing kept, driven by `drive.mjs`."""

    def __init__(self, engine: str) -> None:
        before, places = BROWSERS[engine]()
        node = find_node()
        assert node, "`make browsers` installs it"
        self.complaints: list[str] = []
        self._process = subprocess.Popen(
            [*before, str(node), str(HERE / "drive.mjs"), engine, json.dumps(places)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._hear()  # that it has begun
        self._do(size=SIZE)

    def go(self, url: str) -> None:
        """Open a page, and wait until it has loaded."""
        self._do(go=url)

    def run(self, script: str, argument: object = None) -> Any:
        """What an async function of the page comes to."""
        return self._do(run=script, argument=argument)

    def end(self) -> None:
        """Close it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def _do(self, **what: object) -> Any:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._hear()

    def _hear(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the browser has gone"
        told = json.loads(line)
        self.complaints += told["complaints"]
        assert "error" not in told, told["error"]
        return told["value"]


def firefox() -> tuple[list[str], dict[str, str]]:
    """What comes before the driver, and where the browser is."""
    return [], {"executable": found("firefox-esr", "firefox")}


def webkit() -> tuple[list[str], dict[str, str]]:
    """The same; it needs a screen."""
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4*/MiniBrowser"))
    if not browsers:
        pytest.fail(f"there is no MiniBrowser: {PACKAGE}")
    places = {"executable": str(browsers[-1]), "driver": found("WebKitWebDriver")}
    return [found("xvfb-run"), "--auto-servernum"], places


def older() -> tuple[list[str], dict[str, str]]:
    """The same; it comes from npm."""
    return [], {}


BROWSERS = {"firefox": firefox, "webkit": webkit, "older": older}


def found(*names: str) -> str:
    """The path of a program; a test fails without it."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail(f"there is no {names[0]}: {PACKAGE}")
    return path


@pytest.fixture(params=BROWSERS)
def elsewhere(request: pytest.FixtureRequest) -> Iterator[Elsewhere]:
    """A browser in which no page may complain."""
    made = Elsewhere(request.param)
    yield made
    made.end()
    assert made.complaints == []
