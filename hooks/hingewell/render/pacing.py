"""What a pacer needs of an exercise: how many, how long, and how a repetition goes, as numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hingewell.compile.plan_data import minutes
from hingewell.render.figures import FOLDER
from hingewell.render.prose import plain

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import Beat, Stage
    from hingewell.model.pose import Pose
    from hingewell.model.quantity import Range
    from hingewell.model.step import Step
    from hingewell.model.treatment import Exercise, Ladder

HOLD_STEP, REST_STEP = 5, 30
"""Seconds between two holds or rests to choose from."""

JOINTS = {"neck", "upper_back", "low_back", "hip", "knee", "ankle"}

ABOUT = 12
"""Degrees by which two positions differ that are meant to be the same."""

REACH = 1000
"""Milliseconds in which a figure comes into a hold."""


def pacing(exercise: Exercise, knowledge: Knowledge) -> dict[str, Any] | None:
    """All that an exercise's dose lets somebody count; None where there is nothing to count."""
    ladder = knowledge.dosing[str(exercise.dose)] if exercise.dose else None
    if ladder is None:
        return None
    stages = [_paced(ladder, stage, knowledge) for stage in all_stages(ladder)]
    counted = [stage for stage in stages if stage["parts"]]
    return {"exercise": exercise.id, "stages": counted} if counted else None


def playing(exercises: list[Exercise], knowledge: Knowledge) -> dict[str, Any]:
    """What a page's player counts: exercises with their dose and picture, and each dose once.

    Empty where there is nothing to count.
    """
    shown: dict[str, Any] = {}
    doses: dict[str, Any] = {}
    for exercise in exercises:
        found = pacing(exercise, knowledge)
        if not found:
            continue
        dose = str(exercise.dose)
        names = {one.id: plain(one.name, knowledge) for one in all_stages(knowledge.dosing[dose])}
        doses[dose] = [{"name": names[one["id"]], **one} for one in found["stages"]]
        name = plain(exercise.name, knowledge)
        shown[exercise.id] = {"name": name, "dose": dose, **paced_picture(exercise)}
    return {"exercises": shown, "doses": doses} if shown else {}


def all_stages(ladder: Ladder) -> list[Stage]:
    """The stages of a dose, the one after a setback last."""
    restart = ladder.over_time.restart if ladder.over_time else None
    return [*ladder.stages, *([restart] if restart else [])]


def paced_picture(exercise: Exercise) -> dict[str, str]:
    """Where the picture of the movement and its stages are; without a movement, a still picture."""
    moving = moving_step(exercise)
    step = moving or next((step for step in exercise.steps if step.pose), None)
    if step is None:
        return {}
    address = f"{FOLDER}/exercises/{exercise.id}/{step.id}"
    found = {"picture": f"{address}.svg"}
    return {**found, "frames": f"{address}.frames.svg"} if moving else found


def moving_step(exercise: Exercise) -> Step | None:
    """The step that shows a repetition: to and fro, or there and back with the next one.

    Without such a step it is the first that moves at all.
    """
    moving = [(step, step.pose) for step in exercise.steps if step.pose and step.pose.move_to]
    for step, pose in moving:
        if pose.to_and_fro:
            return step
    for (step, pose), (_, after) in pairwise(moving):
        if _comes_back(pose, after):
            return step
    return moving[0][0] if moving else None


def _comes_back(out: Pose, back: Pose) -> bool:
    """Whether the second movement ends about where the first began, in all that either moves."""
    from hingewell_engine.figure.motion import end_of  # noqa: PLC0415 - put in place late
    from hingewell_engine.figure.skeleton import angle  # noqa: PLC0415

    start, returning = out.plain(), back.plain()
    end = end_of(returning)
    there, here = (set(one["move_to"]) & JOINTS for one in (start, returning))
    joints = there | here
    return bool(there and here) and all(
        abs(angle(start, joint) - angle(end, joint)) <= ABOUT for joint in joints
    )


def _paced(ladder: Ladder, stage: Stage, knowledge: Knowledge) -> dict[str, Any]:
    """A stage's figures to choose from (sets, repetitions, seconds), the easiest `first`."""
    return {
        "id": stage.id,
        "sets": _choice(stage.sets, 1),
        "reps": _choice(stage.reps, 1) if stage.reps else None,
        "hold": _choice(stage.hold, HOLD_STEP) if stage.hold else None,
        "rest": _choice(stage.rest, REST_STEP, longest=True) if stage.rest else None,
        "parts": _parts(ladder, stage, knowledge),
    }


def _parts(ladder: Ladder, stage: Stage, knowledge: Knowledge) -> list[dict[str, Any]]:
    """What a repetition is made of, in order; a hold comes before the last beat, the way back.

    `from` and `to`: where the figure is in its movement, 0 to 1; `ms`: how long a part takes, None
    for the hold that the reader chooses; `reach`: in which time the figure gets there.
    """
    pace = ladder.over_time.pace if ladder.over_time else None
    beats: list[Beat | None] = list(pace.beats) if pace and stage.reps else []
    if stage.hold:
        beats.insert(max(0, len(beats) - 1), None)
    made, at = [], 0
    for number, beat in enumerate(beats):
        last = number == len(beats) - 1
        to = 0 if last and number else 1
        span = None if beat is None else _milliseconds(beat.time)
        name = None if beat is None else plain(beat.name, knowledge)
        reach = REACH if span is None else span
        made.append({"name": name, "ms": span, "reach": reach, "from": at, "to": to})
        at = to
    return made


def _choice(figure: Range, step: int, longest: bool = False) -> dict[str, Any]:
    low, high = (
        int(_milliseconds(figure.model_copy(update={"low": end})) / 1000)
        if figure.unit in ("seconds", "minutes")
        else int(end)
        for end in (figure.low, figure.high)
    )
    found = sorted({*range(low, high, step), high})
    return {"of": found, "first": found[-1 if longest else 0]}


def _milliseconds(figure: Range) -> int:
    return round(minutes(figure) * 60_000)


CALLS = {call.__name__: call for call in (pacing, playing, all_stages)}
"""What the pacer's template calls."""
