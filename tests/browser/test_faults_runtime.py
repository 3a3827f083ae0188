"""Whatever becomes of Python's files on their way: readers are told, lose nothing, and go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .faults import DID_NOT_LOAD, OWN, PARTS, expect_failure, expect_to_go_on, half
from .host import Fault, Host

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

    from .reader import Reader

NEWER = "this guide is newer than the page"
NO_MEMORY = "This device has too little memory free."
TOO_OLD = "A newer browser can."


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
        **({} if end == OWN else DAMAGED),
        **(ANOTHER if end == ".json" else {}),
    }
    for name, end in PARTS.items()
}


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
        assert newer.count() == (what == "missing"), what
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
    host.faulty[OWN] = Fault(change=lambda data: change.encode() + data)
    patient.page.goto(link)
    expect_failure(patient, words)
    expect(patient.check.get_by_role("button", name="Try again")).to_be_visible(visible=again)


def test_a_host_that_does_not_know_the_type(
    patient: Reader, host: Host, story: Scenario, link: str
) -> None:
    host.faulty[PARTS["its WebAssembly"]] = Fault(type="application/octet-stream")
    patient.page.goto(link)
    patient.expect_result(str(story.expect.outcome), story.expect.urgency)
