"""A map of the body: from the points of one half to paths over both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hingewell.model.body_map import BodyMap, MapRegion, View
    from hingewell.model.drawing import Spot
    from hingewell.model.selfcheck import Question


class Zone(NamedTuple):
    """What is drawn of a place on one view: a path, and how wide it is if it is a band."""

    region: MapRegion
    path: str
    width: float | None


def silhouette(drawn: BodyMap) -> str:
    """The body of a map as a path."""
    return _both(drawn.outline, closed=True)


def folds(view: View) -> str:
    """The lines that help to see what is what, as one path."""
    return "".join(_both(line, closed=False) for line in view.lines)


def zones(drawn: BodyMap, view: View) -> list[Zone]:
    """What a reader can choose on a view, from back to front."""
    return [
        Zone(region, _both(shape.points, closed=shape.width is None), shape.width)
        for region in drawn.regions
        for shape in region.shapes
        if shape.view == view.id
    ]


def choices(question: Question) -> dict[str, str]:
    """Answer -> its words, in the order in which the check has them."""
    said = {option.value: str(option.label) for option in question.options}
    return {**said, "unsure": str(question.unsure)}


def _both(points: list[Spot], closed: bool) -> str:
    """A shape on the right side and its mirror image; one shape where they meet in the middle."""
    from hingewell_engine.figure.geometry import smooth  # noqa: PLC0415 - put in place late

    right = [complex(across, -down) for across, down in points]
    left = [-point.conjugate() for point in right]
    middle = [point.real == 0 for point in right]
    if closed and middle[0] and middle[-1]:
        return smooth([*right, *reversed(left[1:-1])])
    if all(middle):
        return smooth(right, closed=closed)
    return smooth(right, closed=closed) + smooth(left, closed=closed)


CALLS = {call.__name__: call for call in (silhouette, folds, zones, choices)}
"""What the template of a map calls."""
