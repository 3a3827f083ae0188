"""The guide on the reader's device: without network, with a new version, and gone again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from hingewell.bundle.offline import NAME, write_service_worker

from .axe import findings
from .host import Host, hosting
from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

ROOT = Path(__file__).parents[2]
KEPT = "now work without a network"
NEW = "A new version of this guide is ready"
CSS = "stylesheets/tokens.css"

type Deploy = Callable[..., None]


@pytest.fixture
def context_options() -> dict[str, Any]:
    return {"service_workers": "allow"}


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of a copy, which a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    with hosting(folder) as made:
        yield made


@pytest.fixture
def deploy(host: Host) -> Deploy:
    """Puts a version on the host: its mark stands on every page, and in a style beside."""

    def put(mark: str, listed: bool = True, keep: bool = True) -> None:
        for file in [*host.folder.rglob("index.html"), host.folder / CSS, host.folder / NAME]:
            text = file.read_text("utf-8")
            file.unlink()  # the site's own file stays as it is
            text = text.split("<!--version", 1)[0].split("/*version", 1)[0]
            text += f"<!--version {mark}-->" if file.suffix == ".html" else ""
            text += f"/*version*/:root{{--version:'{mark}'}}" if file.suffix == ".css" else ""
            file.write_text(text, "utf-8")
        if listed:
            write_service_worker(host.folder, ROOT, keep)

    return put


def offline(page: Page) -> Any:
    return page.locator("hw-offline")


def version(page: Page) -> set[str]:
    """The marks of the page and of its style: one, unless two versions are mixed."""
    found: list[str] = page.evaluate(
        """() => [document.lastChild.data ?? document.body.lastChild.data,
          getComputedStyle(document.documentElement).getPropertyValue("--version")]"""
    )
    return {mark.replace("version", "").strip(" '\"") for mark in found}


def look_for_a_new_version(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")


def test_all_works_without_network_after_one_visit(
    page: Page, host: Host, story: Scenario, site: Path
) -> None:
    reader = Reader(page, host.url)
    reader.open("")
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if path.endswith(NAME)], "reading carries no weight"
    reader.open()
    expect(offline(page)).to_contain_text(KEPT)
    runtime = [path for path in host.asked if "/assets/runtime/" in path]
    assert len(runtime) == len(set(runtime)), "Python is not fetched twice"
    assert findings(page) == []

    host.down = True
    reader.open().finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(reader.check.locator("[data-item] svg").first).to_be_visible()
    for folder in ("", "help-now/", "check/paper/", "exercises/", "plan/?from=home"):
        assert page.goto(host.url + folder, wait_until="load")
        expect(page.locator("article h1")).to_be_visible()
        style = "getComputedStyle(document.body).getPropertyValue('--hw-paper')"
        assert page.evaluate(style), "with its style"
    page.goto(f"{host.url}nowhere/")
    expect(page.get_by_role("heading")).to_have_text("This page is not on your device")
    page.get_by_role("link").click()
    expect(page).to_have_url(host.url)

    host.down = False
    reader.open()
    page.get_by_role("button", name="Keep the pictures").click()
    expect(offline(page)).to_contain_text("The whole guide is on this device")
    host.down = True
    picture = next(site.rglob("figures/**/*.svg")).relative_to(site).as_posix()
    assert page.evaluate(f"fetch('../{picture}').then((answer) => answer.ok)")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("slump")
    expect(page.locator(".md-search-result__item").first).to_be_visible()

    page.get_by_role("button", name="Remove the guide").click()
    expect(offline(page)).to_contain_text("You can keep this guide on your device")
    assert page.evaluate("caches.keys()") == []
    host.down = False
    host.refused.clear()
    reader.open()
    expect(offline(page)).to_contain_text("You can keep this guide on your device")
    page.get_by_role("button", name="Keep this guide").click()
    expect(offline(page)).to_contain_text(KEPT)
    host.down = True
    reader.open().ready()


def test_a_new_version_waits_for_a_check_in_progress_and_is_never_mixed(
    page: Page, host: Host, deploy: Deploy, story: Scenario, pages: list[str]
) -> None:
    deploy("one")
    reader = Reader(page, host.url).open()
    expect(offline(page)).to_contain_text(KEPT)
    reader.open().ready().walk(story.answers, until=pages[2])

    deploy("two")
    look_for_a_new_version(page)
    expect(offline(page)).to_contain_text(NEW)
    expect(offline(page)).to_contain_text("It waits until you are done here")
    expect(page.get_by_role("button", name="Use the new version")).to_be_hidden()
    other = page.context.new_page()
    other.goto(f"{host.url}help-now/")
    assert version(other) == {"one"}
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(reader.check.locator("[data-item] svg").first).to_be_visible()
    assert version(page) == {"one"}

    reader.press("Finish and delete my answers")
    page.get_by_role("button", name="Use the new version").click()
    expect(offline(page)).to_contain_text("open in another tab")
    other.close()
    page.get_by_role("button", name="Use the new version").click()
    expect(offline(page)).not_to_contain_text(NEW)
    expect(offline(page)).to_contain_text(KEPT)
    assert version(page) == {"two"}
    host.down = True
    page.goto(f"{host.url}start/")
    assert version(page) == {"two"}


def test_a_site_that_is_half_replaced_is_not_kept(page: Page, host: Host, deploy: Deploy) -> None:
    deploy("one")
    reader = Reader(page, host.url).open()
    expect(offline(page)).to_contain_text(KEPT)
    reader.open().ready()
    deploy("two")
    deploy("three", listed=False)
    failed = page.evaluate(
        """navigator.serviceWorker.getRegistration().then((found) => found.update()
          .then(({ installing }) => new Promise((done) => installing.onstatechange =
            ({ target }) => done(target.state))))"""
    )
    assert failed == "redundant"
    host.refused.append("")  # the browser complains of the hash that is wrong
    page.goto(f"{host.url}start/")
    assert version(page) == {"one"}


def test_a_host_can_remove_it(page: Page, host: Host, deploy: Deploy) -> None:
    reader = Reader(page, host.url).open()
    expect(offline(page)).to_contain_text(KEPT)
    deploy("last", keep=False)
    page.reload()
    look_for_a_new_version(page)
    gone = "caches.keys().then((names) => names.length === 0)"
    page.wait_for_function(gone)
    reader.open("start/")
    assert version(page) == {"last"}
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
