"""What stops a check, against every answer set of small guides tried one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.stops import MOST_LEFT_OUT, Stops
from property.brute_force import asked, completions, decided, reading
from property.random_guides import guides
from unit.engine.guides import decision, guide, question, rule

if TYPE_CHECKING:
    from hingewell_prover.covers import Combination

often = settings(max_examples=80, deadline=None)


@often
@given(st.data())
def test_somebody_is_stopped_just_where_nothing_can_save_them(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=4))
    order = asked(data)
    stops = Stops(Functions(Guide(data)))
    assume(_parents_first(data))
    everybody = list(completions(data, {}))
    ends = [decided(data, answers)["urgency"] in data["check"]["stops_at"] for answers in everybody]
    assume(not all(ends))  # else the check ends before its first question
    for answers in everybody:
        stopped = False
        for at, key in enumerate(order):
            said = {name: answers[name] for name in order[: at + 1]}
            ahead = zip(everybody, ends, strict=True)
            sure = all(end for other, end in ahead if said.items() <= other.items())
            if stopped or reading(data, key, answers) == "unasked":
                continue
            here = [stop.sign.when for stop in stops.stops if stop.question == key]
            assert any(_fits(data, when, answers) for when in here) is sure
            stopped = sure


@often
@given(st.data())
def test_signs_in_any_order_say_who_is_stopped(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=4))
    signs = Stops(Functions(Guide(data))).signs
    for answers in completions(data, {}):
        stopped = decided(data, answers)["urgency"] in data["check"]["stops_at"]
        assert any(_fits(data, sign.when, answers) for sign in signs) is stopped


def test_more_ways_past_a_test_than_anybody_can_read_are_a_finding() -> None:
    keys = [f"q{at}" for at in range(MOST_LEFT_OUT + 1)]
    sign: list[str | int] = ["yes"]
    reasons = [rule("no", **{key: sign}) for key in keys]
    for count, told in ((MOST_LEFT_OUT, []), (MOST_LEFT_OUT + 1, ["paper/too-many"])):
        data = guide(
            {**{key: question() for key in keys[:count]}, "test": question()},
            [
                decision(
                    *("may", "PRIORITY", keys[:count], ["no", "yes"]),
                    *(*reasons[:count], rule("yes")),
                ),
                decision("urgency", "PRIORITY", [], ["home"], rule("home")),
                decision(
                    *("outcome", "PRIORITY", ["may", "test"], ["found", "nothing"]),
                    rule("found", may=["yes"], test=["yes"]),
                    rule("nothing"),
                ),
            ],
        )  # fmt: skip
        stops = Stops(Functions(Guide(data)), ["test"])
        assert [found.id for found in stops.findings()] == told
        assert len(stops.left_out["test"]) == MOST_LEFT_OUT


def _fits(data: dict[str, Any], when: Combination, answers: dict[str, str | int]) -> bool:
    return all(reading(data, key, answers) in values for key, values in when.items())


def _parents_first(data: dict[str, Any]) -> bool:
    """Whether each question is asked after those that say if it is."""
    order = asked(data)
    return all(
        order.index(parent) < order.index(key)
        for key, one in data["questions"].items()
        for parent in one.get("enable_when", {})
    )
