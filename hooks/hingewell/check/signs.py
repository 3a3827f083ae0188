"""A rule that stops the check says so in words of its own, unless one question says it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Rule

WANTED = {
    "sign": "what the reader has, in a sentence",
    "call": "what the reader says on the phone",
}


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Rules without the words for a card, a list of signs or the phone."""
    decision = knowledge.decisions.get(str(knowledge.check.urgency))
    for at, rule in enumerate(decision.rules if decision else []):
        if rule.then not in knowledge.check.stops_at or _is_one_question(rule, knowledge):
            continue
        for name, what in WANTED.items():
            if not getattr(rule, name):
                yield Problem(
                    knowledge.place("decisions", decision.id, "rules", at),  # type: ignore[union-attr]
                    f"the rule '{rule.id}' stops the check and has no '{name}': no single "
                    "question has the words for it",
                    f"write '{name}': {what}",
                )


def _is_one_question(rule: Rule, knowledge: Knowledge) -> bool:
    """Whether the rule looks at one sign that everybody is asked about, so that its words do."""
    question = knowledge.questions.get(str(next(iter(rule.when), "")))
    return (
        len(rule.when) == 1
        and question is not None
        and question.type == "yes_no"
        and not question.enable_when
    )
