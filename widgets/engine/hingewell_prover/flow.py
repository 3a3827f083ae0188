"""What readers never come to, and where they would be left: flow/unreachable, flow/dead-end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell_prover.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell_prover.functions import Functions


def flow_findings(functions: Functions) -> Iterator[Finding]:
    """Every part of the rules that no answers lead to, and every end without a result."""
    yield from _unused(functions)
    yield from _rules(functions)
    yield from _values(functions)
    yield from _questions(functions)
    yield from _dead_ends(functions)


def _unused(functions: Functions) -> Iterator[Finding]:
    used = _required(functions)
    for key in functions.guide.decisions:
        if key not in used:
            yield Finding(
                "flow/unreachable",
                f"nothing asks for the decision '{key}'",
                ("decisions", key, "id"),
                {},
                "make it an input of another decision, add it to the plan, or delete it",
            )


def _required(functions: Functions) -> set[str]:
    check, decisions = functions.guide.check, functions.guide.decisions
    found = {check.urgency, check.outcome, *check.plan}
    for decision in reversed(decisions.values()):  # each comes after those that it requires
        if decision.id in found:
            found.update(decision.inputs)
    return found


def _rules(functions: Functions) -> Iterator[Finding]:
    for decision in functions.guide.decisions.values():
        for at, fires in enumerate(functions.rules[decision.id]):
            if fires == functions.forest.false:
                yield Finding(
                    "flow/unreachable",
                    f"no answers make the rule '{decision.rules[at].id}' of '{decision.id}' fire",
                    ("decisions", decision.id, "rules", at),
                    {},
                    "delete it, or mend its conditions",
                )


def _values(functions: Functions) -> Iterator[Finding]:
    for decision in functions.guide.decisions.values():
        ruled = {value for rule in decision.rules for value in rule.then}
        for at, value in enumerate(decision.values):
            if value not in ruled:
                yield Finding(
                    "flow/unreachable",
                    f"no rule of '{decision.id}' gives '{value}'",
                    ("decisions", decision.id, "output", "values", at),
                    {},
                    "add a rule that does, or delete the value",
                )


def _questions(functions: Functions) -> Iterator[Finding]:
    asked = functions.support(*functions.results())
    for level, key in enumerate(functions.guide.order):
        if level not in asked:
            yield Finding(
                "flow/unreachable",
                f"'{key}' is never asked: no answer to it changes any result",
                ("questions", key, "id"),
                {},
                "let a rule look at it, or delete it",
            )


def _dead_ends(functions: Functions) -> Iterator[Finding]:
    check, forest = functions.guide.check, functions.forest
    no_urgency = functions.reads(check.urgency, [None])
    only_outcome = forest.both(functions.reads(check.outcome, [None]), forest.negated(no_urgency))
    for role, nothing in (("urgency", no_urgency), ("outcome", only_outcome)):
        if nothing != forest.false:
            yield Finding(
                "flow/dead-end",
                f"the check can end without an {role}",
                ("check", "", role),
                functions.witness(nothing),
                f"mend the rules of '{getattr(check, role)}' for these answers",
            )
