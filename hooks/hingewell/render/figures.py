"""Pictures beside steps, and the same pictures as files that a clinic can use."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from hingewell.kept import Kept, Same
from hingewell.render.prose import plain
from hingewell.render.words import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hingewell.model.explorer import Explorer, Line, Preset
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.pose import Pose

PICTURED = ("tests", "exercises", "modifications", "faults", "topics")
"""Kinds whose entries have pictures: of their steps, or standing by themselves."""

FOLDER = "figures"

_COLOUR = re.compile(r"(--hw-[\w-]+):\s*var\(--hw-light, ([^)]+)\)")
_BODIES = re.compile(r"^\.hw-fig--(\w+) \{[^}]*\}", re.MULTILINE)
"""The colours of each person who is drawn."""

_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_RULE = re.compile(r"^\.hw-fig-[\w-]*(?:,\n\.hw-fig-[\w-]*)* \{[^}]*\}", re.MULTILINE)
"""Rules of a style sheet that belong to a figure."""


class Picture(NamedTuple):
    """One picture: the entry it belongs to, which part of it, and what it shows."""

    kind: str
    entry: str
    part: str
    title: str
    pose: Pose

    @property
    def address(self) -> str:
        """Where its file is, from the site's root; it stays as long as the ids do."""
        return f"{FOLDER}/{self.kind}/{self.entry}/{self.part}.svg"


def pictures(knowledge: Knowledge) -> Iterator[Picture]:
    """Every picture of the guide, in the order of the content."""
    for kind in PICTURED:
        for key in knowledge.entries(kind):
            yield from pictures_of(kind, key, knowledge)


def pictures_of(kind: str, key: str, knowledge: Knowledge) -> Iterator[Picture]:
    """Every picture of one entry."""
    entry = knowledge.entries(kind)[key]
    name = plain(name_of(kind, entry), knowledge)
    for number, step in enumerate(getattr(entry, "steps", []), start=1):
        if step.pose is not None:
            words = plain(step.title, knowledge) if step.title else f"step {number}"
            yield Picture(kind, key, step.id, f"{name}: {words}", step.pose)
    for figure in getattr(entry, "figures", []):
        caption = plain(figure.caption, knowledge)
        yield Picture(kind, key, figure.id, f"{name}: {caption}", figure.pose)


def inline(pose: Pose, title: str, uid: str) -> Markup:
    """A picture within a page; `uid` must be its own there."""
    from hingewell_engine.figure import described, figure_svg  # noqa: PLC0415 - put in place late

    plain_pose = pose.plain()

    def draw() -> str:
        return figure_svg(plain_pose, title, described(plain_pose), uid)

    return Markup(remembered(draw, "inline", plain_pose, title, uid))  # noqa: S704 - escaped


def without_words(pose: Pose) -> Pose:
    """The pose with its signs but without their words, which nobody can read in a small picture.

    It is kept: pages know their pictures by the pose itself.
    """

    def silent() -> Pose:
        marks = [mark.model_copy(update={"label": None}) for mark in pose.marks]
        return pose.model_copy(update={"marks": [mark for mark in marks if mark.shows]})

    return _wordless.get(Same(pose), silent)


_wordless: Kept[Pose] = Kept(most=2_000)


class Stage(NamedTuple):
    """A body with its lines in one position: the picture and each line's number, by id."""

    svg: Markup
    lines: dict[str, dict[str, Any]]


def stage(explorer: Explorer, preset: Preset, title: str, uid: str) -> Stage:
    """A position of a body that readers move, as it is shown without script."""
    from hingewell_engine.figure import described  # noqa: PLC0415 - put in place late
    from hingewell_engine.figure.explore import explored, stage_svg  # noqa: PLC0415

    pose = preset.pose.plain()
    payload = {"pose": pose, "lines": plain_lines(explorer)}
    if preset.than:
        before = explored({**payload, "pose": explorer.preset(preset.than).pose.plain()})
        payload["before"] = {name: line["number"] for name, line in before["lines"].items()}
    answer = explored(payload)
    svg = stage_svg(answer, title, described(pose), uid)
    return Stage(Markup(svg), answer["lines"])  # noqa: S704 - escaped where it is drawn


def stage_data(explorer: Explorer) -> dict[str, Any]:
    """What the script of a body to move needs: its lines, and its positions by id."""
    presets = {
        preset.id: {"pose": preset.pose.plain(), "than": preset.than} for preset in explorer.presets
    }
    return {"lines": plain_lines(explorer), "presets": presets}


def numbered(number: float, line: Line) -> str:
    """A line's number as readers see it: "15% longer", "67 of 100"."""
    rounded = round(number)
    if line.unit == "points":
        return f"{rounded} of {scale(line)[1]}"
    if rounded == 0:
        return str(line.even)
    return f"{abs(rounded)}% {line.high if rounded > 0 else line.low}"


def scale(line: Line) -> tuple[float, float]:
    """The numbers at both ends of a line's bar, which it fills from 0 on."""
    if line.unit == "percent":
        return line.range
    return 0, round(sum(share.points for share in line.shares))


def bar(number: float, line: Line) -> tuple[float, float, float]:
    """A line's bar: where it begins, how long it is, and where 0 is; in hundredths."""
    low, high = scale(line)
    zero, end = (100 * (max(low, min(high, value)) - low) / (high - low) for value in (0.0, number))
    return round(min(zero, end), 1), round(abs(end - zero), 1), round(zero, 1)


def plain_lines(explorer: Explorer) -> list[dict[str, Any]]:
    """The lines of a body as the engine reads them."""
    needed = {"id", "range", "route", "per", "valid", "terms", "shares"}
    return [line.model_dump(by_alias=True, include=needed) for line in explorer.lines]


def preset_address(explorer: Explorer, preset: Preset) -> str:
    """Where the picture of a preset is, from the site's root."""
    return f"{FOLDER}/explorers/{explorer.id}/{preset.id}.svg"


def files(knowledge: Knowledge, style: str) -> dict[str, str]:
    """Address -> SVG of every picture, with its licence inside and its colours resolved.

    `style` is the figures' style sheet. A picture that moves has a second file, `*.frames.svg`,
    which holds the stages of its movement as groups.
    """
    looks = looks_of(style)
    made: dict[str, str] = {}
    for picture in pictures(knowledge):
        svg = inline(picture.pose, picture.title, picture.part)
        whose = looks_of(style, picture.pose.plain().get("body", ""))
        made[picture.address] = standing_alone(svg, whose, picture.title, knowledge)
        if picture.pose.move_to is not None:
            made[picture.address.replace(".svg", ".frames.svg")] = _frames(picture.pose)
    for explorer in knowledge.explorers.values():
        for preset in explorer.presets:
            title = plain(f"{explorer.name}: {preset.name}", knowledge)
            svg = stage(explorer, preset, title, preset.id).svg
            made[preset_address(explorer, preset)] = standing_alone(svg, looks, title, knowledge)
    return made


def looks_of(style: str, body: str = "") -> str:
    """The rules of a figure's style sheet that a file needs, for whoever is drawn in it."""
    return resolved(style, _RULE, body)


@cache
def resolved(style: str, wanted: re.Pattern[str], body: str = "") -> str:
    """A style sheet's `wanted` rules in light colours, without variables and conditions.

    Programs that place an SVG into a document know neither. `body` is who wears the colours.
    """
    general = _BODIES.sub("", style)
    own = "".join(found[0] for found in _BODIES.finditer(style) if found[1] == body)
    colours = dict(_COLOUR.findall(general) + _COLOUR.findall(own))
    rules = "\n".join(wanted.findall(general.partition("@media")[0]))
    return _VARIABLE.sub(lambda found: colours.get(found.group(1), "sans-serif"), rules)


def standing_alone(svg: str, looks: str, title: str, knowledge: Knowledge) -> str:
    """A picture as a file of its own: with its looks, its title and whose it is inside."""
    guide = knowledge.guide
    licence = f"{plain(guide.licence.name, knowledge)}, {guide.licence.url}"
    facts = {"title": title, "creator": plain(guide.title, knowledge), "rights": licence}
    credit = "".join(f"<dc:{name}>{escape(words)}</dc:{name}>" for name, words in facts.items())
    about = (
        f"<metadata><rdf:RDF {_NAMESPACES}><rdf:Description>{credit}</rdf:Description></rdf:RDF>"
        f"</metadata><style>{looks}</style>"
    )
    whole = str(svg).replace("</desc>", f"</desc>{about}", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}'


_NAMESPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def _frames(pose: Pose) -> str:
    from hingewell_engine.figure import moving_svg  # noqa: PLC0415 - put in place late

    plain_pose = pose.plain()
    return remembered(lambda: moving_svg(plain_pose, FRAMES), "frames", plain_pose)


def remembered(draw: Callable[[], str], *drawn: Any) -> str:
    """What `draw` gives, from memory where this engine has drawn the same before.

    Drawing takes a while, and after a change under live reload nearly all figures are as before.
    """
    import hingewell_engine  # noqa: PLC0415 - put in place late

    return _memory.get((hingewell_engine.__file__, json.dumps(drawn, sort_keys=True)), draw)


_memory: Kept[str] = Kept(most=2_000)


FRAMES = 7
"""Stages of a movement; the script draws what lies between two of them."""


CALLS = {call.__name__: call for call in (stage, stage_data, numbered, scale, bar)}
"""What templates call for a body to move."""
