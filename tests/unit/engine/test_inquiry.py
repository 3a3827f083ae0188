"""What is asked next, what counts, and what comes out."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell_engine.inquiry import Inquiry
from unit.engine.guides import decision, guide, inquiry, question, rule, toe_guide


@pytest.fixture(scope="module")
def toe() -> Inquiry:
    return inquiry(toe_guide())


def test_the_first_page_comes_first(toe: Inquiry) -> None:
    assert toe.step({}) == {
        "status": "ask",
        "page": "page_0",
        "questions": ["off", "blue"],
        "at_most": {"pages": 2, "questions": 3},
        "answered": [],
        "rejected": [],
    }


def test_a_page_answered_in_part_asks_for_the_rest(toe: Inquiry) -> None:
    step = toe.step({"blue": "no"})
    assert (step["page"], step["questions"]) == ("page_0", ["off"])
    assert step["at_most"] == {"pages": 2, "questions": 2}
    assert step["answered"] == ["blue"]


def test_an_emergency_ends_the_check_at_once(toe: Inquiry) -> None:
    result = toe.step({"off": "yes"})
    assert result["status"] == "result"
    assert (result["urgency"], result["outcome"], result["stopped"]) == (
        "emergency",
        "stopped",
        True,
    )
    assert result["plan"] == {"exercises": []}
    assert result["answers"] == {"off": "yes"}


def test_not_sure_is_an_answer(toe: Inquiry) -> None:
    assert toe.step({"off": "unsure"})["urgency"] == "emergency"


def test_an_urgent_sign_leaves_only_what_could_be_worse(toe: Inquiry) -> None:
    assert toe.step({"blue": "yes"})["questions"] == ["off"]
    assert toe.step({"blue": "yes", "off": "no"})["urgency"] == "urgent"


def test_the_result_holds_plan_and_trace(toe: Inquiry) -> None:
    result = toe.step({"off": "no", "blue": "no", "pain": 1})
    assert result["plan"] == {"exercises": ["wiggle", "stretch"]}
    assert result["errors"] == []
    assert [(row["decision"], row["value"]) for row in result["trace"]] == [
        ("urgency", "self_care"),
        ("outcome", "sore"),
        ("exercises", ["wiggle", "stretch"]),
    ]
    assert result["trace"][1]["fired"][0]["on"] == {"urgency": "self_care", "pain": 1}
    assert all(row["either"] == [] for row in result["trace"])


def test_answers_that_are_no_longer_asked_do_not_count(toe: Inquiry) -> None:
    full = toe.step({"off": "yes", "blue": "no", "pain": 1})
    assert full == toe.step({"off": "yes"})


def test_what_is_no_answer_is_named_and_ignored(toe: Inquiry) -> None:
    step = toe.step({"off": "maybe", "toe": "yes", "pain": True, "blue": ["yes"]})
    assert step["questions"] == ["off", "blue"]
    assert step["rejected"] == [
        {"question": "blue", "value": None, "reason": "unknown value"},
        {"question": "off", "value": "maybe", "reason": "unknown value"},
        {"question": "pain", "value": None, "reason": "unknown value"},
        {"question": "toe", "value": "yes", "reason": "unknown question"},
    ]


@pytest.mark.parametrize("value", ["1", 1.0, None, [1], {"1": 1}, 3])
def test_only_the_very_value_is_an_answer(toe: Inquiry, value: object) -> None:
    assert toe.step({"pain": value})["rejected"][0]["question"] == "pain"


def test_what_is_forced(toe: Inquiry) -> None:
    assert toe.forced({}) == {"urgency": None}
    assert toe.forced({"off": "yes"}) == {"urgency": "emergency"}
    assert toe.forced({"blue": "yes"}) == {"urgency": None}
    assert toe.forced({"blue": "yes", "off": "no"}) == {"urgency": "urgent"}
    assert toe.forced({"blue": "no", "off": "no"}) == {"urgency": "self_care"}
    assert toe.forced({"off": "perhaps"}) == {"urgency": None}


def branching() -> dict[str, Any]:
    """A question that is only asked when the first is answered yes, and a conflict beyond it."""
    return guide(
        {"first": question(), "then": question("a", "b", "c", when={"first": ["yes"]})},
        [
            decision("urgency", "PRIORITY", ["first"], ["self_care"], rule("self_care")),
            decision(
                "outcome", "UNIQUE", ["then"], ["this", "that", "none"],
                rule("this", then=["a", "b"]),
                rule("that", then=["b"]),
                rule("none", then=["unasked"]),
            ),
        ],
    )  # fmt: skip


def test_a_question_that_is_not_enabled_reads_unasked() -> None:
    result = inquiry(branching()).step({"then": "a", "first": "no"})
    assert (result["outcome"], result["answers"]) == ("none", {"first": "no"})
    assert result["trace"][1]["fired"][0]["on"] == {"then": "unasked"}


def test_contradicting_rules_are_an_error_in_the_result() -> None:
    result = inquiry(branching()).step({"first": "yes", "then": "b"})
    assert result["outcome"] is None
    assert result["errors"] == [
        {"decision": "outcome", "problem": "conflict", "rules": ["outcome_0", "outcome_1"]}
    ]


def test_a_gap_is_an_error_in_the_result() -> None:
    result = inquiry(branching()).step({"first": "yes", "then": "c"})
    assert result["errors"] == [{"decision": "outcome", "problem": "gap", "rules": []}]


def test_rules_of_which_one_fired_unasked_are_told_apart_from_those_that_did() -> None:
    """Whichever way the second question goes, the outcome is the same: it is not asked."""
    data = guide(
        {"first": question("a", "b"), "second": question("a", "b")},
        [
            decision("urgency", "PRIORITY", ["first"], ["self_care"], rule("self_care")),
            decision(
                "outcome", "UNIQUE", ["first", "second"], ["same", "other"],
                rule("same", first=["a"], second=["a"]),
                rule("same", first=["a"], second=["b"]),
                rule("other", first=["b"]),
            ),
        ],
    )  # fmt: skip
    result = inquiry(data).step({"first": "a"})
    assert (result["status"], result["outcome"], result["errors"]) == ("result", "same", [])
    outcome = result["trace"][1]
    assert outcome["fired"] == []
    assert [(row["rule"], row["on"]) for row in outcome["either"]] == [
        ("outcome_0", {"first": "a"}),
        ("outcome_1", {"first": "a"}),
    ]
