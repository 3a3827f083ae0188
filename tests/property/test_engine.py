"""The engine against brute force, on small guides at random: every answer set, every hit policy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell_engine import api
from hingewell_engine.decisions import Decisions
from hingewell_engine.guide import Guide
from hingewell_prover.diagram import with_diagram
from property.brute_force import (
    asked,
    completions,
    decided,
    every_result,
    firing,
    relevant,
    result,
)
from property.random_guides import guides, partial_answers
from unit.engine.guides import inquiry

if TYPE_CHECKING:
    from hingewell_engine.inquiry import Inquiry
    from property.brute_force import Answers

often = settings(max_examples=80, deadline=None)


def outcome_of(step: dict[str, Any]) -> tuple[Any, Any, dict[str, list[str]]]:
    assert step["status"] == "result"
    return step["urgency"], step["outcome"], step["plan"]


def without_rejected(step: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in step.items() if key != "rejected"}


def counted(step: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    keys = step["answered"] if step["status"] == "ask" else step["answers"]
    return {key: answers[key] for key in keys}


@often
@given(guides())
def test_tables_and_diagram_say_what_brute_force_says(data: dict[str, Any]) -> None:
    engine, tables = inquiry(data), Decisions(Guide(data))
    for answers in completions(data, {}):
        found = decided(data, answers)
        for evaluation in tables.evaluate(answers):
            said = evaluation.value
            assert (list(said) if isinstance(said, tuple) else said) == found[evaluation.table.id]
        assert outcome_of(engine.step(answers)) == result(data, answers)


@often
@given(st.data())
def test_asks_exactly_what_some_completion_depends_on(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    answers = draw.draw(partial_answers(data))
    step = inquiry(data).step(answers)
    wanted = relevant(data, answers)
    if not wanted:
        assert outcome_of(step) == every_result(data, answers)[0][1]
        return
    page = next(page for page in data["pages"] if wanted[0] in page["questions"])
    assert step["status"] == "ask"
    assert step["page"] == page["id"]
    assert step["questions"] == [key for key in wanted if key in page["questions"]]


@often
@given(st.data())
def test_answers_that_do_not_count_change_nothing(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    answers = draw.draw(partial_answers(data))
    engine = inquiry(data)
    step = engine.step(answers)
    kept = counted(step, answers)
    others = draw.draw(partial_answers(data))
    changed = {**{key: others[key] for key in answers if key in others}, **kept}
    assert engine.step(kept) == step
    assert counted(engine.step(changed), changed) == kept
    assert engine.step(changed) == step


@often
@given(st.data())
def test_the_order_of_the_answers_never_matters(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    answers = draw.draw(partial_answers(data))
    shuffled = {key: answers[key] for key in draw.draw(st.permutations(list(answers)))}
    api.load(json.dumps(with_diagram(data)))
    for name in api.CALLS:
        one = api.call(name, json.dumps({"answers": answers}))
        assert one == api.call(name, json.dumps({"answers": shuffled}))


@often
@given(st.data())
def test_walking_ends_and_asks_no_more_than_announced(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=5))
    engine = inquiry(data)
    answers: Answers = draw.draw(partial_answers(data))
    step = engine.step(answers)
    shown, pages = 0, 0
    announced = [(step["at_most"], 0, 0)] if step["status"] == "ask" else []
    while step["status"] == "ask":
        assert step["questions"]
        pages += 1
        shown += len(step["questions"])
        for key in step["questions"]:
            assert key not in answers
            answers[key] = draw.draw(st.sampled_from(data["questions"][key]["values"]))
        step = engine.step(answers)
        if step["status"] == "ask":
            announced.append((step["at_most"], pages, shown))
    for at_most, pages_before, shown_before in announced:
        assert pages - pages_before <= at_most["pages"]
        assert shown - shown_before <= at_most["questions"]
    assert outcome_of(step) == every_result(data, answers)[0][1]


@often
@given(guides())
def test_what_is_announced_can_come_to_pass(data: dict[str, Any]) -> None:
    engine = inquiry(data)

    def longest(answers: dict[str, Any]) -> tuple[int, int]:
        step = engine.step(answers)
        if step["status"] == "result":
            return 0, 0
        choices = {key: data["questions"][key]["values"] for key in step["questions"]}
        ahead = [
            longest({**answers, **{key: full[key] for key in choices}})
            for full in completions(data, answers)
        ]
        found = 1 + max(p for p, _ in ahead), len(choices) + max(q for _, q in ahead)
        assert step["at_most"] == {"pages": found[0], "questions": found[1]}
        return found

    longest({})


@often
@given(st.data())
def test_forced_is_what_every_completion_says(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    answers = draw.draw(partial_answers(data))
    urgencies = {end[0] for _, end in every_result(data, answers)}
    forced = inquiry(data).forced(answers)["urgency"]
    assert forced == (urgencies.pop() if len(urgencies) == 1 else None)


@often
@given(st.data())
def test_the_trace_holds_for_every_completion(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    step = inquiry(data).step(draw.draw(partial_answers(data)))
    if step["status"] == "ask":
        return
    rows = {decision["id"]: decision for decision in data["decisions"]}
    for full in completions(data, step["answers"]):
        found = decided(data, full)
        for entry in step["trace"]:
            assert entry["value"] == found[entry["decision"]]
            fired = {rule["id"] for rule in firing(rows[entry["decision"]], found)}
            sure = {rule["rule"] for rule in entry["fired"]}
            either = {rule["rule"] for rule in entry["either"]}
            assert sure <= fired
            assert not either or either & fired
            on = [rule["on"] for rule in entry["fired"] + entry["either"]]
            assert all(found[name] == value for inputs in on for name, value in inputs.items())
            assert sure or either or not entry["value"]
    finals = {data["check"]["urgency"], data["check"]["outcome"], *data["check"]["plan"]}
    assert finals <= {entry["decision"] for entry in step["trace"]}


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@often
@given(st.data())
def test_junk_is_rejected_and_the_rest_is_answered(draw: st.DataObject) -> None:
    data = draw.draw(guides())
    answers = draw.draw(partial_answers(data))
    unanswered = sorted(set(asked(data)) - answers.keys()) or ["more"]
    noise = draw.draw(st.dictionaries(st.sampled_from(unanswered) | st.text(max_size=4), junk))
    noise = {
        key: value
        for key, value in noise.items()
        if key not in answers and not _is_answer(data, key, value)
    }
    engine: Inquiry = inquiry(data)
    step = engine.step({**noise, **answers})
    assert without_rejected(step) == without_rejected(engine.step(answers))
    assert [row["question"] for row in step["rejected"]] == sorted(noise)


def _is_answer(data: dict[str, Any], key: str, value: Any) -> bool:
    values = data["questions"].get(key, {"values": []})["values"]
    return type(value) in (str, int) and value in values


@often
@given(st.text(max_size=20) | junk.map(json.dumps) | junk.map(lambda x: json.dumps({"answers": x})))
def test_no_payload_raises(payload: str) -> None:
    for name in (*api.CALLS, "other"):
        assert isinstance(json.loads(api.call(name, payload)), dict)
