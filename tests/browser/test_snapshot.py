"""Python's memory, kept on the device: later visits go on from it, and no fault of it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import PHONE
from .host import SUB_PATH, Fault, Host
from .reader import ENGINE, Reader, worker
from .watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.selfcheck import Scenario

KEPT = """async () => {
  const late = performance.now() + 20_000;
  const name = async () => (await caches.keys()).find((name) => name.startsWith("hw-python"));
  const there = async () => await name() && (await (await caches.open(await name())).keys())[0];
  const told = () => Object.keys(localStorage).some((key) => key.startsWith("hw-python:"));
  while (!(await there() && told()) && performance.now() < late)
    await new Promise((go) => setTimeout(go, 50));
  return (await there())?.url ?? null;
}"""

CHANGED = """async (change) => {
  const name = (await caches.keys()).find((name) => name.startsWith("hw-python"));
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const words = new Uint32Array(await (await cache.match(key)).arrayBuffer());
  const changes = {
    flipped: () => { words[words.length >> 1] ^= 8; return words; },
    cut: () => words.subarray(0, words.length >> 1),
    strange: () => { // whole, and none that this Pyodide takes
      words[3 + 2 * words[2]] ^= 1;
      words[1] = words.subarray(2).reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 0);
      return words;
    },
  };
  await cache.put(key, new Response(changes[change]()));
}"""


STARTING = f"""async () => {{
  const client = {ENGINE};
  await new Promise((tell) => client.onProgress(({{ phase }}) => phase === "start" && tell()));
}}"""
"""Resolves when all is there that Python starts from."""


@pytest.fixture(scope="module")
def context(
    chromium: Browser, launching: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A device with a cache on disk: a private window holds no file as big as Python."""
    folder: Path = tmp_path_factory.mktemp("device")
    options = {**launching, "viewport": PHONE, "service_workers": "block"}
    made = chromium.browser_type.launch_persistent_context(folder, **options)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Iterator[Page]:
    """The reader's tab, in which nothing is kept yet."""
    made = context.new_page()
    origin = {"origin": host.url.removesuffix(SUB_PATH)}
    device = context.new_cdp_session(made)
    kinds = "cache_storage,local_storage"
    device.send("Storage.clearDataForOrigin", {**origin, "storageTypes": kinds})
    watch = Watch(made, host)
    yield made
    watch.expect_quiet()
    device.send("Storage.overrideQuotaForOrigin", origin)
    made.close()


def read_from_files(page: Page) -> bool:
    """Whether Python read its library and the guide, as on a first visit."""
    script = "performance.getEntriesByType('resource').map(({ name }) => name)"
    names: list[str] = worker(page).evaluate(script)
    found = {name.rpartition(".")[2] for name in names}
    assert "wasm" in found or "js" in found
    return {"bin", "json"} <= found


def test_a_later_visit_goes_on_from_the_first(
    reader: Reader, page: Page, story: Scenario, host: Host
) -> None:
    reader.open().ready()
    assert read_from_files(page)
    assert page.evaluate(KEPT)
    reader.open().ready()
    assert not read_from_files(page)
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    page.goto(f"{host.url}which-is-it/")
    refused = page.evaluate(
        f"""async () => {{
          const refusal = await {ENGINE}.call("explore", {{}}).catch((error) => error);
          return Boolean(refusal.details);
        }}"""
    )
    assert refused, "what only this widget needs was imported, and could say no"
    assert not read_from_files(page)


@pytest.mark.parametrize("change", ["flipped", "cut", "strange"])
def test_one_that_is_damaged_is_noticed_by_nobody(
    reader: Reader, page: Page, story: Scenario, change: str
) -> None:
    reader.open().ready()
    assert page.evaluate(KEPT)
    page.evaluate(CHANGED, change)
    reader.open().finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    assert read_from_files(page)
    assert page.evaluate(KEPT)
    reader.open().ready()
    assert not read_from_files(page), "another was kept in its place"


MARK = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith("hw-python"));
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const data = await (await cache.match(key)).arrayBuffer();
  await cache.put(key, new Response(data, { headers: { "X-Marked": "yes" } }));
}"""
MARKED = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith("hw-python"));
  const [kept] = name ? await (await caches.open(name)).matchAll() : [];
  return kept?.headers.get("X-Marked") === "yes";
}"""
HANGS = (b"if(snapshot)engine", b"if(snapshot)for(;;);else if(0)engine")


def test_one_that_never_answers_costs_seconds_and_no_word(
    reader: Reader, page: Page, story: Scenario, host: Host
) -> None:
    reader.open().ready()
    assert page.evaluate(KEPT)
    page.evaluate(MARK)
    host.faulty["runtime/worker.js"] = Fault(change=lambda data: data.replace(*HANGS))
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")  # or the old one may run
    page.clock.install()
    with page.expect_event("worker") as first:
        reader.open()
    page.evaluate(STARTING)
    with page.expect_event("worker") as second:
        page.clock.fast_forward(9_000)
    assert first.value != second.value
    reader.ready()
    assert not page.evaluate(MARKED), "it would hang at the next visit too"
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)


def test_a_device_without_room_keeps_none_and_says_nothing(
    reader: Reader, page: Page, host: Host
) -> None:
    origin = {"origin": host.url.removesuffix(SUB_PATH)}
    device = page.context.new_cdp_session(page)
    device.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 1_000_000})
    with page.expect_event("worker", lambda one: one.url.endswith("keeper.js")) as kept:
        reader.open().ready()
    while kept.value in page.workers:
        page.wait_for_timeout(50)
    reader.open().ready()
    assert read_from_files(page)


def test_one_of_another_guide_is_not_taken_and_does_not_stay(reader: Reader, page: Page) -> None:
    reader.open().ready()
    url = page.evaluate(KEPT)
    other = """async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const [key] = await cache.keys();
      await cache.put(key.url.replace("guide-", "guide-other-"), await cache.match(key));
      await cache.delete(key);
    }"""
    page.evaluate(other)
    reader.open().ready()
    assert read_from_files(page)
    late = """async (url) => {
      const cache = await caches.open((await caches.keys())[0]);
      const all = async () => (await cache.keys()).map(({ url }) => url).join();
      const late = performance.now() + 20_000;
      while (await all() !== url && performance.now() < late)
        await new Promise((go) => setTimeout(go, 50));
      return all();
    }"""
    assert page.evaluate(late, url) == url
