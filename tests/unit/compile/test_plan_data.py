"""The rules over days as the engine reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.check.check import sound
from hingewell.compile.plan_data import plan_data, rungs, signs
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
    ladder = plan_data(load(SMALL))["ladders"]["toe_wiggles"]
    assert [rung["id"] for rung in ladder["rungs"]] == ["small", "first"]
    assert ladder["start"] == 1
    assert ladder["settle"] == {"at_least": 1440, "at_most": 10080}


def test_signs_are_those_that_end_the_check_and_the_plan_s_own() -> None:
    found = signs(load(SMALL))
    assert list(found.items()) == [
        ("toe_off", "emergency"),
        ("toe_blue", "urgent"),
        ("toe_numb", "urgent"),
    ]


def test_signs_that_are_worse_together() -> None:
    data = plan_data(load(ROOT / "content"))
    levels = data["levels"]
    assert data["together"]
    for both in data["together"]:
        alone = [data["signs"][name] for name in both["all"]]
        assert all(levels.index(both["level"]) <= levels.index(level) for level in alone)


def test_rules_over_days_need_what_all_plans_share(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "plan.yml").unlink()
    with pytest.raises(ContentErrors) as caught:
        sound(content)
    assert "there is no plan.yml for the rules over days; write it" in str(caught.value)
