"""What is wrong with decision tables one by one, over all answers that readers can give.

table/gap, table/overlap, table/masked-rule, table/subsumed and table/contractible, as Calvanese
and colleagues (2018) and the linters of rule engines name them.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hingewell_prover.finding import Finding, readings, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hingewell_engine.guide import Decision, Rule
    from hingewell_prover.forest import Function
    from hingewell_prover.functions import Functions

MOST_GAPS = 5
"""Of one table: who has mended these will see the others."""


def table_findings(functions: Functions, names: Collection[str] | None = None) -> Iterator[Finding]:
    """Every fault of every table, or of those named."""
    for decision in functions.guide.decisions.values():
        if names is not None and decision.id not in names:
            continue
        rows = _Rows(functions, decision)
        if not decision.is_list:
            yield from rows.gaps()
        if decision.hit_policy in ("UNIQUE", "ANY"):
            yield from rows.overlaps()
        if decision.hit_policy == "PRIORITY":
            yield from rows.masked()
        if decision.hit_policy != "UNIQUE":
            yield from rows.subsumed()
        yield from rows.contractible()


class _Rows:
    """A table's rules with the answers for which each fires."""

    def __init__(self, functions: Functions, decision: Decision) -> None:
        self._functions, self._forest = functions, functions.forest
        self._decision, self._fires = decision, functions.rules[decision.id]
        self._live = [at for at, fires in enumerate(self._fires) if fires != functions.forest.false]

    def gaps(self) -> Iterator[Finding]:
        """Answers for which no rule fires, unless a table that this one requires is the cause."""
        open_ = self._forest.both(
            self._functions.settled(self._decision.inputs),
            self._forest.negated(self._functions.any_of(self._fires)),
        )
        for _ in range(MOST_GAPS):
            if open_ == self._forest.false:
                return
            witness = self._functions.witness(open_)
            read = self._functions.readings(self._decision.inputs, witness)
            message = f"no rule of '{self._decision.id}' fires for {readings(read)}"
            yield Finding(
                "table/gap", message, ("decisions", self._decision.id, "rules"), witness,
                "add a rule for it, or widen one",
            )  # fmt: skip
            here = self._functions.where({name: [value] for name, value in read.items()})
            open_ = self._forest.both(open_, self._forest.negated(here))

    def overlaps(self) -> Iterator[Finding]:
        """Two rules that fire together where the hit policy allows only one, or one answer."""
        for one, other in self._pairs():
            first, second = self._decision.rules[one], self._decision.rules[other]
            if self._decision.hit_policy == "ANY" and first.then == second.then:
                continue
            together = self._forest.both(self._fires[one], self._fires[other])
            if together != self._forest.false:
                yield self._about(
                    other,
                    "table/overlap",
                    f"the rules {words([first.id, second.id])} of '{self._decision.id}' both fire",
                    together,
                    "narrow one of them, or choose another hit policy",
                )

    def masked(self) -> Iterator[Finding]:
        """A rule that fires only where one of a higher priority does."""
        rank = {value: at for at, value in enumerate(self._decision.values)}
        for at in self._live:
            rule = self._decision.rules[at]
            above = [
                other
                for other in self._live
                if rank[self._decision.rules[other].then[0]] < rank[rule.then[0]]
            ]
            if self._implies(at, self._functions.any_of(self._fires[other] for other in above)):
                yield self._about(
                    at,
                    "table/masked-rule",
                    f"the rule '{rule.id}' of '{self._decision.id}' never decides: wherever it "
                    "fires, a rule of higher priority fires too",
                    self._fires[at],
                    "delete it, or narrow the others",
                )

    def subsumed(self) -> Iterator[Finding]:
        """A rule that fires only where another one fires that says the same."""
        for at in self._live:
            by = next((other for other in self._live if self._covers(other, at)), None)
            if by is not None:
                ids = self._decision.rules[at].id, self._decision.rules[by].id
                yield self._about(
                    at,
                    "table/subsumed",
                    f"the rule '{ids[0]}' of '{self._decision.id}' adds nothing: wherever it "
                    f"fires, '{ids[1]}' fires too and says the same",
                    self._fires[at],
                    "delete one of them",
                )

    def contractible(self) -> Iterator[Finding]:
        """Two rules that say the same for the same reason and differ in one input alone."""
        for one, other in self._pairs():
            first, second = self._decision.rules[one], self._decision.rules[other]
            name = _one_cell_apart(first, second)
            if name and not self._covers(one, other) and not self._covers(other, one):
                yield self._about(
                    other,
                    "table/contractible",
                    f"the rules {words([first.id, second.id])} of '{self._decision.id}' differ in "
                    f"'{name}' alone and say the same for the same reason",
                    self._fires[other],
                    "make one rule of them",
                )

    def _covers(self, wide: int, narrow: int) -> bool:
        """Whether `wide` fires and says the same wherever `narrow` does; the first of equals."""
        if wide == narrow:
            return False
        says = set(self._decision.rules[wide].then)
        same = self._fires[wide] == self._fires[narrow] and says == {
            *self._decision.rules[narrow].then
        }
        return (
            says >= {*self._decision.rules[narrow].then}
            and self._implies(narrow, self._fires[wide])
            and (not same or wide < narrow)
        )

    def _implies(self, at: int, condition: Function) -> bool:
        return self._forest.choose(self._fires[at], condition, self._forest.true) == (
            self._forest.true
        )

    def _pairs(self) -> Iterator[tuple[int, int]]:
        return combinations(self._live, 2)

    def _about(self, at: int, kind: str, message: str, where: Function, advice: str) -> Finding:
        path = ("decisions", self._decision.id, "rules", at)
        return Finding(kind, message, path, self._functions.witness(where), advice)


def _one_cell_apart(first: Rule, second: Rule) -> str | None:
    """The only input in which two rules differ that are otherwise the same."""
    if set(first.then) != set(second.then) or first.because != second.because:
        return None
    names = [
        name
        for name in {**first.when, **second.when}
        if {*first.when.get(name, ())} != {*second.when.get(name, ())}
    ]
    return names[0] if len(names) == 1 else None
