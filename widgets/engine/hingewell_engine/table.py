"""A decision table prepared for speed: every value of an input knows which rules it allows.

Sets of rules are integers, one bit a rule, the most pressing rule lowest. Evaluating is one
look-up and one AND per input; the trace comes from the bits that are left.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from hingewell_engine.data import Value
    from hingewell_engine.guide import Decision, Rule

    type Inputs = Mapping[str, Value | None]
    type Output = str | tuple[str, ...] | None
    type Settled = tuple[Output, int, str | None]

GAP = "gap"
CONFLICT = "conflict"


class Evaluation:
    """What a table said: its value, the rules that gave it, and what is wrong with it if anything.

    `value` is None where no rule fires (`problem` is "gap") or where rules contradict each other
    ("conflict"). `fired` holds a mapping per rule; `either` likewise those of which at least one
    fired, where it depends on answers that were never asked for.
    """

    __slots__ = ("either", "fired", "problem", "table", "value")

    def __init__(
        self,
        table: Table,
        value: Output,
        fired: list[dict[str, Any]],
        problem: str | None = None,
        either: list[dict[str, Any]] | None = None,
    ) -> None:
        self.table, self.value, self.fired = table, value, fired
        self.problem, self.either = problem, either


class Table:
    """Evaluates one decision. Reads its inputs by name from a mapping; other names are ignored."""

    __slots__ = (
        "_columns", "_every", "_records", "_settle", "alike", "hit_policy", "id", "thens", "values",
    )  # fmt: skip

    def __init__(self, decision: Decision) -> None:
        self.id, self.hit_policy = decision.id, decision.hit_policy
        self.values = decision.values
        rules = _by_priority(decision)
        self._every = (1 << len(rules)) - 1
        self._columns = tuple(
            _column(name, rules) for name in decision.inputs if _used(name, rules)
        )
        self._records = tuple(_record(rule, decision) for rule in rules)
        self._settle = _POLICIES[decision.hit_policy]
        self.thens = tuple(rule.then for rule in rules)
        self.alike = tuple(_mask(other == then for other in self.thens) for then in self.thens)

    def evaluate(self, inputs: Inputs) -> Evaluation:
        """The value with its trace. KeyError where an input that a rule names is missing."""
        fired = self._every
        for name, masks, free in self._columns:
            fired &= masks.get(inputs[name], free)
        value, winners, problem = self._settle(self, fired)
        return Evaluation(self, value, self.fired(winners, inputs), problem)

    def settle(self, rules: int) -> Settled:
        """What these rules give together: value, the rules that gave it, problem."""
        return self._settle(self, rules)

    def bounds(
        self, known: Inputs, possible: Mapping[str, tuple[Value | None, ...]]
    ) -> tuple[int, int]:
        """The rules that fire for certain, and those that may, for inputs not all of them known."""
        sure = may = self._every
        for name, masks, free in self._columns:
            if name in known:
                some = every = masks.get(known[name], free)
            else:
                some, every = 0, self._every
                for value in possible[name]:
                    mask = masks.get(value, free)
                    some |= mask
                    every &= mask
            sure &= every
            may &= some
        return sure, may

    def fired(self, rules: int, inputs: Inputs) -> list[dict[str, Any]]:
        """A mapping per rule: its id, what it gives, on which inputs (those known), and why."""
        found = []
        while rules:
            lowest = rules & -rules
            rules ^= lowest
            rule, then, names, because, refs, certainty = self._records[lowest.bit_length() - 1]
            found.append(
                {
                    "rule": rule,
                    "then": then,
                    "on": {name: inputs[name] for name in names if name in inputs},
                    "because": because,
                    "refs": refs,
                    "certainty": certainty,
                }
            )
        return found

    def giving(self, rules: int, output: Output) -> int:
        """Those of `rules` that say nothing but `output`, or items of it."""
        wanted = items_of(output)
        return sum(1 << at for at in bits(rules) if wanted.issuperset(self.thens[at]))


def items_of(output: Output) -> set[str]:
    """One value or several, as a set."""
    return {output} if isinstance(output, str) else set(output or ())


def bits(rules: int) -> Iterator[int]:
    """The positions of the rules in a set, the most pressing first."""
    while rules:
        lowest = rules & -rules
        rules ^= lowest
        yield lowest.bit_length() - 1


def _by_priority(decision: Decision) -> list[Rule]:
    if decision.hit_policy != "PRIORITY":
        return list(decision.rules)
    return sorted(decision.rules, key=lambda rule: decision.values.index(rule.then[0]))


def _used(name: str, rules: list[Rule]) -> bool:
    return any(name in rule.when for rule in rules)


def _column(name: str, rules: list[Rule]) -> tuple[str, dict[Value | None, int], int]:
    free = _mask(name not in rule.when for rule in rules)
    values = {value for rule in rules for value in rule.when.get(name, ())}
    masks: dict[Value | None, int] = {
        value: free | _mask(value in rule.when.get(name, ()) for rule in rules) for value in values
    }
    return name, masks, free


def _mask(rules: Iterator[bool]) -> int:
    return sum(1 << at for at, holds in enumerate(rules) if holds)


def _record(rule: Rule, decision: Decision) -> tuple[Any, ...]:
    then = list(rule.then) if decision.is_list else rule.then[0]
    return rule.id, then, tuple(rule.when), rule.because, list(rule.refs), rule.certainty


def _unique(table: Table, rules: int) -> Settled:
    if not rules:
        return None, 0, GAP
    if rules & (rules - 1):
        return None, rules, CONFLICT
    return table.thens[rules.bit_length() - 1][0], rules, None


def _any(table: Table, rules: int) -> Settled:
    if not rules:
        return None, 0, GAP
    first = rules.bit_length() - 1
    if rules & ~table.alike[first]:
        return None, rules, CONFLICT
    return table.thens[first][0], rules, None


def _priority(table: Table, rules: int) -> Settled:
    if not rules:
        return None, 0, GAP
    first = (rules & -rules).bit_length() - 1
    return table.thens[first][0], rules & table.alike[first], None


def _collect(table: Table, rules: int) -> Settled:
    chosen = {item for at in bits(rules) for item in table.thens[at]}
    return tuple(item for item in table.values if item in chosen), rules, None


_POLICIES: dict[str, Callable[[Table, int], Settled]] = {
    "UNIQUE": _unique,
    "ANY": _any,
    "PRIORITY": _priority,
    "COLLECT": _collect,
}
