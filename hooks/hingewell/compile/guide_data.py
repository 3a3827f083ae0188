"""The rules of a guide as plain data: what `hingewell_engine` loads."""

from __future__ import annotations

import hashlib
import json
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, get_args

from hingewell.compile.cells import allowed
from hingewell.compile.domains import answers, inputs, outputs
from hingewell.model.selfcheck import Level

if TYPE_CHECKING:
    from hingewell.compile.cells import Value
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Cell, Decision

FORMAT = 1


def guide_data(knowledge: Knowledge) -> dict[str, Any]:
    """Checked knowledge as the engine's data, without the diagrams that the prover adds."""
    domains = inputs(knowledge)
    check = knowledge.check
    data: dict[str, Any] = {
        "format": FORMAT,
        "guide": knowledge.guide.id,
        "questions": {key: _question(knowledge, key, domains) for key in knowledge.questions},
        "pages": [
            {"id": page.id, "questions": page.questions} for page in knowledge.pages.values()
        ],
        "decisions": [_decision(knowledge.decisions[key], domains) for key in in_order(knowledge)],
        "check": {
            "urgency": check.urgency,
            "outcome": check.outcome,
            "stops_at": [level for level in get_args(Level) if level in check.stops_at],
            "plan": [section.decision for section in check.plan],
        },
        "tags": {
            "exercises": {
                key: entry.tags for key, entry in knowledge.exercises.items() if not entry.draft
            },
            "techniques": {key: entry.tags for key, entry in knowledge.techniques.items()},
        },
    }
    return {**data, "version": version_of(data)}


def first_of_tests(knowledge: Knowledge) -> tuple[str, ...]:
    """The first question about each test that a reader is told to do."""
    found: dict[str, str] = {}
    for page in knowledge.pages.values():
        if page.test:
            found.setdefault(str(page.test), str(page.questions[0]))
    return tuple(found.values())


def version_of(data: dict[str, Any]) -> str:
    """A short fingerprint: the same rules have the same one."""
    text = json.dumps(data, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def in_order(knowledge: Knowledge) -> list[str]:
    """The decisions, each after those it requires; graphlib.CycleError where they go in circles."""
    decisions = knowledge.decisions
    graph = {
        key: [name for name in decision.inputs if name in decisions]
        for key, decision in decisions.items()
    }
    return list(TopologicalSorter(graph).static_order())


def _question(knowledge: Knowledge, key: str, domains: dict[str, list[Value]]) -> dict[str, Any]:
    question = knowledge.questions[key]
    data: dict[str, Any] = {"values": answers(question)}
    if question.enable_when:
        data["enable_when"] = _conditions(question.enable_when, domains)
    return data


def _decision(decision: Decision, domains: dict[str, list[Value]]) -> dict[str, Any]:
    return {
        "id": decision.id,
        "hit_policy": decision.hit_policy,
        "inputs": decision.inputs,
        "values": outputs(decision),
        "refers_to": decision.output.refers_to,
        "rules": [
            {
                "id": rule.id,
                "when": _conditions(rule.when, domains),
                "then": [rule.then] if isinstance(rule.then, str) else rule.then,
                "because": rule.because,
                "refs": rule.refs,
                "certainty": rule.certainty,
            }
            for rule in decision.rules
        ],
    }


def _conditions(cells: dict[str, Cell], domains: dict[str, list[Value]]) -> dict[str, list[Value]]:
    """Only the inputs that a rule narrows."""
    found = {str(name): allowed(cell, domains[name], name) for name, cell in cells.items()}
    return {name: values for name, values in found.items() if values != domains[name]}
