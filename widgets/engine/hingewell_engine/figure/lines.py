"""Lines along the body: how long or loaded a position makes them, and the course they take.

What a line is and what its numbers mean stands in the content. Here are only the two ways of
working a number out from joint angles: a polynomial, or points that each joint adds.
"""

from __future__ import annotations

from hingewell_engine.figure.geometry import between, length, smooth
from hingewell_engine.figure.places import NAMES, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hingewell_engine.figure.skeleton import Arm, Skeleton

    type Line = Mapping[str, Any]

JOINTS = ("neck", "upper_back", "low_back", "hip", "knee", "ankle")
"""Joints that a line may depend on."""

ROUTE = ("spine", *NAMES)
"""What a line may pass: the length of the spine, or a place on the skin."""

SPACING = 3.0
WAVE = 9.0
"""Centimetres between the points of a drawn line, and of one wave of a slack one."""

DEEPEST_WAVE = 2.0


def value(line: Line, angles: Mapping[str, float]) -> float:
    """The number of a line at these joint angles (degrees), in the line's own unit.

    Angles beyond those for which the line's numbers hold count as the last for which they do.
    """
    if line.get("terms"):
        within = {joint: _clamped(angles[joint], *ends) for joint, ends in line["valid"].items()}
        return sum(_term(term, within, line["per"]) for term in line["terms"])
    return sum(_share(share, angles[share["joint"]]) for share in line["shares"])


def _term(term: Mapping[str, Any], angles: Mapping[str, float], per: float) -> float:
    product = float(term["factor"])
    for joint, power in term["of"].items():
        product *= (angles[joint] / per) ** power
    return product


def _share(share: Mapping[str, Any], angle: float) -> float:
    reach = (angle - share["from"]) / (share["to"] - share["from"])
    return float(share["points"]) * _clamped(reach, 0.0, 1.0)


def _clamped(number: float, low: float, high: float) -> float:
    return max(low, min(high, number))


def tautness(line: Line, number: float) -> float:
    """Where between slack (0) and taut (1) a line's number lies."""
    low, high = line["range"]
    return _clamped((number - low) / (high - low), 0.0, 1.0)


def course(line: Line, skeleton: Skeleton, arm: Arm, taut: float) -> str:
    """The line as a path: straight where it is taut, in waves where it is slack."""
    return smooth(_waved(_spaced(_passed(line, skeleton, arm)), 1.0 - taut), closed=False)


def _passed(line: Line, skeleton: Skeleton, arm: Arm) -> list[complex]:
    passed: list[complex] = []
    for stop in line["route"]:
        if stop["at"] == "spine":
            passed += [bone.beside(stop["inside"]) for bone in reversed(skeleton.spine)]
        else:
            spot, out = find(skeleton, arm, stop["at"])
            passed.append(spot - out * stop["inside"])
    return passed


def _spaced(stops: list[complex]) -> list[complex]:
    """Points along the smooth way through the stops, about SPACING apart."""
    spaced: list[complex] = []
    last = len(stops) - 1
    for at in range(last):
        before, start, end, after = (
            stops[max(at - 1, 0)], stops[at], stops[at + 1], stops[min(at + 2, last)]
        )  # fmt: skip
        leave, arrive = start + (end - before) / 6, end - (after - start) / 6
        steps = max(1, round(abs(end - start) / SPACING))
        spaced += [_bezier(start, leave, arrive, end, step / steps) for step in range(steps)]
    return [*spaced, stops[-1]]


def _bezier(start: complex, leave: complex, arrive: complex, end: complex, share: float) -> complex:
    first, middle, last = (
        between(start, leave, share), between(leave, arrive, share), between(arrive, end, share)
    )  # fmt: skip
    return between(between(first, middle, share), between(middle, last, share), share)


def _waved(way: list[complex], slack: float) -> list[complex]:
    """The way with every second half wave to one side, less and less towards both ends."""
    waved = [way[0]]
    gone, whole = 0.0, length(way)
    for before, here, after in zip(way, way[1:], way[2:], strict=False):
        gone += abs(here - before)
        along = after - before
        calm = min(1.0, gone / WAVE, (whole - gone) / WAVE)
        side = along * 1j / (abs(along) or 1.0)
        waved.append(here + side * DEEPEST_WAVE * slack * calm * _swing(gone))
    return [*waved, way[-1]]


def _swing(gone: float) -> float:
    """A triangle wave between -1 and 1, which the drawing rounds."""
    return 4 * abs(gone / WAVE % 1.0 - 0.5) - 1
