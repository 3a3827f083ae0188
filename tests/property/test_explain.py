"""Explanations against brute force, on small guides at random."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hingewell_engine.explain import explain
from hingewell_engine.forcing import Forcing
from property.brute_force import completions, every_result, result
from property.random_guides import guides, partial_answers
from unit.engine.guides import inquiry

if TYPE_CHECKING:
    from hingewell_engine.inquiry import Inquiry

often = settings(max_examples=80, deadline=None)

type End = tuple[Any, Any]


def ends(data: dict[str, Any], answers: dict[str, Any]) -> set[End]:
    """Every urgency and outcome that these answers can still lead to."""
    return {found[:2] for _, found in every_result(data, answers)}


def explained(
    draw: st.DataObject, max_questions: int = 4
) -> tuple[dict[str, Any], Inquiry, dict[str, Any], End, dict[str, Any]]:
    """A guide, its engine, answers that count and their result, and the explanation of it."""
    data = draw.draw(guides(max_questions=max_questions))
    engine = inquiry(data)
    answers = draw.draw(partial_answers(data))
    assume(engine.step(answers)["status"] == "result")
    counted = engine.step(answers)["answers"]
    explanation = explain(engine, answers)
    assert explanation == explain(engine, counted)
    return data, engine, counted, next(iter(ends(data, counted))), explanation


@often
@given(st.data())
def test_why_is_the_smallest_set_that_forces_the_result(draw: st.DataObject) -> None:
    data, _, counted, end, explanation = explained(draw, max_questions=5)
    why = explanation["why"]
    assert why["smallest"]
    assert why["answers"].items() <= counted.items()
    assert ends(data, why["answers"]) == {end}
    for smaller in combinations(counted, max(len(why["answers"]) - 1, 0)):
        if why["answers"]:
            assert ends(data, {key: counted[key] for key in smaller}) != {end}


@often
@given(st.data())
def test_why_without_patience_can_still_not_be_made_smaller(draw: st.DataObject) -> None:
    data, engine, counted, end, _ = explained(draw, max_questions=5)
    results = engine.diagram.results
    others = {at for at, one in enumerate(results) if (one.urgency, one.outcome) != end}
    levels, smallest = Forcing(engine.diagram, engine.branches(counted), others).smallest(0)
    kept = {engine.guide.order[level] for level in levels}
    assert not smallest
    assert ends(data, {key: counted[key] for key in kept}) == {end}
    for spare in kept:
        assert ends(data, {key: counted[key] for key in kept - {spare}}) != {end}


@often
@given(st.data())
def test_why_not_is_the_smallest_change_to_each_other_outcome(draw: st.DataObject) -> None:
    data, engine, counted, (urgency, outcome), explanation = explained(draw)
    values = next(one for one in data["decisions"] if one["id"] == "outcome")["values"]
    assert [row["outcome"] for row in explanation["why_not"]] == [v for v in values if v != outcome]
    for row in explanation["why_not"]:
        least = [
            (sum(full[key] != value for key, value in counted.items()), end[0] != urgency)
            for full, end in every_result(data, {})
            if end[1] == row["outcome"]
        ]
        if row["change"] is None:
            assert not least
            continue
        reached = engine.step({**counted, **row["change"], **row["more"]})
        assert reached["outcome"] == row["outcome"]
        assert (len(row["change"]), reached["urgency"] != urgency) == min(least)
        assert all(counted[key] != value for key, value in row["change"].items())
        assert not row["more"].keys() & counted.keys()


@often
@given(st.data())
def test_changes_are_all_single_answers_that_lead_elsewhere(draw: st.DataObject) -> None:
    data, engine, counted, end, explanation = explained(draw)
    values = {one["id"]: one["values"] for one in data["decisions"]}
    wanted = []
    for key, value in counted.items():
        for instead in data["questions"][key]["values"]:
            changed = {**counted, key: instead}
            reached = ends(data, changed)
            if instead != value and reached != {end}:
                urgencies, outcomes = ({one[part] for one in reached} for part in (0, 1))
                wanted.append(
                    (
                        (key, instead),
                        [one for one in values["urgency"] if one in urgencies],
                        [one for one in values["outcome"] if one in outcomes],
                        engine.step(changed)["status"] == "ask",
                    )
                )
    told = [
        ((row["question"], instead), row["urgency"], row["outcome"], row["more_questions"])
        for row in explanation["changes"]
        for instead in row["instead"]
    ]
    assert sorted(told, key=str) == sorted(wanted, key=str)
    alike = [str({**row, "instead": None}) for row in explanation["changes"]]
    assert len(alike) == len(set(alike)), "what leads alike is one"


@often
@given(st.data())
def test_the_rules_behind_it_hold_whatever_else_is_answered(draw: st.DataObject) -> None:
    data, _, _, _, explanation = explained(draw)
    why = explanation["why"]
    trace = {entry["decision"]: entry for entry in why["trace"]}
    assert {"urgency", "outcome"} <= trace.keys()
    for full in completions(data, why["answers"]):
        assert result(data, full)[:2] == (trace["urgency"]["value"], trace["outcome"]["value"])


@often
@given(st.data())
def test_there_is_nothing_to_explain_while_there_is_more_to_ask(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    answers = draw.draw(partial_answers(data))
    engine = inquiry(data)
    assert explain(engine, answers)["status"] == engine.step(answers)["status"]
