"""The warning signs of a level of urgency, read off the rules of the urgency decision.

They carry no mark: who is frightened needs the sign. What each rests on is in its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hingewell.compile.sign_groups import group_of
from hingewell.model.selfcheck import BEFORE_TRAINING
from hingewell.render.addresses import slug
from hingewell.render.paper import call_of

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Rule
    from hingewell.render.paper import Rules


class Group(NamedTuple):
    """Signs of one level under one lead; `title` is "" where no page of the check names a group."""

    title: str
    anchor: str
    signs: list[Sign]


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


def groups(urgency: str, knowledge: Knowledge, rules: Rules) -> list[Group]:
    """The same by subject, in the order of the check; those without one come first.

    Where nothing has to be found in haste they are one group.
    """
    pages = knowledge.pages.values() if urgency in BEFORE_TRAINING else ()
    titles = dict.fromkeys(["", *(page.group for page in pages if page.group)])
    found: dict[str, list[Sign]] = {title: [] for title in titles}
    for sign in signs(urgency, knowledge, rules):
        found[group_of(sign.rule.when, pages)].append(sign)
    return [
        Group(title, f"signs-{slug(urgency)}-{at}", those)
        for at, (title, those) in enumerate(found.items())
        if those
    ]


def _help(rule: Rule, knowledge: Knowledge) -> str | None:
    asked = [knowledge.questions[name] for name in rule.when if name in knowledge.questions]
    return asked[0].hint if len(asked) == len(rule.when) == 1 else None
