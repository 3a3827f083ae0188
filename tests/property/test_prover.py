"""The prover against brute force, on small guides at random: nothing missed, nothing made up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.promises import Apart, Keeps, NeverLowers, OnlyBy, SafeFirst
from hingewell_prover.proof import findings, space
from property.brute_findings import Everything, fewest
from property.brute_force import asked, completions, decided, firing, result
from property.random_guides import guides
from unit.engine.guides import inquiry

if TYPE_CHECKING:
    from collections.abc import Callable

    from hingewell_prover.finding import Finding
    from property.brute_force import Answers

often = settings(max_examples=60, deadline=None)


def proved(data: dict[str, Any], *promises: Any) -> list[Finding]:
    return list(findings(Functions(Guide(data)), promises))


def shows(data: dict[str, Any], found: Finding, holds: Callable[[Answers], bool]) -> None:
    """The witness shows the fault whatever else is answered, and no smaller one does."""
    assert all(map(holds, completions(data, found.witness)))
    assert len(found.witness) == fewest(data, holds)


@often
@given(guides(max_questions=3))
def test_finds_what_is_wrong_and_nothing_else(data: dict[str, Any]) -> None:
    used = {"urgency", "outcome", *data["check"]["plan"]}
    used |= {
        name for one in reversed(data["decisions"]) if one["id"] in used for name in one["inputs"]
    }
    unused = {("flow/unreachable", ("decisions", one["id"], "id")) for one in data["decisions"]
              if one["id"] not in used}  # fmt: skip
    found = {(one.id, one.where) for one in proved(data)}
    told = {key for key in found if key[0] not in ("table/gap", "table/contractible")}
    assert told - unused == Everything(data).keys() - unused


@often
@given(guides(max_questions=3))
def test_gaps_and_overlaps_have_the_smallest_witness(data: dict[str, Any]) -> None:
    everything, found = Everything(data), proved(data)
    for decision in data["decisions"]:
        if decision["hit_policy"] == "COLLECT":
            continue
        gap = everything.gap(decision)
        gaps = [one for one in found if one.id == "table/gap" and one.where[1] == decision["id"]]
        assert bool(gaps) == any(gap(answers) for answers, _ in everything.all)
        for at, one in enumerate(gaps):
            assert all(map(gap, completions(data, one.witness)))
            if at == 0:
                shows(data, one, gap)
        for one in found:
            if one.id == "table/overlap" and one.where[1] == decision["id"]:
                ids = [row["id"] for row in decision["rules"]]
                pair = [ids.index(name) for name in one.message.split("'")[1:4:2]]
                shows(data, one, everything.together(decision, pair))
    for one in found:
        if one.id == "flow/dead-end":
            shows(data, one, everything.ends_without(str(one.where[2])))


@often
@given(st.data())
def test_promises_are_kept_exactly_if_every_answer_set_keeps_them(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    question = draw.draw(st.sampled_from(asked(data)))
    cell = draw.draw(_some(data["questions"][question]["values"]))
    among = draw.draw(_some(["a", "b", "c"]))

    def broken(answers: Answers) -> bool:
        found = decided(data, answers)
        return found[question] in cell and found["urgency"] not in among

    found = proved(data, Keeps(("here",), "Text.", {question: cell}, "urgency", tuple(among)))
    mine = [one for one in found if one.where == ("here",)]
    assert bool(mine) == any(map(broken, completions(data, {})))
    for one in mine:
        shows(data, one, broken)


@often
@given(st.data())
def test_lists_are_kept_clean_exactly_if_every_answer_set_does(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    without = draw.draw(_some(["a", "b", "c"]))
    for plan in data["check"]["plan"]:

        def broken(answers: Answers, plan: str = plan) -> bool:
            found = decided(data, answers)
            return found["urgency"] == "a" and bool({*found[plan]} & {*without})

        promise = Keeps(("here",), "Text.", {"urgency": ("a",)}, plan, without=tuple(without))
        mine = [one for one in proved(data, promise) if one.where == ("here",)]
        assert bool(mine) == any(map(broken, completions(data, {})))
        for one in mine:
            shows(data, one, broken)


@often
@given(st.data())
def test_lists_hold_something_and_not_too_much_exactly_if_they_always_do(
    draw: st.DataObject,
) -> None:
    data = draw.draw(guides(max_questions=3))
    most = draw.draw(st.integers(0, 3))
    said = tuple(draw.draw(_some(["a", "b", "c"])))
    for plan in data["check"]["plan"]:

        def empty(answers: Answers, plan: str = plan) -> bool:
            found = decided(data, answers)
            return found["urgency"] in said and not found[plan]

        def too_long(answers: Answers, plan: str = plan) -> bool:
            found = decided(data, answers)
            return found["urgency"] in said and len(found[plan]) > most

        when = {"urgency": said}
        for promise, broken in (
            (Keeps(("here",), "Text.", when, plan, some=True), empty),
            (Keeps(("here",), "Text.", when, plan, at_most=most), too_long),
            (Keeps(("here",), "Text.", {**when, plan: ("none",)}, plan, some=True), empty),
        ):
            mine = [one for one in proved(data, promise) if one.where == ("here",)]
            assert bool(mine) == any(map(broken, completions(data, {})))
            for one in mine:
                shows(data, one, broken)


@often
@given(st.data())
def test_ways_are_all_there_are_exactly_if_every_answer_set_comes_by_one(
    draw: st.DataObject,
) -> None:
    data = draw.draw(guides(max_questions=3))
    said = tuple(draw.draw(_some(["a", "b", "c"])))
    keys = st.sampled_from(asked(data))
    ways = [
        {key: tuple(draw.draw(_some(data["questions"][key]["values"])))}
        for key in draw.draw(st.lists(keys, min_size=1, max_size=3))
    ]

    def comes_by(answers: Answers, way: dict[str, tuple[Any, ...]]) -> bool:
        found = decided(data, answers)
        return found["urgency"] in said and all(found[key] in way[key] for key in way)

    def another(answers: Answers) -> bool:
        there = decided(data, answers)["urgency"] in said
        return there and not any(comes_by(answers, way) for way in ways)

    promise = OnlyBy(("here",), "Text.", {"urgency": said}, ways)
    found = proved(data, promise)
    mine = [one for one in found if one.where == ("here",)]
    every = list(completions(data, {}))
    assert bool(mine) == any(map(another, every))
    for one in mine:
        shows(data, one, another)
    idle = {("here", at) for at, way in enumerate(ways)
            if not any(comes_by(answers, way) for answers in every)}  # fmt: skip
    assert {one.where for one in found if one.id == "invariant/unreachable"} == idle


@often
@given(st.data())
def test_entries_are_apart_exactly_if_no_answer_set_has_both(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    one, other = (draw.draw(st.sampled_from(["a", "b", "c"])) for _ in range(2))
    for plan in data["check"]["plan"]:

        def both(answers: Answers, plan: str = plan) -> bool:
            return {one, other} <= {*decided(data, answers)[plan]}

        promise = Apart(("here",), "Text.", (plan, one), (plan, other), "Both.", "No.")
        mine = [found for found in proved(data, promise) if found.where == ("here",)]
        assert bool(mine) == any(map(both, completions(data, {})))
        for found in mine:
            shows(data, found, both)


@often
@given(st.data())
def test_a_rule_that_stops_is_forgotten_exactly_if_it_stops_somebody_unpromised(
    draw: st.DataObject,
) -> None:
    data = draw.draw(guides(max_questions=3))
    later = {"urgency"}
    for one in data["decisions"]:
        if later & {*one["inputs"]}:
            later.add(one["id"])
    names = [*asked(data), *(one["id"] for one in data["decisions"] if one["id"] != "plan")]
    said: list[dict[str, tuple[Any, ...]]] = []
    for name in draw.draw(st.lists(st.sampled_from(names), max_size=3)):
        domain = data["questions"][name]["values"] if name in asked(data) else ["a", "b", "c"]
        said.append({name: tuple(draw.draw(_some(domain)))})
    grave = [("a",) if draw.draw(st.booleans()) else ("a", "b") for _ in said]
    urgency = next(one for one in data["decisions"] if one["id"] == "urgency")

    def bare(rule: dict[str, Any], answers: Answers) -> bool:
        found = decided(data, answers)
        covered = any(
            among == ("a",) and not later & {*when} and all(found[key] in when[key] for key in when)
            for when, among in zip(said, grave, strict=True)
        )
        return rule in firing(urgency, found) and not covered

    if urgency["values"][0] != "a":
        return
    promises = [
        Keeps(("here",), "Text.", when, "urgency", among)
        for when, among in zip(said, grave, strict=True)
    ]
    found = {
        one.where[3]: one
        for one in proved(data, *promises)
        if one.id == "invariant/forgets-sign" and "whatever else" in one.message
    }
    every = list(completions(data, {}))
    for at, rule in enumerate(urgency["rules"]):
        expected = bool(said) and rule["then"] == ["a"]
        expected = expected and any(bare(rule, answers) for answers in every)
        assert (at in found) == expected
        if at in found:
            shows(data, found[at], partial(bare, rule))


@often
@given(st.data())
def test_orders_are_kept_exactly_if_no_step_lowers(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    question = draw.draw(st.sampled_from(asked(data)))
    order = draw.draw(st.permutations(data["questions"][question]["values"]))
    rank = next(one for one in data["decisions"] if one["id"] == "urgency")["values"].index

    def lowers(answers: Answers) -> bool:
        after = order[order.index(answers[question]) + 1 :][:1]
        said = [
            result(data, {**answers, question: value})[0] for value in (answers[question], *after)
        ]
        return len(said) == 2 and None not in said and rank(said[1]) > rank(said[0])

    promise = NeverLowers(("here",), "Text.", "urgency", question, tuple(order))
    mine = [one for one in proved(data, promise) if one.where == ("here",)]
    steps = {answers[question] for answers in completions(data, {}) if lowers(answers)}
    assert {one.witness[question] for one in mine} == steps
    for one in mine:
        assert all(map(lowers, completions(data, one.witness)))


@often
@given(st.data())
def test_nobody_who_is_stopped_is_asked_what_comes_after(draw: st.DataObject) -> None:
    """Walks every way with the engine: was the question asked of a reader who is stopped?"""
    data = draw.draw(guides(max_questions=3))
    question = draw.draw(st.sampled_from(asked(data)))
    promise = SafeFirst(("here",), "Text.", question, ())
    kept = not [one for one in proved(data, promise) if one.where == ("here",)]
    engine = inquiry(data)
    stopped_after_asking = any(
        step["urgency"] in data["check"]["stops_at"] and question in step["answers"]
        for step in (engine.step(answers) for answers in completions(data, {}))
    )
    if kept:
        assert not stopped_after_asking


@often
@given(guides(max_questions=3))
def test_counts_the_space_as_it_is(data: dict[str, Any]) -> None:
    engine = inquiry(data)
    ends = [engine.step(answers) for answers in completions(data, {})]
    found = space(Functions(Guide(data)))
    assert found.answers == len(ends)
    assert found.walks == len({tuple(end["answers"].items()) for end in ends})
    assert found.ends == len({str((end["urgency"], end["outcome"], end["plan"])) for end in ends})


def _some(values: list[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(values), min_size=1, unique=True)
