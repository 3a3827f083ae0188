"""The proof of doses over days finds nothing in the guide, and finds an engine that is broken."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from compiled import plan_of
from hingewell_engine.plan import offer
from hingewell_engine.plan.batch import Batch
from hingewell_engine.plan.clock import Moment
from hingewell_engine.plan.reply import told
from hingewell_engine.plan.story import Story
from hingewell_engine.plan.track import Track
from hingewell_prover.days import proof as imported
from hingewell_prover.days import walk
from hingewell_prover.days.proof import ANY, prove

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return plan_of(ROOT / "content")


def only(data: dict[str, Any], *ladders: str) -> dict[str, Any]:
    """The rules with these ladders alone."""
    kept = {key: one for key, one in data["exercises"].items() if one["ladder"] in ladders}
    made = {key: data["ladders"][key] for key in ladders}
    return {**data, "ladders": made, "exercises": kept, "version": "-".join(ladders)}


@pytest.mark.parametrize("ladder", ["nerve_glides", "nerve_tension", "gentle_stretch"])
def test_holds_for_sequences_of_any_length(data: dict[str, Any], ladder: str) -> None:
    """The walk ends when nothing leads to a situation that was not met yet."""
    rules = only(data, ladder)
    proof = prove(rules, ANY)
    assert proof.findings == ()
    assert proof.situations > prove(rules, 3).situations


def helped_at_once(data: dict[str, Any]) -> dict[str, Any]:
    """The rules with help as the answer to the first pain, whatever the guide answers."""
    ladders = {
        key: {**one, "answers": {**one["answers"], "painful": "get_help"}}
        for key, one in data["ladders"].items()
    }
    return {**data, "ladders": ladders}


def too_early(data: dict[str, Any]) -> dict[str, Any]:
    """The rules with checks after six hours: some day goes by without one."""
    ladders = {
        key: {**one, "rungs": [{**rung, "check": 360} for rung in one["rungs"]]}
        for key, one in data["ladders"].items()
    }
    return {**data, "ladders": ladders}


@pytest.fixture
def beside() -> ModuleType:
    """The module as a build finds it: what it sends to a process and hears is of modules by name,
    and an earlier test may have had them imported anew."""
    return importlib.import_module("hingewell_prover.days.beside")


@pytest.fixture
def days() -> ModuleType:
    """The proof that it uses, as it is found there, with nothing known."""
    module = importlib.import_module("hingewell_prover.days.proof")
    module.KNOWN.clear()
    return module


@pytest.mark.parametrize("faulty", [False, True])
def test_a_process_beside_finds_the_same(
    data: dict[str, Any],
    faulty: bool,
    beside: ModuleType,
    days: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = only(data, "nerve_glides", "gentle_stretch")
    rules = too_early(rules) if faulty else rules
    here = days.prove(rules)
    assert bool(here.findings) == faulty
    days.KNOWN.clear()
    monkeypatch.setattr(days, "tried", None)  # nothing is left to be tried here
    assert beside.Proving(rules).days() == here
    assert beside.Proving(rules).days() == here, "and from memory"


def test_what_a_process_beside_cannot_tell_is_found_here(
    data: dict[str, Any], beside: ModuleType, days: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = only(data, "gentle_stretch")
    here = days.prove(rules)
    days.KNOWN.clear()
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    assert beside.Proving(rules).days() == here


def test_a_process_that_waits_is_the_next_to_prove(
    data: dict[str, Any], beside: ModuleType, days: ModuleType
) -> None:
    beside.keep_ready()
    assert not beside._waiting, "nothing was proved yet: this guide may have no plan"
    here = days.prove(only(data, "gentle_stretch"))
    beside.keep_ready()
    (waiting,) = beside._waiting
    beside.keep_ready()
    assert beside._waiting == [waiting], "one is enough"
    days.KNOWN.clear()
    assert beside.Proving(only(data, "gentle_stretch")).days() == here
    assert waiting.returncode == 0
    assert not beside._waiting


def test_a_process_that_ended_while_it_waited_is_missed_by_nobody(
    data: dict[str, Any], beside: ModuleType, days: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = days.prove(only(data, "gentle_stretch"))
    beside.keep_ready()
    beside._waiting[0].kill()
    beside._waiting[0].wait()
    days.KNOWN.clear()
    monkeypatch.setattr(days, "tried", None)  # nothing is tried here: another process is started
    assert beside.Proving(only(data, "gentle_stretch")).days() == here


def forgets_what_ended(track: Track, *told: Any, then: Any = Track.dose) -> None:
    track.ended = ""
    then(track, *told)


def two_up(track: Track, now: Moment, then: Any = offer._dose) -> offer.Offer:
    found: offer.Offer = then(track, now)
    if found.kind == "step_up" and found.rung is not None:
        found.rung = min(found.rung + 1, len(track.ladder.rungs) - 1)
    return found


def dances(story: Story, now: Moment, then: Any = told) -> dict[str, Any]:
    return {**then(story, now), "kind": "dance"}


def takes_any_visit(story: Story, entry: Any) -> None:
    story.signs, story.cleared = set(), entry
    for track in story.tracks.values():
        track.restart(entry.at)


def forgets_to_begin_anew(track: Track, _: Moment) -> None:
    track.ended = ""
    track.begin, track.rung, track.settling = len(track.ladder.rungs) - 1, None, None


VISITS: dict[str, tuple[object, str, object]] = {
    "plan/sign-ignored": (Story, "_clear", takes_any_visit),
    "plan/starts-high": (Track, "restart", forgets_to_begin_anew),
    "plan/never-goes-on": (Story, "_clear", lambda *_: None),
}


@pytest.mark.parametrize("finding", VISITS)
def test_notices_what_is_broken_about_a_visit(
    data: dict[str, Any], finding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning sign is final until a clinician has seen the reader since; then comes the first."""
    where, name, instead = VISITS[finding]
    monkeypatch.setattr(where, name, instead)
    monkeypatch.setattr(imported, "KNOWN", {})
    found = {one.id: one.message for one in prove(only(data, "nerve_glides"), 3).findings}
    assert "cleared" in found[finding]


BROKEN: dict[str, tuple[object, str, object]] = {
    "plan/raised-by-worse": (Track, "setback", lambda *_: None),
    "plan/check-skipped": (Batch, "due", lambda *_: 10**9),
    "plan/sign-ignored": (Story, "level", property(lambda _: None)),
    "plan/not-settled": (Track, "calm", lambda track, *_: setattr(track, "settling", None)),
    "plan/starts-high": (Track, "base", property(lambda one: len(one.ladder.rungs) - 2)),
    "plan/two-steps": (offer, "_dose", two_up),
    "plan/help-ignored": (Track, "dose", forgets_what_ended),
    "plan/dead-end": (
        offer,
        "_within_a_batch",
        lambda track, *_: offer.Offer(track, "wait_until", "new_step"),
    ),
    "plan/no-answer": (walk, "told", dances),
}


@pytest.mark.parametrize("finding", BROKEN)
def test_notices_what_is_broken(
    data: dict[str, Any], finding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, instead = BROKEN[finding]
    monkeypatch.setattr(where, name, instead)
    monkeypatch.setattr(imported, "KNOWN", {})
    found = prove(helped_at_once(only(data, "nerve_glides")), 3).findings
    assert finding in {one.id for one in found}
    assert all("day 1" in one.message or "at once" in one.message for one in found)
