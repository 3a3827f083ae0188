"""Data that makes no guide is refused, with the place and what is wrong."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from hingewell_engine import api
from hingewell_engine.data import GuideError
from hingewell_engine.guide import Guide
from hingewell_engine.inquiry import Inquiry
from hingewell_prover.diagram import with_diagram
from unit.engine.guides import toe_guide


def spoilt(way: str, value: Any) -> dict[str, Any]:
    """The toe guide with what stands at `way` replaced, or taken out where `value` is None."""
    data: Any = copy.deepcopy(with_diagram(toe_guide()))
    part = data
    *before, last = [int(step) if step.isdigit() else step for step in way.split("/")]
    for step in before:
        part = part[step]
    if value is None:
        del part[last]
    else:
        part[last] = value
    found: dict[str, Any] = data
    return found


WRONG = [
    ("format", 2, "format: this engine reads format 1"),
    ("pages", None, "guide: 'pages' is missing"),
    ("pages", {}, "pages: this has to be a list"),
    ("pages/0", "off", "pages/0: 'id' is missing"),
    ("pages/1/id", "page_0", "pages: 'page_0' stands twice"),
    ("pages/1/questions", ["off"], "pages: 'off' stands twice"),
    ("pages/1/questions", ["toe"], "pages: there is no question 'toe'"),
    ("pages/1/questions", [], "pages: 'pain' is on no page"),
    ("questions/off/values", [], "questions/off: a question needs an answer to choose"),
    ("questions/off/values", ["yes", "yes"], "questions/off/values: something stands twice"),
    ("questions/off/values", [True], "questions/off/values/0: this has to be a word or a whole"),
    ("questions/off/values", ["unasked"], "questions/off: 'unasked' cannot be an answer"),
    ("questions/off/enable_when", {"off": ["yes"]}, "questions: 'off' waits for a question"),
    ("questions/off/enable_when", {"toe": ["yes"]}, "questions: 'off' waits for a question"),
    ("decisions/0/hit_policy", "FIRST", "decisions/0: 'FIRST' is no hit policy; use UNIQUE,"),
    ("decisions/0/inputs", ["toe"], "decisions/0/rules/1: 'blue' is not an input of 'urgency'"),
    ("decisions/1/inputs/1", "toe", "decisions/1/rules/1: 'pain' is not an input of 'outcome'"),
    ("decisions/2/inputs", ["outcome", "pain", "toe"], "decisions/2: 'toe' is no question, and"),
    ("decisions/1/inputs", ["urgency", "pain", "exercises"], "decisions/1: 'exercises' is no"),
    ("decisions/2/id", "pain", "decisions/2: 'pain' is also a question"),
    ("decisions/2/id", "urgency", "decisions: 'urgency' stands twice"),
    ("decisions/0/rules/0/then", [], "decisions/0/rules/0: a rule of this table gives one value"),
    ("decisions/0/rules/0/then", ["late"], "decisions/0/rules/0: 'late' is not a value of 'urg"),
    ("decisions/0/rules/1/id", "urgency_0", "decisions/0/rules: 'urgency_0' stands twice"),
    ("decisions/0/rules/0/because", 5, "decisions/0/rules/0/because: this has to be text"),
    ("decisions/0/rules/0/when", [], "decisions/0/rules/0/when: this has to be a mapping"),
    ("check/urgency", "toe", "check/urgency: 'toe' is no decision with one value"),
    ("check/outcome", "exercises", "check/outcome: 'exercises' is no decision with one value"),
    ("check/plan", ["outcome"], "check/plan/0: 'outcome' is no decision that gives a list"),
    ("check/stops_at", ["toe"], "check/stops_at/0: 'toe' is no urgency"),
    ("diagram", None, "guide: 'diagram' is missing"),
    ("diagram/counts", [1], "diagram: this diagram is of another guide"),
    ("diagram/counts/0", -1, "diagram/counts: this has to be a list of numbers"),
    ("diagram/kids/0", 99, "diagram: a branch leads upwards"),
    ("diagram/results/0/urgency", 3, "diagram/results/0/urgency: this has to be text"),
]


@pytest.mark.parametrize(("way", "value", "message"), WRONG)
def test_what_is_wrong_is_named_with_its_place(way: str, value: Any, message: str) -> None:
    with pytest.raises(GuideError) as caught:
        Inquiry(spoilt(way, value))
    assert str(caught.value).startswith(message)


def test_a_diagram_without_a_result_is_refused() -> None:
    empty = {"results": [], "counts": [0, 0, 0], "kids": []}
    with pytest.raises(GuideError, match="a diagram needs a result"):
        Inquiry(spoilt("diagram", empty))


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '"guide"', "[" * 100_000])
def test_text_that_is_no_guide_is_refused(text: str) -> None:
    with pytest.raises(GuideError):
        api.load(text)


def test_a_sound_guide_is_read_whole() -> None:
    found = Guide(json.loads(json.dumps(toe_guide())))
    assert found.order == ("off", "blue", "pain")
    assert [decision.id for decision in found.decisions.values()] == [
        "urgency",
        "outcome",
        "exercises",
    ]
