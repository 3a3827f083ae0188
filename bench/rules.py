"""How fast rules decide: one evaluation with full trace, ours against four other engines.

The same table of twelve rules and seven inputs, the same sets of answers, one run; every engine has
to give the same answer and to say which rules fired. What can be prepared is prepared beforehand.
"""

from __future__ import annotations

import json
import random
from statistics import median
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

import rule_engine
import zen
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import BaseVariables, numeric_rule_variable, string_rule_variable
from json_logic import jsonLogic

from hingewell_engine.data import Part
from hingewell_engine.guide import Decision
from hingewell_engine.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    type Inputs = dict[str, str | int]
    type Said = tuple[str, list[str]]

WORDS = ("numb", "weak", "fever", "night", "sudden", "site")
PAIN = "pain"
DOMAIN: dict[str, list[str | int]] = {
    **{name: ["yes", "no", "unsure"] for name in WORDS[:-1]},
    "site": ["bone", "thigh", "back", "unsure"],
    PAIN: list(range(11)),
}
SURE: list[str | int] = ["yes", "unsure"]
RULES: list[tuple[dict[str, list[str | int]], str]] = [
    ({"numb": SURE, "weak": SURE}, "emergency"),
    ({"fever": SURE, "weak": SURE}, "emergency"),
    ({"numb": SURE}, "urgent"),
    ({"weak": SURE}, "urgent"),
    ({"fever": SURE, "night": SURE}, "urgent"),
    ({"sudden": SURE, PAIN: [8, 9, 10]}, "urgent"),
    ({"fever": SURE}, "soon"),
    ({"night": SURE}, "soon"),
    ({PAIN: [8, 9, 10]}, "soon"),
    ({"sudden": ["yes"], "site": ["bone", "thigh"]}, "soon"),
    ({"site": ["back"], PAIN: [5, 6, 7]}, "soon"),
    ({}, "self_care"),
]
VALUES = ["emergency", "urgent", "soon", "self_care"]
ROUNDS, SETS = 7, 400


def ours() -> Callable[[Inputs], Said]:
    """The engine's own table: the value, and each rule with its inputs, reasons and sources."""
    rows = [
        {"id": f"r{at}", "when": when, "then": [then], "because": "A reason.", "refs": ["a_2020"]}
        for at, (when, then) in enumerate(RULES)
    ]
    table = Table(
        Decision(
            Part(
                {"id": "urgency", "hit_policy": "PRIORITY", "inputs": [*DOMAIN], "values": VALUES,
                 "rules": rows}
            )
        )
    )  # fmt: skip

    def decide(inputs: Inputs) -> Said:
        found = table.evaluate(inputs)
        return str(found.value), [rule["rule"] for rule in found.fired]

    return decide


def zen_engine() -> Callable[[Inputs], Said]:
    """ZEN's decision table, its content cached, with its trace."""

    def cell(values: list[str | int]) -> str:
        return ", ".join(json.dumps(value) for value in values)

    rules = [
        {"_id": f"r{at}", **{n: cell(v) for n, v in when.items()}, "then": json.dumps(then)}
        for at, (when, then) in enumerate(RULES)
    ]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {
            "id": "table", "name": "table", "type": "decisionTableNode",
            "content": {
                "hitPolicy": "first",
                "inputs": [{"id": name, "name": name, "field": name} for name in DOMAIN],
                "outputs": [{"id": "then", "name": "then", "field": "then"}],
                "rules": rules,
            },
        },
        {"id": "out", "name": "out", "type": "outputNode"},
    ]  # fmt: skip
    edges = [
        {"id": "e1", "sourceId": "in", "targetId": "table"},
        {"id": "e2", "sourceId": "table", "targetId": "out"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def decide(inputs: Inputs) -> Said:
        found = decision.evaluate(inputs, {"trace": True})
        trace = found["trace"]["table"]["traceData"]
        return found["result"]["then"], [trace["rule"]["_id"]]

    return decide


class _Variables(BaseVariables):  # type: ignore[misc]
    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs


def _variable(name: str) -> Any:
    def read(self: _Variables) -> str | int:
        return self.inputs[name]

    read.__name__ = name
    return (numeric_rule_variable if name == PAIN else string_rule_variable)()(read)


for _name in DOMAIN:
    setattr(_Variables, _name, _variable(_name))


class _Actions(BaseActions):  # type: ignore[misc]
    def __init__(self) -> None:
        self.fired: list[tuple[str, str]] = []

    @rule_action(params={"rule": FIELD_TEXT, "then": FIELD_TEXT})  # type: ignore[untyped-decorator]
    def say(self, rule: str, then: str) -> None:
        self.fired.append((rule, then))


def business_rules() -> Callable[[Inputs], Said]:
    """business-rules: all rules run, each that fires says so."""

    def one(name: str, value: str | int) -> dict[str, Any]:
        return {"name": name, "operator": "equal_to", "value": value}

    rules = [
        {
            "conditions": {
                "all": [
                    {"any": [one(name, value) for value in values]}
                    for name, values in (when or {PAIN: DOMAIN[PAIN]}).items()
                ]
            },
            "actions": [{"name": "say", "params": {"rule": f"r{at}", "then": then}}],
        }
        for at, (when, then) in enumerate(RULES)
    ]

    def decide(inputs: Inputs) -> Said:
        actions = _Actions()
        run_all(rules, _Variables(inputs), actions, stop_on_first_trigger=False)
        return actions.fired[0][1], [rule for rule, _ in actions.fired]

    return decide


def json_logic() -> Callable[[Inputs], Said]:
    """JSON Logic: a condition per rule."""
    rules = [
        (
            f"r{at}",
            then,
            {"and": [True, *({"in": [{"var": name}, values]} for name, values in when.items())]},
        )
        for at, (when, then) in enumerate(RULES)
    ]

    def decide(inputs: Inputs) -> Said:
        fired = [(rule, then) for rule, then, test in rules if jsonLogic(test, inputs)]
        return fired[0][1], [rule for rule, _ in fired]

    return decide


def rule_engine_() -> Callable[[Inputs], Said]:
    """rule-engine: a compiled expression per rule."""

    def text(when: dict[str, list[str | int]]) -> str:
        cells = (f"{name} in {json.dumps(values)}" for name, values in when.items())
        return " and ".join(cells) or "true"

    rules = [
        (f"r{at}", then, rule_engine.Rule(text(when))) for at, (when, then) in enumerate(RULES)
    ]

    def decide(inputs: Inputs) -> Said:
        fired = [(name, then) for name, then, rule in rules if rule.matches(inputs)]
        return fired[0][1], [name for name, _ in fired]

    return decide


ENGINES = {
    "Hingewell": ours,
    "zen-engine (cached, traced)": zen_engine,
    "business-rules": business_rules,
    "json-logic-qubit": json_logic,
    "rule-engine": rule_engine_,
}


def sets() -> list[Inputs]:
    """Answers at random, the same in every run."""
    chance = random.Random(1)  # noqa: S311 - no secret
    return [{name: chance.choice(values) for name, values in DOMAIN.items()} for _ in range(SETS)]


def measured() -> dict[str, float]:
    """Microseconds of one evaluation by engine: the median of several rounds, taken in turns."""
    answers = sets()
    engines = {name: make() for name, make in ENGINES.items()}
    wanted = [engines["Hingewell"](inputs) for inputs in answers]
    for name, decide in engines.items():
        for inputs, (value, fired) in zip(answers, wanted, strict=True):
            said, also = decide(inputs)
            if said != value or fired[0] not in also:
                raise SystemExit(f"{name} says {said} {also} where we say {value} {fired}")
    rounds: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, decide in engines.items():
            begun = perf_counter_ns()
            for inputs in answers:
                decide(inputs)
            rounds[name].append((perf_counter_ns() - begun) / 1000 / SETS)
    return {name: median(times) for name, times in rounds.items()}


def main() -> None:
    """Print the table."""
    times = measured()
    own = times["Hingewell"]
    print("| engine | µs per evaluation with trace | times ours |")
    print("| --- | ---: | ---: |")
    for name, time in times.items():
        print(f"| {name} | {time:.1f} | {time / own:.1f} |")


if __name__ == "__main__":
    main()
