"""Doses over days hold together: units, what is needed for a restart, stages that are named."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hingewell.compile.plan_data import minutes
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import Bad, OverTime, Plan, Stage
    from hingewell.model.quantity import Range
    from hingewell.model.treatment import Ladder
    from hingewell.problems import Place

    type Path = tuple[str | int, ...]

LONG = ("hours", "days", "weeks")
DAYS = ("days", "weeks")
SHORT = ("seconds", "minutes")

CAUTION = ("step_down", "restart", "stop", "get_help")
"""What follows a bad answer, from the least careful to the most."""


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Everything wrong with the rules over days, with next steps, and with what all plans share."""
    for key, ladder in knowledge.dosing.items():
        yield from _earlier_names(knowledge, key, ladder)
        if ladder.over_time is not None:
            yield from _Checked(knowledge, key, ladder, ladder.over_time).problems()
    yield from _next_steps(knowledge)
    yield from _plan(knowledge)


class _Checked:
    """One ladder and its rules over days."""

    def __init__(self, knowledge: Knowledge, key: str, ladder: Ladder, rules: OverTime) -> None:
        self.knowledge, self.key, self.ladder, self.rules = knowledge, key, ladder, rules

    def problems(self) -> Iterator[Problem]:
        """All that is wrong with it."""
        if self.knowledge.plan is None and not self.knowledge.is_unread("plan", ""):
            yield self._problem((), "there is no plan.yml for the rules over days", "write it")
        yield from self._units()
        yield from self._setbacks()
        yield from self._restart()
        yield from self._breaks()
        yield from self._named()
        stages = [*self.ladder.stages, *([self.rules.restart] if self.rules.restart else [])]
        if self.rules.pace is None and any(stage.reps for stage in stages):
            yield self._problem((), "nothing says how fast a repetition is", "add 'pace'")

    def _units(self) -> Iterator[Problem]:
        rules = self.rules
        found: list[tuple[Path, Range | None, tuple[str, ...]]] = [
            (("over_time", "breaks", at, "after"), one.after, DAYS)
            for at, one in enumerate(rules.breaks)
        ]
        for name, fields in (
            ("settle", {"at_least": LONG, "at_most": DAYS}),
            ("needs", {"calm": DAYS}),
            ("finish", {"calm": DAYS, "taper": DAYS}),
            ("no_better", {"after": DAYS}),
        ):
            part = getattr(rules, name)
            for field, units in fields.items() if part else ():
                found.append((("over_time", name, field), getattr(part, field), units))
        if rules.answers.again:
            found.append(
                (("over_time", "answers", "again", "within"), rules.answers.again.within, DAYS)
            )
        for at, beat in enumerate(rules.pace.beats if rules.pace else ()):
            found.append((("over_time", "pace", "beats", at, "time"), beat.time, SHORT))
        place = self.knowledge.place
        yield from (
            problem
            for path, quantity, units in found
            if (
                problem := unit_problem(place("dosing", self.key, *path), path[-1], quantity, units)
            )
        )

    def _setbacks(self) -> Iterator[Problem]:
        answers = self.rules.answers
        bad: dict[str, Bad | None] = {"worse": answers.worse, "painful": answers.painful}
        goes_on = False
        for name, answer in {**bad, "again": answers.again}.items():
            if answer and answer.then in ("step_down", "restart"):
                goes_on = True
                for part in ("settle", "restart"):
                    if getattr(self.rules, part) is None:
                        path = ("answers", name, "then")
                        wrong = f"'{answer.then}' needs '{part}', and there is none"
                        yield self._problem(path, wrong, f"add '{part}', or write 'stop'")
        first = max(CAUTION.index(answer.then) for answer in bad.values() if answer)
        if answers.again is None and goes_on:
            wrong = "nothing says what happens when it is too much again"
            yield self._problem(("answers",), wrong, "add 'again'")
        if answers.again and CAUTION.index(answers.again.then) < first:
            yield self._problem(
                ("answers", "again", "then"),
                "the second time is less careful than the first",
                f"write one of: {', '.join(CAUTION[first:])}",
            )

    def _restart(self) -> Iterator[Problem]:
        restart = self.rules.restart
        if restart and volume(restart) > volume(self.ladder.stages[0]):
            yield self._problem(
                ("restart",),
                f"the dose after too much is larger than the stage '{self.ladder.stages[0].id}'",
                "make it smaller",
            )

    def _breaks(self) -> Iterator[Problem]:
        for at, (one, other) in enumerate(pairwise(self.rules.breaks), start=1):
            if minutes(other.after) <= minutes(one.after):
                path = ("breaks", at, "after")
                yield self._problem(
                    path, "this break is no longer than the one before", "sort them"
                )

    def _named(self) -> Iterator[Problem]:
        if self.rules.finish and self.rules.finish.stage:
            path: Path = ("over_time", "finish", "stage")
            yield from self._stage(self.key, self.rules.finish.stage, path)
        if self.rules.needs:
            if self.rules.needs.dose == self.key:
                yield self._problem(
                    ("needs", "dose"), "a dose cannot wait for itself", "name another"
                )
            yield from self._stage(
                self.rules.needs.dose, self.rules.needs.stage, ("over_time", "needs", "stage")
            )

    def _stage(self, ladder: str, stage: str, path: Path) -> Iterator[Problem]:
        yield from no_stage(self.knowledge, ladder, stage, ("dosing", self.key, *path))

    def _problem(self, path: Path, wrong: str, instead: str) -> Problem:
        place = self.knowledge.place("dosing", self.key, "over_time", *path)
        return Problem(place, wrong, instead)


def unit_problem(
    place: Place, name: object, quantity: Range | None, units: tuple[str, ...]
) -> Problem | None:
    """A figure in a unit that makes no sense there."""
    if quantity is None or quantity.unit in units:
        return None
    return Problem(place, f"'{name}' is in {quantity.unit}", f"write it in {' or '.join(units)}")


def volume(stage: Stage) -> float:
    """The most of a stage in a week: repetitions, or seconds held where there are none."""
    sessions = stage.sessions.high * (7 if stage.sessions.unit == "per day" else 1)
    each = stage.reps.high if stage.reps else minutes(stage.hold) if stage.hold else 0
    return float(stage.sets.high * sessions) * float(each)


def no_stage(knowledge: Knowledge, ladder: str, stage: str, at: Path) -> Iterator[Problem]:
    """A stage that a ladder does not have."""
    found = knowledge.dosing.get(ladder)
    known = [one.id for one in found.stages] if found else [stage]
    if stage not in known:
        advice = did_you_mean(stage, known, f"use one of: {', '.join(known)}")
        place = knowledge.place(str(at[0]), at[1], *at[2:])
        yield Problem(place, f"the dose '{ladder}' has no stage '{stage}'", advice)


def _earlier_names(knowledge: Knowledge, key: str, ladder: Ladder) -> Iterator[Problem]:
    """An earlier name of a stage that leads to another as well."""
    taken = {stage.id: stage.id for stage in ladder.stages}
    for at, stage in enumerate(ladder.stages):
        for name in stage.was:
            if name in taken:
                text = f"'{name}' cannot be an earlier name: it leads to '{taken[name]}'"
                yield Problem(
                    knowledge.place("dosing", key, "stages", at, "was"),
                    text,
                    "write each name once",
                )
            taken.setdefault(name, stage.id)


def _next_steps(knowledge: Knowledge) -> Iterator[Problem]:
    for key, exercise in knowledge.exercises.items():
        step = exercise.next
        if step is None:
            continue
        if step.at:
            yield from no_stage(
                knowledge, exercise.dose or "", step.at, ("exercises", key, "next", "at")
            )
        place = knowledge.place("exercises", key, "next", "calm")
        if problem := unit_problem(place, "calm", step.calm, DAYS):
            yield problem


def _plan(knowledge: Knowledge) -> Iterator[Problem]:
    plan = knowledge.plan
    if plan is None:
        return
    place = knowledge.place
    if problem := unit_problem(
        place("plan", "", "early", "by"), "by", plan.early.by, ("minutes", "hours")
    ):
        yield problem
    yield from _times(knowledge, plan)
    for at, milestone in enumerate(plan.milestones):
        exercise = knowledge.exercises.get(milestone.exercise)
        if exercise and milestone.stage:
            where = ("plan", "", "milestones", at, "stage")
            yield from no_stage(knowledge, exercise.dose or "", milestone.stage, where)
        elif exercise and not (exercise.next and exercise.next.gates):
            yield Problem(
                place("plan", "", "milestones", at, "exercise"),
                f"nothing says when '{milestone.exercise}' is mastered",
                "name a stage, or add 'gates' to its 'next'",
            )


def _times(knowledge: Knowledge, plan: Plan) -> Iterator[Problem]:
    if plan.checked:
        place = knowledge.place("plan", "", "checked", "within")
        if problem := unit_problem(place, "within", plan.checked.within, LONG):
            yield problem
    times: list[tuple[Path, Range | None]] = [
        (("pauses", at, "before"), one.before) for at, one in enumerate(plan.pauses)
    ]
    if plan.progress:
        times.append((("progress", "every"), plan.progress.every))
    for path, time in times:
        place = knowledge.place("plan", "", *path)
        if problem := unit_problem(place, path[-1], time, DAYS):
            yield problem
