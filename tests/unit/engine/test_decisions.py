"""Decisions from answers that are not all there: what is settled, and what is left open."""

from __future__ import annotations

from typing import Any

from hingewell_engine.decisions import Decisions
from hingewell_engine.guide import Guide
from unit.engine.guides import decision, guide, question, rule


def settled(data: dict[str, Any], **answers: str | int) -> dict[str, Any]:
    """The decisions that these answers settle."""
    return {one.table.id: one.value for one in Decisions(Guide(data)).evaluate(answers)}


def about(hit_policy: str, *rules: dict[str, Any]) -> dict[str, Any]:
    """A guide about `main` and `extra`, which is asked when `main` and `also` are answered yes."""
    ends = [decision(key, "ANY", ["main"], ["end"], rule("end")) for key in ("urgency", "outcome")]
    asked = question(when={"main": ["yes"], "also": ["yes"]})
    return guide(
        {"main": question(), "also": question(), "extra": asked},
        [decision("about", hit_policy, ["main", "extra"], ["a", "b"], *rules), *ends],
    )


WORSE = about("PRIORITY", rule("a", extra=["yes"]), rule("b"))


def test_a_question_whose_conditions_do_not_all_hold_reads_unasked() -> None:
    assert settled(WORSE, main="yes", also="no", extra="yes")["about"] == "b"
    assert settled(WORSE, main="no", also="yes", extra="yes")["about"] == "b"
    assert settled(WORSE, main="no", extra="yes")["about"] == "b"
    assert settled(WORSE, main="yes", also="yes", extra="yes")["about"] == "a"


def test_while_a_condition_is_open_the_question_may_be_unasked() -> None:
    assert "about" not in settled(WORSE, main="yes", extra="yes")
    assert "about" not in settled(WORSE, also="yes", extra="yes")
    assert settled(WORSE, main="yes", extra="no")["about"] == "b"


def test_an_answer_holds_where_the_question_is_asked_at_all() -> None:
    either_way = about("UNIQUE", rule("a", extra=["yes", "unasked"]), rule("b", extra=["no"]))
    assert settled(either_way, extra="yes")["about"] == "a"
    assert "about" not in settled(either_way)


def test_a_table_that_could_still_find_no_rule_is_open() -> None:
    assert "about" not in settled(about("ANY", rule("a", main=["yes", "no"])))


def test_a_list_is_settled_where_every_way_gives_the_same_items() -> None:
    always, also = rule(["a"]), rule(["a"], main=["yes"])
    assert settled(about("COLLECT", always, also))["about"] == ("a",)
    assert "about" not in settled(about("COLLECT", rule(["a"], main=["yes"])))
