"""What ends a plan: signs of its own that do, and groups that hold every sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.compile.sign_groups import group_of
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import Plan
    from hingewell.problems import Place


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Signs that would end nothing or hide another, and those that no group holds."""
    plan = knowledge.plan
    if plan is None:
        return
    yield from _own(knowledge, plan)
    if plan.sign_groups:
        yield from _in_groups(knowledge, plan, [one.name for one in plan.sign_groups])


def _own(knowledge: Knowledge, plan: Plan) -> Iterator[Problem]:
    for at, sign in enumerate(plan.signs):
        if sign.level not in knowledge.check.stops_at:
            yield Problem(
                knowledge.place("plan", "", "signs", at, "level"),
                f"a warning sign of the level '{sign.level}' would not end a plan",
                f"use one of: {', '.join(knowledge.check.stops_at)}",
            )
        if sign.id in knowledge.questions:
            wrong = f"'{sign.id}' is also the id of a question"
            yield Problem(knowledge.place("plan", "", "signs", at, "id"), wrong, "choose another")


def _in_groups(knowledge: Knowledge, plan: Plan, names: list[str]) -> Iterator[Problem]:
    pages = list(knowledge.pages.values())
    decision = knowledge.decisions.get(str(knowledge.check.urgency))
    for at, rule in enumerate(decision.rules if decision else []):
        group = group_of(rule.when, pages)
        if rule.when and rule.then in knowledge.check.stops_at and group not in names:
            where = knowledge.place("decisions", str(knowledge.check.urgency), "rules", at)
            yield _in_none(where, rule.id, group)
    for at, sign in enumerate(plan.signs):
        if sign.group not in names:
            yield _in_none(knowledge.place("plan", "", "signs", at), sign.id, sign.group or "")
    groups = [*(page.group for page in pages), *(sign.group for sign in plan.signs)]
    known = [group for group in groups if group]
    for at, name in enumerate(names):
        if name not in known:
            where = knowledge.place("plan", "", "sign_groups", at, "name")
            advice = did_you_mean(name, known, "take it out")
            yield Problem(where, f"no page and no sign has the group '{name}'", advice)


def _in_none(place: Place, sign: str, group: str) -> Problem:
    wrong = f"the warning sign '{sign}' is in no group of the plan: it would stand outside all"
    if group:
        return Problem(place, wrong, f"add '{group}' to 'sign_groups' in plan.yml")
    return Problem(place, wrong, "give the page that asks for it, or the sign, a 'group'")
