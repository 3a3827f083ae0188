"""The rules of doses over days, as the build compiled them."""

from __future__ import annotations

from hingewell_engine.data import GuideError, Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = 1
GOOD = ("step_up", "hold")
BAD = ("step_down", "restart", "stop", "get_help")
"""What follows a bad answer, from the least careful to the most."""


class Rung:
    """One step of a ladder. `check`: minutes to its check; `stay`: days to stay on it at least.

    `was`: earlier names of its stage, in logs that were begun under them.
    """

    __slots__ = ("check", "id", "sessions", "stage", "stay", "was", "weekly")

    def __init__(self, part: Part) -> None:
        self.id = part.field("id").text()
        self.stage = part.field("stage").text()
        self.sessions = part.field("sessions").whole()
        self.weekly = part.field("per").text() == "week"
        self.check = part.field("check").whole()
        self.stay = part.field("stay").whole()
        self.was = part.optional("was", []).texts()


class Needs:
    """What another ladder must have been before this one starts: calm from a rung on, for days."""

    __slots__ = ("calm", "ladder", "rung")

    def __init__(self, part: Part) -> None:
        self.ladder = part.field("ladder").text()
        self.rung = part.field("rung").whole()
        self.calm = part.field("calm").whole()


class Finish:
    """When a ladder may end: calm from a rung on, for days; half the sessions for `taper` days."""

    __slots__ = ("calm", "rung", "taper")

    def __init__(self, part: Part) -> None:
        self.rung = part.field("rung").whole()
        self.calm = part.field("calm").whole()
        self.taper = part.field("taper").whole()


class Ladder:
    """The steps of a dose and what moves a reader between them.

    `bad` maps worse, painful and again to one of BAD; `within`: days after which an earlier setback
    no longer counts, 0 for never; `breaks`: (days without a dose, where to go), in order; `settle`:
    minutes to wait at least and at most; `no_better`: days until the reader is asked, 0 for never.
    """

    __slots__ = (
        "bad",
        "breaks",
        "finish",
        "id",
        "needs",
        "no_better",
        "rungs",
        "settle",
        "start",
        "steps_up",
        "within",
    )

    def __init__(self, key: str, part: Part) -> None:
        self.id = key
        self.rungs = tuple(Rung(one) for one in part.field("rungs").items())
        self.start = part.field("start").whole()
        answers = part.field("answers")
        self.steps_up = _word(answers.field("no_worse"), GOOD) == "step_up"
        self.bad = {name: _word(answers.field(name), BAD) for name in ("worse", "painful", "again")}
        self.within = part.field("within").whole()
        self.breaks = tuple(
            (one.field("after").whole(), one.field("then").text() == "start")
            for one in part.field("breaks").items()
        )
        settle = part.optional("settle", {"at_least": 0, "at_most": 0})
        self.settle = settle.field("at_least").whole(), settle.field("at_most").whole()
        needs, finish = part.optional("needs", None), part.optional("finish", None)
        self.needs = Needs(needs) if needs.data is not None else None
        self.finish = Finish(finish) if finish.data is not None else None
        self.no_better = part.optional("no_better", 0).whole()
        if self.start >= len(self.rungs):
            part.field("start").wrong("there is no such rung")

    def has(self, rung: str) -> bool:
        """Whether there is a rung of this id today."""
        return any(one.id == rung for one in self.rungs)

    def at(self, rung: str) -> int:
        """The place of a rung by its id, as this ladder or an earlier one of its name called it.

        Of an earlier one, the first rung of the stage that took its place; else the start.
        """
        stage = rung.partition("/")[0]
        found = [at for at, one in enumerate(self.rungs) if one.id == rung]
        found += [at for at, one in enumerate(self.rungs) if stage in (one.stage, *one.was)]
        return found[0] if found else self.start

    def halved(self, rung: int) -> int:
        """The highest rung up to `rung` with at most half of its sessions, or one session."""
        most = max(1, self.rungs[rung].sessions // 2)
        fitting = [at for at in range(rung + 1) if self.rungs[at].sessions <= most]
        return fitting[-1] if fitting else rung


class Next:
    """The exercise after this one: calm from a rung on for days, and gates to pass."""

    __slots__ = ("calm", "exercise", "gates", "keep", "rung")

    def __init__(self, part: Part) -> None:
        self.exercise = part.field("exercise").text()
        self.rung = part.field("rung").whole()
        self.calm = part.field("calm").whole()
        self.keep = part.field("keep").data is True
        self.gates = part.field("gates").texts()


class Exercise:
    """An exercise with its ladder, and what comes after it, if anything does."""

    __slots__ = ("id", "ladder", "next")

    def __init__(self, key: str, part: Part, ladders: dict[str, Ladder]) -> None:
        self.id = key
        name = part.field("ladder")
        if name.text() not in ladders:
            name.wrong(f"there is no ladder '{name.data}'")
        self.ladder = ladders[name.text()]
        step = part.optional("next", None)
        self.next = Next(step) if step.data is not None else None


class Milestone:
    """A point on the way: calm at a rung, or (None) every gate of the next step passed."""

    __slots__ = ("exercise", "id", "rung")

    def __init__(self, part: Part) -> None:
        self.id = part.field("id").text()
        self.exercise = part.field("exercise").text()
        rung = part.field("rung")
        self.rung = None if rung.data is None else rung.whole()


class Pause:
    """A time away: no dose at all, or nothing that is new or more.

    `before`: only so many days before its last day, 0 for all of it.
    """

    __slots__ = ("before", "rests")

    def __init__(self, part: Part) -> None:
        self.rests = part.field("rests").data is True
        self.before = part.field("before").whole()


class Progress:
    """How often a reader looks at how it goes, and how many points on average are better."""

    __slots__ = ("every", "points")

    def __init__(self, part: Part) -> None:
        self.every = part.field("every").whole()
        self.points = part.field("points").whole()


class Rules:
    """All of it; GuideError where it does not hold. `levels`: the most urgent first."""

    __slots__ = (
        "early",
        "exercises",
        "levels",
        "milestones",
        "pauses",
        "progress",
        "severe",
        "signs",
        "together",
    )

    def __init__(self, data: object) -> None:
        part = Part(data, "plan")
        if part.field("format").data != FORMAT:
            part.field("format").wrong(f"this engine reads format {FORMAT}")
        self.levels = part.field("levels").texts()
        self.early = part.field("early").whole()
        severe = part.field("severe")
        self.severe = severe.field("at").whole(), _word(severe.field("level"), self.levels)
        signs = part.field("signs").fields()
        self.signs = {key: _word(level, self.levels) for key, level in signs.items()}
        self.together = tuple(
            (one.field("all").texts(), _word(one.field("level"), self.levels))
            for one in part.field("together").items()
        )
        made = part.field("ladders").fields()
        ladders = {key: Ladder(key, one) for key, one in made.items()}
        self.exercises = {
            key: Exercise(key, one, ladders)
            for key, one in part.field("exercises").fields().items()
        }
        self.milestones = tuple(Milestone(one) for one in part.field("milestones").items())
        pauses = part.optional("pauses", {}).fields()
        self.pauses = {key: Pause(one) for key, one in pauses.items()}
        progress = part.optional("progress", None)
        self.progress = Progress(progress) if progress.data is not None else None

    def level(self, signs: Iterable[str]) -> str | None:
        """How urgent these signs are together; None where there is none."""
        seen = set(signs)
        levels = [level for key, level in self.signs.items() if key in seen]
        levels += [level for names, level in self.together if seen.issuperset(names)]
        return self.most_urgent(levels)

    def most_urgent(self, levels: Iterable[str | None]) -> str | None:
        """The first in order of urgency; None where there is none."""
        found = set(levels)
        return next((level for level in self.levels if level in found), None)


def _word(part: Part, known: tuple[str, ...]) -> str:
    if part.text() not in known:
        part.wrong(f"'{part.data}' is not known; use {', '.join(known)}")
    return part.text()


__all__ = ["GuideError", "Ladder", "Rules", "Rung"]
