"""What a guide's questions, decisions and rules are as functions of the answers.

Conditions are folded from the question asked last to the one asked first, so that adding a rule
touches the top of what is there: the work grows with the number of rules, not with their product.
"""

from __future__ import annotations

from copy import copy
from functools import partial
from typing import TYPE_CHECKING, cast

from hingewell_engine.guide import UNASKED
from hingewell_prover.forest import Forest
from hingewell_prover.witness import Witnesses

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from hingewell_engine.data import Value
    from hingewell_engine.guide import Decision, Guide
    from hingewell_prover.forest import Function

_CLASH = ("clash",)

SOME, NONE = "some", "none"
"""What a list reads: it holds something, or nothing."""


class Functions:
    """A guide's functions in one forest.

    `of[name]` is what a question or a decision with one value reads (None where its rules give no
    value), `items[decision][item]` where a list holds an item, `rules[decision][i]` where the
    conditions of rule i hold.
    """

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.level = {key: level for level, key in enumerate(guide.order)}
        self.forest = Forest([len(guide.questions[key].values) for key in guide.order])
        self.of: dict[str, Function] = {}
        self.items: dict[str, dict[str, Function]] = {}
        self.rules: dict[str, list[Function]] = {}
        self._witnesses = Witnesses(self.forest)
        self._reads: dict[tuple[Function, frozenset[Value | None]], Function] = {}
        self._nodes_at: dict[Function, dict[int, list[Function]]] = {}
        self._lower: dict[tuple[str, ...], dict[tuple[Function, Function], bool]] = {}
        for key in guide.order:
            self._question(key)
        for decision in guide.decisions.values():
            self.rules[decision.id] = [self.where(rule.when) for rule in decision.rules]
            self._decide(decision)

    def changed(self, guide: Guide, only: str = "") -> tuple[Functions, set[str]]:
        """The same for a guide with other tables, and which of its decisions read otherwise.

        Questions have to be the same. What does not change is not worked out again; with `only`,
        no other decision is.
        """
        made = copy(self)
        made.guide = guide
        made.of, made.items, made.rules = {**self.of}, {**self.items}, {**self.rules}
        changed: set[str] = set()
        for key, decision in guide.decisions.items():
            same_inputs = changed.isdisjoint(decision.inputs)
            same = same_inputs and decision is self.guide.decisions[key]
            if same or (only and key != only):
                continue
            rows = zip(decision.rules, self.guide.decisions[key].rules, strict=True)
            made.rules[key] = [
                self.rules[key][at] if rule is old and same_inputs else made.where(rule.when)
                for at, (rule, old) in enumerate(rows)
            ]
            made._decide(decision)
            if (made.of.get(key), made.items.get(key)) != (self.of.get(key), self.items.get(key)):
                changed.add(key)
        return made, changed

    def _decide(self, decision: Decision) -> None:
        if decision.is_list:
            self.items[decision.id] = self._by_value(decision)
        else:
            folds = {"UNIQUE": self._unique, "ANY": self._any, "PRIORITY": self._priority}
            self.of[decision.id] = folds[decision.hit_policy](decision)

    def where(self, conditions: Mapping[str, Iterable[Value]]) -> Function:
        """Where every input named reads one of the values given for it."""
        found = self.forest.true
        cells = [self.reads(name, values) for name, values in conditions.items()]
        for cell in self._last_asked_first(cells):
            found = self.forest.both(cell, found)
        return found

    def reads(self, name: str, values: Iterable[Value | None]) -> Function:
        """Where a question or a decision reads one of these values; a list, `some` or `none`."""
        wanted = frozenset(values)
        if name in self.items:
            some = self.any_of(self.items[name].values())
            return self.forest.choose(
                some, self.forest.constant(SOME in wanted), self.forest.constant(NONE in wanted)
            )
        key = self.of[name], wanted
        if key not in self._reads:
            self._reads[key] = self.forest.apply(wanted.__contains__, [self.of[name]])
        return self._reads[key]

    def any_of(self, conditions: Iterable[Function]) -> Function:
        """Where at least one condition holds."""
        found = self.forest.false
        for condition in self._last_asked_first(conditions):
            found = self.forest.one_of(condition, found)
        return found

    def more_than(self, decision: str, most: int) -> Function:
        """Where a list holds more than so many items.

        `counts[n]` is where more than n of the items seen so far stand in it.
        """
        counts = [self.forest.false] * (most + 1)
        for holds in self._last_asked_first(self.items[decision].values()):
            fewer = [self.forest.true, *counts]
            counts = [
                self.forest.choose(holds, one_less, count)
                for one_less, count in zip(fewer, counts, strict=False)
            ]
        return counts[-1]

    def ever_lowers(self, decision: str, question: str, before: Value, after: Value) -> bool:
        """Whether changing this one answer ever makes the decision read a later one of its values.

        Answers that lead to a question's node are free of each other, so it is enough to compare
        what is left at each node.
        """
        decided, values = self.of[decision], self.guide.decisions[decision].values
        if decided not in self._nodes_at:
            self._nodes_at[decided] = self.forest.nodes_at(decided)
        known = self._lower.setdefault(values, {})
        answers = self.guide.questions[question].values
        one, other = answers.index(before), answers.index(after)
        return any(
            self.forest.ever(partial(lower, values), kids[one], kids[other], known)
            for node in self._nodes_at[decided].get(self.level[question], ())
            for kids in [self.forest.kids(node)]
        )

    def witness(self, condition: Function) -> dict[str, Value]:
        """The fewest answers with which the condition holds, whatever else is answered."""
        found = self._witnesses.smallest(condition) or {}
        return {
            self.guide.order[level]: self.guide.questions[self.guide.order[level]].values[branch]
            for level, branch in sorted(found.items())
        }

    def readings(self, names: Iterable[str], answers: Mapping[str, Value]) -> dict[str, Value]:
        """What questions and decisions read for these answers, where that is settled."""
        branches = self.branches(answers)
        left = {name: self.forest.given(self.of[name], branches) for name in names}
        return {
            name: cast("Value", self.forest.value(function))
            for name, function in left.items()
            if self.forest.is_constant(function)
        }

    def held(self, decision: str, answers: Mapping[str, Value]) -> list[str]:
        """The items that a list holds for certain after these answers."""
        branches = self.branches(answers)
        return [
            item
            for item, holds in self.items[decision].items()
            if self.forest.given(holds, branches) == self.forest.true
        ]

    def settled(self, names: Iterable[str]) -> Function:
        """Where every decision named has a value; questions always have one."""
        return self.forest.negated(self.any_of(self.reads(name, [None]) for name in names))

    def possible(self, decision: str, answers: Mapping[str, Value]) -> list[str]:
        """The items that a list may still hold after these answers."""
        branches = self.branches(answers)
        return [
            item
            for item, holds in self.items[decision].items()
            if self.forest.given(holds, branches) != self.forest.false
        ]

    def support(self, *functions: Function) -> list[int]:
        """The levels of the questions that functions depend on, in the order of asking."""
        nodes = (node for function in functions for node in self.forest.nodes(function))
        return sorted({self.forest.level(node) for node in nodes} - {self.forest.end})

    def branches(self, answers: Mapping[str, Value]) -> dict[int, int]:
        """Answers as branches by level."""
        return {
            self.level[key]: self.guide.questions[key].values.index(value)
            for key, value in answers.items()
        }

    def in_order(self, answers: Mapping[str, Value]) -> dict[str, Value]:
        """The same answers in the order of asking."""
        return {key: answers[key] for key in self.guide.order if key in answers}

    def walked(self, answers: Mapping[str, Value]) -> dict[str, Value]:
        """These answers with others, "no" where there is one, until the check has a result."""
        found, node = {**answers}, self.result()
        branches = self.branches(answers)
        while not self.forest.is_constant(node):
            level = self.forest.level(node)
            key = self.guide.order[level]
            values = self.guide.questions[key].values
            branch = branches.get(level, values.index("no") if "no" in values else 0)
            found[key], node = values[branch], self.forest.kids(node)[branch]
        return self.in_order(found)

    def results(self) -> list[Function]:
        """What makes the result: urgency, outcome and whether each item is in its plan."""
        check = self.guide.check
        items = [item for name in check.plan for item in self.items[name].values()]
        return [self.of[check.urgency], self.of[check.outcome], *items]

    def result(self) -> Function:
        """Urgency, outcome and the items of every plan together, as one tuple of values."""
        return self.forest.apply(lambda *values: values, self.results())

    def _question(self, key: str) -> None:
        if key in self.of:
            return
        question = self.guide.questions[key]
        for parent in question.enable_when:
            self._question(parent)
        answers = tuple(self.forest.constant(value) for value in question.values)
        answer = self.forest.node(self.level[key], answers)
        enabled = self.where(question.enable_when)
        self.of[key] = self.forest.choose(enabled, answer, self.forest.constant(UNASKED))

    def _rows(self, decision: Decision) -> list[tuple[Function, str]]:
        rows = zip(self.rules[decision.id], decision.rules, strict=True)
        return [(where, value) for where, rule in rows for value in rule.then]

    def _by_value(self, decision: Decision) -> dict[str, Function]:
        rows = self._rows(decision)
        return {
            value: self.any_of(where for where, given in rows if given == value)
            for value in decision.values
        }

    def _unique(self, decision: Decision) -> Function:
        return self._only_one(self._rows(decision))

    def _any(self, decision: Decision) -> Function:
        return self._only_one([(where, value) for value, where in self._by_value(decision).items()])

    def _only_one(self, rows: list[tuple[Function, str]]) -> Function:
        found = self.forest.constant(None)
        for where, value in sorted(rows, key=lambda row: self.forest.level(row[0]), reverse=True):
            second = self.forest.apply(partial(_second, value), [found])
            found = self.forest.choose(where, second, found)
        return self.forest.apply(lambda value: None if value == _CLASH else value, [found])

    def _priority(self, decision: Decision) -> Function:
        found = self.forest.constant(None)
        for value, where in reversed(self._by_value(decision).items()):
            found = self.forest.choose(where, self.forest.constant(value), found)
        return found

    def _last_asked_first(self, conditions: Iterable[Function]) -> list[Function]:
        return sorted(conditions, key=self.forest.level, reverse=True)


def _second(value: str, first: Hashable) -> Hashable:
    return value if first is None else _CLASH


def lower(values: Sequence[str], before: Hashable, after: Hashable) -> bool:
    """Whether `after` ranks below `before`; a gap has no rank, and is a finding of its own."""
    if before is None or after is None:
        return False
    return values.index(cast("str", after)) > values.index(cast("str", before))
