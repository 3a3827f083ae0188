"""What all tests share: patience with a busy machine, and one real Chromium for each worker.

Playwright can be started only once in a process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from machine import find_browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]

# Tests share the machine with each other: how long an example takes says nothing.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium that `make test` found or installed; without one the tests fail."""
    found = os.environ.get("HINGEWELL_CHROMIUM") or find_browser()
    if found is None:
        pytest.fail("no Chromium was found; `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found), args=FLAGS)
        yield browser
        browser.close()
