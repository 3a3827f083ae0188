"""How long the guide's ladders take a reader who is never worse, and that each leads somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compiled import signs_of
from hingewell.compile.plan_data import plan_data
from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell_engine.plan.ahead import NIGHT
from hingewell_engine.plan.clock import DAY, Moment
from hingewell_engine.plan.entries import Entry
from hingewell_engine.plan.reply import told
from hingewell_engine.plan.rules import Rules
from hingewell_engine.plan.story import Story

MORNING = 8 * 60
HOURS = 2 * 60
"""How often this reader looks at the plan, in minutes."""

Reached = dict[tuple[str, str], float]
"""An exercise and a stage -> weeks after the start."""


@pytest.fixture(scope="module")
def guide() -> Knowledge:
    return load(Path(__file__).parents[2] / "content")


@pytest.fixture(scope="module")
def rules(guide: Knowledge) -> Rules:
    return Rules(plan_data(guide, signs_of(guide)))


def weeks(rules: Rules, first: str, most: int) -> Reached:
    """When a reader reaches each stage who starts with one exercise, is never worse, and goes on
    to the next exercise as soon as that is open to those who say yes to each of its gates."""
    story, reached = Story(rules), Reached()
    start = DAY * 20_000
    story.tell(Entry("start", Moment(start + MORNING), {"exercise": first}))
    for day in range(most * 7):
        for minute in range(MORNING, NIGHT, HOURS):
            now = Moment(start + day * DAY + minute)
            story.look(now)
            reply = told(story, now)
            for one in reply["exercises"]:
                _act(story, one, now)
                if one["stage"] and one["kind"] in ("do_now", "hold", "step_up"):
                    reached.setdefault((one["exercise"], one["stage"]), day / 7)
    return reached


def _act(story: Story, one: dict[str, Any], now: Moment) -> None:
    key, step = one["exercise"], one["next"]
    if step:
        for gate in step["gates"]:
            story.tell(Entry("said", now, {"exercise": key, "about": f"gate:{gate}", "yes": True}))
        if not step["keep"]:
            story.tell(Entry("leave", now, {"exercise": key}))
        story.tell(Entry("start", now, {"exercise": step["exercise"]}))
    elif one["rung"]:
        story.tell(Entry("dose", now, {"exercise": key, "rung": one["rung"], "felt": "fine"}))
    elif one["ask"] == "check":
        story.tell(Entry("check", now, {"answer": "same"}))
    elif one["ask"]:
        yes = one["ask"] == "better"
        story.tell(Entry("said", now, {"exercise": key, "about": one["ask"], "yes": yes}))


def test_back_to_the_usual_weight_in_five_to_seven_weeks(rules: Rules) -> None:
    assert 5 <= weeks(rules, "loaded_hinge", 8)["loaded_hinge", "heavy"] <= 7


def test_heavy_sets_for_a_long_hamstring_in_five_to_eight_weeks(rules: Rules) -> None:
    assert 5 <= weeks(rules, "romanian_deadlift", 9)["romanian_deadlift", "fives"] <= 8


def test_a_fresh_strain_gets_to_sliding_curls_within_a_month(rules: Rules) -> None:
    reached = weeks(rules, "heel_dig", 10)
    assert 2 <= reached["slider_curl", "few"] <= 4.5
    assert ("nordic_lowering", "first") in reached


def test_a_tendon_waits_twelve_weeks_for_a_deep_bend(rules: Rules) -> None:
    reached = weeks(rules, "tendon_hold", 18)
    assert reached["hip_thrust", "fifteens"] >= 2
    assert 12 <= reached["romanian_deadlift", "light"] <= 17


def test_drills_lead_to_a_weight_within_a_fortnight(rules: Rules) -> None:
    assert weeks(rules, "kneeling_hinge", 3)["loaded_hinge", "half"] <= 2


def test_a_tensioner_waits_for_two_calm_weeks_at_any_dose(rules: Rules) -> None:
    assert weeks(rules, "nerve_slider", 3)["nerve_tensioner", "first"] >= 2
    needs = rules.exercises["nerve_tensioner"].ladder.needs
    sliders = rules.exercises["nerve_slider"].ladder
    assert needs
    assert needs.rung == sliders.start  # not the top one, which few ever need


def test_no_exercise_is_a_dead_end(guide: Knowledge) -> None:
    for key, exercise in guide.exercises.items():
        dose = guide.dosing[str(exercise.dose)].over_time
        assert exercise.next or (dose and dose.finish), key


def test_first_pain_in_a_glide_leads_to_one_smaller_try(rules: Rules) -> None:
    sliders = rules.exercises["nerve_slider"].ladder
    assert sliders.bad == {"worse": "restart", "painful": "restart", "again": "get_help"}
    assert sliders.within == 0  # the second time counts whenever it is


def test_how_much_to_lift_stands_in_the_ladder_alone(guide: Knowledge) -> None:
    said = [
        text
        for step in guide.modifications["lower_load"].steps
        for text in (step.title, step.text, step.detail)
        if text
    ]
    assert not [text for text in said if any(letter.isdigit() for letter in text)]
    assert any("[[dosing/load_build" in text for text in said)
