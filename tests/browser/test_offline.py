"""The guide on the reader's device: without network, with a new version, and gone again."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hingewell.bundle.offline import NAME, write_service_worker

from .axe import findings
from .conftest import PHONE
from .host import SUB_PATH, Host, hosting
from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

ROOT = Path(__file__).parents[2]
KEPT = "now work without a network"
NEW = "A new version of this guide is ready"
CSS = "stylesheets/all.css"

AS_WEBKIT = """async (url) => {
  const event = new FetchEvent("fetch", { request: new Request(url) });
  Object.defineProperty(event.request, "mode", { value: "navigate" });
  event.waitUntil = () => {};
  const { fetch } = self;
  self.fetch = () => Promise.reject(new Error("the browser may have it in its own cache"));
  try {
    return (await new Promise((answer) => {
      event.respondWith = answer;
      dispatchEvent(event);
    })).status;
  } finally {
    self.fetch = fetch;
  }
}"""
"""Opens a page as WebKit tells its service worker: with the place, which Chromium leaves out."""

type Deploy = Callable[..., None]


@pytest.fixture
def context(
    chromium: Browser, launching: dict[str, Any], tmp_path: Path
) -> Iterator[BrowserContext]:
    """A device of its own: the cache of a private window holds no file as big as Python."""
    options = {**launching, "viewport": PHONE, "locale": "en-GB"}
    made = chromium.browser_type.launch_persistent_context(tmp_path / "device", **options)
    yield made
    made.close()


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of a copy, which a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    with hosting(folder) as made:
        yield made


@pytest.fixture
def deploy(host: Host) -> Deploy:
    """Puts a version on the host: its mark stands on every page, and in a style beside.

    Each is of another minute: hosts tell browsers when a file has changed to the second.
    """
    minutes = count(1)

    def put(mark: str, listed: bool = True, keep: bool = True) -> None:
        changed = []
        for file in [*host.folder.rglob("index.html"), host.folder / CSS, host.folder / NAME]:
            text = file.read_text("utf-8")
            file.unlink()  # the site's own file stays as it is
            text = text.split("<!--version", 1)[0].split("/*version", 1)[0]
            text += f"<!--version {mark}-->" if file.suffix == ".html" else ""
            text += f"/*version*/:root{{--version:'{mark}'}}" if file.suffix == ".css" else ""
            file.write_text(text, "utf-8")
            changed.append(file)
        if listed:
            write_service_worker(host.folder, ROOT, keep)
        at = time.time() + 60 * next(minutes)
        for file in changed:
            os.utime(file, (at, at))

    return put


def told(page: Page, words: str) -> Any:
    """What is said of the device, where the reader can see it."""
    return expect(page.locator("hw-offline").get_by_text(words))


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
    reader.open("which-is-it/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if path.endswith(NAME)], "reading carries no weight"
    reader.open()
    told(page, KEPT).to_be_visible()
    runtime = [path for path in host.asked if "/assets/runtime/" in path]
    assert len(runtime) == len(set(runtime)), "Python is not fetched twice"
    assert findings(page) == []

    host.down = True
    reader.open().finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(reader.check.locator("[data-item] svg").first).to_be_visible()
    (keeper,) = page.context.service_workers
    assert keeper.evaluate(AS_WEBKIT, f"{host.url}plan/#start=heel_dig") == 200
    for folder in ("", "help-now/", "check/paper/", "exercises/", "plan/"):
        assert page.goto(host.url + folder, wait_until="load")
        expect(page.locator("article h1")).to_be_visible()
        style = "getComputedStyle(document.body).getPropertyValue('--hw-paper')"
        assert page.evaluate(style), "with its style"
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("slump")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    for address in ("check", "check/index.html"):
        page.goto(host.url + address)
        expect(reader.check).to_be_visible()
    sheet = next(path.relative_to(site).parent for path in site.glob("handouts/**/index.html"))
    for not_kept in ("nowhere/", f"{sheet.as_posix()}/"):
        page.goto(host.url + not_kept)
        expect(page.get_by_role("heading")).to_have_text("This page is not on your device")
    page.get_by_role("link").click()
    expect(page).to_have_url(host.url)

    host.down = False
    reader.open()
    page.get_by_role("button", name="Keep the pictures").click()
    told(page, "The whole guide is on this device").to_be_visible()
    host.down = True
    picture = next(site.rglob("figures/**/*.svg")).relative_to(site).as_posix()
    assert page.evaluate(f"fetch('../{picture}').then((answer) => answer.ok)")
    page.goto(f"{host.url}{sheet.as_posix()}/")
    expect(page.locator("h1")).to_be_visible()

    reader.open()
    page.get_by_role("button", name="Remove the guide").click()
    told(page, "You can keep this guide on your device").to_be_visible()
    assert page.evaluate("caches.keys()") == []
    host.down = False
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("slump")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("caches.keys()") == [], "the worker of this page keeps nothing either"
    host.refused.clear()
    reader.open()
    told(page, "You can keep this guide on your device").to_be_visible()
    device = page.context.new_cdp_session(page)
    origin = {"origin": host.url.removesuffix(SUB_PATH)}
    device.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 1_000_000})
    page.get_by_role("button", name="Keep this guide").click()
    told(page, "This device could not keep the guide").to_be_visible()
    device.send("Storage.overrideQuotaForOrigin", origin)
    page.get_by_role("button", name="Try again").click()
    told(page, KEPT).to_be_visible()
    host.down = True
    reader.open().ready()


def test_a_new_version_waits_for_a_check_in_progress_and_is_never_mixed(
    page: Page, host: Host, deploy: Deploy, story: Scenario, pages: list[str]
) -> None:
    deploy("one")
    reader = Reader(page, host.url).open()
    told(page, KEPT).to_be_visible()
    reader.open().ready().walk(story.answers, until=pages[2])

    deploy("two")
    look_for_a_new_version(page)
    told(page, NEW).to_be_visible()
    told(page, "It waits until you are done here").to_be_visible()
    expect(page.get_by_role("button", name="Use the new version")).to_be_hidden()
    other = page.context.new_page()
    other.goto(f"{host.url}help-now/")
    assert version(other) == {"one"}
    sheet = next(host.folder.glob("handouts/**/index.html")).relative_to(host.folder).parent
    other.goto(f"{host.url}{sheet.as_posix()}/")
    assert version(other) - {""} == {"two"}, "what was not kept of the first is as it is now"
    other.goto(f"{host.url}help-now/")
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    expect(reader.check.locator("[data-item] svg").first).to_be_visible()
    assert version(page) == {"one"}

    reader.press("Finish and delete my answers")
    page.get_by_role("button", name="Use the new version").click()
    told(page, "open in another tab").to_be_visible()
    other.close()
    page.get_by_role("button", name="Use the new version").click()
    told(page, NEW).to_be_hidden()
    told(page, KEPT).to_be_visible()
    assert version(page) == {"two"}
    host.down = True
    page.goto(f"{host.url}start/")
    assert version(page) == {"two"}


def test_a_site_that_is_half_replaced_is_not_kept_and_a_host_can_remove_all(
    page: Page, host: Host, deploy: Deploy
) -> None:
    deploy("one")
    Reader(page, host.url).open()
    told(page, KEPT).to_be_visible()
    deploy("two")
    deploy("three", listed=False)
    tried = page.evaluate(
        """async () => {
          const late = performance.now() + 20_000;
          const found = await navigator.serviceWorker.getRegistration();
          let begun = false;
          found.addEventListener("updatefound", () => { begun = true; });
          found.update().catch(() => {});
          // It may have failed before its event comes, so the registration is asked.
          while (!(begun && !found.installing) && performance.now() < late)
            await new Promise((done) => setTimeout(done, 20));
          return { begun, installing: Boolean(found.installing), waiting: Boolean(found.waiting) };
        }"""
    )
    assert tried == {"begun": True, "installing": False, "waiting": False}
    host.refused.append("")  # the browser complains of the hash that is wrong
    page.goto(f"{host.url}start/")
    assert version(page) == {"one"}

    deploy("last", keep=False)
    look_for_a_new_version(page)
    page.evaluate(
        """async () => {
          const late = performance.now() + 60_000;
          const left = async () => Boolean(await navigator.serviceWorker.getRegistration())
            || (await caches.keys()).length > 0;
          while (await left() && performance.now() < late)
            await new Promise((done) => setTimeout(done, 50));
        }"""
    )
    assert not page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)")
    assert page.evaluate("caches.keys()") == []
    # The browser's own cache may keep what it has for as long as the host said.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(f"{host.url}start/")
    assert version(page) == {"last"}
