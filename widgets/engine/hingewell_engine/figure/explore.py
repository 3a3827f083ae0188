"""A body that a reader moves: what it looks like now, and what its lines say."""

from __future__ import annotations

from hingewell_engine.figure import builds, lines, motion, person, props
from hingewell_engine.figure.body import RANGES
from hingewell_engine.figure.geometry import line as straight
from hingewell_engine.figure.geometry import pitch_of, turned
from hingewell_engine.figure.skeleton import Skeleton, angle
from hingewell_engine.figure.svg import opened, paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hingewell_engine.figure.lines import Line
    from hingewell_engine.figure.skeleton import Arm, Pose

VIEW = "-84 -184 200 190"
"""The picture's frame (SVG's viewBox): always the same, so that a body moves and not the page."""

FLOOR = (-84 - 1j, 116 - 1j)

LEVELS = 5
"""Steps of tautness that a style sheet can tell apart."""

SAME = 0.5
"""A line's number that changes by less than this is the same."""


def explored(payload: Mapping[str, Any]) -> dict[str, Any]:
    """A position with its lines.

    The payload holds `pose` and `lines` as the content has them; `moved` (joint -> degrees, what
    the reader has set so far); perhaps `drag` ({joint, to: [x, y]} in the picture's coordinates),
    which sets one joint so that its handle follows; and perhaps `before` (line -> number).

    The answer: `angles` (joint -> whole degrees); `body` and `strings` ([class, path] from back to
    front); `lines` (id -> number, share of its range 0..1, change less/same/more, None
    without a number before); `handles`
    (joint -> [x, y]).
    """
    pose: dict[str, Any] = {**payload["pose"], **payload.get("moved", {}), "move_to": None}
    drag = payload.get("drag")
    if drag:
        pose[drag["joint"]] = dragged(pose, drag["joint"], complex(drag["to"][0], -drag["to"][1]))
    skeleton, arms = motion.whole(pose)
    angles = held(pose, skeleton)
    numbers = {line["id"]: lines.value(line, angles) for line in payload["lines"]}
    before = payload.get("before", {})
    return {
        "angles": {joint: round(degrees) for joint, degrees in angles.items()},
        "body": [list(piece) for piece in _drawn(pose, skeleton, arms)],
        "strings": [
            [name, path]
            for at, line in enumerate(payload["lines"], start=1)
            for name, path in _string(at, line, numbers[line["id"]], skeleton, arms[0])
        ],
        "lines": {
            line["id"]: {
                "number": round(numbers[line["id"]], 1),
                "share": round(lines.tautness(line, numbers[line["id"]]), 3),
                "change": _change(numbers[line["id"]], before.get(line["id"])),
            }
            for line in payload["lines"]
        },
        "handles": {
            joint: [round(spot.real, 1), round(-spot.imag, 1)]
            for joint, (spot, _, _) in _handles(skeleton).items()
        },
    }


def stage_svg(answer: Mapping[str, Any], title: str, desc: str, uid: str) -> str:
    """What `explored` answered as a picture."""
    body = paths([(name, path) for name, path in answer["body"]])
    strings = paths([(name, path) for name, path in answer["strings"]])
    floor = paths([("floor", straight([FLOOR[0], FLOOR[1]]))])
    return (
        f"{opened(VIEW, title, desc, uid)}{floor}"
        f'<g data-part="body">{body}</g><g data-part="strings">{strings}</g></svg>'
    )


def _string(at: int, line: Line, number: float, skeleton: Skeleton, arm: Arm) -> list[props.Piece]:
    """A line with a rim, brighter the tauter it is."""
    taut = lines.tautness(line, number)
    path = lines.course(line, skeleton, arm, taut)
    level = min(LEVELS - 1, int(taut * LEVELS))
    return [(f"line-edge-{at}", path), (f"line-core-{at} hw-fig-taut-{level}", path)]


def _change(number: float, before: float | None) -> str | None:
    if before is None:
        return None
    change = number - before
    if abs(change) < SAME:
        return "same"
    return "more" if change > 0 else "less"


def held(pose: Pose, skeleton: Skeleton) -> dict[str, float]:
    """Every joint's angle, also those that balance or the floor has found."""
    near = skeleton.near
    return {
        "neck": angle(pose, "neck"),
        "upper_back": angle(pose, "upper_back"),
        "low_back": angle(pose, "low_back"),
        "hip": skeleton.pelvis - near.thigh,
        "knee": near.shank - near.thigh,
        "ankle": near.shank - near.foot,
    }


def _drawn(pose: Pose, skeleton: Skeleton, arms: list[Arm]) -> list[props.Piece]:
    names = list(pose.get("props") or [])
    return [
        *props.behind(skeleton, arms, names),
        *person.figure(builds.of(pose), skeleton, arms, grips=False, highlight=[]),
        *props.before(skeleton, arms, names),
    ]


def _handles(skeleton: Skeleton) -> dict[str, tuple[complex, complex, int]]:
    """Joint -> where it is dragged, what it turns about, and the sense in which its angle grows."""
    near = skeleton.near
    return {
        "neck": (skeleton.head.beside(2, 8), skeleton.nape.at, 1),
        "hip": (skeleton.chest.beside(8), skeleton.hip, 1),
        "knee": (near.ankle, near.knee, 1),
        "ankle": (near.ankle + turned(complex(15, -4), near.foot), near.ankle, -1),
    }


def dragged(pose: Pose, joint: str, to: complex) -> float:
    """The angle at which a joint's handle points to `to`, within the joint's range."""
    skeleton, _ = motion.whole(pose)
    spot, pivot, sense = _handles(skeleton)[joint]
    turn = pitch_of(to - pivot) - pitch_of(spot - pivot) if to != pivot else 0.0
    turn = (turn + 180) % 360 - 180
    low, high, _, _ = RANGES[joint]
    return max(low, min(high, round(held(pose, skeleton)[joint] + sense * turn)))
