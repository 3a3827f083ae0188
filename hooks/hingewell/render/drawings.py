"""Drawings of parts of the body: from the points of the content to paths and places of labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hingewell.render.environment import environment
from hingewell.render.figures import FOLDER, resolved, standing_alone
from hingewell.render.prose import plain

if TYPE_CHECKING:
    from hingewell.model.drawing import Drawing, Label, Shape
    from hingewell.model.knowledge import Knowledge

_RULE = re.compile(r"^\.hw-draw(?:__\w+| path)? \{[^}]*\}", re.MULTILINE)
"""Rules of a style sheet that belong to a drawing by itself."""

WIDE = 0.62
"""A letter's width as a share of its size: enough for common fonts."""

LINE = 1.15
"""A line's height, likewise."""


class Words(NamedTuple):
    """A label: its lines with the point where each stands, and the box it takes."""

    lines: list[tuple[float, float, str]]
    anchor: str
    box: tuple[float, float, float, float]


def outline(shape: Shape) -> str:
    """The path of a shape."""
    from hingewell_engine.figure.geometry import smooth  # noqa: PLC0415 - put in place late

    points = [complex(across, -down) for across, down in shape.points]
    return smooth(points, closed=shape.width is None)


def lettering(label: Label, name: str, drawing: Drawing) -> Words:
    """Where the words of a label stand, in as many lines as its side of the drawing needs."""
    across, down = label.at
    room = across if label.side == "left" else drawing.size[0] - across
    most = int(room / (WIDE * drawing.letters))
    lines = _wrapped(name, most)
    height = LINE * drawing.letters
    top = down - height * len(lines) / 2
    placed = [(across, round(top + height * (at + 0.78), 1), line) for at, line in enumerate(lines)]
    width = WIDE * drawing.letters * max(map(len, lines))
    left = across - width if label.side == "left" else across
    anchor = "end" if label.side == "left" else "start"
    return Words(placed, anchor, (left, top, left + width, top + height * len(lines)))


def _wrapped(text: str, most: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def drawing_address(drawing: Drawing) -> str:
    """Where the file of a drawing is, from the site's root."""
    return f"{FOLDER}/drawings/{drawing.id}.svg"


def files(knowledge: Knowledge, style: str) -> dict[str, str]:
    """Address -> SVG of every drawing, with its licence inside and its colours resolved."""
    looks = resolved(style, _RULE)
    template = environment().get_template("anatomy/drawing.svg.j2")
    made: dict[str, str] = {}
    for drawing in knowledge.drawings.values():
        svg = template.render(CALLS, drawing=drawing, plain=lambda words: plain(words, knowledge))
        title = plain(drawing.name, knowledge)
        made[drawing_address(drawing)] = standing_alone(svg, looks, title, knowledge)
    return made


CALLS = {"outline": outline, "lettering": lettering, "drawing_address": drawing_address}
"""What templates call for a drawing."""
