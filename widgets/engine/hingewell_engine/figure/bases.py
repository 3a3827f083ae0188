"""What carries the body: puts a pose on its feet, its seat, its knees or its back.

The floor is at height 0. Every base keeps the joint angles it was given; it only decides how the
whole body is turned and where it stands. Where a base leaves an angle open (the ankle of somebody
standing), it is the angle at which the body does not fall over.
"""

from __future__ import annotations

from math import asin, degrees

from hingewell_engine.figure import body
from hingewell_engine.figure.geometry import bisect, pitch_of, turned
from hingewell_engine.figure.skeleton import (
    Leg,
    Skeleton,
    Vertebra,
    angle,
    balance_point,
    leg,
    spine,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from hingewell_engine.figure.skeleton import Pose

HAUNCH = 9.6
"""From the hip joint to whatever one sits on."""

KNEECAP = 5.8
"""From the centre of the knee to the floor it kneels on."""

SEAT = body.SHANK + body.FOOT_HEIGHT - HAUNCH
"""Height of a chair on which the feet stand flat."""

BALANCE = 1.0
"""How far ahead of the ankle the drawn body stands in balance."""

PILLOW = 5.0
"""Height of a pillow under a head."""

BACK_OF_HEAD = (-10.0, 6.0)
"""From the top of the neck (forward, up)."""

SEATED = ("sitting", "floor_sitting", "kneeling", "all_fours")
"""Bases in which the other leg's hip follows the near one unless the author says otherwise."""


def solve(pose: Pose) -> Skeleton:
    """The skeleton of a pose, standing, sitting or lying where its base says, without its arms."""
    return _SOLVERS[pose["base"]](pose)


def other_pose(pose: Pose) -> Pose:
    """The pose as its other leg has it; without `other_leg` both legs do the same."""
    other = pose.get("other_leg")
    if other is None:
        return pose
    joints = {joint: other.get(joint) for joint in ("hip", "knee", "ankle")}
    if joints["hip"] is None and pose["base"] in SEATED:
        joints["hip"] = angle(pose, "hip")
    return {**pose, **joints, "flat": other.get("flat", False)}


def _assemble(pose: Pose, pelvis: float) -> Skeleton:
    """The body with its hip at the origin, turned so that the pelvis leans by `pelvis`."""
    near, far = leg(pose, 0j, pelvis), leg(other_pose(pose), 0j, pelvis)
    return Skeleton(pelvis, 0j, spine(pose, 0j, pelvis), near, far)


def _turned_until(
    pose: Pose, low: float, high: float, wrong: Callable[[Skeleton], float]
) -> Skeleton:
    """The body turned, between two leans of the pelvis, to where `wrong` is 0."""
    return _assemble(pose, bisect(low, high, lambda lean: wrong(_assemble(pose, lean))))


def _standing(pose: Pose) -> Skeleton:
    carrier = other_pose(pose) if pose.get("stands_on") == "other_leg" else pose
    upright = angle(carrier, "hip") - angle(carrier, "knee")
    body_ = _assemble(pose, upright + angle(carrier, "ankle"))
    if carrier.get("ankle") is None:
        body_ = _assemble(pose, body_.pelvis + _lean_to_balance(body_, _carrier(body_, pose)))
    carrying = _flat(_carrier(body_, pose))
    if carrier is pose:
        body_.near = carrying
    if carrier is not pose or pose.get("other_leg") is None:
        body_.far = carrying
    return body_.moved(complex(-carrying.ankle.real, body.FOOT_HEIGHT - carrying.ankle.imag))


def _carrier(skeleton: Skeleton, pose: Pose) -> Leg:
    return skeleton.far if pose.get("stands_on") == "other_leg" else skeleton.near


def _flat(one: Leg) -> Leg:
    return Leg(one.hip, one.thigh, one.shank, 0.0)


def _lean_to_balance(skeleton: Skeleton, carrier: Leg) -> float:
    """How far the whole body has to turn over its ankle so that it does not fall."""
    weight = balance_point(skeleton) - carrier.ankle
    return degrees(asin(BALANCE / abs(weight))) - pitch_of(weight)


def _sitting(pose: Pose) -> Skeleton:
    return _assemble(pose, angle(pose, "hip") - 90).moved(complex(0, SEAT + HAUNCH))


def _floor_sitting(pose: Pose) -> Skeleton:
    raised = angle(pose, "hip") - 90

    def foot(skeleton: Skeleton) -> float:
        return lowest(skeleton.near) + HAUNCH

    sitting = _turned_until(pose, raised - 60, raised + 5, foot)
    return sitting.moved(complex(0, HAUNCH))


def _kneeling(pose: Pose) -> Skeleton:
    flat = 90 - angle(pose, "knee") + angle(pose, "hip")

    def foot(skeleton: Skeleton) -> float:
        return lowest(skeleton.near) - (skeleton.near.knee.imag - KNEECAP)

    kneeling = _turned_until(pose, flat - 5, flat + 40, foot)
    knee = kneeling.near.knee
    return kneeling.moved(complex(-knee.real, KNEECAP - knee.imag))


def _half_kneeling(pose: Pose) -> Skeleton:
    front = pose.get("other_leg") or {"hip": 90, "knee": 90}
    kneeling = _kneeling({**pose, "other_leg": {**front, "flat": True}})
    kneeling.far = _on_floor(kneeling.far, -150, -20, front.get("ankle"))
    return kneeling


def _head_down(pose: Pose, skeleton: Skeleton) -> Skeleton:
    """The body with its head laid on the floor, unless the author bends the neck."""
    if pose.get("neck") is not None:
        return skeleton
    under = PILLOW if "pillow" in (pose.get("props") or []) else 0.0

    def bent(neck: float) -> list[Vertebra]:
        return spine({**pose, "neck": neck}, skeleton.hip, skeleton.pelvis)

    neck = bisect(-20, 60, lambda neck: bent(neck)[-1].beside(*BACK_OF_HEAD).imag - under)
    skeleton.spine = bent(neck)
    return skeleton


def _lying_back(pose: Pose) -> Skeleton:
    lying = _assemble(pose, -90).moved(complex(0, HAUNCH + 0.6))
    if pose.get("flat"):
        lying.near = _on_floor(lying.near, -180, -90, pose.get("ankle"))
    other = other_pose(pose)
    if other.get("flat"):
        lying.far = _on_floor(lying.far, -180, -90, other.get("ankle"))
    return _head_down(pose, lying)


def _lying_front(pose: Pose) -> Skeleton:
    return _assemble(pose, 90).moved(complex(0, HAUNCH))


def _bridge(pose: Pose) -> Skeleton:
    def feet(skeleton: Skeleton) -> float:
        foot = _sole(skeleton.near) if pose.get("ankle") is None else lowest(skeleton.near)
        return foot - _shoulder_floor(skeleton)

    bridge = _turned_until(pose, -135, -80, feet)
    if pose.get("ankle") is None:
        bridge.near = _flat(bridge.near)
    if pose.get("ankle") is None and pose.get("other_leg") is None:
        bridge.far = bridge.near
    shoulders = complex(bridge.nape.at.real, _shoulder_floor(bridge))
    return _head_down(pose, bridge.moved(-shoulders))


def _sole(one: Leg) -> float:
    return one.ankle.imag - body.FOOT_HEIGHT


def _shoulder_floor(skeleton: Skeleton) -> float:
    """Height of the floor under the shoulder blades of somebody lying on them."""
    return min(one.at.imag for one in skeleton.spine[8:13]) - 5.0


def lowest(one: Leg) -> float:
    """Height of the lowest point of a foot."""
    instep = one.ankle + turned(complex(17.0, -2.6), one.foot)
    return min(one.heel.imag, one.toe.imag, instep.imag, one.ankle.imag - 3.5)


def _on_floor(one: Leg, low: float, high: float, ankle: float | None) -> Leg:
    """The leg with its knee as bent as before, swung at the hip until the foot is on the floor.

    The thigh's pitch ends between `low` and `high`. The foot stands flat, or as `ankle` says.
    """
    bend = one.shank - one.thigh

    def swung(thigh: float) -> Leg:
        return Leg(one.hip, thigh, thigh + bend, 0.0 if ankle is None else thigh + bend - ankle)

    return swung(bisect(low, high, lambda thigh: lowest(swung(thigh))))


_SOLVERS = {
    "standing": _standing,
    "sitting": _sitting,
    "floor_sitting": _floor_sitting,
    "kneeling": _kneeling,
    "half_kneeling": _half_kneeling,
    "all_fours": _kneeling,
    "lying_back": _lying_back,
    "lying_front": _lying_front,
    "bridge": _bridge,
}
