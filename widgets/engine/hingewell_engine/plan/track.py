"""What has happened with one exercise: where on its ladder the reader is, what is still open."""

from __future__ import annotations

from hingewell_engine.plan.batch import Batch, Settling
from hingewell_engine.plan.clock import DAY, Moment
from hingewell_engine.plan.rules import BAD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.plan.rules import Exercise, Rung

ASK_AGAIN = 7
"""Days until a question that was answered no is asked again."""


class Track:
    """One exercise in a plan.

    `rung`: the step the reader is on, None before the first dose, which is `begin`. `proven`: the
    highest step that has passed its check, -1 for none. `ready`: the last check allows the next
    step. `arrived`: the local day on which each step was reached. `went_down`, `why`: the step is
    lower than the last dose, and the reason. `rested`: how many of the ladder's breaks have been
    taken since the last dose. `renewed`: the last dose was of a step that the guide has changed
    since. `days`: the local days of all sessions. `ended_on`: the local day of
    its end.
    """

    def __init__(self, exercise: Exercise, at: Moment) -> None:
        self.exercise = exercise
        self.ladder = exercise.ladder
        self.added = at
        self.left = False
        self.begin = self.ladder.start
        self.rung: int | None = None
        self.proven = -1
        self.ready = False
        self.why = ""
        self.went_down = False
        self.days: list[int] = []
        self.batch: Batch | None = None
        self.before: Batch | None = None
        self.settling: Settling | None = None
        self.setbacks: list[int] = []
        self.ended = ""
        self.reason = ""
        self.ended_on = 0
        self.first: Moment | None = None
        self.last: Moment | None = None
        self.rested = 0
        self.renewed = False
        self.changed = at
        self.arrived: dict[int, int] = {}
        self.calm_since: int | None = None
        self.taper_since: int | None = None
        self.taper_rung = 0
        self.said: dict[str, tuple[bool, int]] = {}
        self.mastered: int | None = None

    @property
    def base(self) -> int:
        """The step from which the next dose is reckoned."""
        return self.begin if self.rung is None else self.rung

    @property
    def step(self) -> Rung:
        """That step itself."""
        return self.ladder.rungs[self.base]

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it."""
        return bool(self.ended) or self.left

    def dose(self, at: Moment, rung: int, felt: str, early: int) -> None:
        """A session was done."""
        if not self.ended:
            self.rest_until(at)
        self.first = self.first or at
        self.last = at
        self.rested = 0
        if self.days[-1:] != [at.day]:
            self.days.append(at.day)
        if self.ended:
            return
        if self.settling:
            self._stir(self.settling, at, rung)
            return
        if rung != self.rung:
            self.changed = at
        if self.batch is None:
            self.batch = Batch(at, rung)
        elif at.minute >= self.batch.closes(self.ladder, early):
            self.batch.reopen(at)
        self.batch.add(at, rung, new=rung > self.proven, spoilt=felt != "fine")
        self.rung, self.ready, self.went_down = rung, False, False
        self.arrived.setdefault(rung, at.day)
        if self.calm_since is None:
            self.calm_since = at.day
        if felt == "hurt":
            self.setback(at, "painful")

    def _stir(self, settling: Settling, at: Moment, rung: int) -> None:
        """A session although it was to be left alone: it is the most to begin with again."""
        settling.since = settling.asked = at
        if rung < self.base:
            self._go_down(rung, at, "setback")

    def passed(self, at: Moment, early: int) -> None:
        """A check found the reader no worse. One that comes too soon says nothing."""
        if self.over or self.settling:
            return
        if self.batch:
            if at.minute < self.batch.due(self.ladder, early):
                return
            self.before, self.batch = self.batch, None
            self._prove(self.before)
        if self.before is None or self.before.low != self.rung:
            return
        rung = self.ladder.rungs[self.rung]
        a_day_later = at.minute >= self.before.last.minute + max(0, rung.check - early)
        calm = self.ladder.steps_up and self.proven >= self.rung and self.taper_since is None
        self.ready = calm and a_day_later and not self.before.spoilt

    def _prove(self, done: Batch) -> None:
        """What was done has passed its check; after a break since, only the lower step counts."""
        if done.low > self.base:
            return
        rung = done.done(self.ladder)
        if rung is not None:
            done.low = rung
            if not done.spoilt:
                self.proven = max(self.proven, rung)
        self.rung = done.low

    def spared(self, at: Moment, early: int) -> None:
        """A check that was due found it worse, but something newer is to blame: no more for now."""
        self.ready = False
        if self.batch and at.minute >= self.batch.due(self.ladder, early):
            self.before, self.batch = self.batch, None

    def setback(self, at: Moment, answer: str) -> None:
        """It was worse, or painful though done right: what the ladder says, and never more."""
        if self.ended or self.rung is None:
            return
        self.batch = self.before = None
        self.ready = False
        if self.settling:
            self.settling.since = self.settling.asked = at
            return
        self.setbacks.append(at.minute)
        then = self._then(at, answer)
        if then in ("stop", "get_help"):
            self.end(then, "again" if self._counted(at) > 1 else answer, at)
            return
        to = 0 if then == "restart" else max(0, self.rung - 1)
        self.settling = Settling(at, to)
        self.calm_since = self.taper_since = None
        self._go_down(to, at, "setback")

    def calm(self, at: Moment, yes: bool) -> None:
        """Whether it is as calm as before. Too early a yes says nothing."""
        if self.settling is None or self.ended:
            return
        _, most = self.ladder.settle
        if yes and at.minute >= self.calm_from():
            self.settling = None
        elif not yes:
            self.settling.asked = at
            if at.minute >= self.settling.start.minute + most:
                self.end("get_help", "not_settled", at)

    def calm_from(self) -> int:
        """When a yes counts: this question is the check of what came before it, too."""
        assert self.settling is not None
        return self.settling.since.minute + max(self.ladder.settle[0], self.step.check)

    def answer(self, at: Moment, about: str, yes: bool) -> None:
        """Another answer: whether it may end, whether it helps at all, whether it is easy."""
        if self.over:
            return
        if about == "better":
            if not self.must_say_better(at):
                return
            if not yes:
                self.end("get_help", "no_better", at)
        if about == "finish" and yes:
            self._finish(at)
            return
        self.said[about] = (yes, at.day)
        step = self.exercise.next
        if self.mastered is None and step and step.gates and all(map(self.gate, step.gates)):
            self.mastered = at.day

    def gate(self, gate: str) -> bool:
        """Whether the reader can say this."""
        return self.said.get(f"gate:{gate}", (False, 0))[0]

    def rest_until(self, at: Moment) -> None:
        """Time has passed: after a taper it is over, and after a long break less is allowed."""
        finish = self.ladder.finish
        if self.taper_since is not None and finish and at.day - self.taper_since >= finish.taper:
            self.end("stop", "done", at)
        if self.ended or self.last is None or self.rung is None:
            return
        away = at.day - self.last.day
        for after, starts in self.ladder.breaks[self.rested :]:
            if away < after:
                return
            self.rested += 1
            self.ready = False
            self.calm_since = None
            floor = min(self.rung, self.ladder.start)
            to = floor if starts else max(floor, self.rung - 1)
            if to < self.rung:
                self._go_down(to, at, "break")

    def may_finish(self, at: Moment) -> bool:
        """Whether it has been calm for so long that it could end."""
        finish = self.ladder.finish
        if finish is None or self.batch or self.settling or self.taper_since is not None:
            return False
        return self.calm_days(at, finish.rung) >= finish.calm

    def must_say_better(self, at: Moment) -> bool:
        """Whether it is time to ask if it helps at all."""
        if not self.ladder.no_better or self.first is None:
            return False
        asked = self.said.get("better", (False, self.first.day))[1]
        return at.day - asked >= self.ladder.no_better

    def calm_days(self, at: Moment, rung: int) -> int:
        """Days on this step or above without a setback, once it has passed its check; else -1."""
        if self.calm_since is None or self.base < rung or self.proven < rung:
            return -1
        days = [day for step, day in self.arrived.items() if step >= rung]
        return at.day - max(self.calm_since, min(days, default=at.day))

    def restart(self, at: Moment) -> None:
        """A clinician has said that it may go on: from the first step, or a lower one it was on.

        What was too much before still counts.
        """
        self.begin = min(self.base, self.ladder.start)
        self.rung, self.proven, self.why = None, -1, "cleared"
        self.ready = self.went_down = False
        self.batch = self.before = self.settling = None
        self.ended = self.reason = ""
        self.first = self.last = None
        self.rested, self.days, self.changed, self.arrived = 0, [], at, {}
        self.calm_since = self.taper_since = None
        self.said = {key: said for key, said in self.said.items() if key.startswith("gate:")}

    def end(self, how: str, why: str, at: Moment) -> None:
        """Nothing more comes of it: "stop" or "get_help"."""
        self.ended, self.reason, self.ended_on = how, why, at.day
        self.batch = self.before = self.settling = None
        self.ready = False

    def _finish(self, at: Moment) -> None:
        finish = self.ladder.finish
        if finish is None or not self.may_finish(at):
            return
        if finish.taper:
            self.taper_since, self.taper_rung = at.day, self.ladder.halved(self.base)
            self.ready = False
        else:
            self.end("stop", "done", at)

    def _then(self, at: Moment, answer: str) -> str:
        then = self.ladder.bad[answer]
        if self._counted(at) < 2:
            return then
        return max(then, self.ladder.bad["again"], key=BAD.index)

    def _counted(self, at: Moment) -> int:
        """Setbacks so far that still count."""
        within = self.ladder.within * DAY
        return sum(not within or at.minute - one <= within for one in self.setbacks)

    def _go_down(self, to: int, at: Moment, why: str) -> None:
        self.went_down = self.went_down or to < self.base
        self.rung, self.why = to, why
        self.proven = min(self.proven, to - 1)
        self.changed = at
        self.arrived = {rung: day for rung, day in self.arrived.items() if rung < to}
