"""The things around the body: each takes its place from the pose it is used in."""

from __future__ import annotations

from hingewell_engine.figure import body
from hingewell_engine.figure.arms import BOX, TABLE, box_left
from hingewell_engine.figure.bases import SEAT, lowest
from hingewell_engine.figure.geometry import between, circle, line, polygon, smooth, turned
from hingewell_engine.figure.places import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.skeleton import Arm, Skeleton

    type Piece = tuple[str, str]
    """A CSS class (without its prefix) and path data."""


def behind(skeleton: Skeleton, arms: list[Arm], names: list[str]) -> list[Piece]:
    """What the body hides: furniture, doors, walls."""
    return [piece for name in names if name in _BEHIND for piece in _BEHIND[name](skeleton, arms)]


def before(skeleton: Skeleton, arms: list[Arm], names: list[str]) -> list[Piece]:
    """What is in front of the body or in its hands."""
    return [piece for name in names if name in _BEFORE for piece in _BEFORE[name](skeleton, arms)]


def _box(left: float, bottom: float, right: float, top: float) -> str:
    return polygon([complex(left, bottom), complex(left, top), complex(right, top),
                    complex(right, bottom)])  # fmt: skip


def _stool(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    return _stool_at(skeleton.hip.real - 20)


def _stool_at(back: float) -> list[Piece]:
    front = back + 44
    legs = _box(back + 1, 0, back + 4, SEAT - 3) + _box(front - 4, 0, front - 1, SEAT - 3)
    return [("prop-far", legs), ("prop", _box(back, SEAT - 4, front, SEAT))]


def _chair(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    return _chair_at(skeleton.hip.real - 20)


def _chair_edge(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    return _chair_at(skeleton.hip.real - 34)


def _chair_at(back: float) -> list[Piece]:
    rest = polygon([complex(back, SEAT), complex(back - 6, SEAT + 44),
                    complex(back - 2.5, SEAT + 44), complex(back + 4, SEAT)])  # fmt: skip
    return [("prop-far", rest), *_stool_at(back)]


def _door(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    edge = find_back(skeleton) - 0.5
    panel = [complex(edge, 0), complex(edge, 184), complex(edge - 30, 178), complex(edge - 30, 4)]
    side = [complex(edge, 0), complex(edge, 184), complex(edge - 4, 184), complex(edge - 4, 0)]
    return [
        ("prop-far", polygon(panel)),
        ("prop", polygon(side)),
        ("prop", circle(complex(edge - 9, 92), 2.6)),
    ]


def _door_ahead(_: Skeleton, arms: list[Arm]) -> list[Piece]:
    edge = arms[0].wrist.real + 6
    panel = [complex(edge, 0), complex(edge, 184), complex(edge + 34, 178), complex(edge + 34, 4)]
    side = [complex(edge, 0), complex(edge, 184), complex(edge + 4, 184), complex(edge + 4, 0)]
    knob = circle(complex(edge + 9, arms[0].wrist.imag - 1), 2.6)
    return [("prop-far", polygon(panel)), ("prop", polygon(side)), ("prop", knob)]


def find_back(skeleton: Skeleton) -> float:
    """How far back the buttocks reach."""
    spots = [(-12.4, 2.5), (-12.2, -4.0), (-9.4, 9.5)]
    return min((skeleton.hip + turned(complex(*spot), skeleton.pelvis)).real for spot in spots)


def _wall(skeleton: Skeleton, arms: list[Arm]) -> list[Piece]:
    at = arms[0].wrist.real + 13
    if at < skeleton.hip.real + 40:
        at = find_back(skeleton) - 5
    return [("prop", _box(at, 0, at + 5, 175))]


def _wall_beside(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    middle = skeleton.shoulder.real + 8
    return [("backdrop", _box(middle - 44, 0, middle + 44, 172))]


def _table(_: Skeleton, arms: list[Arm]) -> list[Piece]:
    left = arms[0].wrist.real - 4
    return [
        ("prop-far", _box(left + 5, 0, left + 9, TABLE - 4)),
        ("prop-far", _box(left + 36, 0, left + 40, TABLE - 4)),
        ("prop", _box(left, TABLE - 4, left + 45, TABLE)),
    ]


def _step(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    foot = skeleton.far if lowest(skeleton.far) > lowest(skeleton.near) else skeleton.near
    top = max(lowest(foot), 3.0)
    return [("prop", _box(foot.ankle.real - 16, 0, foot.ankle.real + 26, top))]


def _a_box(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    left = box_left(skeleton)
    return [("prop", _box(left, 0, left + 34, BOX))]


def _box_weight(skeleton: Skeleton, arms: list[Arm]) -> list[Piece]:
    handle = complex(box_left(skeleton) + 12, BOX + 21)
    return [*_a_box(skeleton, arms), *_kettlebell(handle)]


def _mat(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    spots = [skeleton.hip, skeleton.head.at, skeleton.near.knee, skeleton.near.toe]
    spots += [skeleton.far.toe, skeleton.near.ankle]
    low = [spot.real for spot in spots if spot.imag < 32] or [skeleton.near.ankle.real]
    return [("mat", _box(min(low) - 14, -3, max(low) + 14, 0.3))]


def _pillow(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    head = skeleton.head.beside(-12, 4)
    return [("mat", smooth([head + spot for spot in (-9 - 3j, -8 + 2j, 8 + 2j, 9 - 3j)]))]


def _dowel(skeleton: Skeleton, arms: list[Arm]) -> list[Piece]:
    low, high = dowel_line(skeleton, arms)
    along = (high - low) / abs(high - low)
    side = along * 1j * 1.3
    ends = (low - along * 12, high + along * 16)
    return [("stick", polygon([ends[0] - side, ends[1] - side, ends[1] + side, ends[0] + side]))]


def dowel_line(skeleton: Skeleton, arms: list[Arm]) -> tuple[complex, complex]:
    """Where a stick lies that is pressed against the back: it touches two places, perhaps three.

    It leaves the end where the spine bends more.
    """
    low, middle, high = (
        spot + out * 1.4 for spot, out in (find(skeleton, arms[0], name) for name in DOWEL)
    )
    round_back = ((middle - low) / (high - low)).imag > 0
    if not round_back:
        return low, high
    if skeleton.bend(0, body.LUMBAR_CURVE) > skeleton.bend(2, body.NECK_CURVE):
        return middle + (middle - high) / abs(middle - high) * abs(middle - low), high
    return low, middle + (middle - low) / abs(middle - low) * abs(high - middle)


DOWEL = ("tailbone", "upper_back", "back_of_head")
"""The three places where a stick along the back should touch."""


def _weight(_: Skeleton, arms: list[Arm]) -> list[Piece]:
    return _kettlebell(arms[0].wrist + turned(-6j, arms[0].hand))


def _kettlebell(hand: complex) -> list[Piece]:
    handle = smooth([hand + spot for spot in (-5 - 5j, -4 + 1j, 4 + 1j, 5 - 5j)], closed=False)
    return [("handle", handle), ("iron", circle(hand - 13j, 9.0))]


def _strap(skeleton: Skeleton, arms: list[Arm]) -> list[Piece]:
    foot = skeleton.near
    sole = foot.ankle + turned(complex(9, -7.2), foot.foot)
    return [("strap", line([arms[0].wrist + turned(-5j, arms[0].hand), sole]))]


def _stick_upright(_: Skeleton, arms: list[Arm]) -> list[Piece]:
    hand = arms[0].wrist + turned(-5j, arms[0].hand)
    return [("stick", _box(hand.real - 1.3, 66, hand.real + 1.3, 172))]


def _ball(skeleton: Skeleton, _: list[Arm]) -> list[Piece]:
    thigh = between(skeleton.near.hip, skeleton.near.knee, 0.5)
    return [("mat", circle(thigh + turned(complex(-12, 0), skeleton.near.thigh), 4.5))]


_BEHIND = {
    "wall_beside": _wall_beside, "chair": _chair, "chair_edge": _chair_edge, "stool": _stool,
    "door": _door, "door_ahead": _door_ahead, "wall": _wall, "table": _table, "step": _step,
    "box": _a_box, "box_weight": _box_weight, "mat": _mat, "pillow": _pillow, "ball": _ball,
}  # fmt: skip
_BEFORE = {
    "dowel": _dowel, "stick_upright": _stick_upright, "weight": _weight, "strap": _strap,
}  # fmt: skip

NAMES = (*_BEHIND, *_BEFORE)
"""What an author can write for `props`."""
