"""Doses over days for the planner: the engine's rules, and the words of each dose and sign."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell.compile import plan_signs as compiled
from hingewell.compile.plan_data import minutes, plan_data, planned, rung_id, rungs
from hingewell.model.over_time import Sign as Told
from hingewell.model.selfcheck import Question
from hingewell.render.words import quantity

if TYPE_CHECKING:
    from hingewell.compile.plan_signs import Signs
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import SignGroup, Stage
    from hingewell.model.quantity import Range
    from hingewell.model.selfcheck import Rule
    from hingewell.model.treatment import Exercise, Group, Ladder


class Dose(NamedTuple):
    """One rung of a ladder: its id, its stage, and how often in words."""

    rung: str
    stage: Stage
    often: str


class Sign(NamedTuple):
    """A warning sign of a plan in words, how urgent it is, and what to say on the phone."""

    id: str
    level: str
    text: str
    help: str
    call: str
    group: str


def plan_rules(knowledge: Knowledge, found: Signs) -> dict[str, Any]:
    """What the engine needs of a plan, as the page hands it over."""
    return plan_data(knowledge, found)


def check_counts(knowledge: Knowledge) -> int:
    """For how many minutes a plan that begins need not ask for warning signs after a check."""
    checked = knowledge.plan and knowledge.plan.checked
    return int(minutes(checked.within)) if checked else 0


def plan_exercises(knowledge: Knowledge) -> list[Exercise]:
    """The exercises that a plan can hold: those whose dose has rules over days."""
    return list(planned(knowledge).values()) if knowledge.plan else []


def plan_groups(knowledge: Knowledge) -> list[tuple[Group, list[Exercise]]]:
    """The same by group, in the order of the groups; no group is empty."""
    exercises = plan_exercises(knowledge)
    found = [
        (one, [each for each in exercises if each.group == one.id]) for one in knowledge.groups
    ]
    return [(group, members) for group, members in found if members]


def plan_signs(knowledge: Knowledge, found: Signs) -> list[Sign]:
    """What ends a plan, with how urgent it is; the most urgent first."""
    return [
        Sign(
            sign.id,
            sign.level,
            text,
            getattr(sign.said, "hint", None) or "",
            sign.said.call or text,
            compiled.group_of_sign(sign, knowledge),
        )
        for sign in compiled.plan_signs(knowledge, found)
        for text in [_words(sign.said)]
    ]


def plan_sign_groups(
    knowledge: Knowledge, found: Signs
) -> list[tuple[SignGroup | None, list[Sign]]]:
    """The same by subject, in the order of the plan; those without one come first, under None."""
    signs = plan_signs(knowledge, found)
    named = {one.name: one for one in (knowledge.plan.sign_groups if knowledge.plan else [])}
    rest = [sign for sign in signs if sign.group not in named]
    sorted_in = [(named[name], [one for one in signs if one.group == name]) for name in named]
    return [(group, members) for group, members in [(None, rest), *sorted_in] if members]


def _words(said: Question | Rule | Told) -> str:
    if isinstance(said, Question):
        return said.short
    return said.text if isinstance(said, Told) else said.sign or said.because


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
    for call in (
        plan_rules,
        check_counts,
        plan_exercises,
        plan_groups,
        plan_signs,
        plan_sign_groups,
        plan_doses,
    )
}
"""What the planner's templates call."""
