"""From a pose (joint angles and what carries the body) to where every joint is.

Angles are anatomical: each says how far a joint is from standing straight, positive for bending
forward (neck, back, hip), bending (knee, elbow) and pulling the toes up (ankle).
"""

from __future__ import annotations

from hingewell_engine.figure import body
from hingewell_engine.figure.geometry import between, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    type Pose = Mapping[str, Any]

SPINE_STEPS = 6
"""Pieces into which each part of the spine is cut to draw its bend as a curve."""


class Leg:
    """One leg: where its hip is, and the pitch of thigh, shank and foot."""

    def __init__(self, hip: complex, thigh: float, shank: float, foot: float) -> None:
        self.hip, self.thigh, self.shank, self.foot = hip, thigh, shank, foot
        self.knee = hip + turned(complex(0, -body.THIGH), thigh)
        self.ankle = self.knee + turned(complex(0, -body.SHANK), shank)
        self.heel = self.ankle + turned(complex(-0.25 * body.FOOT, -body.FOOT_HEIGHT), foot)
        self.toe = self.ankle + turned(complex(0.75 * body.FOOT, -body.FOOT_HEIGHT), foot)

    def moved(self, by: complex) -> Leg:
        """The same leg elsewhere."""
        return Leg(self.hip + by, self.thigh, self.shank, self.foot)


class Vertebra:
    """A point of the spine, which runs along the back of the trunk, and the lean there."""

    def __init__(self, at: complex, pitch: float) -> None:
        self.at, self.pitch = at, pitch

    def beside(self, ahead: float, above: float = 0.0) -> complex:
        """The point so far in front of (or, below 0, behind) this one."""
        return self.at + turned(complex(ahead, above), self.pitch)


class Arm:
    """One arm: its joints, and the pitch of the hand (0: the fingers hang down)."""

    def __init__(self, shoulder: complex, elbow: complex, wrist: complex, hand: float) -> None:
        self.shoulder, self.elbow, self.wrist, self.hand = shoulder, elbow, wrist, hand


class Skeleton:
    """Where everything is. `spine` runs from the sacrum to the top of the neck."""

    def __init__(
        self, pelvis: float, hip: complex, spine: list[Vertebra], near: Leg, far: Leg
    ) -> None:
        self.pelvis, self.hip, self.spine = pelvis, hip, spine
        self.near, self.far = near, far

    @property
    def waist(self) -> Vertebra:
        """The middle of the low back."""
        return self.spine[SPINE_STEPS // 2]

    @property
    def chest(self) -> Vertebra:
        """Between the shoulder blades."""
        return self.spine[SPINE_STEPS + SPINE_STEPS // 2 + 1]

    @property
    def nape(self) -> Vertebra:
        """Where neck and trunk meet."""
        return self.spine[2 * SPINE_STEPS]

    @property
    def head(self) -> Vertebra:
        """The top of the neck, with the lean of the head."""
        return self.spine[-1]

    def bend(self, part: int, natural: float) -> float:
        """How far low back (0), upper back (1) or neck (2) bends beyond its natural curve."""
        low, high = self.spine[part * SPINE_STEPS], self.spine[(part + 1) * SPINE_STEPS]
        return high.pitch - low.pitch - natural

    @property
    def shoulder(self) -> complex:
        """Centre of the shoulder joint."""
        high = self.spine[2 * SPINE_STEPS - 1]
        return high.at + turned(complex(6.0, -1.0), self.chest.pitch)

    def moved(self, by: complex) -> Skeleton:
        """The same body elsewhere."""
        spine = [Vertebra(one.at + by, one.pitch) for one in self.spine]
        return Skeleton(self.pelvis, self.hip + by, spine, self.near.moved(by), self.far.moved(by))


def angle(pose: Pose, joint: str) -> float:
    """The angle of a joint in degrees, or what the base gives it."""
    value = pose.get(joint)
    return float(body.BASES[pose["base"]].get(joint, 0) if value is None else value)


def spine(pose: Pose, hip: complex, pelvis: float) -> list[Vertebra]:
    """The spine over a pelvis: each part bends evenly along its length."""
    chain = [Vertebra(hip + turned(body.SACRUM, pelvis), pelvis + body.SACRAL_LEAN)]
    for length, curve in (
        (body.LUMBAR, body.LUMBAR_CURVE + angle(pose, "low_back")),
        (body.THORAX, body.THORAX_CURVE + angle(pose, "upper_back")),
        (body.NECK, body.NECK_CURVE + angle(pose, "neck")),
    ):
        for _ in range(SPINE_STEPS):
            last = chain[-1]
            bent = last.pitch + curve / SPINE_STEPS
            ahead = turned(complex(0, length / SPINE_STEPS), (last.pitch + bent) / 2)
            chain.append(Vertebra(last.at + ahead, bent))
    return chain


def leg(pose: Pose, hip: complex, pelvis: float) -> Leg:
    """The leg that hangs from a pelvis with these angles."""
    thigh = pelvis - angle(pose, "hip")
    shank = thigh + angle(pose, "knee")
    return Leg(hip, thigh, shank, shank - angle(pose, "ankle"))


def balance_point(skeleton: Skeleton) -> complex:
    """The centre of mass, with the arms taken as hanging near the trunk."""
    nape, head = skeleton.nape.at, skeleton.head.at
    trunk = between(skeleton.hip, nape, 0.5)
    total = body.MASSES["head"] * head + body.MASSES["trunk"] * trunk
    total += body.MASSES["arms"] * between(nape, trunk, 0.6)
    weight = body.MASSES["head"] + body.MASSES["trunk"] + body.MASSES["arms"]
    for one in (skeleton.near, skeleton.far):
        total += body.MASSES["thigh"] * between(one.hip, one.knee, 0.433)
        total += body.MASSES["shank"] * between(one.knee, one.ankle, 0.433)
        total += body.MASSES["foot"] * between(one.heel, one.toe, 0.5)
        weight += body.MASSES["thigh"] + body.MASSES["shank"] + body.MASSES["foot"]
    return total / weight
