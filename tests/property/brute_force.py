"""What a guide says, worked out the slow way: straight from the data, every answer set in turn."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

type Value = str | int
type Answers = dict[str, Value]


def asked(data: dict[str, Any]) -> list[str]:
    """The questions in the order of asking."""
    return [key for page in data["pages"] for key in page["questions"]]


def completions(data: dict[str, Any], answers: Mapping[str, Value]) -> Iterator[Answers]:
    """Every complete answer set that agrees with `answers`."""
    order = asked(data)
    choices = [[answers[k]] if k in answers else data["questions"][k]["values"] for k in order]
    for values in product(*choices):
        yield dict(zip(order, values, strict=True))


def reading(data: dict[str, Any], key: str, answers: Answers) -> Value:
    conditions = data["questions"][key].get("enable_when", {})
    holds = all(reading(data, name, answers) in cell for name, cell in conditions.items())
    return answers[key] if holds else "unasked"


def firing(decision: dict[str, Any], inputs: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        rule
        for rule in decision["rules"]
        if all(inputs[name] in cell for name, cell in rule["when"].items())
    ]


def settled(decision: dict[str, Any], rules: list[dict[str, Any]]) -> Any:
    """What the hit policy makes of the rules that fire: a value, a list, or None."""
    said = [value for rule in rules for value in rule["then"]]
    if decision["hit_policy"] == "COLLECT":
        return [value for value in decision["values"] if value in said]
    if decision["hit_policy"] == "PRIORITY":
        return next((value for value in decision["values"] if value in said), None)
    if decision["hit_policy"] == "UNIQUE":
        return said[0] if len(said) == 1 else None
    return said[0] if len(set(said)) == 1 else None


def decided(data: dict[str, Any], answers: Answers) -> dict[str, Any]:
    """What every question and every decision reads for a complete answer set."""
    found: dict[str, Any] = {key: reading(data, key, answers) for key in asked(data)}
    for decision in data["decisions"]:
        found[decision["id"]] = settled(decision, firing(decision, found))
    return found


def result(data: dict[str, Any], answers: Answers) -> tuple[Any, Any, dict[str, list[str]]]:
    """Urgency, outcome and plan for a complete answer set."""
    found = decided(data, answers)
    plan = {name: found[name] for name in data["check"]["plan"]}
    return found[data["check"]["urgency"]], found[data["check"]["outcome"]], plan


def every_result(
    data: dict[str, Any], answers: Mapping[str, Value]
) -> list[tuple[Answers, tuple[Any, Any, dict[str, list[str]]]]]:
    return [(full, result(data, full)) for full in completions(data, answers)]


def relevant(data: dict[str, Any], answers: Mapping[str, Value]) -> list[str]:
    """The unanswered questions that some completion depends on, in the order of asking."""
    results = {tuple(full.values()): end for full, end in every_result(data, answers)}
    found = []
    for at, key in enumerate(asked(data)):
        seen: dict[tuple[Value, ...], Any] = {}
        for values, end in results.items():
            others = values[:at] + values[at + 1 :]
            if seen.setdefault(others, end) != end:
                found.append(key)
                break
    return found
