"""Functions over finite questions as reduced, ordered, shared decision diagrams (MDDs).

A function is the number of its node. Two functions are the same exactly if their numbers are, so
that whatever holds everywhere is seen at once, however large the space of answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

type Function = int


class Forest:
    """Functions over questions 0, 1, ...; `arity[i]` is how many answers question i has."""

    def __init__(self, arity: Sequence[int]) -> None:
        self.arity = tuple(arity)
        self.end = len(self.arity)
        self._level: list[int] = []
        self._kids: list[tuple[Function, ...]] = []
        self._value: dict[Function, Hashable] = {}
        self._constant: dict[tuple[type, Hashable], Function] = {}
        self._place: dict[tuple[int, tuple[Function, ...]], Function] = {}
        self._chosen: dict[tuple[Function, Function, Function], Function] = {}
        self._met: dict[tuple[Function, Function], bool] = {}
        self.false, self.true = self.constant(False), self.constant(True)

    def constant(self, value: Hashable) -> Function:
        """The function that is `value` everywhere."""
        key = (type(value), value)
        if key not in self._constant:
            found = self._constant[key] = self._add(self.end, ())
            self._value[found] = value
        return self._constant[key]

    def node(self, level: int, kids: tuple[Function, ...]) -> Function:
        """The function that is `kids[answer]` for each answer to the question at `level`."""
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (level, kids)
        if key not in self._place:
            self._place[key] = self._add(level, kids)
        return self._place[key]

    def _add(self, level: int, kids: tuple[Function, ...]) -> Function:
        self._level.append(level)
        self._kids.append(kids)
        return len(self._level) - 1

    def __len__(self) -> int:
        """How many nodes have been made."""
        return len(self._level)

    def level(self, function: Function) -> int:
        """The first question that the function depends on; `end` for a constant."""
        return self._level[function]

    def kids(self, function: Function) -> tuple[Function, ...]:
        """What is left of the function for each answer to its first question."""
        return self._kids[function]

    def value(self, function: Function) -> Hashable:
        """The value of a constant; KeyError for any other function."""
        return self._value[function]

    def is_constant(self, function: Function) -> bool:
        """Whether the function is the same everywhere."""
        return self._level[function] == self.end

    def choose(self, condition: Function, then: Function, other: Function) -> Function:
        """`then` wherever the condition holds, `other` elsewhere."""
        if condition == self.true or then == other:
            return then
        if condition == self.false:
            return other
        key = (condition, then, other)
        found = self._chosen.get(key)
        if found is None:
            level = min(self._level[part] for part in key)
            branches = zip(*(self.branches(part, level) for part in key), strict=True)
            found = self.node(level, tuple(self.choose(*branch) for branch in branches))
            self._chosen[key] = found
        return found

    def branches(self, function: Function, level: int) -> tuple[Function, ...]:
        """What is left of the function for each answer to the question at `level`, or before."""
        if self._level[function] == level:
            return self._kids[function]
        return (function,) * self.arity[level]

    def both(self, one: Function, other: Function) -> Function:
        """Where both conditions hold."""
        return self.choose(one, other, self.false)

    def meet(self, one: Function, other: Function) -> bool:
        """Whether both conditions hold for some answers; makes no node, as `both` would."""
        if self.false in (one, other):
            return False
        if one == other or self.true in (one, other):
            return True
        key = (one, other) if one < other else (other, one)
        found = self._met.get(key)
        if found is None:
            level = min(self._level[one], self._level[other])
            branches = zip(self.branches(one, level), self.branches(other, level), strict=True)
            found = self._met[key] = any(self.meet(*branch) for branch in branches)
        return found

    def one_of(self, one: Function, other: Function) -> Function:
        """Where either condition holds, or both."""
        return self.choose(one, self.true, other)

    def negated(self, condition: Function) -> Function:
        """Where the condition does not hold."""
        return self.choose(condition, self.false, self.true)

    def apply(self, combine: Callable[..., Hashable], functions: Sequence[Function]) -> Function:
        """The function whose value is `combine(*values)`, for any number of functions."""
        known: dict[tuple[Function, ...], Function] = {}

        def applied(parts: tuple[Function, ...]) -> Function:
            if parts not in known:
                level = min(self._level[part] for part in parts)
                if level == self.end:
                    known[parts] = self.constant(combine(*(self._value[part] for part in parts)))
                else:
                    branches = zip(*(self.branches(part, level) for part in parts), strict=True)
                    known[parts] = self.node(level, tuple(map(applied, branches)))
            return known[parts]

        return applied(tuple(functions))

    def given(self, function: Function, answers: Mapping[int, int]) -> Function:
        """What is left of the function when these questions are answered, branches by level."""
        known: dict[Function, Function] = {}

        def left(node: Function) -> Function:
            if self.is_constant(node):
                return node
            if node not in known:
                level, kids = self._level[node], self._kids[node]
                if level in answers:
                    known[node] = left(kids[answers[level]])
                else:
                    known[node] = self.node(level, tuple(map(left, kids)))
            return known[node]

        return left(function)

    def nodes(self, function: Function) -> list[Function]:
        """All nodes of the function, each after those that it leads to."""
        seen: dict[Function, None] = {}

        def visit(node: Function) -> None:
            if node not in seen:
                for kid in self._kids[node]:
                    visit(kid)
                seen[node] = None

        visit(function)
        return list(seen)

    def nodes_at(self, function: Function) -> dict[int, list[Function]]:
        """All nodes of the function by the question that they ask."""
        found: dict[int, list[Function]] = {}
        for node in self.nodes(function):
            found.setdefault(self._level[node], []).append(node)
        return found

    def ever(
        self,
        holds: Callable[[Hashable, Hashable], bool],
        one: Function,
        other: Function,
        known: dict[tuple[Function, Function], bool],
    ) -> bool:
        """Whether for some answers `holds(value of one, value of other)`; false for like values.

        `known` is what was found before with the same `holds`.
        """
        if one == other:
            return False
        found = known.get((one, other))
        if found is None:
            level = min(self._level[one], self._level[other])
            if level == self.end:
                found = holds(self._value[one], self._value[other])
            else:
                branches = zip(self.branches(one, level), self.branches(other, level), strict=True)
                found = any(self.ever(holds, *branch, known) for branch in branches)
            known[one, other] = found
        return found

    def values(self, function: Function) -> set[Hashable]:
        """All values that the function takes."""
        return {self._value[node] for node in self.nodes(function) if self.is_constant(node)}
