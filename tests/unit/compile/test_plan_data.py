"""The rules over days as the engine reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compiled import plan_of, signs_of
from hingewell.check.check import sound
from hingewell.compile.plan_data import rungs
from hingewell.compile.plan_signs import plan_signs
from hingewell.load.load import load
from hingewell.problems import ContentErrors

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "guides" / "small" / "content"


def test_every_rise_in_sessions_is_a_rung_of_its_own() -> None:
    knowledge = load(ROOT / "content")
    for ladder in knowledge.dosing.values():
        for (stage, count), (following, more) in zip(
            rungs(ladder)[:-1], rungs(ladder)[1:], strict=True
        ):
            if stage is following:
                assert more == count + 1
    wide = [
        (ladder, stage)
        for ladder in knowledge.dosing.values()
        for stage in ladder.stages
        if stage.sessions.unit == "per day" and stage.sessions.high > stage.sessions.low
    ]
    for ladder, stage in wide:
        counts = [count for one, count in rungs(ladder) if one is stage]
        assert counts == list(range(int(stage.sessions.low), int(stage.sessions.high) + 1))
    assert wide


def test_a_ladder_begins_above_its_dose_after_a_setback() -> None:
    ladder = plan_of(SMALL)["ladders"]["toe_wiggles"]
    assert [rung["id"] for rung in ladder["rungs"]] == ["small", "first"]
    assert ladder["start"] == 1
    assert ladder["settle"] == {"at_least": 1440, "at_most": 10080}


def test_signs_are_those_that_end_the_check_and_the_plan_s_own() -> None:
    knowledge = load(SMALL)
    found = plan_signs(knowledge, signs_of(knowledge))
    assert [(sign.id, sign.level) for sign in found] == [
        ("toe_off", "emergency"),
        ("toe_blue", "urgent"),
        ("toe_numb", "urgent"),
    ]


def test_signs_that_are_worse_together() -> None:
    data = plan_of(ROOT / "content")
    levels = data["levels"]
    assert data["together"]
    for both in data["together"]:
        alone = [data["signs"][name] for name in both["all"]]
        assert all(levels.index(both["level"]) <= levels.index(level) for level in alone)


def test_what_only_two_answers_or_a_table_tell_is_a_sign_in_its_rule_s_words() -> None:
    knowledge = load(ROOT / "content")
    data = plan_of(ROOT / "content")
    decision = knowledge.decisions[str(knowledge.check.urgency)]
    words = {sign.id: sign.said for sign in plan_signs(knowledge, signs_of(knowledge))}
    paired = {frozenset(map(str, both["all"])) for both in data["together"]}
    for rule in decision.rules:
        if rule.then in knowledge.check.stops_at and len(rule.when) > 1:
            key = f"{decision.id}-{rule.id}"
            told = data["signs"].get(key) == rule.then and words[key] is rule
            assert told or frozenset(rule.when) in paired, rule.id


@pytest.mark.parametrize("name", ["answers_first", "fever_last", "rash_first"])
def test_a_table_in_between_makes_signs_too(name: str, tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    derived = ROOT / "tests" / "property" / "derived" / name
    shutil.copytree(derived, content, dirs_exist_ok=True)
    assert plan_of(content)["signs"] == {
        "urgency-stiff": "emergency",
        "urgency-child": "emergency",
        "urgency-stays": "emergency",
        "urgency-ill": "urgent",
        "urgency-old": "urgent",
        "urgency-cold": "urgent",
        "toe_numb": "urgent",
    }


def test_rules_over_days_need_what_all_plans_share(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "plan.yml").unlink()
    with pytest.raises(ContentErrors) as caught:
        sound(content)
    assert "there is no plan.yml for the rules over days; write it" in str(caught.value)
