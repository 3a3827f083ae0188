"""Rules with one thing wrong: every cell of every table flipped, value by value.

A proof that no wrong rule can fail proves nothing. So each mutant has to be caught: by a finding,
by a broken promise or by a story that ends otherwise.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell_engine.data import Value
    from hingewell_engine.guide import Decision, Guide, Rule

THEN = "then"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One value put into one cell, or taken out of it.

    `name` is the input whose cell it is, or `then` for what the rule gives. `added` says which way
    the value went; what a rule with one output gives is replaced by `value`.
    """

    decision: str
    at: int
    rule: str
    name: str
    value: Value
    added: bool

    def __str__(self) -> str:
        way = "with" if self.added else "without"
        return f"{self.decision}/{self.rule}: {self.name} {way} {self.value}"

    def of(self, guide: Guide) -> Guide:
        """The guide with this one thing wrong."""
        decision, rule = self._parts(guide)
        changed = copy(rule)
        if self.name == THEN:
            changed.then = self._then(decision, rule)
        else:
            allowed = rule.when.get(self.name, readings(guide, self.name))
            here = {*allowed} ^ {self.value}
            changed.when = {
                **rule.when,
                self.name: tuple(v for v in readings(guide, self.name) if v in here),
            }
        table = copy(decision)
        table.rules = (*decision.rules[: self.at], changed, *decision.rules[self.at + 1 :])
        mutated = copy(guide)
        mutated.decisions = {**guide.decisions, self.decision: table}
        return mutated

    def _parts(self, guide: Guide) -> tuple[Decision, Rule]:
        decision = guide.decisions[self.decision]
        return decision, decision.rules[self.at]

    def _then(self, decision: Decision, rule: Rule) -> tuple[str, ...]:
        if not decision.is_list:
            return (str(self.value),)
        here = {*rule.then} ^ {str(self.value)}
        return tuple(value for value in decision.values if value in here)


def readings(guide: Guide, name: str) -> tuple[Value, ...]:
    """What a table can find in an input."""
    if name in guide.questions:
        return guide.questions[name].readings
    return guide.decisions[name].values


def mutants(guide: Guide) -> Iterator[Mutant]:
    """Each cell with each value of its input put in or taken out; each output changed."""
    for decision in guide.decisions.values():
        for at, rule in enumerate(decision.rules):
            for name in decision.inputs:
                values = readings(guide, name)
                allowed = rule.when.get(name, values)
                for value in values:
                    yield Mutant(decision.id, at, rule.id, name, value, value not in allowed)
            for output in decision.values:
                if decision.is_list or output not in rule.then:
                    added = output not in rule.then
                    yield Mutant(decision.id, at, rule.id, THEN, output, added)
