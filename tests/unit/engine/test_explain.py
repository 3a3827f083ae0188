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


def changed(explanation: dict[str, Any]) -> dict[tuple[Any, ...], tuple[str, str, bool]]:
    return {
        (row["question"], *row["instead"]): (
            "/".join(row["urgency"]),
            "/".join(row["outcome"]),
            row["more_questions"],
        )
        for row in explanation["changes"]
    }


def ids(row: dict[str, Any]) -> list[str]:
    return [rule["rule"] for rule in row["rules"]]


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
    ways = explain(toe, {"off": "yes"})["why_not"]
    assert [(way["outcome"], way["urgency"], way["change"], way["more"]) for way in ways] == [
        ("sore", "self_care", {"off": "no"}, {"blue": "no", "pain": 1}),
        ("fine", "self_care", {"off": "no"}, {"blue": "no", "pain": 0}),
    ]


def test_why_not_names_the_rules_that_the_other_answers_would_make_fire(toe: Inquiry) -> None:
    ways = explain(toe, {"off": "no", "blue": "no", "pain": 0})["why_not"]
    assert {way["outcome"]: ids(way) for way in ways} == {
        "stopped": ["urgency_1"],
        "sore": ["outcome_1"],
    }


def test_why_not_says_where_nothing_leads_to_an_outcome() -> None:
    data = toe_guide()
    data["decisions"][1]["values"].append("lost")
    why_not = explain(inquiry(data), {"off": "yes"})["why_not"]
    nowhere: dict[str, Any] = {"urgency": None, "change": None, "more": None, "rules": []}
    assert why_not[-1] == {"outcome": "lost", **nowhere}


def test_changes_follow_each_single_answer_given_otherwise(toe: Inquiry) -> None:
    explanation = explain(toe, {"off": "no", "blue": "no", "pain": 0})
    assert changed(explanation) == {
        ("off", "yes", "unsure"): ("emergency", "stopped", False),
        ("blue", "yes", "unsure"): ("urgent", "stopped", False),
        ("pain", 1, 2, "unsure"): ("self_care", "sore", False),
    }
    assert [ids(row) for row in explanation["changes"]] == [
        ["urgency_2"],
        ["urgency_1"],
        ["outcome_1"],
    ]


def test_a_change_that_raises_more_questions_says_so_and_names_no_rule(toe: Inquiry) -> None:
    explanation = explain(toe, {"off": "yes"})
    assert changed(explanation) == {
        ("off", "no"): ("urgent/self_care", "stopped/sore/fine", True),
    }
    assert ids(explanation["changes"][0]) == []


def test_only_the_rules_behind_what_is_new_are_named() -> None:
    """A blue toe is urgent, and stays as sore as it was: by another rule, which is no news."""
    data = toe_guide()
    data["decisions"][1]["inputs"].append("blue")
    stopped, sore, fine = data["decisions"][1]["rules"]
    stopped["when"] = {"urgency": ["emergency"]}
    for row in (sore, fine):
        row["when"].update({"urgency": ["urgent", "self_care"], "blue": ["no"]})
    blue = {"urgency": ["urgent"], "blue": ["yes", "unsure"]}
    data["decisions"][1]["rules"].append({**sore, "id": "sore_and_blue", "when": blue})
    explanation = explain(inquiry(data), {"off": "no", "blue": "no", "pain": 1})
    rows = {row["question"]: ids(row) for row in explanation["changes"]}
    assert rows == {"off": ["urgency_2"], "blue": ["urgency_1"], "pain": ["outcome_2"]}


def test_there_is_nothing_to_explain_before_the_end(toe: Inquiry) -> None:
    assert explain(toe, {"off": "no", "toe": 1}) == {
        "status": "ask",
        "rejected": [{"question": "toe", "value": 1, "reason": "unknown question"}],
    }
