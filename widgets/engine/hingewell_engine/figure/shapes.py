"""The outlines of the body's parts round a skeleton, as SVG path data.

Widths are centimetres, drawn by eye to read as a person: chest deeper than waist, a calf behind
the shin, a shoe that points forward. What differs between people stands in `builds`.
"""

from __future__ import annotations

from hingewell_engine.figure.builds import Build
from hingewell_engine.figure.geometry import between, circle, line, polygon, sleeve, smooth, turned
from hingewell_engine.figure.skeleton import SPINE_STEPS, Arm, Leg, Skeleton, Vertebra

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.builds import Outline


BACK = ((1, 4.8), (3, 4.2), (5, 4.3), (7, 4.7), (9, 5.0), (11, 4.6), (12, 1.6))
"""The back's profile: vertebra, and how far behind it the skin is."""

COLLAR = (15.8, 10.0)
"""How far in front of the last two of them."""

PELVIS = (
    (8.6, 9.0),
    (9.2, 1.0),
    (4.0, -8.5),
    (-6.5, -9.5),
    (-11.8, -4.0),
    (-12.4, 2.5),
    (-9.4, 9.5),
)
"""From the front of the hip bone round the groin and the buttock to the sacrum (forward, up)."""

GLUTE = ((10.2, 6.0), (9.2, 13.0), (7.4, 19.0))
"""Behind the thigh bone, and down from the hip: where the buttock runs out into the thigh."""

HEAD = (
    (-6.0, -4.5), (-8.8, 1.0), (-9.6, 6.5), (-7.2, 12.0), (-1.5, 15.2), (4.5, 14.0), (8.2, 10.0),
    (8.9, 6.0), (9.0, 4.2), (11.6, 0.8), (9.6, -0.7), (10.0, -2.6), (9.4, -4.2), (9.4, -6.6),
    (7.0, -8.2), (2.0, -6.0), (-2.0, -4.6),
)  # fmt: skip
"""A head in profile round the top of the neck (forward, up)."""

EYE, EAR = complex(6.4, 4.0), complex(-1.6, 1.8)
GLASSES = ((complex(6.9, 4.0), 2.7), (complex(-1.0, 4.4), complex(4.4, 4.2)))
"""A lens (centre, radius) and the bow from the ear to it."""
MOUTH = (complex(7.6, -3.6), complex(8.6, -4.1), complex(9.5, -3.6))

SHOE = (
    (-3.6, 1.8), (-6.2, -2.4), (-6.2, -6.4), (2.0, -6.6), (12.0, -6.6), (18.8, -6.4), (19.6, -4.4),
    (15.4, -2.0), (8.6, -0.2), (4.2, 2.4),
)  # fmt: skip
SOLE = (complex(-6.6, -4.9), complex(19.5, -4.9), complex(19.2, -6.6), complex(-6.3, -6.6))

HAND = ((2.5, 1.0), (3.0, -2.4), (4.9, -5.6), (4.6, -7.6), (2.6, -6.8), (2.2, -10.4),
        (0.2, -12.6), (-2.4, -10.5), (-3.0, -5.0), (-2.5, 1.0))  # fmt: skip
FIST = ((2.6, 1.0), (3.9, -3.2), (3.8, -6.8), (0.6, -8.6), (-3.2, -7.4), (-4.0, -3.6), (-2.6, 1.0))


def _placed(points: Outline, at: complex, pitch: float) -> list[complex]:
    return [at + turned(complex(*point), pitch) for point in points]


def trunk(skeleton: Skeleton, build: Build) -> str:
    """The shirt: from the waist to the neck, along the curve of the spine."""
    spine = skeleton.spine
    behind = [spine[at].beside(-back) for at, back in BACK]
    fronts = (*build.belly, *COLLAR)
    ahead = [spine[at].beside(front) for (at, _), front in zip(BACK, fronts, strict=True)]
    waist = [
        skeleton.hip + turned(complex(build.belly[0] - 6.5, 5.0), skeleton.pelvis),
        skeleton.hip + turned(complex(-9.6, 6.0), skeleton.pelvis),
    ]
    return smooth([*behind, *reversed(ahead), *waist])


def pelvis(skeleton: Skeleton, build: Build) -> str:
    """The hips, from the waist to the top of the thighs."""
    return smooth(_placed(_hips(build), skeleton.hip, skeleton.pelvis))


def _hips(build: Build) -> Outline:
    """The outline of the hips: the belly ends in it, the buttocks stand out of it."""
    front, *rest = PELVIS
    more = (build.belly[0] - Build.belly[0]) * 0.6
    wide = [(ahead - build.seat if ahead < -9 else ahead, up) for ahead, up in rest]
    wide[0] = (wide[0][0] + more * 0.6, wide[0][1])
    return ((front[0] + more, front[1]), *wide)


def neck(skeleton: Skeleton, build: Build) -> str:
    """The neck, from inside the collar to inside the head."""
    low = skeleton.spine[2 * SPINE_STEPS - 1].beside(4.6)
    return smooth(sleeve(low, skeleton.head.beside(0.6, 2.0), build.neck))


def head(skeleton: Skeleton) -> str:
    """The head in profile."""
    return smooth(_placed(HEAD, skeleton.head.at, skeleton.head.pitch))


def hair(skeleton: Skeleton, build: Build) -> str:
    """Hair, which shows at a glance where the face looks."""
    head = skeleton.head
    return "".join(smooth(_placed(lock, head.at, head.pitch)) for lock in build.hair)


def glasses(top: Vertebra) -> str:
    """A pair of glasses."""
    (centre, radius), bow = GLASSES
    ear, hinge = (top.beside(point.real, point.imag) for point in bow)
    return circle(top.beside(centre.real, centre.imag), radius) + line([ear, hinge])


def face(top: Vertebra) -> tuple[str, str, str]:
    """Eye, ear and mouth."""
    eye, ear = (top.beside(point.real, point.imag) for point in (EYE, EAR))
    mouth = smooth([top.beside(point.real, point.imag) for point in MOUTH], closed=False)
    return circle(eye, 0.95), circle(ear, 1.9), mouth


def seat(skeleton: Skeleton, one: Leg, build: Build) -> str:
    """The buttock: it joins the hips to the back of a thigh, however far the hip is bent."""
    buttock = _placed(_hips(build)[-4:], skeleton.hip, skeleton.pelvis)[::-1]
    out = build.seat / 2
    back = [one.hip + turned(complex(-side - out, -down), one.thigh) for side, down in GLUTE]
    inside = [one.hip + turned(complex(2, -16), one.thigh), skeleton.hip]
    return smooth([*buttock, *back, *inside][::-1])


def leg(one: Leg, build: Build) -> tuple[str, str]:
    """Thigh and lower leg; both are round at the knee, so that it bends without a gap."""
    thigh = smooth(sleeve(one.hip, one.knee, build.thigh))
    shank = smooth(sleeve(one.knee, one.ankle, build.shank))
    return thigh, shank


def shoe(one: Leg) -> tuple[str, str]:
    """The shoe and the edge of its sole."""
    sole = [one.ankle + turned(point, one.foot) for point in SOLE]
    return smooth(_placed(SHOE, one.ankle, one.foot)), polygon(sole)


def arm(one: Arm, grips: bool, build: Build) -> tuple[str, str, str]:
    """Upper arm with forearm, hand, and the short sleeve over it."""
    upper = smooth(sleeve(one.shoulder, one.elbow, build.upper_arm))
    lower = smooth(sleeve(one.elbow, one.wrist, build.forearm))
    hand = smooth(_placed(FIST if grips else HAND, one.wrist, one.hand))
    cuff = between(one.shoulder, one.elbow, 0.55)
    short = smooth(sleeve(one.shoulder, cuff, build.sleeve))
    return upper + lower, hand, short


def back_profile(skeleton: Skeleton, first: int, last: int) -> list[complex]:
    """The skin of the back from one vertebra to another."""
    widths = dict(BACK)
    return [skeleton.spine[at].beside(-widths.get(at, 4.6)) for at in range(first, last + 1)]
