"""What a figure says besides the body: arrows, numbered contacts, keep-still signs, labels."""

from __future__ import annotations

from hingewell_engine.figure.geometry import circle, length, line, polygon, smooth, turned
from hingewell_engine.figure.places import find, stretch
from hingewell_engine.figure.props import DOWEL, dowel_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hingewell_engine.figure.props import Piece
    from hingewell_engine.figure.skeleton import Arm, Skeleton

ARROWS = {
    "up": 1j, "down": -1j, "forward": 1 + 0j, "back": -1 + 0j,
    "up_forward": 0.7 + 0.7j, "down_forward": 0.7 - 0.7j,
    "up_back": -0.7 + 0.7j, "down_back": -0.7 - 0.7j,
}  # fmt: skip
"""What an author can write for `arrow`, with its direction."""

ARROW_LENGTH, HEAD_LENGTH, HEAD_WIDTH = 18.0, 8.0, 4.4


class Note:
    """A number or a text that belongs to a point; `spot` is where, `out` which way is outside.

    Its kind is label, sign (a label of a sign that is drawn at the spot), number (a contact of
    the body) or lost (a contact that is not kept).
    """

    def __init__(self, spot: complex, out: complex, text: str, kind: str) -> None:
        self.spot, self.out, self.text, self.kind = spot, out, text, kind


def draw(
    skeleton: Skeleton, arms: list[Arm], mark: dict[str, Any]
) -> tuple[list[Piece], list[Note]]:
    """The signs of one mark, and what is written beside them."""
    skin, out = find(skeleton, arms[0], mark["at"])
    spot = skin
    pieces: list[Piece] = []
    notes: list[Note] = []
    if mark.get("tension"):
        pieces.append(("tension", smooth(stretch(skeleton, mark["at"]), closed=False)))
    if mark.get("gaze"):
        pieces += gaze(skeleton)
    if mark.get("arrow"):
        direction = ARROWS[mark["arrow"]]
        inward = (direction * out.conjugate()).real < 0
        start = spot + out * 5 - direction * ARROW_LENGTH if inward else spot + out * 7
        pieces += arrow([start, start + direction * ARROW_LENGTH])
    if mark.get("contact") is not None:
        kind = "lost" if mark.get("lost") else "number"
        spot += out * 10
        notes.append(Note(spot, out, str(mark["contact"]), kind))
    if mark.get("still"):
        spot -= out * 4
        pieces += still(spot)
    if mark.get("label"):
        notes.append(Note(spot, out, mark["label"], "sign" if spot != skin else "label"))
    return pieces, notes


def arrow(path: list[complex], both_ways: bool = False) -> list[Piece]:
    """A line with a head at its end, or at both."""
    size = min(1.0, length(path) / 2 / HEAD_LENGTH)
    neck, head = _head(path, size)
    shaft = _without(path, path[-1], HEAD_LENGTH * size)
    heads, start = head, []
    if both_ways:
        back, other = _head(path[::-1], size)
        shaft = _without(shaft, path[0], HEAD_LENGTH * size)
        heads, start = head + other, [back]
    return [("arrow", smooth([*start, *shaft, neck], closed=False)), ("arrow-head", heads)]


def _head(path: list[complex], size: float) -> tuple[complex, str]:
    """Where the line has to end under the head, and the head."""
    tip, before = path[-1], path[-2]
    way = (tip - before) / abs(tip - before)
    neck = tip - way * HEAD_LENGTH * size
    side = way * 1j * HEAD_WIDTH * size
    return neck + way, polygon([neck + side, tip, neck - side])


def _without(path: list[complex], tip: complex, near: float) -> list[complex]:
    return [point for point in path if abs(point - tip) > near] or [path[len(path) // 2]]


def still(at: complex) -> list[Piece]:
    """Two bars in a ring: the sign for pause, "leave this where it is"."""
    bars = line([at + (-2 - 2.6j), at + (-2 + 2.6j)]) + line([at + (2 - 2.6j), at + (2 + 2.6j)])
    return [("still", circle(at, 6.0)), ("still-bars", bars)]


def gaze(skeleton: Skeleton) -> list[Piece]:
    """A broken line from the eye to where it looks."""
    eye = skeleton.head.beside(14, 4.2)
    way = turned(1, skeleton.head.pitch)
    return [
        ("gaze", line([eye, eye + way * 34])),
        ("gaze-head", polygon([eye + way * 34 + way * 1j * 3, eye + way * 41,
                               eye + way * 34 - way * 1j * 3])),
    ]  # fmt: skip


def contacts(skeleton: Skeleton, arms: list[Arm]) -> list[tuple[str, bool]]:
    """For each place where a stick along the back should touch: its name, and whether it does."""
    low, high = dowel_line(skeleton, arms)
    touching = []
    for name in DOWEL:
        spot, _ = find(skeleton, arms[0], name)
        touching.append((name, abs(((spot - low) / (high - low)).imag * abs(high - low)) < CONTACT))
    return touching


CONTACT = 3.4
"""A stick nearer than this (cm) to the skin touches it: its own radius, and clothes."""


def verdict(right: bool, at: complex) -> list[Piece]:
    """A tick or a cross in a ring."""
    tick = line([at + (-4 + 0.4j), at + (-1.2 - 3j), at + (4.2 + 3.6j)])
    cross = line([at + (-3 - 3j), at + (3 + 3j)]) + line([at + (-3 + 3j), at + (3 - 3j)])
    kind = "right" if right else "wrong"
    return [(kind, circle(at, 9.0)), ("verdict", tick if right else cross)]
