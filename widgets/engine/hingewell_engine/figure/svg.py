"""A pose as an accessible SVG: what the guide's pages show and what its figure files hold."""

from __future__ import annotations

from hingewell_engine.figure import builds, labels, marks, motion, person, props
from hingewell_engine.figure.geometry import between, circle, extent, line, number, points, xy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.builds import Build
    from hingewell_engine.figure.labels import Label
    from hingewell_engine.figure.marks import Note
    from hingewell_engine.figure.props import Piece
    from hingewell_engine.figure.skeleton import Arm, Pose, Skeleton

    type Box = tuple[float, float, float, float]

MARGIN = 5.0
SMALLEST = 150.0
"""A figure's picture is at least so wide and high (cm), so that bodies keep about one size."""

CORNER = 24.0
"""The upper left corner stays free of words: pages put the number of a step there."""

GRIPPING = ("dowel", "stick_upright", "weight", "strap")


def figure_svg(pose: Pose, title: str, desc: str, uid: str) -> str:
    """The picture of a pose; with `move_to`, of its end, with its start as a shadow.

    `title` and `desc` are what a screen reader says instead of the picture; `uid` must be unlike
    that of any other figure on the page. All texts are escaped here.
    """
    scene = Scene(pose)
    view = " ".join(number(value) for value in scene.view)
    return f"{opened(view, title, desc, uid, pose.get('body'))}{scene.markup}</svg>"


def opened(view: str, title: str, desc: str, uid: str, body: str | None = None) -> str:
    """The start of a picture: its frame, whose colours it has, what it is called and shows."""
    whose = f" hw-fig--{escaped(body)}" if body else ""
    named = f"{escaped(uid)}-title", f"{escaped(uid)}-desc"
    return (
        f'<svg class="hw-fig{whose}" xmlns="http://www.w3.org/2000/svg" viewBox="{view}" '
        f'role="img" fill="currentColor" '
        f'aria-labelledby="{named[0]}" aria-describedby="{named[1]}">'
        f'<title id="{named[0]}">{escaped(title)}</title>'
        f'<desc id="{named[1]}">{escaped(desc)}</desc>'
    )


def moving_svg(pose: Pose, count: int) -> str:
    """The stages of a movement as `count` groups, in the frame of the pose's own picture.

    Only the body and its props; script shows one group after the other in place of the still body.
    """
    view = " ".join(number(value) for value in Scene(pose).view)
    flip = ' transform="scale(-1 1)"' if pose.get("face") == "left" else ""
    groups = [f"<g>{paths(stage)}</g>" for stage in stages(pose, count)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">'
        f"<g{flip}>{''.join(groups)}</g></svg>"
    )


def stages(pose: Pose, count: int) -> list[list[Piece]]:
    """The body and its props at `count` stages of a movement; at its start alone with 1."""
    names = list(pose.get("props") or [])
    poses = motion.frames(pose, motion.end_of(pose), count) if count > 1 else [pose]
    return [_body(builds.of(pose), *motion.whole(frame), names, []) for frame in poses]


def _body(
    build: Build, skeleton: Skeleton, arms: list[Arm], names: list[str], highlight: list[str]
) -> list[Piece]:
    """The body between the props behind it and those before it."""
    grips = any(name in GRIPPING for name in names)
    return [
        *props.behind(skeleton, arms, names),
        *person.figure(build, skeleton, arms, grips, highlight),
        *props.before(skeleton, arms, names),
    ]


class Scene:
    """Everything in one picture. `view` is SVG's viewBox: left, top, width, height."""

    def __init__(self, pose: Pose) -> None:
        self.faces_left = pose.get("face") == "left"
        end = motion.end_of(pose)
        skeleton, arms = motion.whole(end)
        names, build = list(end.get("props") or []), builds.of(pose)
        self.ghost = person.silhouette(build, *motion.whole(pose)) if pose.get("move_to") else ""
        body = _body(build, skeleton, arms, names, list(end.get("highlight") or []))
        self.inside = inside(skeleton)
        signs, notes = _signs(pose, end, skeleton, arms)
        self.body, self.signs = body, signs
        self._lay_out(notes, pose.get("verdict"))

    def _lay_out(self, notes: list[Note], verdict: str | None) -> None:
        """Puts words round the drawing, a floor under it, and a frame round all."""
        drawn = [path for name, path in self.body + self.signs if name != "backdrop"]
        drawn += [self.ghost] if self.ghost else []
        self.numbers = [note for note in notes if note.kind in ("number", "lost")]
        drawn += [circle(note.spot, 7.0) for note in self.numbers]
        left, top, right, bottom = around([extent(path) for path in drawn])
        taken = _thinned([point for path in drawn for point in _dense(points(path))] + self.inside)
        if self.faces_left:
            for note in notes:
                note.spot, note.out = -note.spot.conjugate(), -note.out.conjugate()
            left, right = -right, -left
            taken = [-point.conjugate() for point in taken]
        spare = max(0.0, SMALLEST - (right - left)) / 2
        frame = (left - spare, top, right + spare, max(bottom, 3.0))
        behind = [extent(path) for name, path in self.body if name == "backdrop"]
        self.verdict: list[Piece] = []
        if verdict:
            top = min(top, 20 - SMALLEST)
            corner = complex(frame[0] + 9, -top - 9)
            self.verdict = marks.verdict(verdict == "right", corner)
            taken += [corner + complex(9 * x, 9 * y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
            frame = (frame[0], top, *frame[2:])
        words = [note for note in notes if note.kind in ("label", "sign")]
        self.labels = labels.placed(words, frame, taken)
        boxes = [label.box for label in self.labels]
        left, top, right, bottom = around([frame, *behind, *boxes])
        if any(labels.meet(box, (left, top, left + CORNER, top + CORNER)) for box in boxes):
            left -= CORNER
        self.floor = line([complex(left, -1), complex(right, -1)])
        self.view = (
            left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
        )  # fmt: skip

    @property
    def markup(self) -> str:
        """All of it as SVG elements, from back to front."""
        flip = ' transform="scale(-1 1)"' if self.faces_left else ""
        ghost = [("ghost", self.ghost)] if self.ghost else []
        leaders = [piece for label in self.labels for piece in label.leader]
        return (
            f"{paths([('floor', self.floor)])}<g{flip}>{paths(ghost)}"
            f'<g class="hw-fig-body">{paths(self.body)}</g>{paths(self.signs)}</g>'
            f"{paths(leaders + self.verdict)}"
            f"{''.join(map(_number, self.numbers))}{''.join(map(_label, self.labels))}"
        )


def _signs(
    pose: Pose, end: Pose, skeleton: Skeleton, arms: list[Arm]
) -> tuple[list[Piece], list[Note]]:
    """Everything that the marks add, and an arrow along each visible path of a movement."""
    pieces: list[Piece] = []
    notes: list[Note] = []
    given = list(end.get("marks") or [])
    for mark in given:
        more, texts = marks.draw(skeleton, arms, mark)
        pieces += more
        notes += texts
    if not any(mark.get("arrow") for mark in given):
        for path in motion.trails(pose):
            pieces += marks.arrow(path, both_ways=bool(pose.get("to_and_fro")))
    return pieces, notes


def _dense(outline: list[complex]) -> list[complex]:
    """An outline with points added wherever two of it are far apart."""
    closer: list[complex] = []
    for start, end in zip(outline, [*outline[1:], outline[0]], strict=True):
        steps = int(abs(end - start) / 6) + 1
        closer += [between(start, end, step / steps) for step in range(steps)]
    return closer


def _thinned(spots: list[complex]) -> list[complex]:
    """The same cloud of points with one for every 4 cm."""
    grid = {(round(spot.real / 4), round(spot.imag / 4)) for spot in spots}
    return [complex(4 * across, 4 * up) for across, up in grid]


def inside(skeleton: Skeleton) -> list[complex]:
    """Points within the body, where no words may stand."""
    within = [bone.beside(ahead) for bone in skeleton.spine for ahead in (0, 6, 12)]
    for leg in (skeleton.near, skeleton.far):
        for start, end in ((leg.hip, leg.knee), (leg.knee, leg.ankle)):
            within += [between(start, end, share / 6) for share in range(7)]
    return within


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def paths(pieces: list[Piece]) -> str:
    """Pieces as SVG elements; how a class looks is the style sheet's business."""
    return "".join(f'<path class="hw-fig-{name}" d="{path}"/>' for name, path in pieces)


def _number(note: Note) -> str:
    x, y = xy(note.spot).split(" ")
    badge, digit = ("badge-lost", "number-lost") if note.kind == "lost" else ("badge", "number")
    return (
        f"{paths([(badge, circle(note.spot, 7.0))])}"
        f'<text class="hw-fig-{digit}" text-anchor="middle" font-size="10" x="{x}" '
        f'y="{number(float(y) + 3.6)}">{escaped(note.text)}</text>'
    )


def _label(label: Label) -> str:
    return "".join(
        f'<text class="hw-fig-label" text-anchor="middle" font-size="{number(label.size)}" '
        f"{place}>{escaped(words)}</text>"
        for place, words in label.markup
    )


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute."""
    for letter, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(letter, entity)
    return "".join(letter for letter in text if _in_xml(letter))


def _in_xml(letter: str) -> bool:
    """Whether XML may hold a letter at all: it has no place for controls and half letters."""
    return letter in "\t\n" or " " <= letter < "\ud800" or "\udfff" < letter not in "\ufffe\uffff"
