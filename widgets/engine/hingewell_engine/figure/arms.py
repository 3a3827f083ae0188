"""Where the arms go: a named place for the hands, or the angles of shoulder and elbow.

A named place is a point of the body or the floor; the elbow follows from the lengths of the arm.
"""

from __future__ import annotations

from math import acos, degrees

from hingewell_engine.figure import body
from hingewell_engine.figure.bases import SEAT
from hingewell_engine.figure.geometry import between, pitch_of, turned
from hingewell_engine.figure.skeleton import Arm, Skeleton

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

REACH = 0.995 * (body.UPPER_ARM + body.FOREARM)
"""An arm is never drawn quite straight."""

TABLE = 92.0
"""Height of a table or a window sill that the hands rest on."""


BOX = 48.0
"""Height of a box in front of the feet."""


def box_left(skeleton: Skeleton) -> float:
    """Where that box begins."""
    return skeleton.near.toe.real + 2


def place(skeleton: Skeleton, arms: str | Mapping[str, Any]) -> list[Arm]:
    """The near arm and the far arm."""
    if isinstance(arms, str):
        reached = [_reach(skeleton, target, FORWARD if arms in BENT_BACK else BACK)
                   for target in _targets(skeleton, arms)]  # fmt: skip
        for arm in reached:
            arm.hand = FLAT_HANDS.get(arms, arm.hand)
        return reached * (3 - len(reached))
    upper = skeleton.chest.pitch - float(arms.get("shoulder") or 0)
    lower = upper - float(arms.get("elbow") or 0)
    elbow = skeleton.shoulder + turned(complex(0, -body.UPPER_ARM), upper)
    wrist = elbow + turned(complex(0, -body.FOREARM), lower)
    return [Arm(skeleton.shoulder, elbow, wrist, lower)] * 2


def _reach(skeleton: Skeleton, target: complex, away: int) -> Arm:
    """The arm whose wrist is at `target`, or as near to it as the arm is long."""
    shoulder = skeleton.shoulder
    line = target - shoulder
    distance = min(max(abs(line), 12.0), REACH)
    line *= distance / abs(line)
    cosine = (body.UPPER_ARM**2 + distance**2 - body.FOREARM**2) / (2 * body.UPPER_ARM * distance)
    spread = degrees(acos(max(-1.0, min(1.0, cosine))))
    elbow = shoulder + turned(line / distance * body.UPPER_ARM, spread * away)
    wrist = shoulder + line
    return Arm(shoulder, elbow, wrist, pitch_of(elbow - wrist))


def _targets(skeleton: Skeleton, name: str) -> list[complex]:
    """Where the wrist goes, or first the near and then the far one."""
    shoulder, hip, near = skeleton.shoulder, skeleton.hip, skeleton.near
    far, behind = skeleton.far, skeleton.waist.beside(-5)
    hanging = shoulder + complex(3, -REACH + 1)
    chest = skeleton.chest.pitch
    far, behind = skeleton.far, skeleton.waist.beside(-5)
    hanging = shoulder + complex(3, -REACH + 1)
    thigh_front = turned(complex(9, 0), near.thigh)
    places: dict[str, list[complex]] = {
        "hanging": [hanging],
        "at_sides": [shoulder + turned(complex(1, -REACH + 1), chest - 8)],
        "forward": [shoulder + complex(REACH - 1, 0)],
        "overhead": [shoulder + turned(complex(4, REACH - 1), chest)],
        "behind_back": [skeleton.waist.beside(-5, -2)],
        "on_hips": [hip + turned(complex(1, 13), skeleton.pelvis)],
        "on_thighs": [between(near.hip, near.knee, 0.55) + thigh_front],
        "in_hip_crease": [hip + turned(complex(9, 3), skeleton.pelvis)],
        "crossed": [shoulder + turned(complex(11, -5), chest)],
        "at_chest": [shoulder + turned(complex(17, -12), chest)],
        "behind_thigh": [between(near.hip, near.knee, 0.62) - thigh_front],
        "behind_other_thigh": [between(far.hip, far.knee, 0.62) - turned(9, far.thigh)],
        "one_behind": [behind, hanging],
        "wall_beside": [hanging, shoulder + complex(24, 2)],
        "to_box": [complex(box_left(skeleton) + 10, BOX + 13)],
        "to_weight": [complex(box_left(skeleton) + 12, BOX + 27)],
        "handle": [complex(shoulder.real + 40, 100)],
        "dowel": [
            behind,
            skeleton.head.beside(-10, -4),
        ],
        "floor": [complex(shoulder.real + 1, HAND_HEIGHT)],
        "floor_behind": [complex(shoulder.real - 24, HAND_HEIGHT)],
        "on_seat": [complex(hip.real - 15, SEAT + HAND_HEIGHT)],
        "table": [complex(shoulder.real + 38, TABLE + HAND_HEIGHT)],
        "wall": [shoulder + complex(44, 4)],
    }
    if name == "at_sides" and chest < -60:
        return [_beside_on_floor(shoulder)]
    return places[name]


def _beside_on_floor(shoulder: complex) -> complex:
    """Where the hand of somebody lying on the back rests, towards the feet."""
    drop = shoulder.imag - HAND_HEIGHT
    return shoulder + complex((REACH**2 - drop**2) ** 0.5 - 0.5, -drop)


BACK, FORWARD = 1, -1
"""Where an elbow points."""

BENT_BACK = ("floor_behind",)

HAND_HEIGHT = 3.4
"""Of the wrist, over what a flat hand lies on."""

FLAT_HANDS = {"floor": -90.0, "floor_behind": 90.0, "table": -90.0, "on_seat": -70.0, "wall": 180.0}
"""Named places where the hand lies flat, and how it is turned there."""

NAMES = (
    "hanging",
    "at_sides",
    "forward",
    "overhead",
    "behind_back",
    "on_hips",
    "on_thighs",
    "in_hip_crease",
    "crossed",
    "at_chest",
    "behind_thigh",
    "behind_other_thigh",
    "one_behind",
    "wall_beside",
    "to_box",
    "to_weight",
    "handle",
    "dowel",
    "floor",
    "floor_behind",
    "on_seat",
    "table",
    "wall",
)
"""What an author can write for `arms`."""
