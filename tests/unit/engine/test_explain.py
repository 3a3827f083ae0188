"""Why this result, why no other, and what would change it."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell_engine.explain import explain
from hingewell_engine.inquiry import Inquiry
from unit.engine.guides import inquiry, toe_guide


@pytest.fixture(scope="module")
def toe() -> Inquiry:
    return inquiry(toe_guide())


def changed(explanation: dict[str, Any]) -> dict[tuple[str, Any], tuple[Any, Any, bool]]:
    return {
        (row["question"], row["instead"]): (row["urgency"], row["outcome"], row["more_questions"])
        for row in explanation["changes"]
    }


def test_one_sign_alone_is_why(toe: Inquiry) -> None:
    why = explain(toe, {"off": "yes"})["why"]
    assert (why["answers"], why["smallest"]) == ({"off": "yes"}, True)
    assert [(entry["decision"], entry["value"]) for entry in why["trace"]] == [
        ("urgency", "emergency"),
        ("outcome", "stopped"),
    ]
    assert [rule["rule"] for rule in why["trace"][0]["fired"]] == ["urgency_2"]


def test_without_a_sign_all_answers_are_why(toe: Inquiry) -> None:
    answers = {"off": "no", "blue": "no", "pain": 0}
    assert explain(toe, answers)["why"]["answers"] == answers


def test_why_not_names_what_stands_against_each_other_outcome(toe: Inquiry) -> None:
    assert explain(toe, {"off": "yes"})["why_not"] == [
        {"outcome": "sore", "change": {"off": "no"}, "more": {"blue": "no", "pain": 1}},
        {"outcome": "fine", "change": {"off": "no"}, "more": {"blue": "no", "pain": 0}},
    ]


def test_why_not_says_where_nothing_leads_to_an_outcome() -> None:
    data = toe_guide()
    data["decisions"][1]["values"].append("lost")
    why_not = explain(inquiry(data), {"off": "yes"})["why_not"]
    assert why_not[-1] == {"outcome": "lost", "change": None, "more": None}


def test_changes_follow_each_single_answer_given_otherwise(toe: Inquiry) -> None:
    assert changed(explain(toe, {"off": "no", "blue": "no", "pain": 0})) == {
        ("off", "yes"): ("emergency", "stopped", False),
        ("off", "unsure"): ("emergency", "stopped", False),
        ("blue", "yes"): ("urgent", "stopped", False),
        ("blue", "unsure"): ("urgent", "stopped", False),
        ("pain", 1): ("self_care", "sore", False),
        ("pain", 2): ("self_care", "sore", False),
        ("pain", "unsure"): ("self_care", "sore", False),
    }


def test_a_change_that_raises_more_questions_says_so(toe: Inquiry) -> None:
    assert changed(explain(toe, {"off": "yes"})) == {("off", "no"): (None, None, True)}


def test_there_is_nothing_to_explain_before_the_end(toe: Inquiry) -> None:
    assert explain(toe, {"off": "no", "toe": 1}) == {
        "status": "ask",
        "rejected": [{"question": "toe", "value": 1, "reason": "unknown question"}],
    }
