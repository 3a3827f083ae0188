"""What the site's own pages ask of Python needs no more of Pyodide than a start fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reader import ENGINE, Reader, worker

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from hingewell.model.selfcheck import Scenario

    from .host import Host

REST = "pyodide.rest.wasm"


def asked_for_the_rest(page: Page) -> bool:
    script = "performance.getEntriesByType('resource').map(({ name }) => name)"
    names: list[str] = worker(page).evaluate(script)
    assert any("pyodide.asm" in name for name in names)
    return any(name.endswith(REST) for name in names)


def test_a_check_to_its_end(reader: Reader, page: Page, story: Scenario) -> None:
    reader.open().finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    asked = f"async (answers) => {ENGINE}.call('explain', {{ answers }})"
    page.evaluate(asked, dict(story.answers))
    assert not asked_for_the_rest(page)


def test_a_body_to_move_and_a_refusal(page: Page, host: Host) -> None:
    page.goto(f"{host.url}which-is-it/")
    explorer = page.locator("hw-explorer")
    explorer.locator("input[type=radio]").first.focus()
    explorer.locator(".hw-explorer__ring").first.wait_for(state="attached")
    for call in ("explore", "plan_next", "no_such_call"):
        page.evaluate(f"async () => {ENGINE}.call('{call}', {{}}).catch(() => {{}})")
    assert not asked_for_the_rest(page)


def test_a_device_keeps_the_rest(site: Path) -> None:
    assert REST in (site / "service-worker.js").read_text("utf-8")
