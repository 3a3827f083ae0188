"""The names by which a mark points at the body: where the skin is, and which way is out."""

from __future__ import annotations

from hingewell_engine.figure.geometry import between, turned
from hingewell_engine.figure.shapes import back_profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.skeleton import Arm, Leg, Skeleton

    type Spot = tuple[complex, complex]
    """A point of the skin, and a vector of length 1 that leads away from the body."""

NAMES = (
    "head", "eyes", "chin", "back_of_head", "neck", "upper_back", "chest", "low_back", "belly",
    "tailbone", "hip", "buttock", "sit_bone", "thigh", "back_of_thigh", "knee", "back_of_knee",
    "lower_leg", "calf", "ankle", "heel", "toes", "foot", "shoulder", "elbow", "hand",
    "other_thigh", "other_knee", "other_lower_leg", "other_heel", "other_toes", "other_foot",
)  # fmt: skip
"""What an author can write for `at`."""

_LEG = {
    # name: (part, cm below the part's upper joint, cm in front of the bone, way out)
    "thigh": ("thigh", 20, 8.2, 1),
    "back_of_thigh": ("thigh", 22, -8.0, -1),
    "knee": ("thigh", 41, 5.8, 1),
    "back_of_knee": ("shank", 1, -5.6, -1),
    "lower_leg": ("shank", 20, 4.4, 1),
    "calf": ("shank", 13, -6.6, -1),
    "ankle": ("shank", 41, 3.6, 1),
    "heel": ("foot", 5, -6.2, -1),
    "toes": ("foot", 4, 19.0, 1),
    "foot": ("foot", 1.0, 8.6, 1),
}

_BACK = {"tailbone": (0, -6.8), "low_back": (3, -4.3), "upper_back": (9, -5.0)}
_FRONT = {"belly": (3, 14.2), "chest": (9, 17.6)}
_HEAD = {
    "head": (0.0, 15.4, 1j),
    "eyes": (9.4, 4.2, 1),
    "chin": (8.6, -7.8, 1),
    "back_of_head": (-10.2, 6.0, -1),
    "neck": (-5.0, -4.6, -1),
}


def find(skeleton: Skeleton, arm: Arm, name: str) -> Spot:
    """The spot that an author calls `name`."""
    if name in _HEAD:
        ahead, above, out = _HEAD[name]
        return skeleton.head.beside(ahead, above), turned(complex(out), skeleton.head.pitch)
    if name in _BACK or name in _FRONT:
        at, ahead = (_BACK | _FRONT)[name]
        bone = skeleton.spine[at]
        return bone.beside(ahead), turned(1 if ahead > 0 else -1, bone.pitch)
    if name in ("shoulder", "elbow", "hand"):
        return _on_arm(arm, name)
    if name in ("hip", "buttock", "sit_bone"):
        return _on_pelvis(skeleton, name)
    if name.startswith("other_"):
        return _on_leg(skeleton.far, name.removeprefix("other_"))
    return _on_leg(skeleton.near, name)


def _on_pelvis(skeleton: Skeleton, name: str) -> Spot:
    ahead, above, out = {
        "hip": (9.0, 2.0, 1 + 0j),
        "buttock": (-12.4, 1.0, -1 + 0j),
        "sit_bone": (-8.5, -8.0, -0.7 - 0.7j),
    }[name]
    here = skeleton.hip + turned(complex(ahead, above), skeleton.pelvis)
    return here, turned(out, skeleton.pelvis)


def _on_leg(leg: Leg, name: str) -> Spot:
    part, below, ahead, out = _LEG[name]
    joint, pitch = {
        "thigh": (leg.hip, leg.thigh),
        "shank": (leg.knee, leg.shank),
        "foot": (leg.ankle, leg.foot),
    }[part]
    return joint + turned(complex(ahead, -below), pitch), turned(out, pitch)


def _on_arm(arm: Arm, name: str) -> Spot:
    if name == "shoulder":
        return arm.shoulder, 1j
    if name == "elbow":
        out = arm.elbow - between(arm.shoulder, arm.wrist, 0.5)
        return arm.elbow, out / (abs(out) or 1)
    return arm.wrist + turned(-10j, arm.hand), turned(-1j, arm.hand)


STRETCHES = (
    "low_back", "upper_back", "neck", "buttock", "back_of_thigh", "back_of_knee", "calf", "thigh",
)  # fmt: skip
"""Places that have a length along which something can be felt."""

_ALONG_BACK = {"low_back": (0, 6), "upper_back": (6, 11), "neck": (11, 17)}
_ALONG_LEG = {
    # name: (part, cm below its upper joint from and to, cm in front of the bone)
    "buttock": ("thigh", -6.0, 6.0, -10.0),
    "back_of_thigh": ("thigh", 8.0, 37.0, -7.4),
    "back_of_knee": ("shank", -7.0, 8.0, -6.0),
    "calf": ("shank", 5.0, 26.0, -6.0),
    "thigh": ("thigh", 6.0, 37.0, 7.6),
}


def stretch(skeleton: Skeleton, name: str) -> list[complex]:
    """A line along the skin where something is felt or seen, at one of STRETCHES."""
    if name in _ALONG_BACK:
        return back_profile(skeleton, *_ALONG_BACK[name])
    leg = skeleton.far if name.startswith("other_") else skeleton.near
    part, first, last, ahead = _ALONG_LEG[name.removeprefix("other_")]
    joint, pitch = (leg.hip, leg.thigh) if part == "thigh" else (leg.knee, leg.shank)
    step = (last - first) / 4
    return [joint + turned(complex(ahead, -first - step * n), pitch) for n in range(5)]
