"""The warning signs that end a plan: those that stop the self-check, and the plan's own.

A question that stops the check by itself is a sign to tick. Where signs make each other more
urgent, both ticks together do. All else that stops it (what two answers mean together, a choice, a
table in between) is ticked as a whole, in the words of its rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell.compile.sign_groups import group_of
from hingewell.model.selfcheck import Question, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import Sign

type Signs = Sequence[Mapping[str, Any]]
"""What stops the check, as the prover's `stops` gives it."""


class PlanSign(NamedTuple):
    """A sign to tick, how urgent it is, and what says it: a question, a rule, or the plan."""

    id: str
    level: str
    said: Question | Rule | Sign


def plan_signs(knowledge: Knowledge, found: Signs) -> list[PlanSign]:
    """Each sign once, the most urgent first."""
    asked = [
        PlanSign(key, level, knowledge.questions[key]) for key, level in _alone(knowledge, found)
    ]
    own = knowledge.plan.signs if knowledge.plan else []
    told = [PlanSign(sign.id, sign.level, sign) for sign in own]
    signs = {sign.id: sign for sign in [*asked, *_ruled(knowledge, found), *told]}
    return [sign for level in knowledge.urgency for sign in signs.values() if sign.level == level]


def group_of_sign(sign: PlanSign, knowledge: Knowledge) -> str:
    """Under which words it is listed, or ""."""
    if not isinstance(sign.said, (Question, Rule)):
        return sign.said.group or ""
    asked = {sign.id} if isinstance(sign.said, Question) else sign.said.when
    return group_of(asked, knowledge.pages.values())


def together(knowledge: Knowledge, found: Signs) -> list[dict[str, Any]]:
    """Signs that make each other more urgent."""
    alone = dict(_alone(knowledge, found))
    return [
        {"all": list(sign["when"]), "level": sign["level"]}
        for sign in found
        if len(sign["when"]) > 1
        and all(key in alone and "yes" in values for key, values in sign["when"].items())
    ]


def _alone(knowledge: Knowledge, found: Signs) -> Iterator[tuple[str, str]]:
    """The questions to which a yes alone stops the check, with the level."""
    for sign in found:
        if len(sign["when"]) == 1:
            ((key, values),) = sign["when"].items()
            question = knowledge.questions[key]
            if question.type == "yes_no" and not question.enable_when and "yes" in values:
                yield key, sign["level"]


def _ruled(knowledge: Knowledge, found: Signs) -> Iterator[PlanSign]:
    """What no ticks of single signs can tell; no question's id has a hyphen."""
    decision = knowledge.decisions[str(knowledge.check.urgency)]
    rules = {rule.id: rule for rule in decision.rules}
    alone = dict(_alone(knowledge, found))
    for sign in found:
        for key in () if alone.keys() >= sign["when"].keys() else sign["rules"]:
            yield PlanSign(f"{decision.id}-{key}", str(rules[key].then), rules[key])
