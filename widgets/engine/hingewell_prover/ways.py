"""The ways through a check in words that can be read: who goes from one part of it to the next.

Every condition is worked out from the rules, over all answers; nobody draws the flow by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hingewell_engine.data import Value
    from hingewell_prover.forest import Function
    from hingewell_prover.functions import Functions

    type Conditions = dict[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class When:
    """A condition on what inputs read: all of one of `rows` at least.

    `exact` is False where it is only what all who go this way have in common.
    """

    rows: tuple[Conditions, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """From one part of the check to the next: part `to`, or the end with the outcome `end`."""

    part: int
    to: int | None
    end: str | None
    when: When


class Ways:
    """The ways through a check whose questions are grouped into parts, in the order of asking.

    `parts` are lists of questions; a part may come up more than once, and is then one part.
    """

    def __init__(self, functions: Functions, parts: Sequence[Sequence[str]]) -> None:
        self._functions, self._forest = functions, functions.forest
        self._root = functions.result()
        self._part = {functions.level[key]: at for at, keys in enumerate(parts) for key in keys}
        self._parts = parts

    def all(self) -> Iterator[Way]:
        """Every way that some reader goes, from each part in turn."""
        outcomes = self._functions.guide.decisions[self._functions.guide.check.outcome].values
        for part in range(len(self._parts)):
            targets = [(to, None) for to in range(len(self._parts)) if to != part]
            for to, end in [*targets, *((None, outcome) for outcome in outcomes)]:
                goes = self._next(part, to, end)
                if goes != self._forest.false:
                    yield Way(part, to, end, self._said(goes, part))

    def asked(self, questions: Sequence[str]) -> Function:
        """Where at least one of these questions comes up."""
        wanted = {self._functions.level[key] for key in questions}
        last, forest = max(wanted, default=-1), self._forest
        known: dict[Function, Function] = {}

        def met(node: Function) -> Function:
            level = forest.level(node)
            if level in wanted:
                return forest.true
            if level > last:
                return forest.false
            if node not in known:
                known[node] = forest.node(level, tuple(map(met, forest.kids(node))))
            return known[node]

        return met(self._root)

    def when(
        self, goes: Function, among: Function, names: Sequence[str], apart: Sequence[str]
    ) -> When:
        """A condition on inputs of these names that picks those who go, of those `among`.

        One row if that can say it; else one for each value of the input `apart` that makes it so.
        """
        every = self._hull(goes, among, names)
        if self._picks(every, among) == goes:
            return When((every,))
        for name in reversed(apart):
            parts = [
                self._forest.both(goes, self._functions.reads(name, [value]))
                for value in self._read(name, goes)
            ]
            rows = tuple(self._hull(part, among, names) for part in parts)
            if all(self._picks(row, among) == part for row, part in zip(rows, parts, strict=True)):
                return When(rows)
        return When((every,), exact=False)

    def _hull(self, goes: Function, among: Function, names: Sequence[str]) -> Conditions:
        """What all who go have in common, with as few inputs as say it, the first dropped first."""
        read = {name: self._read(name, goes) for name in names}
        every = {name: values for name, values in read.items() if values != self._read(name, among)}
        hull = self._picks(every, among)
        for name in list(every):
            fewer = {other: values for other, values in every.items() if other != name}
            if self._picks(fewer, among) == hull:
                every = fewer
        return {name: every[name] for name in reversed(names) if name in every}

    def _picks(self, conditions: Conditions, among: Function) -> Function:
        return self._forest.both(among, self._functions.where(conditions))

    def _read(self, name: str, where: Function) -> tuple[Value, ...]:
        """What an input can read there."""
        function = self._functions.of[name]
        values = [cast("Value", value) for value in self._forest.values(function)]
        order = self._order(name)
        return tuple(
            value
            for value in sorted(values, key=order.index)
            if self._forest.meet(where, self._functions.reads(name, [value]))
        )

    def _order(self, name: str) -> tuple[Value | None, ...]:
        guide = self._functions.guide
        if name in guide.questions:
            return guide.questions[name].readings
        return (*guide.decisions[name].values, None)

    def _said(self, goes: Function, part: int) -> When:
        """Who goes this way: said in decisions if they can say it, else in answers too."""
        guide = self._functions.guide
        needed = guide.decisions[guide.check.outcome].inputs
        decided = [
            key
            for key, decision in guide.decisions.items()
            if not decision.is_list and key != guide.check.outcome
        ]
        # What the outcome asks for first is kept longest.
        decided.sort(key=lambda name: -needed.index(name) if name in needed else -len(needed))
        reached = self.asked(self._parts[part])
        found = self.when(goes, reached, decided, decided)
        if found.exact:
            return found
        asked = [key for at in range(part + 1) for key in self._parts[at]]
        closer = self.when(goes, reached, [*asked, *decided], decided)
        return closer if closer.exact else found

    def _next(self, part: int, to: int | None, end: str | None) -> Function:
        """Where a reader leaves `part` for the part `to`, or for the outcome `end`."""
        forest = self._forest
        known: dict[tuple[Function, bool], Function] = {}

        def goes(node: Function, here: bool) -> Function:
            if forest.is_constant(node):
                outcome = cast("tuple[object, ...]", forest.value(node))[1]
                ends = here and to is None and outcome == end
                return forest.true if ends else forest.false
            at = self._part[forest.level(node)]
            if here and at != part:
                return forest.true if at == to else forest.false
            key = node, here
            if key not in known:
                kids = tuple(goes(kid, at == part) for kid in forest.kids(node))
                known[key] = forest.node(forest.level(node), kids)
            return known[key]

        return goes(self._root, False)
