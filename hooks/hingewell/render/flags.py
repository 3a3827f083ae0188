"""The warning signs of a level of urgency, read off the rules of the urgency decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hingewell.render.paper import call_of

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Rule
    from hingewell.render.paper import Rules


class Sign(NamedTuple):
    """A sign in words, the rule that makes it one, and what to say on the phone about it.

    `help` says what counts, where one question is the sign.
    """

    text: str
    help: str | None
    rule: Rule
    call: str | None


def signs(urgency: str, knowledge: Knowledge, rules: Rules) -> list[Sign]:
    """In the order of the rules; rules without a condition are no sign."""
    decision = knowledge.decisions[str(knowledge.check.urgency)]
    found = [rule for rule in decision.rules if rule.then == urgency and rule.when]
    return [
        Sign(
            rule.sign or rules.statement(decision.id, rule.id),
            None if rule.sign else _help(rule, knowledge),
            rule,
            call_of(rule, knowledge),
        )
        for rule in found
    ]


def _help(rule: Rule, knowledge: Knowledge) -> str | None:
    asked = [knowledge.questions[name] for name in rule.when if name in knowledge.questions]
    return asked[0].help if len(asked) == len(rule.when) == 1 else None
