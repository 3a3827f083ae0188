"""The built site on a host of its own, a real Chromium, and a reader who uses the self-check."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.model.selfcheck import Scenario
from once import once

from .faults import keep_nothing
from .host import Host, hosting
from .planner import ZONE, Planner
from .reader import Reader
from .watch import Watch

ROOT = Path(__file__).parents[2]
PATIENCE = 20_000  # milliseconds, for a busy machine that starts Python
PHONE = {"width": 360, "height": 740}


class Content(Knowledge):
    """All that the guide knows, by a short name: a failing test prints its arguments."""

    def __repr__(self) -> str:
        return "<content>"


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """How long every expectation waits for what a busy machine shows late."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    content = Content()
    vars(content).update(vars(load(ROOT / "content")))
    return content


@pytest.fixture(scope="session")
def story(knowledge: Knowledge) -> Scenario:
    """Somebody with much to tell and sure of it, who may start at home and gets exercises."""
    at_home = [
        one
        for one in knowledge.scenarios.values()
        if one.expect.urgency == "self_care"
        and "unsure" not in one.answers.values()
        and any(item.startswith("exercises/") for item in one.expect.plan_includes)
    ]
    return max(at_home, key=lambda one: len(one.answers))


@pytest.fixture(scope="session")
def calm(knowledge: Knowledge, story: Scenario) -> dict[str, str | int]:
    """The same person without a single sign."""
    signs = {name: "no" for name, about in knowledge.questions.items() if about.type == "yes_no"}
    return {**story.answers, **signs}


@pytest.fixture(scope="session")
def pages(knowledge: Knowledge) -> list[str]:
    """The pages of the check in the order of asking."""
    return list(knowledge.pages)


@pytest.fixture(scope="session")
def checklist(knowledge: Knowledge) -> str:
    """The first page with several signs."""
    return next(page.id for page in knowledge.pages.values() if len(page.questions) > 1)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: the folder named by HINGEWELL_SITE, or one build for the whole run."""
    if found := os.environ.get("HINGEWELL_SITE"):
        return Path(found)
    return once(tmp_path_factory, "site", build)


def build(into: Path, guide: Path = ROOT) -> str:
    """Build the site of a guide as `make build` does; what it said if it failed."""
    done = subprocess.run(
        [sys.executable, "-m", "hingewell", "build", "--guide", str(guide), "--into", str(into)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return f"the site does not build:\n{done.stdout}" if done.returncode else ""


@pytest.fixture(scope="session")
def shared_host(site: Path) -> Iterator[Host]:
    with hosting(site) as host:
        yield host


@pytest.fixture
def host(shared_host: Host) -> Iterator[Host]:
    """The host, whole at the start of every test."""
    shared_host.mend()
    shared_host.asked.clear()
    shared_host.refused.clear()
    shared_host.learnt.clear()
    yield shared_host
    shared_host.mend()


@pytest.fixture
def context_options() -> dict[str, Any]:
    """What a test changes by overriding this: viewport, colour scheme, script or none."""
    return {}


@pytest.fixture
def context(chromium: Browser, context_options: dict[str, Any]) -> Iterator[BrowserContext]:
    # Only the tests of the service worker have one: it would fetch the whole guide for each.
    here = {"locale": "en-GB", "timezone_id": ZONE}
    usual = {"viewport": PHONE, **here, "service_workers": "block"}
    made = chromium.new_context(**{**usual, **context_options})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Iterator[Page]:
    """A page that is watched: a script error, a foreign or a writing request fails the test."""
    made = context.new_page()
    watch = Watch(made, host)
    yield made
    watch.expect_quiet()


@pytest.fixture
def reader(page: Page, host: Host) -> Reader:
    """Somebody who opens the self-check."""
    return Reader(page, host.url)


@pytest.fixture
def planner(page: Page, host: Host) -> Planner:
    """Somebody who opens the plan."""
    return Planner(page, host)


@pytest.fixture(scope="session")
def link(chromium: Browser, shared_host: Host, story: Scenario) -> str:
    """A link to the story's result: a page that needs Python at once."""
    context = chromium.new_context(service_workers="block")
    reader = Reader(context.new_page(), shared_host.url).open()
    reader.keep_on_device(story.answers)
    reader.page.reload()
    reader.expect_view("result")
    reader.open_layer("handed")
    reader.check.get_by_text("Make a link to this result").press("Enter")
    reader.press("Make the link")
    address = reader.check.get_by_label("Your link").input_value()
    context.close()
    return address


@pytest.fixture(scope="module")
def one_tab(chromium: Browser) -> Iterator[Reader]:
    """One tab for all of a module's tests: a new one would cost more than the fault."""
    context = chromium.new_context(service_workers="block")
    yield Reader(context.new_page(), "")
    context.close()


@pytest.fixture
def patient(one_tab: Reader, host: Host) -> Reader:
    """Somebody in that tab, whose browser has kept nothing of the site."""
    one_tab.home = host.url
    one_tab.page.goto("about:blank")
    # What it keeps from here on is the faulty file, for as long as the host has allowed.
    keep_nothing(one_tab.page)
    return one_tab
