"""The whole of a test or an exercise as one film: an SVG that moves by itself, and under script.

Its steps follow each other in one frame, with their own words below. The file needs no script: it
plays wherever SVG's own animation (SMIL) does. The page plays the same file and shows the words
itself.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from hingewell.render.figures import FOLDER, looks_of, remembered, standing_alone
from hingewell.render.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.pose import Pose
    from hingewell.model.step import Step

    type Stages = list[list[tuple[str, str]]]

KINDS = ("tests", "exercises")
"""What is done step by step."""

STAGES = 5
"""Of a movement; what shows the film draws what lies between two of them."""

WAIT, MOVE, REST = 0.8, 1.8, 0.4
"""Seconds before a step's movement, of it, and before it goes back where it is to and fro."""

ROUNDS = 2
"""How often a movement to and fro is shown."""

SHORTEST, WORDS_A_SECOND = 4.0, 2.6
"""A step is shown long enough for its words to be read."""

LETTERS, SMALL, WIDE, LINE = 8.0, 5.0, 0.54, 1.3
"""Height of the words and of the credit, a letter's width and a line's height as shares of it."""

NARROWEST = 190.0
"""The frame is at least so wide, that its words fit into few lines."""

MARGIN = 6.0


class Scene(NamedTuple):
    """A step of a film: when it begins and ends (seconds), what moves in it, and its words."""

    start: float
    end: float
    stages: Stages
    times: list[float]
    flip: bool
    title: str
    text: str


def address(kind: str, key: str) -> str:
    """Where the film of an entry is, from the site's root."""
    return f"{FOLDER}/{kind}/{key}.film.svg"


def filmed(kind: str, key: str, knowledge: Knowledge) -> bool:
    """Whether an entry has a film: two of its steps have a picture."""
    return sum(step.pose is not None for step in _steps(kind, key, knowledge)) > 1


def length(kind: str, key: str, knowledge: Knowledge) -> int:
    """How long a film takes, in seconds."""
    return round(sum(_seconds(step, knowledge) for step in _steps(kind, key, knowledge)))


def files(knowledge: Knowledge, style: str, site_url: str) -> dict[str, str]:
    """Address -> SVG of every film, credited with the guide at `site_url`."""
    return {
        address(kind, key): _film(kind, key, knowledge, style, site_url)
        for kind in KINDS
        for key in knowledge.entries(kind)
        if filmed(kind, key, knowledge)
    }


def _steps(kind: str, key: str, knowledge: Knowledge) -> list[Step]:
    steps: list[Step] = knowledge.entries(kind)[key].steps if kind in KINDS else []
    return steps


def _film(kind: str, key: str, knowledge: Knowledge, style: str, site_url: str) -> str:
    steps = _steps(kind, key, knowledge)
    name = plain(knowledge.entries(kind)[key].name, knowledge)
    body = next(step.pose.plain().get("body", "") for step in steps if step.pose)
    credit = [
        f"{plain(knowledge.guide.title, knowledge)}, {site_url}",
        f"{plain(knowledge.guide.licence.name, knowledge)}, {knowledge.guide.licence.url}",
    ]
    told = [(plain(step.title or "", knowledge), plain(step.text, knowledge)) for step in steps]
    poses = [step.pose.plain() if step.pose else None for step in steps]

    def draw() -> str:
        return drawn(list(_scenes(steps, knowledge)), name, body, credit)

    svg = remembered(draw, "film", poses, told, name, credit)
    return standing_alone(Markup(svg), looks_of(style, body), name, knowledge)  # noqa: S704 - escaped


def _scenes(steps: list[Step], knowledge: Knowledge) -> Iterator[Scene]:
    """Each step; one without a picture shows how the one before it ended."""
    from hingewell_engine.figure.svg import stages  # noqa: PLC0415 - put in place late

    start = 0.0
    first = next(step.pose for step in steps if step.pose)
    still: Stages = stages(first.plain(), STAGES)[:1]
    flip = first.face == "left"
    for number, step in enumerate(steps, start=1):
        end = start + _seconds(step, knowledge)
        shown, times = still, [start]
        if step.pose is not None:
            moving = stages(step.pose.plain(), STAGES if step.pose.move_to else 1)
            shown, times = _timed(step.pose, moving, start)
            still, flip = shown[-1:], step.pose.face == "left"
        title = plain(step.title, knowledge) if step.title else ""
        words = f"{number}. {title}" if title else f"{number}."
        yield Scene(start, end, shown, times, flip, words, plain(step.text, knowledge))
        start = end


def _timed(pose: Pose, moving: Stages, start: float) -> tuple[Stages, list[float]]:
    """The stages in the order in which they are seen, with the time of each."""
    if pose.move_to is None:
        return moving, [start]
    shown, times, now = [moving[0]], [start], start + WAIT
    for leg in range(2 * ROUNDS if pose.to_and_fro else 1):
        way = moving if leg % 2 == 0 else moving[::-1]
        shown += way
        times += [now + MOVE * at / (len(way) - 1) for at in range(len(way))]
        now += MOVE + REST
    return shown, times


def _seconds(step: Step, knowledge: Knowledge) -> float:
    words = len(plain(f"{step.title or ''} {step.text}", knowledge).split())
    legs = 0
    if step.pose is not None and step.pose.move_to is not None:
        legs = 2 * ROUNDS if step.pose.to_and_fro else 1
    moves = WAIT + legs * (MOVE + REST) + 0.6
    return round(max(SHORTEST, words / WORDS_A_SECOND, moves), 1)


def drawn(scenes: list[Scene], title: str, body: str, credit: list[str]) -> str:
    """The film as an SVG. Scripts find its steps by `data-step` and take the captions away."""
    from hingewell_engine.figure.svg import around  # noqa: PLC0415 - put in place late

    box = around([_frame(scene) for scene in scenes])
    spare = max(0.0, NARROWEST - (box[2] - box[0])) / 2
    left, top = box[0] - spare - MARGIN, box[1] - MARGIN
    right, bottom = box[2] + spare + MARGIN, max(box[3], 3.0) + MARGIN
    total = scenes[-1].end
    captions, deepest = "", bottom
    for at, scene in enumerate(scenes):
        words, low = _caption(scene, left, right, bottom)
        captions += f"<g{_seen(scene, total, at == 0)}{words}</g>"
        deepest = max(deepest, low)
    told = "".join(
        f'<text class="hw-fig-caption" font-size="{SMALL}" x="{left + MARGIN:.1f}" '
        f'y="{deepest + SMALL * LINE * (at + 1.6):.1f}">{escape(line)}</text>'
        for at, line in enumerate(credit)
    )
    end = deepest + SMALL * LINE * (len(credit) + 1.6)
    bodies = "".join(
        f'<g data-step="{at}" data-start="{scene.start:g}" data-end="{scene.end:g}" '
        f'data-moved="{scene.times[-1]:g}"{_seen(scene, total, at == 0)}{_moving(scene, total)}</g>'
        for at, scene in enumerate(scenes)
    )
    whose = f" hw-fig--{escape(body)}" if body else ""
    stage = f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}"
    desc = " ".join(f"{scene.title}: {scene.text}" for scene in scenes)
    return (
        f'<svg class="hw-fig{whose}" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="{left:.1f} {top:.1f} {right - left:.1f} {end - top:.1f}" data-stage="{stage}" '
        f'fill="currentColor" aria-labelledby="film-title" aria-describedby="film-desc">'
        f'<title id="film-title">{escape(title)}</title><desc id="film-desc">{escape(desc)}</desc>'
        f'<path class="hw-fig-floor" d="M{left + 2:.1f} 1L{right - 2:.1f} 1"/>'
        f'{bodies}<g data-part="words">{captions}{told}</g></svg>'
    )


def _frame(scene: Scene) -> tuple[float, float, float, float]:
    from hingewell_engine.figure.geometry import extent  # noqa: PLC0415 - put in place late
    from hingewell_engine.figure.svg import around  # noqa: PLC0415

    paths = [path for stage in scene.stages for name, path in stage if name != "backdrop"]
    left, top, right, bottom = around([extent(path) for path in paths])
    return (-right, top, -left, bottom) if scene.flip else (left, top, right, bottom)


def _seen(scene: Scene, total: float, first: bool) -> str:
    """The rest of a group's tag, and when it is seen; without animation the first step is."""
    begin, end = scene.start / total, scene.end / total
    values, keys = ["hidden", "visible", "hidden"], [0.0, begin, end]
    if first:
        values, keys = values[1:], [0.0, end]
    if scene.end == total:
        values, keys = values[:-1], keys[:-1]
    state = "visible" if first else "hidden"
    times = ";".join(f"{key:.4g}" for key in keys)
    return (
        f' visibility="{state}"><animate attributeName="visibility" calcMode="discrete" '
        f'dur="{total:g}s" repeatCount="indefinite" '
        f'values="{";".join(values)}" keyTimes="{times}"/>'
    )


def _moving(scene: Scene, total: float) -> str:
    """The pieces of a step; those that differ from stage to stage move."""
    pieces = "".join(_piece(scene, at, total) for at in range(len(scene.stages[0])))
    return f'<g transform="scale(-1 1)">{pieces}</g>' if scene.flip else pieces


def _piece(scene: Scene, at: int, total: float) -> str:
    name, first = scene.stages[0][at]
    ways = [stage[at][1] for stage in scene.stages]
    opened = f'<path class="hw-fig-{name}" d="{first}"'
    if len(set(ways)) == 1:
        return f"{opened}/>"
    times = [time / total for time in scene.times]
    if times[0] > 0:
        ways, times = [ways[0], *ways], [0.0, *times]
    if times[-1] < 1:
        ways, times = [*ways, ways[-1]], [*times, 1.0]
    keys = ";".join(f"{time:.5g}" for time in times)
    return (
        f'{opened}><animate attributeName="d" dur="{total:g}s" repeatCount="indefinite" '
        f'values="{";".join(ways)}" keyTimes="{keys}"/></path>'
    )


def _caption(scene: Scene, left: float, right: float, bottom: float) -> tuple[str, float]:
    """A step's words under the picture, and where they end."""
    most = int((right - left - 2 * MARGIN) / (WIDE * LETTERS))
    lines = [(line, "label") for line in textwrap.wrap(scene.title, most)]
    lines += [(line, "caption") for line in textwrap.wrap(scene.text, most)]
    words = "".join(
        f'<text class="hw-fig-{look}" font-size="{LETTERS:g}" x="{left + MARGIN:.1f}" '
        f'y="{bottom + LETTERS * LINE * (at + 1):.1f}">{escape(line)}</text>'
        for at, (line, look) in enumerate(lines)
    )
    return words, bottom + LETTERS * LINE * len(lines) + 2


CALLS = {"film_address": address, "filmed": filmed, "film_length": length}
"""What templates call for a film."""
