"""The result of a check as plain data: what follows, from which answers, by which rules."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from hingewell_engine.data import Value
    from hingewell_engine.diagram import Result
    from hingewell_engine.table import Evaluation


def result_data(
    result: Result,
    stops_at: Sequence[str],
    answers: Mapping[str, Value],
    evaluations: Sequence[Evaluation],
) -> dict[str, Any]:
    """`answers` are those that count. `errors` names decisions whose rules gave no value."""
    return {
        "status": "result",
        "urgency": result.urgency,
        "outcome": result.outcome,
        "stopped": result.urgency in stops_at,
        "plan": {decision: list(items) for decision, items in result.plan.items()},
        "answers": dict(answers),
        "trace": [trace_data(one) for one in evaluations],
        "errors": [_error(one) for one in evaluations if one.problem],
    }


def trace_data(evaluation: Evaluation) -> dict[str, Any]:
    """One decision with the rules that gave its value.

    `either` lists rules of which at least one fired: which one hangs on questions that were not
    asked, for they change nothing.
    """
    value = evaluation.value
    return {
        "decision": evaluation.table.id,
        "hit_policy": evaluation.table.hit_policy,
        "value": list(value) if isinstance(value, tuple) else value,
        "fired": evaluation.fired,
        "either": evaluation.either or [],
    }


def _error(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "decision": evaluation.table.id,
        "problem": evaluation.problem,
        "rules": [rule["rule"] for rule in evaluation.fired],
    }
