"""Plane geometry for drawing: points are complex numbers (x to the right, y up, centimetres).

Angles are degrees. A *pitch* says how far a part leans forward from upright: a part with pitch 0
stands straight, with pitch 90 it lies forward.
"""

from __future__ import annotations

from cmath import rect
from itertools import pairwise
from math import acos, degrees, radians


def turned(local: complex, pitch: float) -> complex:
    """A vector of an upright part (x forward, y up) as it stands when the part leans by `pitch`."""
    return local * rect(1.0, -radians(pitch))


def pitch_of(vector: complex) -> float:
    """The pitch at which an upright part's up-axis points along `vector`, within -180..180."""
    across = degrees(acos(max(-1.0, min(1.0, vector.imag / abs(vector)))))
    return across if vector.real >= 0 else -across


def between(start: complex, end: complex, share: float) -> complex:
    """The point `share` of the way from `start` to `end`."""
    return start + (end - start) * share


def bisect(low: float, high: float, wrong: Wrong) -> float:
    """The value from `low` to `high` where `wrong` changes its sign; an end where it never does.

    `wrong` must rise from one end to the other or fall; 22 halvings give far less than a pixel.
    """
    at_low, at_high = wrong(low), wrong(high)
    if at_low * at_high > 0:
        return low if abs(at_low) < abs(at_high) else high
    for _ in range(22):
        middle = (low + high) / 2
        if wrong(middle) * at_low > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def number(value: float) -> str:
    """A coordinate as SVG wants it: a tenth of a centimetre is finer than any screen shows."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def xy(point: complex) -> str:
    """A point in SVG's coordinates, where y points down. Called for every point of a picture."""
    return f"{point.real:.1f} {-point.imag:.1f}"


def smooth(points: list[complex], closed: bool = True) -> str:
    """An SVG path through `points` without corners (Catmull-Rom splines as Bezier curves)."""
    count = len(points)
    path = [f"M{xy(points[0])}"]
    for at in range(count if closed else count - 1):
        if closed:
            before, start, end, after = (points[(at + step) % count] for step in (-1, 0, 1, 2))
        else:
            start, end = points[at], points[at + 1]
            before, after = points[max(at - 1, 0)], points[min(at + 2, count - 1)]
        leave, arrive = start + (end - before) / 6, end - (after - start) / 6
        path.append(f"C{xy(leave)} {xy(arrive)} {xy(end)}")
    return "".join(path) + ("Z" if closed else "")


def polygon(points: list[complex]) -> str:
    """An SVG path with straight sides."""
    return "M" + "L".join(xy(point) for point in points) + "Z"


def circle(centre: complex, radius: float) -> str:
    """An SVG path round `centre`, running the same way as a limb's outline."""
    return smooth([centre + rect(radius, -radians(45 * step)) for step in range(8)])


def line(points: list[complex]) -> str:
    """An open SVG path with straight pieces."""
    return "M" + "L".join(xy(point) for point in points)


def points(path: str) -> list[complex]:
    """The points of a path, handles of its curves included."""
    for letter in "MLCZ":
        path = path.replace(letter, " ")
    values = [float(value) for value in path.split()]
    return [complex(x, -y) for x, y in zip(values[::2], values[1::2], strict=True)]


def extent(path: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path's points, in SVG's coordinates."""
    spots = points(path)
    across, down = [spot.real for spot in spots], [-spot.imag for spot in spots]
    return min(across), min(down), max(across), max(down)


def length(path: list[complex]) -> float:
    """How long a line through points is."""
    return sum(abs(end - start) for start, end in pairwise(path))


def sleeve(start: complex, end: complex, profile: Profile) -> list[complex]:
    """The outline of a limb from `start` to `end`.

    `profile` lists (share of the way, half width in front, half width behind); front is the side
    that faces forward when the limb hangs down. Both ends are rounded.
    """
    down = (end - start) / abs(end - start)
    front = down * 1j
    sides = [(start + (end - start) * share, ahead, behind) for share, ahead, behind in profile]
    outline = [*reversed(_cap(start, front, -down, *profile[0][1:]))]
    outline += [centre + front * ahead for centre, ahead, _ in sides]
    outline += _cap(end, front, down, *profile[-1][1:])
    outline += [centre - front * behind for centre, _, behind in reversed(sides)]
    return outline


def _cap(at: complex, front: complex, out: complex, ahead: float, behind: float) -> list[complex]:
    """A round end, from front to back."""
    reach = out * (ahead + behind) / 2
    return [
        at + front * ahead * 0.72 + reach * 0.7,
        at + front * (ahead - behind) / 2 + reach,
        at - front * behind * 0.72 + reach * 0.7,
    ]


type Profile = tuple[tuple[float, float, float], ...]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    type Wrong = Callable[[float], float]
