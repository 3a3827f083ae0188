"""The prover's findings worked out the slow way: every complete set of answers in turn."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from property.brute_force import asked, completions, decided, firing, relevant, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from property.brute_force import Answers

type Key = tuple[str, tuple[str | int, ...]]
"""What a finding is about: its kind and its place."""


class Everything:
    """A guide's answers, all of them, with what every table reads and which rules fire."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.all = [(answers, decided(data, answers)) for answers in completions(data, {})]
        self.decisions = data["decisions"]

    def fires(self, decision: dict[str, Any], at: int) -> set[int]:
        """The numbers of the answer sets for which a rule fires."""
        rule = decision["rules"][at]
        return {
            number for number, (_, found) in enumerate(self.all) if rule in firing(decision, found)
        }

    def keys(self) -> set[Key]:
        """All findings but gaps, of which the prover names only a few."""
        return {*self._rules(), *self._pairs(), *self._rest()}

    def gap(self, decision: dict[str, Any]) -> Callable[[Answers], bool]:
        """Whether no rule of a table fires, though all that it requires has a value."""

        def open_(answers: Answers) -> bool:
            found = decided(self.data, answers)
            known = all(found[name] is not None for name in decision["inputs"])
            return known and not firing(decision, found)

        return open_

    def ends_without(self, role: str) -> Callable[[Answers], bool]:
        """Whether the check ends without an urgency, or without an outcome alone."""
        check = self.data["check"]

        def ends(answers: Answers) -> bool:
            found = decided(self.data, answers)
            if role == "outcome" and found[check["urgency"]] is None:
                return False
            return found[check[role]] is None

        return ends

    def together(self, decision: dict[str, Any], pair: list[int]) -> Callable[[Answers], bool]:
        """Whether all rules of `pair` fire."""

        def fire(answers: Answers) -> bool:
            fired = firing(decision, decided(self.data, answers))
            return all(decision["rules"][at] in fired for at in pair)

        return fire

    def _rules(self) -> Iterator[Key]:
        for decision in self.decisions:
            rules = decision["rules"]
            fires = [self.fires(decision, at) for at in range(len(rules))]
            for at, here in enumerate(fires):
                place = ("decisions", decision["id"], "rules", at)
                if not here:
                    yield "flow/unreachable", place
                    continue
                if decision["hit_policy"] == "PRIORITY" and self._masked(decision, at, fires):
                    yield "table/masked-rule", place
                if decision["hit_policy"] != "UNIQUE" and any(
                    other != at
                    and fires[other] >= here
                    and {*rules[other]["then"]} >= {*rules[at]["then"]}
                    and (
                        other < at
                        or fires[other] != here
                        or {*rules[other]["then"]} != {*rules[at]["then"]}
                    )
                    for other in range(len(rules))
                ):
                    yield "table/subsumed", place

    def _masked(self, decision: dict[str, Any], at: int, fires: list[set[int]]) -> bool:
        rank = decision["values"].index
        own = rank(decision["rules"][at]["then"][0])
        return all(
            any(
                number in fires[other] and rank(rule["then"][0]) < own
                for other, rule in enumerate(decision["rules"])
            )
            for number in fires[at]
        )

    def _pairs(self) -> Iterator[Key]:
        for decision in self.decisions:
            for one, other in combinations(range(len(decision["rules"])), 2):
                both = self.fires(decision, one) & self.fires(decision, other)
                said = [decision["rules"][at] for at in (one, other)]
                clash = decision["hit_policy"] == "UNIQUE" or (
                    decision["hit_policy"] == "ANY" and settled(decision, said) is None
                )
                if clash and both:
                    yield "table/overlap", ("decisions", decision["id"], "rules", other)

    def _rest(self) -> Iterator[Key]:
        for decision in self.decisions:
            given = {value for rule in decision["rules"] for value in rule["then"]}
            for at, value in enumerate(decision["values"]):
                if value not in given:
                    place = ("decisions", decision["id"], "output", "values", at)
                    yield "flow/unreachable", place
        for key in asked(self.data):
            if key not in relevant(self.data, {}):
                yield "flow/unreachable", ("questions", key, "id")
        for role in ("urgency", "outcome"):
            if any(map(self.ends_without(role), (answers for answers, _ in self.all))):
                yield "flow/dead-end", ("check", "", role)


def fewest(data: dict[str, Any], holds: Callable[[Answers], bool]) -> int | None:
    """How many answers are needed to make a condition hold whatever else is answered."""
    order = asked(data)
    for size in range(len(order) + 1):
        for keys in combinations(order, size):
            for values in product(*(data["questions"][key]["values"] for key in keys)):
                answers = dict(zip(keys, values, strict=True))
                if all(map(holds, completions(data, answers))):
                    return size
    return None
