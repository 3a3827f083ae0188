"""table/out-of-domain and reference/unknown: what the cells and outputs of a table speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.compile.cells import CellError, allowed
from hingewell.compile.domains import inputs
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.compile.cells import Value
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Decision


def table_problems(knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong with the decision tables one by one, and with the check that uses them."""
    domains = inputs(knowledge)
    for decision in knowledge.decisions.values():
        yield from _inputs(decision, domains, knowledge)
        yield from _output(decision, knowledge)
        for at, rule in enumerate(decision.rules):
            yield from _rule(decision, at, rule.then, domains, knowledge)
    yield from _roles(knowledge)


def _inputs(
    decision: Decision, domains: dict[str, list[Value]], knowledge: Knowledge
) -> Iterator[Problem]:
    for at, name in enumerate(decision.inputs):
        if name not in domains:
            place = knowledge.place("decisions", decision.id, "inputs", at)
            advice = did_you_mean(name, domains, "name a question or a decision")
            collect = name in knowledge.decisions
            wrong = f"'{name}' gives a list" if collect else f"there is no input '{name}'"
            yield Problem(place, wrong, advice, "" if collect else "reference/unknown")


def _output(decision: Decision, knowledge: Knowledge) -> Iterator[Problem]:
    output = decision.output
    place = knowledge.place("decisions", decision.id, "output")
    if bool(output.values) == bool(output.refers_to):
        yield Problem(place, "the output is not clear", "write either 'values' or 'refers_to'")
    elif output.refers_to and output.refers_to not in (
        "exercises",
        "techniques",
        "modifications",
        "outcomes",
    ):
        advice = "use exercises, techniques, modifications or outcomes"
        yield Problem(place, f"rules cannot name '{output.refers_to}'", advice)


def _rule(
    decision: Decision,
    at: int,
    then: str | list[str],
    domains: dict[str, list[Value]],
    knowledge: Knowledge,
) -> Iterator[Problem]:
    for name, cell in decision.rules[at].when.items():
        place = knowledge.place("decisions", decision.id, "rules", at, "when", name)
        if name not in decision.inputs:
            advice = did_you_mean(name, decision.inputs, f"add '{name}' to the inputs")
            yield Problem(place, f"'{name}' is not an input of this table", advice)
        elif name in domains:
            try:
                allowed(cell, domains[name], name)
            except CellError as error:
                yield Problem(place, error.wrong, error.instead, "table/out-of-domain")
    place = knowledge.place("decisions", decision.id, "rules", at, "then")
    if isinstance(then, list) and decision.hit_policy != "COLLECT":
        yield Problem(place, "only a COLLECT table gives a list", "write one value")
    known = _known(decision, knowledge)
    for item in [then] if isinstance(then, str) else then:
        if item not in known:
            advice = did_you_mean(item, known, f"use one of: {', '.join(known)}")
            wrong = f"'{item}' is not an output of '{decision.id}'"
            yield Problem(place, wrong, advice, "table/out-of-domain")


def _known(decision: Decision, knowledge: Knowledge) -> list[str]:
    if decision.output.refers_to in ("exercises", "techniques", "modifications", "outcomes"):
        return list(knowledge.entries(decision.output.refers_to))
    return list(decision.output.values)


def _roles(knowledge: Knowledge) -> Iterator[Problem]:
    check, decisions = knowledge.check, knowledge.decisions
    wanted = {"urgency": list(knowledge.urgency), "outcome": list(knowledge.outcomes)}
    for role, known in wanted.items():
        decision = decisions.get(getattr(check, role))
        if decision and decision.hit_policy == "COLLECT":
            place = knowledge.place("check", "", role)
            yield Problem(place, f"the {role} cannot be a list", "name a table with one output")
        for at, value in enumerate(decision.output.values if decision else []):
            if value not in known:
                place = knowledge.place("decisions", decision.id, "output", "values", at)  # type: ignore[union-attr]
                advice = did_you_mean(value, known, f"use one of: {', '.join(known)}")
                yield Problem(place, f"there is no {role} '{value}'", advice, "reference/unknown")
    for at, section in enumerate(check.plan):
        decision = decisions.get(section.decision)
        if decision and not (decision.hit_policy == "COLLECT" and decision.output.refers_to):
            place = knowledge.place("check", "", "plan", at, "decision")
            yield Problem(
                place,
                f"'{section.decision}' gives no list of entries",
                "name a COLLECT table whose output has 'refers_to'",
            )
