"""Entries that no reader would come to, drafts that some would, and doses for other exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.model.base import Link, within
from hingewell.model.knowledge import KINDS
from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Outcomes and exercises that nothing leads to, and doses at odds with their exercises."""
    yield from _outcomes(knowledge)
    named = _named(knowledge)
    plan = knowledge.plan
    milestones = {milestone.exercise for milestone in plan.milestones} if plan else set()
    for key, exercise in knowledge.exercises.items():
        place = knowledge.place("exercises", key, "id")
        if exercise.draft and (("exercises", key) in named or key in milestones):
            yield Problem(
                knowledge.place("exercises", key, "draft"),
                f"the exercise '{key}' is a draft, and something points to it",
                "delete this line when it is ready for readers",
            )
        elif not exercise.draft and ("exercises", key) not in named:
            yield Problem(
                place,
                f"nothing points to the exercise '{key}'",
                "name it in a plan, a progression or a fix, write 'draft: true', or delete it",
            )
        dose = knowledge.dosing.get(exercise.dose or "")
        if dose and key not in dose.serves:
            yield Problem(
                knowledge.place("exercises", key, "dose"),
                f"the dose '{exercise.dose}' is not for '{key}'",
                f"add '{key}' to 'for' in dosing/{exercise.dose}",
            )
    for key, ladder in knowledge.dosing.items():
        for at, name in enumerate(ladder.serves):
            if name in knowledge.exercises and knowledge.exercises[name].dose != key:
                yield Problem(
                    knowledge.place("dosing", key, "for", at),
                    f"the exercise '{name}' does not name this dose",
                    f"write 'dose: {key}' in exercises/{name}",
                )


def _outcomes(knowledge: Knowledge) -> Iterator[Problem]:
    """flow/unreachable, of outcomes: the prover sees only those that a table speaks of."""
    table = knowledge.decisions.get(knowledge.check.outcome)
    if not table:
        return
    given = _given(knowledge)
    if given - knowledge.outcomes.keys():
        return  # a misspelt one is told by its rule, and may be the one that is missing here
    for key in knowledge.outcomes:
        if key not in given and key not in table.output.values:
            yield Problem(
                knowledge.place("outcomes", key, "id"),
                f"no rule of '{table.id}' gives '{key}'",
                "add a rule that does, or delete the outcome",
                "flow/unreachable",
            )


def _given(knowledge: Knowledge) -> set[str]:
    """What readers can get: as their outcome, in a part of the plan, or as what it is a kind of."""
    tables = [str(section.decision) for section in knowledge.check.plan]
    waiting = [
        item
        for key, table in knowledge.decisions.items()
        if key == knowledge.check.outcome
        or (key in tables and table.output.refers_to == "outcomes")
        for rule in table.rules
        for item in ([rule.then] if isinstance(rule.then, str) else rule.then)
    ]
    found: set[str] = set()
    while waiting:
        found.add(key := waiting.pop())
        wider = knowledge.outcomes[key].variant_of if key in knowledge.outcomes else None
        if wider and wider not in found:
            waiting.append(wider)
    return found


def _named(knowledge: Knowledge) -> set[tuple[str, str]]:
    """(kind, id) of all that another entry names, rules included, drafts aside."""
    named: set[tuple[str, str]] = set()
    for kind in KINDS:
        if kind.name in ("guide", "coverage", "dosing", "plan", "scenarios"):
            continue
        for key, entry in knowledge.entries(kind.name).items():
            for _, value in within(entry, Link) if not getattr(entry, "draft", False) else ():
                if (value.kind, str(value)) != (kind.name, key):
                    where, _, name = str(value).partition("#")[0].rpartition("/")
                    named.add((value.kind or where, name))
    for decision in knowledge.decisions.values():
        target = decision.output.refers_to
        for rule in decision.rules if target else []:
            items = [rule.then] if isinstance(rule.then, str) else rule.then
            named.update((str(target), item) for item in items)
    return named
