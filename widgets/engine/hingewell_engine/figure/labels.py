"""Where words stand: near what they name, beside the body, none over another."""

from __future__ import annotations

from cmath import rect
from math import radians

from hingewell_engine.figure.geometry import circle, line, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.marks import Note
    from hingewell_engine.figure.props import Piece

    type Box = tuple[float, float, float, float]
    """Left, top, right, bottom in SVG's coordinates."""

WIDE = 0.62
"""A letter's width on average as a share of its size: wide enough for common bold fonts."""

LINE = 1.2
"""The height of a line as a share of the letters' size."""

LONGEST = 15
"""Letters after which a label goes on in a new line."""

DISTANCES = (10.0, 16.0, 24.0, 34.0, 46.0)
"""And how far from it, in centimetres."""

SIGN = 7.0
"""Half the size of a sign, such as a number in a ring, that a label may belong to."""

DIRECTIONS = range(0, 360, 20)
"""In which directions from its point, in degrees, room for a label is looked for."""


class Label:
    """A placed label: its words in lines, and its box."""

    def __init__(self, note: Note, size: float, centre: complex) -> None:
        self.spot, self.size, self.on_sign = note.spot, size, note.kind == "sign"
        self.lines = wrapped(note.text)
        self.width = WIDE * size * max(map(len, self.lines))
        self.height = LINE * size * len(self.lines)
        self.x, self.y = centre.real, -centre.imag

    @property
    def box(self) -> Box:
        """The room it takes."""
        across, down = self.width / 2, self.height / 2
        return self.x - across, self.y - down, self.x + across, self.y + down

    @property
    def leader(self) -> list[Piece]:
        """A thin line from the words to what they name."""
        left, top, right, bottom = self.box
        spot = complex(self.spot.real, -self.spot.imag)
        near = complex(
            min(max(spot.real, left - 1.5), right + 1.5),
            min(max(spot.imag, top), bottom),
        )
        to_words = near.conjugate() - self.spot
        if self.on_sign:
            start = self.spot + to_words / abs(to_words) * SIGN
            return [("leader", line([near.conjugate(), start]))] if abs(to_words) > SIGN + 4 else []
        return [("leader", line([near.conjugate(), self.spot])), ("dot", circle(self.spot, 1.3))]

    @property
    def markup(self) -> list[tuple[str, str]]:
        """Each line as its position (attributes) and its words."""
        top = self.y - self.height / 2
        return [
            (f'x="{number(self.x)}" y="{number(top + LINE * self.size * (at + 0.76))}"', words)
            for at, words in enumerate(self.lines)
        ]


def wrapped(text: str) -> list[str]:
    """A label's lines: whole words, none longer than need be."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LONGEST:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def placed(notes: list[Note], frame: Box, taken: list[complex]) -> list[Label]:
    """Labels round a drawing.

    `frame` is the drawing's extent, `taken` points that words must not cover. Each label takes
    the nearest room that costs the picture least.
    """
    size = min(11.0, max(9.0, 0.045 * (frame[2] - frame[0] + 40)))
    labels: list[Label] = []
    for note in notes:
        tried = [
            Label(note, size, _beside(note, size, distance, degrees))
            for distance in DISTANCES
            for degrees in DIRECTIONS
        ]
        labels.append(min(tried, key=lambda label: _cost(label, note, labels, frame, taken)))
    return labels


def _beside(note: Note, size: float, distance: float, degrees: float) -> complex:
    """The middle of a label whose nearest edge is about `distance` from its point."""
    lines = wrapped(note.text)
    way = rect(1.0, radians(degrees))
    half_width = WIDE * size * max(map(len, lines)) / 2
    half_height = LINE * size * len(lines) / 2
    return note.spot + complex(
        way.real * (distance + half_width), way.imag * (distance + half_height)
    )


def _cost(label: Label, note: Note, others: list[Label], frame: Box, taken: list[complex]) -> float:
    """How bad a place is: over other words or the body, outside the frame, far away."""
    left, top, right, bottom = label.box
    words = sum(meet(label.box, other.box) for other in others)
    body = sum(
        left - 2 < point.real < right + 2 and top - 2 < -point.imag < bottom + 2 for point in taken
    )
    below = max(0.0, bottom + 3)
    grown = max(0.0, frame[0] - left) + max(0.0, right - frame[2])
    grown += max(0.0, frame[1] - top) + 30 * below
    middle = complex(label.x, -label.y)
    away = middle - note.spot
    inward = (1 - (away / abs(away) * note.out.conjugate()).real) * 10
    crossed = sum(_crosses(label, other) for other in others)
    return 1000 * words + 60 * body + grown + abs(away) * 0.4 + inward + 40 * crossed


def _crosses(label: Label, other: Label) -> bool:
    """Whether the lines from two labels to their points cross."""
    here, there = complex(label.x, -label.y), label.spot
    first, second = complex(other.x, -other.y), other.spot

    def side(start: complex, end: complex, point: complex) -> bool:
        return ((end - start).conjugate() * (point - start)).imag > 0

    return (
        side(here, there, first) != side(here, there, second)
        and side(first, second, here) != side(first, second, there)
    )  # fmt: skip


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share room."""
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip
