"""What promises about lists, ways and forgotten signs say when they are broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.promises import Keeps, NeverLowers, OnlyBy
from hingewell_prover.proof import findings
from unit.engine.guides import decision, guide, question, rule, toe_guide

if TYPE_CHECKING:
    from hingewell_prover.finding import Finding
    from hingewell_prover.promises import Promise

SIGN = ("yes", "unsure")
SIGNS = (
    Keeps((), "Off.", {"off": SIGN}, "urgency", ("emergency",)),
    Keeps((), "Blue.", {"blue": SIGN}, "urgency", ("emergency", "urgent")),
)
ORDERS = tuple(
    NeverLowers((), "Text.", "urgency", name, ("no", "unsure", "yes")) for name in ("off", "blue")
)


def proved(data: dict[str, Any], *promises: Promise) -> list[Finding]:
    return list(findings(Functions(Guide(data)), promises))


def of_two() -> dict[str, Any]:
    """A list that always holds one thing, and on Sundays one of two more besides."""
    made = decision(
        "exercises", "COLLECT", ["day", "wet"], ["walk", "swim", "row"],
        rule(["walk"]), rule(["swim"], day=["sunday"], wet=["yes"]),
        rule(["row"], day=["sunday"], wet=["no"]),
    )  # fmt: skip
    single = [
        decision(name, "PRIORITY", [], ["one"], rule("one")) for name in ("urgency", "outcome")
    ]
    questions = {"day": question("sunday", "other"), "wet": question("yes", "no")}
    return guide(questions, [*single, made], plan=("exercises",))


def test_a_list_that_is_empty_says_so() -> None:
    promise = Keeps((), "Text.", {"urgency": ("self_care",)}, "exercises", some=True)
    (found,) = proved(toe_guide(), promise)
    assert found.message == "not so: Text. Here exercises holds nothing"
    assert found.witness == {"off": "no", "blue": "no", "pain": 0}


def test_a_list_that_is_too_long_says_what_stands_there() -> None:
    promise = Keeps((), "Text.", {}, "exercises", at_most=1)
    (found,) = proved(toe_guide(), promise)
    assert found.message == "not so: Text. Here exercises holds wiggle, stretch"
    assert found.witness == {"off": "no", "blue": "no", "pain": 1}
    assert not proved(toe_guide(), Keeps((), "Text.", {}, "exercises", at_most=2))


def test_it_says_what_may_stand_there_where_further_answers_tell() -> None:
    (found,) = proved(of_two(), Keeps((), "Text.", {}, "exercises", at_most=1))
    assert found.message == "not so: Text. Here exercises holds walk, at least 1 of swim, row"
    assert found.witness == {"day": "sunday"}


def test_a_condition_can_be_that_a_list_is_empty() -> None:
    empty = {"exercises": ("none",)}
    (found,) = proved(toe_guide(), Keeps((), "Text.", empty, "outcome", ("stopped",)))
    assert found.message == "not so: Text. Here outcome = fine"
    none = ("stopped", "fine")
    assert not proved(toe_guide(), Keeps((), "Text.", empty, "outcome", none))


def test_each_way_that_is_missing_or_idle_is_told() -> None:
    ways: list[dict[str, tuple[str, ...]]]
    ways = [{"urgency": ("emergency",)}, {"blue": ("no",), "off": SIGN}]
    found = proved(toe_guide(), OnlyBy(("x",), "Text.", {"outcome": ("stopped",)}, ways))
    assert [one.witness for one in found] == [{"off": "no", "blue": "yes"}]
    ways = [{"off": ("no",), "blue": ("no",)}, {"urgency": ("emergency", "urgent")}]
    (found_too,) = proved(toe_guide(), OnlyBy(("x",), "Text.", {"outcome": ("stopped",)}, ways))
    assert found_too.where == ("x", 0)
    assert found_too.message == "nobody comes by this way: {off: no, blue: no}"


def test_who_promises_all_signs_forgets_none() -> None:
    assert not proved(toe_guide(), *SIGNS, *ORDERS)
    assert not proved(toe_guide()), "nothing is promised of the urgency"


@pytest.mark.parametrize("at", [0, 1])
def test_a_sign_in_no_promise_is_told_at_its_rule(at: int) -> None:
    (found,) = proved(toe_guide(), SIGNS[1 - at], *ORDERS)
    assert (found.id, found.where[3]) == ("invariant/forgets-sign", 2 - at)
    assert f"- {{{('off', 'blue')[at]}: [yes, unsure]}}" in found.advice
    levels = ("then: {urgency: emergency}", "then: {urgency: [emergency, urgent]}")
    assert levels[at] in found.advice


def test_what_follows_from_the_urgency_promises_nothing_of_it() -> None:
    circle = Keeps((), "Text.", {"outcome": ("stopped",)}, "urgency", ("emergency", "urgent"))
    found = proved(toe_guide(), SIGNS[0], circle, *ORDERS)
    assert [one.id for one in found] == ["invariant/forgets-sign"]


def test_less_grave_is_not_enough() -> None:
    mild = Keeps((), "Text.", {"off": SIGN}, "urgency", ("emergency", "urgent"))
    (found,) = proved(toe_guide(), mild, SIGNS[1], *ORDERS)
    assert "the rule 'urgency_2' of 'urgency' leads to 'emergency'" in found.message


def test_a_sign_in_no_order_is_told() -> None:
    (found,) = proved(toe_guide(), *SIGNS, ORDERS[0])
    assert found.message.startswith("no promise says that 'blue', which the rule 'urgency_1'")
    assert "'order: [no, unsure, yes]'" in found.advice


def test_an_order_has_to_go_from_without_the_sign_to_with_it() -> None:
    unsure = NeverLowers((), "Text.", "urgency", "blue", ("yes", "unsure"))
    assert len(proved(toe_guide(), *SIGNS, ORDERS[0], unsure)) == 1


def test_signs_behind_a_table_are_signs() -> None:
    data = toe_guide()
    made = decision(
        "worry", "PRIORITY", ["blue"], ["yes", "no"], rule("yes", blue=[*SIGN]), rule("no")
    )
    data["decisions"].insert(0, made)
    urgency = data["decisions"][1]
    urgency["inputs"] = ["off", "worry"]
    urgency["rules"][1]["when"] = {"worry": ["yes"]}
    (found,) = proved(data, *SIGNS, ORDERS[0])
    assert "'blue'" in found.message
    assert not proved(data, *SIGNS, *ORDERS)
