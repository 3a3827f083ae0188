"""Doses over days as plain data: what the engine's `plan` reads, on the planner's page alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hingewell.compile.guide_data import version_of
from hingewell.compile.plan_signs import plan_signs, together

if TYPE_CHECKING:
    from hingewell.compile.plan_signs import Signs
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import OverTime, Stage
    from hingewell.model.quantity import Range
    from hingewell.model.treatment import Exercise, Ladder, Progression

FORMAT = 1
DAY = 1440

_MINUTES = {
    "seconds": Decimal(1) / 60,
    "minutes": Decimal(1),
    "hours": Decimal(60),
    "days": Decimal(DAY),
    "weeks": Decimal(7 * DAY),
}


def minutes(figure: Range) -> int | Decimal:
    """The lower end of a span of time."""
    found = figure.low * _MINUTES.get(figure.unit, Decimal(1))
    return int(found) if found == int(found) else found


def _days(figure: Range | None) -> int:
    return int(minutes(figure) // DAY) if figure else 0


def plan_data(knowledge: Knowledge, found: Signs) -> dict[str, Any]:
    """The plan's rules; empty for a guide without plan.yml.

    `found` are the self-check's signs, as the prover's `stops` gives them.
    """
    plan = knowledge.plan
    if plan is None:
        return {}
    ladders = {
        key: _ladder(knowledge, ladder, ladder.over_time)
        for key, ladder in knowledge.dosing.items()
        if ladder.over_time
    }
    data = {
        "format": FORMAT,
        "guide": knowledge.guide.id,
        "levels": list(knowledge.urgency),
        "early": int(minutes(plan.early.by)),
        "severe": {"at": plan.severe.at, "level": plan.severe.level},
        "signs": {sign.id: sign.level for sign in plan_signs(knowledge, found)},
        "together": together(knowledge, found),
        "ladders": ladders,
        "exercises": {
            key: _exercise(knowledge, exercise) for key, exercise in planned(knowledge).items()
        },
        "milestones": [
            {
                "id": one.id,
                "exercise": one.exercise,
                "rung": _at(knowledge, one.exercise, one.stage) if one.stage else None,
            }
            for one in plan.milestones
        ],
        "pauses": {
            one.id: {"rests": one.does == "rest", "before": _days(one.before)}
            for one in plan.pauses
        },
    }
    if plan.progress:
        every, points = _days(plan.progress.every), plan.progress.points
        data["progress"] = {"every": every, "points": points}
    return {**data, "version": version_of(data)}


def planned(knowledge: Knowledge) -> dict[str, Exercise]:
    """The exercises that a plan can hold: those whose dose has rules over days."""
    return {
        key: exercise
        for key, exercise in knowledge.exercises.items()
        if exercise.dose and knowledge.dosing[exercise.dose].over_time
    }


def rungs(ladder: Ladder) -> list[tuple[Stage, int]]:
    """Each stage with its sessions, the dose after a setback first.

    A stage of 3 to 5 sessions a day is three rungs: each rise has a check of its own.
    """
    restart = ladder.over_time.restart if ladder.over_time else None
    found: list[tuple[Stage, int]] = []
    for stage in [*([restart] if restart else []), *ladder.stages]:
        low, high = int(stage.sessions.low), int(stage.sessions.high)
        if stage.sessions.unit == "per week":
            low = high
        found += [(stage, count) for count in range(low, high + 1)]
    return found


def rung_of(ladder: Ladder, stage: str) -> int:
    """The first rung of a stage."""
    return next(at for at, (one, _) in enumerate(rungs(ladder)) if one.id == stage)


def _ladder(knowledge: Knowledge, ladder: Ladder, rules: OverTime) -> dict[str, Any]:
    answers, needs, finish = rules.answers, rules.needs, rules.finish
    again = answers.again or answers.worse
    data: dict[str, Any] = {
        "rungs": [_rung(stage, count) for stage, count in rungs(ladder)],
        "start": rung_of(ladder, ladder.stages[0].id),
        "answers": {
            "no_worse": answers.no_worse.then,
            "worse": answers.worse.then,
            "painful": answers.painful.then,
            "again": again.then,
        },
        "within": _days(answers.again.within) if answers.again else 0,
        "breaks": [{"after": _days(one.after), "then": one.then} for one in rules.breaks],
    }
    if rules.settle:
        least, most = rules.settle.at_least, rules.settle.at_most
        data["settle"] = {"at_least": int(minutes(least)), "at_most": int(minutes(most))}
    if needs:
        rung = rung_of(knowledge.dosing[needs.dose], needs.stage)
        data["needs"] = {"ladder": needs.dose, "rung": rung, "calm": _days(needs.calm)}
    if finish:
        rung = rung_of(ladder, finish.stage) if finish.stage else 0
        calm, taper = _days(finish.calm), _days(finish.taper)
        data["finish"] = {"rung": rung, "calm": calm, "taper": taper}
    if rules.no_better:
        data["no_better"] = _days(rules.no_better.after)
    return data


def rung_id(stage: Stage, count: int) -> str:
    """What a log calls the rung of a stage with so many sessions."""
    spread = stage.sessions.unit == "per day" and stage.sessions.low != stage.sessions.high
    return f"{stage.id}/{count}" if spread else stage.id


def _rung(stage: Stage, count: int) -> dict[str, Any]:
    data = {
        "id": rung_id(stage, count),
        "stage": stage.id,
        "sessions": count,
        "per": stage.sessions.unit.removeprefix("per "),
        "check": int(minutes(stage.check_after)),
        "stay": _days(stage.stay),
    }
    return data | ({"was": list(stage.was)} if stage.was else {})


def _exercise(knowledge: Knowledge, exercise: Exercise) -> dict[str, Any]:
    data: dict[str, Any] = {"ladder": exercise.dose}
    step = exercise.next
    if step and knowledge.exercises[step.exercise].dose:
        data["next"] = _next(knowledge, exercise, step)
    if exercise.easier:
        data["easier"] = exercise.easier
    return data


def _next(knowledge: Knowledge, exercise: Exercise, step: Progression) -> dict[str, Any]:
    ladder = knowledge.dosing[exercise.dose or ""]
    last = step.at or ladder.stages[-1].id
    return {
        "exercise": step.exercise,
        "rung": rung_of(ladder, last),
        "calm": _days(step.calm),
        "keep": step.keep,
        "gates": [gate.id for gate in step.gates],
    }


def _at(knowledge: Knowledge, exercise: str, stage: str) -> int:
    ladder = knowledge.dosing[knowledge.exercises[exercise].dose or ""]
    return rung_of(ladder, stage)
