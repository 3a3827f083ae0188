"""What all tests share: patience with a busy machine, and one real Chromium for each worker.

Playwright can be started only once in a process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from machine import BROWSER_FLAGS, find_browser

# Each test starts Python anew: to make its code fast takes longer than it then runs.
FLAGS = [*BROWSER_FLAGS, "--js-flags=--liftoff-only"]

# Tests share the machine with each other: how long an example takes says nothing. The same code has
# the same examples, so that a test fails for what changed; `pytest --hypothesis-profile explore`
# looks for new ones.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile("same")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """A build in a test imports the engine anew, from its wheel; the next test keeps its own."""
    path, modules = list(sys.path), dict(sys.modules)
    ran = yield
    if sys.path != path:
        sys.path[:] = path
        sys.modules.clear()
        sys.modules.update(modules)
    return ran


@pytest.fixture(scope="session")
def launching() -> dict[str, Any]:
    """How to start the Chromium that `make test` found or installed; without one the tests fail."""
    found = os.environ.get("HINGEWELL_CHROMIUM") or find_browser()
    if found is None:
        pytest.fail("no Chromium was found; `make test` installs one")
    return {"executable_path": str(found), "args": FLAGS}


@pytest.fixture(scope="session")
def chromium(launching: dict[str, Any]) -> Iterator[Browser]:
    """One for all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launching)
        yield browser
        browser.close()
