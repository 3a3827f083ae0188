"""Decision tables: what each hit policy makes of the rules that fire, and the trace of it."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell_engine.guide import Guide
from hingewell_engine.table import Evaluation, Table
from unit.engine.guides import decision, guide, question, rule


def table(hit_policy: str, *rules: dict[str, Any], values: tuple[str, ...] = ("a", "b")) -> Table:
    questions = {"sore": question(), "stiff": question(), "pain": question(0, 1, 2)}
    about = decision("about", hit_policy, list(questions), list(values), *rules)
    ends = [decision(key, "ANY", ["sore"], ["end"], rule("end")) for key in ("urgency", "outcome")]
    return Table(Guide(guide(questions, [about, *ends])).decisions["about"])


def say(of: Table, sore: str = "no", stiff: str = "no", pain: int = 0) -> Evaluation:
    return of.evaluate({"sore": sore, "stiff": stiff, "pain": pain})


def fired(evaluation: Evaluation) -> list[str]:
    return [rule["rule"] for rule in evaluation.fired]


SORE, STIFF = rule("a", sore=["yes"]), rule("b", stiff=["yes"])


@pytest.mark.parametrize("hit_policy", ["UNIQUE", "ANY", "PRIORITY"])
def test_one_rule_fires(hit_policy: str) -> None:
    found = say(table(hit_policy, SORE, STIFF), stiff="yes")
    assert (found.value, found.problem, fired(found)) == ("b", None, ["about_1"])


@pytest.mark.parametrize("hit_policy", ["UNIQUE", "ANY", "PRIORITY"])
def test_no_rule_fires(hit_policy: str) -> None:
    found = say(table(hit_policy, SORE, STIFF))
    assert (found.value, found.problem, fired(found)) == (None, "gap", [])


def test_unique_refuses_two_rules_even_where_they_agree() -> None:
    found = say(table("UNIQUE", SORE, rule("a", stiff=["yes"])), sore="yes", stiff="yes")
    assert (found.value, found.problem) == (None, "conflict")
    assert fired(found) == ["about_0", "about_1"]


def test_any_takes_rules_that_agree() -> None:
    found = say(table("ANY", SORE, rule("a", stiff=["yes"])), sore="yes", stiff="yes")
    assert (found.value, found.problem) == ("a", None)
    assert fired(found) == ["about_0", "about_1"]


def test_any_refuses_rules_that_differ() -> None:
    found = say(table("ANY", SORE, STIFF), sore="yes", stiff="yes")
    assert (found.value, found.problem) == (None, "conflict")
    assert fired(found) == ["about_0", "about_1"]


def test_priority_follows_the_order_of_the_values_not_of_the_rules() -> None:
    found = say(table("PRIORITY", STIFF, rule("b"), SORE), sore="yes", stiff="yes")
    assert (found.value, found.problem, fired(found)) == ("a", None, ["about_2"])


def test_priority_names_all_rules_that_give_the_value() -> None:
    found = say(table("PRIORITY", rule("b"), STIFF, SORE), stiff="yes")
    assert (found.value, fired(found)) == ("b", ["about_0", "about_1"])


def test_collect_gathers_items_once_in_the_order_of_the_values() -> None:
    rules = (rule(["c", "a"], sore=["yes"]), rule(["a"], stiff=["yes"]), rule(["b"], pain=[2]))
    found = say(table("COLLECT", *rules, values=("a", "b", "c")), sore="yes", stiff="yes")
    assert (found.value, found.problem) == (("a", "c"), None)
    assert fired(found) == ["about_0", "about_1"]


def test_collect_may_gather_nothing() -> None:
    found = say(table("COLLECT", SORE))
    assert (found.value, found.problem, fired(found)) == ((), None, [])


def test_a_rule_holds_where_all_its_cells_do() -> None:
    of = table("PRIORITY", rule("a", sore=["yes", "unsure"], pain=[1, 2]), rule("b"))
    assert say(of, sore="unsure", pain=2).value == "a"
    assert say(of, sore="no", pain=2).value == "b"
    assert say(of, sore="yes", pain=0).value == "b"


def test_the_trace_tells_what_fired_on_which_inputs_and_why() -> None:
    written = {**rule("a", "It is sore.", sore=["yes"], pain=[1, 2]), "refs": ["toe_2020"]}
    assert say(table("UNIQUE", written), sore="yes", pain=2).fired == [
        {
            "rule": "about_0",
            "then": "a",
            "on": {"sore": "yes", "pain": 2},
            "because": "It is sore.",
            "refs": ["toe_2020"],
            "certainty": "low",
        }
    ]


def test_a_list_table_traces_the_items_of_each_rule() -> None:
    found = say(table("COLLECT", rule(["b", "a"], sore=["yes"])), sore="yes")
    assert [row["then"] for row in found.fired] == [["b", "a"]]


def test_what_no_cell_names_fires_only_rules_that_do_not_look() -> None:
    of = table("PRIORITY", SORE, rule("b"))
    assert of.evaluate({"sore": None}).value == "b"
