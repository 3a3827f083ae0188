"""What a pacer is given of a dose: how many, how long, in which order, and where the figure is."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.model.over_time import Beat, Stage
from hingewell.model.quantity import parse
from hingewell.render.pacing import moving_step, paced_picture, pacing, playing

from .small import CONTENT, ROOT

EXERCISE, DOSE = "toe_wiggle", "toe_wiggles"


@pytest.fixture
def knowledge() -> Knowledge:
    return load(CONTENT)


def paced(knowledge: Knowledge, beats: dict[str, str] | None = None, **stage: str | None) -> Any:
    """The first stage of the dose, with these figures in it and these beats."""
    ladder = knowledge.dosing[DOSE]
    figures = {name: parse(figure) if figure else None for name, figure in stage.items()}
    first = ladder.stages[0].model_copy(update=figures)
    over = ladder.over_time
    assert over is not None
    if beats is not None:
        made = [Beat.model_validate({"name": name, "time": time}) for name, time in beats.items()]
        pace = over.pace.model_copy(update={"beats": made}) if over.pace and made else None
        over = over.model_copy(update={"pace": pace})
    changed = ladder.model_copy(update={"stages": [first], "over_time": over})
    knowledge.dosing[DOSE] = changed
    found = pacing(knowledge.exercises[EXERCISE], knowledge)
    return found["stages"][0] if found else None


def test_beats_go_out_and_come_back(knowledge: Knowledge) -> None:
    assert pacing(knowledge.exercises[EXERCISE], knowledge) == {
        "exercise": EXERCISE,
        "stages": [
            {
                "id": key,
                "sets": {"of": [1], "first": 1},
                "reps": {"of": reps, "first": reps[0]},
                "hold": None,
                "rest": None,
                "parts": [
                    {"name": "Up", "ms": 1000, "reach": 1000, "from": 0, "to": 1},
                    {"name": "Down", "ms": 1000, "reach": 1000, "from": 1, "to": 0},
                ],
            }
            for key, reps in (("first", [5, 6, 7, 8, 9, 10]), ("small", [2]))
        ],
    }


def test_a_hold_comes_before_the_way_back(knowledge: Knowledge) -> None:
    beats = {"Up": "1.5 seconds", "Stay": "1 second", "Down": "2 seconds"}
    parts = paced(knowledge, beats, hold="10-22 seconds")["parts"]
    assert [part["ms"] for part in parts] == [1500, 1000, None, 2000]
    assert [(part["from"], part["to"]) for part in parts] == [(0, 1), (1, 1), (1, 1), (1, 0)]
    only = paced(knowledge, {"Let go": "5 seconds"}, hold="5 seconds")["parts"]
    assert [(part["name"], part["from"], part["to"]) for part in only] == [
        (None, 0, 1),
        ("Let go", 1, 0),
    ]


def test_a_hold_alone_and_what_can_be_chosen(knowledge: Knowledge) -> None:
    stage = paced(
        knowledge, {}, reps=None, hold="10-22 seconds", rest="1-2 minutes", sets="2-4 sets"
    )
    assert stage["reps"] is None
    assert stage["parts"] == [{"name": None, "ms": None, "reach": 1000, "from": 0, "to": 1}]
    assert stage["hold"] == {"of": [10, 15, 20, 22], "first": 10}
    assert stage["rest"] == {"of": [60, 90, 120], "first": 120}
    assert stage["sets"] == {"of": [2, 3, 4], "first": 2}


def test_nothing_to_count(knowledge: Knowledge) -> None:
    exercise = knowledge.exercises[EXERCISE]
    assert pacing(exercise.model_copy(update={"dose": None}), knowledge) is None
    ladder = knowledge.dosing[DOSE].model_copy(update={"over_time": None})
    knowledge.dosing[DOSE] = ladder
    assert pacing(exercise, knowledge) is None


def test_nothing_that_moves(knowledge: Knowledge) -> None:
    assert paced_picture(knowledge.exercises[EXERCISE]) == {}


@pytest.fixture(scope="module")
def guide() -> Knowledge:
    return load(ROOT / "content")


class TestTheGuide:
    """The project's own guide."""

    def test_every_dose_with_repetitions_or_holds_is_paced(self, guide: Knowledge) -> None:
        for exercise in guide.exercises.values():
            if exercise.dose is None:
                continue
            ladder = guide.dosing[str(exercise.dose)]
            counted: list[Stage] = [one for one in ladder.stages if one.reps or one.hold]
            found = pacing(exercise, guide)
            assert found, exercise.id
            keys = [stage["id"] for stage in found["stages"]]
            assert keys[: len(counted)] == [stage.id for stage in counted], exercise.id

    def test_a_page_has_each_dose_once(self, guide: Knowledge) -> None:
        counted = [one for one in guide.exercises.values() if pacing(one, guide)]
        found = playing(list(guide.exercises.values()), guide)
        assert list(found["exercises"]) == [one.id for one in counted]
        assert found["doses"].keys() == {one.dose for one in counted}
        assert len(found["doses"]) < len(counted)
        for one in found["exercises"].values():
            assert one["picture"].endswith(".svg"), "a still one where nothing moves"
        assert playing([], guide) == {}

    def test_the_movement_is_there_and_back(self, guide: Knowledge) -> None:
        shown = {key: moving_step(one) for key, one in guide.exercises.items()}
        found = {key: step.id if step else None for key, step in shown.items()}
        assert found["nerve_slider"] == "rhythm"  # to and fro in one picture
        assert found["nerve_slider_lying"] == "out"  # not the chin before it
        assert found["seated_hinge"] == "tip"  # not sitting up before it
        assert found["single_leg_bridge"] == "lift"  # not getting ready
        assert found["loaded_hinge"] == "hinge"
        assert found["heel_dig"] is None
