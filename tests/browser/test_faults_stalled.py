"""A line that stands still, creeps or drops: readers are told in time, and told the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .faults import (
    DID_NOT_LOAD,
    OWN,
    PARTS,
    PATIENCE,
    TOO_LONG,
    expect_failure,
    expect_the_result,
    expect_to_go_on,
    half,
    keep_nothing,
    lose_patience,
)
from .host import Fault, Host
from .reader import Reader, worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from hingewell.model.selfcheck import Scenario

WASM, LIBRARY = PARTS["its WebAssembly"], PARTS["the library"]
BAR = "document.querySelector('hw-selfcheck [data-part=bar]')?.value ?? null"
SIZES = "JSON.parse(document.getElementById('hw-engine').textContent).sizes"


@pytest.fixture
def watched(patient: Reader) -> Reader:
    """Somebody whose clock the test can put forward. Between that it runs as all clocks do."""
    patient.page.clock.install()
    return patient


def until(page: Page, what: Callable[[], object]) -> None:
    for _ in range(PATIENCE // 20):
        if what():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it has never come to that")


def expect_to_wait(reader: Reader, host: Host, end: str) -> None:
    """The host was asked and is silent; the reader sees how far it is and where else to go."""
    until(reader.page, lambda: [path for path in host.asked if path.endswith(end)])
    wait = reader.check.locator(".hw-wait")
    expect(wait.get_by_role("status")).to_have_text("Getting the next question ready.")
    expect(wait.get_by_role("progressbar")).to_be_visible()
    expect(wait.get_by_role("link", name="read on from here on paper")).to_be_visible()


def test_files_that_never_come_to_their_end(
    watched: Reader, host: Host, story: Scenario, link: str
) -> None:
    """From the first byte on, then half-way; each is told, and met by another "Try again"."""
    watched.page.goto("about:blank")
    for end in PARTS.values():
        for share in (0, 0.5):
            keep_nothing(watched.page)
            host.asked.clear()
            host.mend()
            host.faulty[end] = Fault(share=share, hangs=True)
            if watched.page.url == link:
                watched.press("Try again")
            else:
                watched.page.goto(link)
            expect_to_wait(watched, host, end)
            lose_patience(watched.page)
            expect_failure(watched, TOO_LONG)
    assert watched.page.url == link, "a reload would lead there too"
    expect_to_go_on(watched, host, story)
    assert watched.page.url.endswith("/check/#result"), "the address keeps no answer"


def test_a_slow_line_shows_how_far_it_is_and_is_given_the_time_it_takes(
    watched: Reader, host: Host, story: Scenario, link: str
) -> None:
    """Byte by byte as they came, and never too late as long as some come."""
    host.faulty[WASM] = Fault(share=0.5, hangs=True)
    watched.page.goto(link)
    sizes = watched.page.evaluate(SIZES)
    total = sum(sizes.values())
    size = next(size for file, size in sizes.items() if file.endswith(WASM))
    bar = watched.check.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", str(total - size + size // 2))
    expect(bar).to_have_attribute("max", str(total))
    there = 100 * (total - size + size // 2) // total
    expect(watched.check.get_by_text(f"{there} %")).to_be_visible()

    host.mend()
    expect_failure(watched, DID_NOT_LOAD)
    keep_nothing(watched.page)  # to find what was spoilt, it has been fetched anew
    host.faulty = {end: Fault(seconds=2) for end in (WASM, LIBRARY)}
    watched.press("Try again")
    seen: list[int] = []
    expect(bar).to_be_visible()
    while watched.page.evaluate(BAR) is not None:
        value = watched.page.evaluate(BAR)
        if value is not None and value not in seen:
            seen.append(value)
            # With every piece begins another time of patience. Another may have come before this.
            watched.page.clock.fast_forward(PATIENCE // 3)
    expect_the_result(watched, story)
    assert len(seen) > 5, seen
    assert seen == sorted(seen), "it starts anew after a failure, and never goes back"
    assert seen[-1] <= total


HALVES = {
    "a half that is no script": half,
    "a half that says nothing": lambda _: b"// Copyright",
}


def test_half_a_script_that_the_browser_has_kept(
    watched: Reader, host: Host, story: Scenario, link: str
) -> None:
    """It was whole for all that the browser knows, so it would use it for as long as it may."""
    for at, (what, change) in enumerate(HALVES.items()):
        watched.page.goto("about:blank")
        keep_nothing(watched.page)
        host.faulty[OWN] = Fault(change=change)
        watched.page.goto(link)
        if at:
            expect_to_wait(watched, host, OWN)
            lose_patience(watched.page)
        expect_failure(watched, TOO_LONG if at else DID_NOT_LOAD)
        assert host.refused, what
        expect_to_go_on(watched, host, story)


def test_a_worker_that_is_killed_while_it_starts(
    watched: Reader, host: Host, story: Scenario, link: str
) -> None:
    host.faulty[WASM] = Fault(share=0.5, hangs=True)
    watched.page.goto(link)
    expect_to_wait(watched, host, WASM)
    worker(watched.page).evaluate("() => self.close()")
    lose_patience(watched.page)
    expect_failure(watched, TOO_LONG)
    expect_to_go_on(watched, host, story)


def test_a_line_that_drops_in_the_middle(
    watched: Reader, host: Host, story: Scenario, link: str
) -> None:
    """While Python is on its way the reader is told; once it is there nobody needs a line."""
    host.faulty[WASM] = Fault(share=0.5, hangs=True)
    watched.page.goto(link)
    expect_to_wait(watched, host, WASM)
    host.mend()
    host.down = True
    expect_failure(watched, DID_NOT_LOAD)
    watched.press("Try again")
    expect_failure(watched, DID_NOT_LOAD)
    expect_to_go_on(watched, host, story)
    host.down = True
    watched.press("Start again")
    watched.finish(story.answers)
    expect_the_result(watched, story)
