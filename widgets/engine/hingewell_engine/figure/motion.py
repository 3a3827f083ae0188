"""A pose and where it moves to: the frames between, and the paths that parts take."""

from __future__ import annotations

from hingewell_engine.figure import bases, body
from hingewell_engine.figure.arms import place
from hingewell_engine.figure.geometry import length, turned
from hingewell_engine.figure.skeleton import angle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hingewell_engine.figure.skeleton import Arm, Leg, Pose, Skeleton

SPINE = ("neck", "upper_back", "low_back")
LEG = ("hip", "knee", "ankle")


def end_of(pose: Pose) -> Pose:
    """The pose after its `move_to`, which names only what changes."""
    change = pose.get("move_to")
    if not change:
        return pose
    return _merged(pose, change)


def _merged(pose: Pose, change: Pose) -> dict[str, Any]:
    merged: dict[str, Any] = {**pose, "move_to": None}
    for key, value in change.items():
        before = pose.get(key)
        both = isinstance(value, dict) and isinstance(before, dict)
        merged[key] = {**before, **value} if both and before else value
    return merged


def frames(start: Pose, end: Pose, count: int) -> list[Pose]:
    """`count` poses from `start` to `end`, both included: every joint turns evenly."""
    open_ankle = start.get("ankle") is None and end.get("ankle") is None
    start, end = explicit(start, open_ankle), explicit(end, open_ankle)
    return [_mixed(start, end, at / (count - 1)) for at in range(count)]


def explicit(pose: Pose, open_ankle: bool) -> Pose:
    """The pose with the angles that its base has found where an author leaves them to the floor.

    With `open_ankle` the ankle stays open, for balance has to be found anew in every frame.
    """
    skeleton = bases.solve(pose)
    said: dict[str, Any] = {**pose, "flat": False}
    if pose.get("neck") is None:
        spine = sum(angle(pose, joint) for joint in ("low_back", "upper_back"))
        said["neck"] = skeleton.head.pitch - skeleton.pelvis - spine
    if pose.get("flat"):
        said |= _angles(skeleton, skeleton.near)
    elif not open_ankle:
        said["ankle"] = _angles(skeleton, skeleton.near)["ankle"]
    other = pose.get("other_leg")
    if other is not None and other.get("flat") and pose["base"] != "half_kneeling":
        said["other_leg"] = {**_angles(skeleton, skeleton.far), "flat": False}
    return said


def _angles(skeleton: Skeleton, leg: Leg) -> dict[str, float]:
    return {
        "hip": skeleton.pelvis - leg.thigh,
        "knee": leg.shank - leg.thigh,
        "ankle": leg.shank - leg.foot,
    }


def _mixed(start: Pose, end: Pose, share: float) -> Pose:
    mixed: dict[str, Any] = {**(start if share < 0.5 else end), "move_to": None}
    for joint in (*SPINE, *LEG):
        mixed[joint] = _part_way(start, end, joint, share)
    first, last = bases.other_pose(start), bases.other_pose(end)
    if start.get("other_leg") is not None or end.get("other_leg") is not None:
        other = {joint: _part_way(first, last, joint, share) for joint in LEG}
        mixed["other_leg"] = {**(end.get("other_leg") or {}), **other}
    if isinstance(start.get("arms"), dict) and isinstance(end.get("arms"), dict):
        mixed["arms"] = {
            joint: _between(start["arms"].get(joint, 0), end["arms"].get(joint, 0), share)
            for joint in ("shoulder", "elbow")
        }
    return mixed


def _part_way(start: Pose, end: Pose, joint: str, share: float) -> float | None:
    """The angle on the way; None where neither pose says it, so that the base finds it."""
    if start.get(joint) is None and end.get(joint) is None:
        return None
    return _between(angle(start, joint), angle(end, joint), share)


def _between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


TRACED = {"toes": 9.0, "other_toes": 9.0, "face": 11.0, "buttock": 12.0}
"""Points whose paths tell a movement, with the length (cm) from which a path gets an arrow."""


def trails(pose: Pose) -> list[list[complex]]:
    """The paths along which parts move visibly, each as 9 points a little outside the body."""
    if not pose.get("move_to"):
        return []
    bodies = [bases.solve(frame) for frame in frames(pose, end_of(pose), 9)]
    one_leg = pose.get("other_leg") is None and "other_leg" not in pose["move_to"]
    paths = {name: [_traced(one, name) for one in bodies] for name in TRACED}
    return [
        path for name, path in paths.items()
        if length(path) > TRACED[name] and not (one_leg and name == "other_toes")
    ]  # fmt: skip


def _traced(skeleton: Skeleton, name: str) -> complex:
    if name == "face":
        return skeleton.head.beside(19, 8)
    if name == "buttock":
        return skeleton.hip + turned(complex(-19, 2), skeleton.pelvis)
    one = skeleton.far if name == "other_toes" else skeleton.near
    return one.ankle + turned(complex(0.75 * body.FOOT + 7, -3), one.foot)


def hands(pose: Pose) -> Any:
    """Where an author puts the hands; they hang where he does not say."""
    return pose.get("arms") or "hanging"


def whole(pose: Pose) -> tuple[Skeleton, list[Arm]]:
    """The skeleton of a pose with its arms."""
    skeleton = bases.solve(pose)
    return skeleton, place(skeleton, hands(pose))
