"""Any history at all: one clear answer, the same in any order, never more after worse."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiled import plan_of
from hingewell_engine.plan.clock import DAY, Moment, date, wall
from hingewell_engine.plan.past import past
from hingewell_engine.plan.reply import next_dose
from hingewell_engine.plan.rules import Rules
from hingewell_prover.days.facts import KINDS

ROOT = Path(__file__).parents[2]
DATA = plan_of(ROOT / "content")
RULES = Rules(DATA)
EXERCISES = sorted(DATA["exercises"])
START = 20_600 * DAY
SPAN = 40 * DAY

Entry = dict[str, Any]


def time(minute: int, offset: int) -> str:
    sign = "-" if offset < 0 else "+"
    return f"{wall(minute + offset)}{sign}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def entry(exercise: str) -> st.SearchStrategy[Entry]:
    """Something that was told of an exercise, at some time, on a clock of some zone."""
    rungs = [rung.id for rung in RULES.exercises[exercise].ladder.rungs]
    questions = ["calm", "better", "finish", "gate:easy"]
    told = st.one_of(
        st.fixed_dictionaries(
            {"kind": st.just("dose"), "rung": st.sampled_from([*rungs, "gone"])},
            optional={"felt": st.sampled_from(["fine", "too_far", "hurt", "?"])},
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("check"),
                "answer": st.sampled_from(["better", "same", "same", "worse", "painful", "?"]),
            },
            optional={"exercises": st.just([exercise]), "score": st.integers(-1, 7)},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("said"), "about": st.sampled_from(questions), "yes": st.booleans()}
        ),
        st.fixed_dictionaries({"kind": st.sampled_from(["start", "leave", "dance"])}),
    )
    minutes = st.integers(0, SPAN // 60).map(lambda hours: START + hours * 60)
    offsets = st.sampled_from([0, 0, 60, -300, 765])
    return st.tuples(told, minutes, offsets).map(
        lambda made: {**made[0], "exercise": exercise, "at": time(made[1], made[2]), "t": made[1]}
    )


def logs(exercises: list[str]) -> st.SearchStrategy[list[Entry]]:
    one = st.sampled_from(exercises).flatmap(entry)
    return st.lists(one, max_size=25).map(
        lambda made: [{**row, "id": str(at)} for at, row in enumerate(made)]
    )


SOME = st.lists(st.sampled_from(EXERCISES), min_size=1, max_size=4, unique=True).flatmap(logs)
WHEN = st.integers(0, SPAN // 60).map(lambda hours: Moment(START + hours * 60))


@given(SOME, WHEN, st.randoms(use_true_random=False))
def test_one_clear_answer_in_any_order(
    log: list[Entry], now: Moment, chance: random.Random
) -> None:
    answer = next_dose(RULES, log, now)
    assert answer["kind"] in KINDS
    for one in answer["exercises"]:
        assert one["kind"] in KINDS
        assert (one["rung"] is not None) == (one["kind"] in KINDS[:4])
        assert (one["ask"] != "") == (one["kind"] == "check_now")
        if one["until"] is not None:
            assert one["until"] > now.minute
    mixed = [*log, *chance.sample(log, len(log) // 2)]
    chance.shuffle(mixed)
    assert next_dose(RULES, mixed, now) == answer
    past(RULES, log, now)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(SOME, JSON, WHEN)
def test_damage_changes_no_answer(log: list[Entry], junk: object, now: Moment) -> None:
    answer = next_dose(RULES, log, now)
    other = next_dose(RULES, [junk, *log, {"kind": junk}, {"at": junk}], now)
    assert {**other, "unread": 0} == {**answer, "unread": 0}


@given(SOME, WHEN, st.integers(-SPAN, SPAN), st.sampled_from(sorted(DATA["signs"])))
def test_a_warning_sign_ends_the_plan_whenever_it_was_told(
    log: list[Entry], now: Moment, ago: int, sign: str
) -> None:
    told = {"kind": "sign", "signs": [sign], "at": time(now.minute - ago, 0)}
    answer = next_dose(RULES, [*log, told], now)
    assert answer["kind"] == "get_help"
    assert answer["level"] in ("emergency", "urgent")
    assert not [one for one in answer["exercises"] if one["rung"]]


@settings(max_examples=200)
@pytest.mark.parametrize("exercise", ["nerve_slider", "loaded_hinge", "tendon_hold"])
@given(st.data())
def test_never_more_after_worse_and_never_without_a_check(
    exercise: str, data: st.DataObject
) -> None:
    """Told from the log alone, whatever the reader did against the advice."""
    log = data.draw(logs([exercise]))
    now = data.draw(WHEN)
    ladder = RULES.exercises[exercise].ladder
    offered = next_dose(RULES, log, now)
    if not offered.get("rung"):
        return
    rung = ladder.at(offered["rung"])
    rows = as_counted(log, now)
    doses = [row for row in rows if row["kind"] == "dose"]
    if not doses:
        assert rung == ladder.start
        return
    good = [row["t"] for row in rows if is_good(row)]
    day = ladder.rungs[0].check - RULES.early
    last = doses[-1]["t"]
    # Of what was done at one minute nobody can say which came last.
    done = max(ladder.at(row["rung"]) for row in doses if row["t"] == last)
    if not any(last + day <= time_ for time_ in good):
        assert rung <= max(done, ladder.start), "no check, no more"
    bad = [row["t"] for row in rows if is_bad(row)]
    # Who says that it is as calm as before has checked what came before that, too.
    calm = [row["t"] for row in rows if row["kind"] == "said" and is_calm(row)]
    if bad and not any(time_ >= bad[-1] + day for time_ in [*good, *calm]):
        before = [ladder.at(row["rung"]) for row in doses if row["t"] <= bad[-1]]
        assert not before or rung <= max(before)
    assert rung <= max(ladder.at(row["rung"]) for row in doses) + 1 or rung <= ladder.start


def as_counted(log: list[Entry], now: Moment) -> list[Entry]:
    """In order. What is up to two days ahead comes from a clock of elsewhere, and is of now."""
    seen = [
        {**row, "t": min(row["t"], now.minute), "ahead": row["t"] > now.minute}
        for row in log
        if row["t"] <= now.minute + 2 * DAY
    ]
    return sorted((row for row in seen if not (row["ahead"] and is_good(row))), key=when)


def when(row: Entry) -> int:
    return int(row["t"])


def is_good(row: Entry) -> bool:
    return row["kind"] == "check" and row["answer"] in ("better", "same")


def is_calm(row: Entry) -> bool:
    return row["about"] == "calm" and row["yes"] is True


def is_bad(row: Entry) -> bool:
    hurt = row["kind"] == "dose" and row.get("felt", "fine") in ("hurt", "?")
    return hurt or (row["kind"] == "check" and row["answer"] in ("worse", "painful"))


@settings(max_examples=200)
@given(SOME, WHEN)
def test_nothing_starts_between_another_dose_and_its_check(log: list[Entry], now: Moment) -> None:
    answer = next_dose(RULES, log, now)
    rows = as_counted(log, now)
    for one in answer["exercises"]:
        mine = [row for row in rows if row["exercise"] == one["exercise"] and row["kind"] == "dose"]
        if one["rung"] is None or mine:
            continue
        for other in answer["exercises"]:
            latest = [
                row["t"]
                for row in rows
                if row["kind"] == "dose" and row["exercise"] == other["exercise"]
            ]
            if latest and other["kind"] not in ("get_help", "stop"):
                since = [row for row in rows if row["t"] > max(latest) and row["kind"] != "dose"]
                assert since, "somebody has to have said how the last dose went"


@given(
    SOME, WHEN, st.sampled_from(sorted(DATA["pauses"])), st.integers(-30, 30), st.integers(0, 20)
)
def test_a_time_away_never_offers_more(
    log: list[Entry], now: Moment, why: str, first: int, days: int
) -> None:
    span = {"from": date(now.day + first), "until": date(now.day + first + days)}
    away = {"kind": "away", "why": why, **span, "at": time(START, 0)}
    steps = {
        one["exercise"]: RULES.exercises[one["exercise"]].ladder.at(one["rung"])
        for one in next_dose(RULES, log, now)["exercises"]
        if one["rung"]
    }
    for one in next_dose(RULES, [*log, away], now)["exercises"]:
        if one["rung"]:
            step = RULES.exercises[one["exercise"]].ladder.at(one["rung"])
            assert step <= steps[one["exercise"]]


@given(SOME, WHEN, st.integers(1, SPAN), st.integers(1, 60), st.sampled_from(sorted(DATA["signs"])))
def test_only_a_visit_since_the_sign_lets_it_go_on(
    log: list[Entry], now: Moment, ago: int, before: int, sign: str
) -> None:
    told = {"kind": "sign", "signs": [sign], "at": time(now.minute - ago, 0)}
    log = [
        row for row in log if row["t"] < now.minute
    ]  # what is done after a visit is another story
    day = (now.minute - ago) // DAY
    stale = {"kind": "cleared", "seen": date(day - before), "limits": "", "at": time(now.minute, 0)}
    assert next_dose(RULES, [*log, told, stale], now)["kind"] == "get_help"
    fresh = {**stale, "seen": date(now.day)}
    answer = next_dose(RULES, [*log, told, fresh], now)
    assert answer["level"] is None
    for one in answer["exercises"]:
        if one["rung"]:
            ladder = RULES.exercises[one["exercise"]].ladder
            assert ladder.at(one["rung"]) <= ladder.start
