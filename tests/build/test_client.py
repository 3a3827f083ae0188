"""engine.js and its worker in a real Chromium, on a host with a sub-path and no special header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page

from hingewell.bundle.pyodide import LOADER, WASM, release

if TYPE_CHECKING:
    from .conftest import Site

ROOT = Path(__file__).parents[2]
PATIENCE = 20_000  # milliseconds
GLUE = release(ROOT).glue


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{site.url}page/")
    yield page
    context.close()


def attempt(page: Page, expression: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(f"window.attempt({expression})")
    return answer


def leave(page: Page, expression: str) -> None:
    """Start something whose outcome is asked for later, with a clock moved on in between."""
    page.evaluate(f"() => {{ window.attempt({expression}).then((o) => {{ window.left = o; }}); }}")


def outcome(page: Page) -> dict[str, Any]:
    for _ in range(100):
        found: dict[str, Any] | None = page.evaluate("window.left ?? null")
        if found is not None:
            return found
        page.wait_for_timeout(50)
    pytest.fail("it is neither answered nor given up")


def test_a_call_starts_python_and_answers(page: Page) -> None:
    answer = attempt(page, 'window.client.call("step", { answers: { a: "é☃" } })')
    expected = {"guide": {"title": "small"}, "name": "step", "data": {"answers": {"a": "é☃"}}}
    assert answer == {"value": expected}
    assert page.evaluate("window.same")


def test_nothing_is_fetched_before_it_is_asked_for(page: Page, site: Site) -> None:
    page.evaluate("window.attempt(Promise.resolve())")
    assert not [path for path in site.asked if "pyodide" in path or "worker" in path]


def test_each_file_is_fetched_once_and_nothing_else(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    attempt(page, "window.client.start()")
    runtime = [f"{site.url}{path}" for path in site.runtime.files]
    assert sorted(url for url in asked if "/widgets/" not in url) == sorted(runtime)
    assert {url.rpartition("/")[2] for url in asked if "/widgets/" in url} == {"worker.js"}


def test_python_cannot_fetch_anything_else(page: Page) -> None:
    attempt(page, "window.client.start()")
    (worker,) = page.workers
    refused = worker.evaluate("fetch('/some/where/page/').then(() => 'fetched', (e) => e.message)")
    assert "no part of the runtime" in refused


def test_progress_counts_every_byte(page: Page, site: Site) -> None:
    attempt(page, "window.client.start()")
    heard = page.evaluate("window.heard")
    total = sum(len(data) for data in site.runtime.files.values())
    assert {step["total"] for step in heard} == {total}
    assert [step["loaded"] for step in heard] == sorted(step["loaded"] for step in heard)
    assert heard[-1] == {"type": "progress", "loaded": total, "total": total, "phase": "start"}
    assert {step["phase"] for step in heard[:-1]} == {"download"}


def test_calls_at_once_keep_their_answers_apart(page: Page) -> None:
    asked = "[1, 2, 3].map((n) => window.client.call('step', n))"
    answers = attempt(page, f"Promise.all({asked})")["value"]
    assert [answer["data"] for answer in answers] == [1, 2, 3]


def test_what_the_engine_refuses_comes_with_its_words(page: Page) -> None:
    answer = attempt(page, "window.client.call('refuse', {})")
    assert answer["kind"] == "engine"
    assert answer["details"] == {"reason": "no"}


def test_an_exception_fails_one_call_and_the_next_is_answered(page: Page) -> None:
    answer = attempt(page, "window.client.call('raise', {})")
    assert answer["kind"] == "engine"
    assert "a fault in the engine" in answer["message"]
    assert "value" in attempt(page, "window.client.call('step', {})")


@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, "gone") for name in (LOADER, GLUE, WASM, ".bin", ".json")],
)
def test_a_missing_file_is_told_and_a_retry_mends_it(
    page: Page, site: Site, name: str, kind: str
) -> None:
    every = [path.name for path in site.folder.rglob("*.*")]
    site.gone.update(file for file in every if file.endswith(name))
    failure = attempt(page, "window.client.call('step', {})")
    assert failure["kind"] == kind
    again = attempt(page, "window.client.call('step', {})")
    assert again["kind"] == kind
    site.gone.clear()
    assert "value" in attempt(page, "window.client.forgive().start()")
    assert "value" in attempt(page, "window.client.call('step', {})")


def test_a_compiler_that_refuses_is_told(page: Page, site: Site) -> None:
    refuse = """WebAssembly.compileStreaming = () =>
      Promise.reject(new WebAssembly.CompileError("disallowed"));
    """
    body = refuse + next(site.folder.rglob("worker.js")).read_text("utf-8")
    page.route(
        "**/worker.js", lambda route: route.fulfill(body=body, content_type="text/javascript")
    )
    assert attempt(page, "window.client.start()")["kind"] == "no-wasm"


@pytest.mark.parametrize(("missing", "kind"), [("Worker", "no-worker"), ("WebAssembly", "no-wasm")])
def test_an_old_browser_is_told(page: Page, missing: str, kind: str) -> None:
    page.evaluate(f"delete window.{missing}")
    assert attempt(page, "window.client.start()")["kind"] == kind


@pytest.mark.parametrize("name", [WASM, GLUE])
def test_a_download_that_stands_still_ends_in_time(page: Page, site: Site, name: str) -> None:
    site.stalled.add(name)
    page.clock.install()
    leave(page, "window.client.start()")
    while not any(path.endswith(name) for path in site.asked):
        page.wait_for_timeout(50)
    page.wait_for_timeout(1000)  # what is not stalled arrives, and nothing more comes
    page.clock.fast_forward(PATIENCE)
    assert outcome(page)["kind"] == "timeout"


def test_a_call_that_never_ends_is_given_up_and_python_starts_anew(page: Page) -> None:
    attempt(page, "window.client.start()")
    page.clock.install()
    calls = '["step", "hang", "step"].map((name) => window.client.call(name, {}))'
    leave(page, f"Promise.all({calls}.map(window.attempt))")
    page.wait_for_timeout(500)  # the first is answered; the others still keep the clock running
    page.clock.fast_forward(PATIENCE)
    first, *others = outcome(page)["value"]
    assert "value" in first
    assert [outcome["kind"] for outcome in others] == ["timeout"] * 2
    page.clock.resume()
    assert "value" in attempt(page, "window.client.forgive().start()")
    assert "value" in attempt(page, "window.client.call('step', {})")
