"""A skeleton dressed: the body's parts as (CSS class, path), from back to front."""

from __future__ import annotations

from hingewell_engine.figure import shapes
from hingewell_engine.figure.geometry import smooth
from hingewell_engine.figure.places import stretch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.props import Piece
    from hingewell_engine.figure.skeleton import Arm, Leg, Skeleton

HIGHLIGHTS = (
    "head", "neck", "upper_back", "low_back", "hip", "thigh", "lower_leg", "foot",
    "arm", "other_thigh", "other_lower_leg", "other_foot",
)  # fmt: skip
"""What an author can write for `highlight`."""


def figure(skeleton: Skeleton, arms: list[Arm], grips: bool, highlight: list[str]) -> list[Piece]:
    """The whole body, far side first."""
    near_arm, far_arm = arms
    return [
        *_arm(far_arm, grips, "-far"),
        *_glow(skeleton, arms, [part for part in highlight if part.startswith("other_")]),
        *_leg(skeleton, skeleton.far, "-far"),
        *_glow(skeleton, arms, [part for part in highlight if not part.startswith("other_")]),
        ("skin-far", shapes.neck(skeleton)),
        ("top", shapes.trunk(skeleton)),
        *_head(skeleton),
        *_leg(skeleton, skeleton.near, ""),
        *_arm(near_arm, grips, ""),
    ]


def silhouette(skeleton: Skeleton, arms: list[Arm]) -> str:
    """The whole body as one path, for where it was before a movement."""
    parts = [shapes.neck(skeleton), shapes.trunk(skeleton), shapes.pelvis(skeleton)]
    parts += [shapes.head(skeleton), shapes.hair(skeleton)]
    for one in (skeleton.near, skeleton.far):
        parts += [*shapes.leg(one), shapes.seat(skeleton, one), shapes.shoe(one)[0]]
    for arm in arms:
        parts += shapes.arm(arm, grips=False)
    return "".join(parts)


def _leg(skeleton: Skeleton, one: Leg, side: str) -> list[Piece]:
    shoe, sole = shapes.shoe(one)
    legs = "".join(shapes.leg(one)) + shapes.seat(skeleton, one)
    if not side:
        legs = shapes.pelvis(skeleton) + legs
    return [("legs" + side, legs), ("shoe" + side, shoe), ("sole", sole)]


def _arm(arm: Arm, grips: bool, side: str) -> list[Piece]:
    skin, hand, sleeve = shapes.arm(arm, grips)
    return [("arm" + side, skin + hand), ("sleeve" + side, sleeve)]


def _head(skeleton: Skeleton) -> list[Piece]:
    eye, ear, mouth = shapes.face(skeleton.head)
    return [
        ("skin", shapes.head(skeleton)),
        ("hair", shapes.hair(skeleton)),
        ("eye", eye),
        ("skin-far", ear),
        ("mouth", mouth),
    ]


def _glow(skeleton: Skeleton, arms: list[Arm], parts: list[str]) -> list[Piece]:
    """A bright rim behind the parts that matter in this figure."""
    return [("glow", _part(skeleton, arms, part)) for part in parts]


def _part(skeleton: Skeleton, arms: list[Arm], name: str) -> str:
    if name in ("low_back", "upper_back"):
        return smooth(stretch(skeleton, name), closed=False)
    if name == "arm":
        return "".join(shapes.arm(arms[0], grips=False)[:2])
    if name in ("head", "neck"):
        return shapes.head(skeleton) if name == "head" else shapes.neck(skeleton)
    one = skeleton.far if name.startswith("other_") else skeleton.near
    thigh, shank = shapes.leg(one)
    return {
        "hip": shapes.pelvis(skeleton) + shapes.seat(skeleton, skeleton.near),
        "thigh": thigh,
        "lower_leg": shank + shapes.shoe(one)[0],
        "foot": shapes.shoe(one)[0],
    }[name.removeprefix("other_")]
