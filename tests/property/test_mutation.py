"""The judge of wrong rules against brute force, on small guides at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.mutants import THEN, Mutant, mutants, readings
from hingewell_prover.mutation import Judge, Story
from property.brute_force import completions, every_result, result
from property.random_guides import guides

if TYPE_CHECKING:
    from property.brute_force import Answers

often = settings(max_examples=40, deadline=None)


def spoilt(data: dict[str, Any], mutant: Mutant) -> dict[str, Any]:
    """The guide's data with one cell flipped, done without the prover's help."""
    guide, decisions = Guide(data), []
    for table in data["decisions"]:
        rules = [dict(rule) for rule in table["rules"]]
        if table["id"] == mutant.decision:
            rule = rules[mutant.at]
            if mutant.name == THEN and table["hit_policy"] != "COLLECT":
                rule["then"] = [mutant.value]
            elif mutant.name == THEN:
                rule["then"] = [*({*rule["then"]} ^ {mutant.value})]
            else:
                cell = rule["when"].get(mutant.name, readings(guide, mutant.name))
                rule["when"] = {**rule["when"], mutant.name: [*({*cell} ^ {mutant.value})]}
        decisions.append({**table, "rules": rules})
    return {**data, "decisions": decisions}


@often
@given(st.data())
def test_same_means_that_no_answers_tell_and_survived_that_some_do(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    guide = Guide(data)
    judge = Judge(Functions(guide), [], [])
    every = list(mutants(guide))
    for mutant in draw.draw(st.lists(st.sampled_from(every), max_size=5)):
        verdict = judge.verdict(mutant)
        assert verdict not in ("story", "promise")
        same = every_result(data, {}) == every_result(spoilt(data, mutant), {})
        if verdict in ("same", "survived"):
            assert same == (verdict == "same")


@often
@given(st.data())
def test_a_story_catches_exactly_what_changes_its_end(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    answers: Answers = draw.draw(st.sampled_from(list(completions(data, {}))))
    urgency, outcome, plan = result(data, answers)
    check = data["check"]
    holds: dict[tuple[tuple[str, ...], str], bool] = {
        ((name,), item): item in items
        for name, items in plan.items()
        for item in next(one["values"] for one in data["decisions"] if one["id"] == name)
    }
    if urgency is None or outcome is None:
        return
    story = Story(answers, {check["urgency"]: urgency, check["outcome"]: outcome}, holds)
    guide = Guide(data)
    judge = Judge(Functions(guide), [], [story])
    for mutant in draw.draw(st.lists(st.sampled_from(list(mutants(guide))), max_size=5)):
        told = result(spoilt(data, mutant), answers)
        assert (judge.verdict(mutant) == "story") == (told != (urgency, outcome, plan))


@often
@given(st.data())
def test_a_story_with_an_exercise_catches_what_takes_all_of_them(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=3))
    answers: Answers = draw.draw(st.sampled_from(list(completions(data, {}))))
    urgency, outcome, plan = result(data, answers)
    if urgency is None or outcome is None or not plan:
        return
    check = data["check"]
    wanted = {check["urgency"]: urgency, check["outcome"]: outcome}
    lists = tuple(plan)
    story = Story(answers, wanted, {}, {lists: bool(plan[lists[0]])})
    guide = Guide(data)
    judge = Judge(Functions(guide), [], [story])
    for mutant in draw.draw(st.lists(st.sampled_from(list(mutants(guide))), max_size=5)):
        told = result(spoilt(data, mutant), answers)
        differs = told[:2] != (urgency, outcome) or bool(told[2][lists[0]]) != bool(plan[lists[0]])
        assert (judge.verdict(mutant) == "story") == differs
