"""The prover against brute force, on small guides at random: nothing missed, nothing made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.promises import Keeps, NeverLowers, SafeFirst
from hingewell_prover.proof import findings, space
from property.brute_findings import Everything, fewest
from property.brute_force import asked, completions, decided, result
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
