"""Doses over days for the planner: the engine's rules, and the words of each dose and sign."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell.compile.plan_data import plan_data, rung_id, rungs, signs
from hingewell.render.words import quantity

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import Sign, Stage
    from hingewell.model.quantity import Range
    from hingewell.model.selfcheck import Question
    from hingewell.model.treatment import Exercise, Group, Ladder


class Dose(NamedTuple):
    """One rung of a ladder: its id, its stage, and how often in words."""

    rung: str
    stage: Stage
    often: str


def plan_rules(knowledge: Knowledge) -> dict[str, Any]:
    """What the engine needs of a plan, as the page hands it over."""
    return plan_data(knowledge)


def plan_exercises(knowledge: Knowledge) -> list[Exercise]:
    """The exercises that a plan can hold: those whose dose has rules over days."""
    return [knowledge.exercises[key] for key in plan_data(knowledge).get("exercises", {})]


def plan_groups(knowledge: Knowledge) -> list[tuple[Group, list[Exercise]]]:
    """The same by group, in the order of the groups; no group is empty."""
    exercises = plan_exercises(knowledge)
    found = [
        (one, [each for each in exercises if each.group == one.id]) for one in knowledge.groups
    ]
    return [(group, members) for group, members in found if members]


def plan_signs(knowledge: Knowledge) -> list[tuple[Question | Sign, str]]:
    """What ends a plan, with how urgent it is; the most urgent first."""
    own = {sign.id: sign for sign in knowledge.plan.signs} if knowledge.plan else {}
    return [(own.get(key) or knowledge.questions[key], at) for key, at in signs(knowledge).items()]


def plan_doses(ladder: Ladder) -> list[Dose]:
    """Every dose of a ladder, that after a setback first."""
    return [
        Dose(rung_id(stage, count), stage, quantity(_times(stage.sessions, count)))
        for stage, count in rungs(ladder)
    ]


def _times(sessions: Range, count: int) -> Range:
    return sessions.model_copy(update={"low": Decimal(count), "high": Decimal(count)})


CALLS = {
    call.__name__: call
    for call in (plan_rules, plan_exercises, plan_groups, plan_signs, plan_doses)
}
"""What the planner's templates call."""
