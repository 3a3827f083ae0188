"""A skeleton dressed: the body's parts as (CSS class, path), from back to front."""

from __future__ import annotations

from hingewell_engine.figure import shapes
from hingewell_engine.figure.geometry import smooth
from hingewell_engine.figure.places import stretch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.builds import Build
    from hingewell_engine.figure.props import Piece
    from hingewell_engine.figure.skeleton import Arm, Leg, Skeleton

HIGHLIGHTS = (
    "head", "neck", "upper_back", "low_back", "hip", "thigh", "lower_leg", "foot",
    "arm", "other_thigh", "other_lower_leg", "other_foot",
)  # fmt: skip
"""What an author can write for `highlight`."""


def figure(
    build: Build, skeleton: Skeleton, arms: list[Arm], grips: bool, highlight: list[str]
) -> list[Piece]:
    """The whole body of somebody so built, far side first."""
    near_arm, far_arm = arms
    return [
        *_arm(build, far_arm, grips, "-far"),
        *_glow(build, skeleton, arms, [part for part in highlight if part.startswith("other_")]),
        *_leg(build, skeleton, skeleton.far, "-far"),
        *_glow(
            build, skeleton, arms, [part for part in highlight if not part.startswith("other_")]
        ),
        ("skin-far", shapes.neck(skeleton, build)),
        ("top", shapes.trunk(skeleton, build)),
        *_head(build, skeleton),
        *_leg(build, skeleton, skeleton.near, ""),
        *_arm(build, near_arm, grips, ""),
    ]


def silhouette(build: Build, skeleton: Skeleton, arms: list[Arm]) -> str:
    """The whole body as one path, for where it was before a movement."""
    parts = [part(skeleton, build) for part in (shapes.neck, shapes.trunk, shapes.pelvis)]
    parts += [shapes.head(skeleton), shapes.hair(skeleton, build)]
    for one in (skeleton.near, skeleton.far):
        parts += [*shapes.leg(one, build), shapes.seat(skeleton, one, build), shapes.shoe(one)[0]]
    for arm in arms:
        parts += shapes.arm(arm, grips=False, build=build)
    return "".join(parts)


def _leg(build: Build, skeleton: Skeleton, one: Leg, side: str) -> list[Piece]:
    shoe, sole = shapes.shoe(one)
    legs = "".join(shapes.leg(one, build)) + shapes.seat(skeleton, one, build)
    if not side:
        legs = shapes.pelvis(skeleton, build) + legs
    return [("legs" + side, legs), ("shoe" + side, shoe), ("sole", sole)]


def _arm(build: Build, arm: Arm, grips: bool, side: str) -> list[Piece]:
    skin, hand, sleeve = shapes.arm(arm, grips, build)
    return [("arm" + side, skin + hand), ("sleeve" + side, sleeve)]


def _head(build: Build, skeleton: Skeleton) -> list[Piece]:
    eye, ear, mouth = shapes.face(skeleton.head)
    return [
        ("skin", shapes.head(skeleton)),
        ("hair", shapes.hair(skeleton, build)),
        ("eye", eye),
        ("skin-far", ear),
        ("mouth", mouth),
        *([("glasses", shapes.glasses(skeleton.head))] if build.glasses else []),
    ]


def _glow(build: Build, skeleton: Skeleton, arms: list[Arm], parts: list[str]) -> list[Piece]:
    """A bright rim behind the parts that matter in this figure."""
    return [("glow", _part(build, skeleton, arms, part)) for part in parts]


def _part(build: Build, skeleton: Skeleton, arms: list[Arm], name: str) -> str:
    if name in ("low_back", "upper_back"):
        return smooth(stretch(skeleton, name), closed=False)
    if name == "arm":
        return "".join(shapes.arm(arms[0], grips=False, build=build)[:2])
    if name in ("head", "neck"):
        return shapes.head(skeleton) if name == "head" else shapes.neck(skeleton, build)
    one = skeleton.far if name.startswith("other_") else skeleton.near
    thigh, shank = shapes.leg(one, build)
    return {
        "hip": shapes.pelvis(skeleton, build) + shapes.seat(skeleton, skeleton.near, build),
        "thigh": thigh,
        "lower_leg": shank + shapes.shoe(one)[0],
        "foot": shapes.shoe(one)[0],
    }[name.removeprefix("other_")]
