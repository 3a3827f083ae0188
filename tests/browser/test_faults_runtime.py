"""Whatever becomes of Python's files on their way: readers are told, lose nothing, and go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect

from .host import SUB_PATH, Fault, Host
from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

PARTS = {
    "the page's worker": "runtime/worker.js",
    "what starts Python": "runtime/boot.js",
    "Pyodide": "pyodide.mjs",
    "its glue": "pyodide.asm.js",
    "its WebAssembly": "pyodide.asm.wasm",
    "the library": ".bin",
    "the guide's data": ".json",
}
OWN = ("runtime/worker.js", "runtime/boot.js")
"""Scripts of the page: of these a browser says no more than that they did not load."""

DID_NOT_LOAD = "A part of the check did not load."
NEWER = "this guide is newer than the page"
NO_MEMORY = "This device has too little memory free."
TOO_OLD = "A newer browser can."


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    """As long as before, with other bytes in many places."""
    step = max(1, len(data) // 500)
    spoilt = bytearray(data)
    spoilt[step::step] = bytes(byte ^ 0x15 for byte in spoilt[step::step])
    return bytes(spoilt)


def of_another_version(data: bytes) -> bytes:
    """A guide that the engine takes, with another rule in it."""
    changed = data.replace(b'"self_care"', b'"urgent"', 1)
    assert changed != data
    return changed


NEVER_THERE = {"missing": Fault(404), "a fault of the host": Fault(500), "cut": Fault(share=0.5)}
DAMAGED = {
    "half a file": Fault(change=half),
    "a page to sign in": Fault(type="text/html", change=lambda _: b"<!doctype html>Sign in"),
    "other bytes": Fault(change=flipped),
}
ANOTHER = {"another version": Fault(change=of_another_version)}
FAULTS = {
    name: {
        **NEVER_THERE,
        **({} if end in OWN else DAMAGED),
        **(ANOTHER if end == ".json" else {}),
    }
    for name, end in PARTS.items()
}


@pytest.fixture(scope="module")
def link(chromium: Browser, shared_host: Host, story: Scenario) -> str:
    """A link to a result: a page that needs Python at once."""
    context = chromium.new_context(service_workers="block")
    reader = Reader(context.new_page(), shared_host.url).open()
    version = reader.check.get_attribute("data-version")
    reader.finish(story.answers)
    reader.check.get_by_text("Make a link to this result").press("Enter")
    reader.press("Make the link")
    address = reader.check.get_by_label("Your link").input_value()
    assert f"#share={version}." in address
    context.close()
    return address


@pytest.fixture(scope="module")
def one_tab(chromium: Browser) -> Iterator[Reader]:
    """One tab for all of these: a new one would cost more than the fault."""
    context = chromium.new_context(service_workers="block")
    yield Reader(context.new_page(), "")
    context.close()


@pytest.fixture
def patient(one_tab: Reader, host: Host) -> Reader:
    one_tab.home = host.url
    one_tab.page.goto("about:blank")
    # What it keeps from here on is the faulty file, for as long as the host has allowed.
    browser = one_tab.page.context.new_cdp_session(one_tab.page)
    browser.send("Network.clearBrowserCache")
    origin = host.url.removesuffix(SUB_PATH)
    browser.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "cache_storage"})
    return one_tab


def expect_failure(reader: Reader, words: str) -> None:
    """The reader sees what is wrong, what still works, and nothing that spins."""
    told = reader.check.locator(".hw-check__told:visible:not([data-old])")
    expect(told).to_contain_text(words)
    expect(told).to_contain_text("your answers are still here")
    expect(told.get_by_role("link", name="The check on paper")).to_be_visible()
    expect(reader.check.get_by_role("progressbar")).to_have_count(0)
    told.evaluate("(told) => { told.dataset.old = true; }")


def expect_to_go_on(reader: Reader, host: Host, story: Scenario) -> None:
    host.mend()
    reader.press("Try again")
    reader.expect_view("answers")
    reader.act("result")
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)


@pytest.mark.parametrize("name", PARTS)
def test_a_file_that_comes_wrong_in_every_way(
    patient: Reader, host: Host, story: Scenario, link: str, name: str
) -> None:
    """One fault after the other, each met by another "Try again", until the host is mended."""
    end = PARTS[name]
    for at, (what, fault) in enumerate(FAULTS[name].items()):
        host.faulty[end] = fault
        if at:
            patient.press("Try again")
        else:
            patient.page.goto(link)
        expect_failure(patient, DID_NOT_LOAD)
        newer = patient.check.get_by_text(NEWER).filter(visible=True)
        assert newer.count() == (what == "missing" and end not in OWN), what
    expect_to_go_on(patient, host, story)


REFUSED = """
WebAssembly.compileStreaming = async () => { throw new RangeError("no room"); };
"""
TOO_NEW = """
WebAssembly.compileStreaming = async () => { throw new WebAssembly.CompileError("unknown"); };
"""


@pytest.mark.parametrize(
    ("change", "words", "again"),
    [(REFUSED, NO_MEMORY, True), (TOO_NEW, TOO_OLD, False)],
    ids=["memory", "age"],
)
def test_a_device_that_cannot(
    patient: Reader, host: Host, link: str, change: str, words: str, again: bool
) -> None:
    """Too little memory may pass; a browser that is too old does not."""
    host.faulty["runtime/boot.js"] = Fault(change=lambda data: change.encode() + data)
    patient.page.goto(link)
    expect_failure(patient, words)
    expect(patient.check.get_by_role("button", name="Try again")).to_be_visible(visible=again)


def test_a_host_that_does_not_know_the_type(
    patient: Reader, host: Host, story: Scenario, link: str
) -> None:
    host.faulty[PARTS["its WebAssembly"]] = Fault(type="application/octet-stream")
    patient.page.goto(link)
    patient.expect_result(str(story.expect.outcome), story.expect.urgency)
