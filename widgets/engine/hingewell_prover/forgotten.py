"""invariant/forgets-sign: what leads to an urgency that stops the check, and no promise tells of.

Promises that list warning signs by name go on to hold when a sign is added, and say nothing of it.
So each rule that stops has to be covered by them. Only a guide that promises something about the
urgency is asked for this.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from hingewell_prover.finding import Finding, conditions
from hingewell_prover.promises import Keeps, NeverLowers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hingewell_engine.data import Value
    from hingewell_engine.guide import Rule
    from hingewell_prover.functions import Functions
    from hingewell_prover.promises import Promise

SURE, UNSURE = "yes", "unsure"


def forgotten(functions: Functions, promises: Sequence[Promise]) -> Iterator[Finding]:
    """Each rule that stops for answers of which nothing is promised; each sign in no order."""
    check = functions.guide.check
    said = [one for one in promises if isinstance(one, Keeps) and one.name == check.urgency]
    orders = [
        one for one in promises if isinstance(one, NeverLowers) and one.decision == check.urgency
    ]
    if not said and not orders:
        return
    stops = _Stops(functions, said, orders)
    told: set[str] = set()
    for at, rule in enumerate(functions.guide.decisions[check.urgency].rules):
        if rule.then[0] in check.stops_at:
            yield from stops.unpromised(at, rule)
            yield from stops.unordered(at, rule, told)


@dataclass(frozen=True, slots=True)
class _Stops:
    """The rules that stop, against what is promised of the urgency."""

    functions: Functions
    said: Sequence[Keeps]
    orders: Sequence[NeverLowers]

    def unpromised(self, at: int, rule: Rule) -> Iterator[Finding]:
        """Answers that the rule stops, and no promise on what comes before the urgency does."""
        functions, forest = self.functions, self.functions.forest
        name, level = functions.guide.check.urgency, rule.then[0]
        values, later = functions.guide.decisions[name].values, self._later()
        grave = values[: values.index(level) + 1]
        promised = functions.any_of(
            functions.where(one.when)
            for one in self.said
            if {*grave}.issuperset(one.among) and later.isdisjoint(one.when)
        )
        bare = forest.both(functions.rules[name][at], forest.negated(promised))
        if bare != forest.false:
            yield Finding(
                "invariant/forgets-sign",
                f"no promise says that the rule '{rule.id}' of '{name}' leads to '{level}' "
                "whatever else is answered",
                ("decisions", name, "rules", at),
                functions.witness(bare),
                f"add '- {conditions(rule.when)}' under 'any' to a promise of "
                f"selfcheck/invariants.yml with 'then: {conditions({name: grave})}'",
            )

    def unordered(self, at: int, rule: Rule, told: set[str]) -> Iterator[Finding]:
        """Signs of the rule of which nobody promises that they never lower the urgency."""
        name = self.functions.guide.check.urgency
        for sign, values in self._signs(rule.when):
            if sign in told or any(self._enters(one, sign, values) for one in self.orders):
                continue
            told.add(sign)
            known = self.functions.guide.questions[sign].values
            order = [value for value in known if value not in values][:1]
            order += [value for value in (UNSURE, SURE) if value in values]
            yield Finding(
                "invariant/forgets-sign",
                f"no promise says that '{sign}', which the rule '{rule.id}' of '{name}' looks at, "
                f"never lowers '{name}'",
                ("decisions", name, "rules", at),
                {},
                f"add '{sign}' to 'over' in a promise of selfcheck/invariants.yml with "
                f"'monotone: {name}' and 'order: [{', '.join(map(str, order))}]'",
            )

    def _signs(self, when: Mapping[str, Sequence[Value]]) -> Iterator[tuple[str, Sequence[Value]]]:
        """The questions that count as signs where they read so, those of tables on the way too.

        A sign is one where not being sure counts as well, or that is said yes to.
        """
        guide = self.functions.guide
        for name, values in when.items():
            if name not in guide.questions:
                rows = (row for row in guide.decisions[name].rules if row.then[0] in values)
                for row in rows:
                    yield from self._signs(row.when)
            elif UNSURE in values or SURE in values:
                yield name, values

    def _enters(self, promise: NeverLowers, sign: str, values: Sequence[Value]) -> bool:
        """Whether the order goes from an answer without the sign to one with it."""
        from_without = dropwhile(values.__contains__, promise.order)
        return promise.question == sign and any(value in values for value in from_without)

    def _later(self) -> set[str]:
        """The urgency, and all that is worked out from it: a promise on these says it twice."""
        found = {self.functions.guide.check.urgency}
        for decision in self.functions.guide.decisions.values():  # each after those it requires
            if not found.isdisjoint(decision.inputs):
                found.add(decision.id)
        return found
