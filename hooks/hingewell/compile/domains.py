"""The values that each input of a decision can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hingewell.compile.cells import Value
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Decision, Question

UNSURE = "unsure"
UNASKED = "unasked"
RESERVED = (UNSURE, UNASKED)


def answers(question: Question) -> list[Value]:
    """What a reader can answer, "not sure" included."""
    if question.type == "yes_no":
        return ["yes", "no", UNSURE]
    if question.type == "integer":
        low, high = question.range or (0, 0)
        return [*range(low, high + 1), UNSURE]
    return [*(option.value for option in question.options), UNSURE]


def outputs(decision: Decision) -> list[str]:
    """What a decision can say; of a decision that names entries, those its rules name."""
    if decision.output.values:
        return list(decision.output.values)
    named: dict[str, None] = {}
    for rule in decision.rules:
        items = [rule.then] if isinstance(rule.then, str) else rule.then
        named.update(dict.fromkeys(items))
    return list(named)


def inputs(knowledge: Knowledge) -> dict[str, list[Value]]:
    """Every input by id with its values; a question that is not always asked can be `unasked`."""
    found: dict[str, list[Value]] = {}
    for key, question in knowledge.questions.items():
        found[key] = [*answers(question), *([UNASKED] if question.enable_when else [])]
    for key, decision in knowledge.decisions.items():
        if decision.hit_policy != "COLLECT":
            found[key] = list(outputs(decision))
    return found
