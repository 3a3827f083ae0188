"""Which answers stop a check, and where: for readers who follow the rules on paper.

A question stops whoever has just given the last answer that it takes. Worked out from the diagrams,
so that what is derived by other tables is found as well as what a row says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hingewell_engine.guide import Guide
from hingewell_prover.covers import Covers
from hingewell_prover.finding import Finding
from hingewell_prover.functions import Functions
from hingewell_prover.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hingewell_prover.covers import Combination
    from hingewell_prover.forest import Function

MOST = 12
"""Combinations that one question may complete, at one level: more cannot be read."""

MOST_LEFT_OUT = 40
"""Combinations that lead past one test: those of one answer share a line."""

MOST_SIGNS = 100
"""Combinations at one level in a list to tick; those of the stops where it takes more."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Answers that make the urgency `level` or more, whatever else is answered.

    `rules` are the rows of the urgency's table that say so: one if one row says it all.
    """

    level: str
    when: Combination
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A sign whose last answer is that to `question`.

    `then` are the questions after it that can make it more urgent still.
    """

    question: str
    sign: Sign
    then: tuple[str, ...]


class Stops:
    """What stops a check, level by level of `guide.check.stops_at`, the most urgent first.

    `tests` are the questions before which a reader is told to do a test; `left_out` says which
    answers lead past each of them, for who was not stopped.
    """

    def __init__(self, functions: Functions, tests: Sequence[str] = ()) -> None:
        self._functions, self._forest = functions, functions.forest
        self._covers = Covers(functions)
        check = functions.guide.check
        self._levels = check.stops_at
        self._reached = [
            functions.reads(check.urgency, self._levels[: at + 1])
            for at in range(len(self._levels))
        ]
        self._too_many: list[tuple[str, int, str]] = []
        self.stops = tuple(self._all())
        self.signs = tuple(self._apart())
        self.left_out = {question: self._past(question) for question in tests}

    def data(self) -> dict[str, list[dict[str, Any]]]:
        """`stops`, `signs` and `left_out` as plain data."""
        return {
            "stops": [
                {"question": stop.question, **_plain(stop.sign), "then": list(stop.then)}
                for stop in self.stops
            ],
            "signs": [_plain(sign) for sign in self.signs],
            "left_out": [
                {"question": question, "when": {key: list(when[key]) for key in when}}
                for question, found in self.left_out.items()
                for when in found
            ],
        }

    def findings(self) -> Iterator[Finding]:
        """Each question of which the paper would have to say too much."""
        for question, most, what in dict.fromkeys(self._too_many):
            yield Finding(
                "paper/too-many",
                f"more than {most} combinations of answers {what} '{question}', so the check on "
                "paper cannot show them all",
                ("questions", question, "id"),
                {},
                "ask for what they have in common in one question, or let fewer answers decide",
            )

    def _all(self) -> Iterator[Stop]:
        for place in range(self._forest.end):
            for at in range(len(self._levels)):
                yield from self._stops(place, at)

    def _stops(self, place: int, at: int) -> Iterator[Stop]:
        """What the answer to this question completes at this level."""
        forest, reached = self._forest, self._reached[at]
        now = self._settled(reached, place)
        before = self._settled(reached, place - 1) if place else forest.false
        more = self._reached[at - 1] if at else forest.false
        worse = self._settled(more, place)
        asked = self._covers.enabled(place)
        new = forest.both(forest.both(now, asked), forest.negated(forest.one_of(before, worse)))
        # Who was stopped before does not come here, so a combination may hold for them too.
        found = self._covers.cover(new, forest.one_of(now, before), MOST)
        if not found.complete:
            self._too_many.append((self._functions.guide.order[place], MOST, "stop the check at"))
        for when in found.combinations:
            here = forest.both(self._covers.function(when), new)
            later = self._functions.support(forest.both(more, here))
            yield Stop(
                self._functions.guide.order[place],
                Sign(self._levels[at], when, self._rules(here, at)),
                tuple(self._functions.guide.order[level] for level in later if level > place),
            )

    def _apart(self) -> Iterator[Sign]:
        """The same for who tells of signs in any order, as in a list to tick.

        Where that takes too many, the signs are those of the stops.
        """
        forest = self._forest
        for at, reached in enumerate(self._reached):
            more = self._reached[at - 1] if at else forest.false
            new = forest.both(reached, forest.negated(more))
            cover = self._covers.cover(new, reached, MOST_SIGNS)
            if not cover.complete:
                yield from (one.sign for one in self.stops if one.sign.level == self._levels[at])
                continue
            for when in cover.combinations:
                here = forest.both(self._covers.function(when), new)
                yield Sign(self._levels[at], when, self._rules(here, at))

    def _past(self, question: str) -> tuple[Combination, ...]:
        """Answers of those who are not stopped, and are not asked this question."""
        forest = self._forest
        stopped = self._reached[-1] if self._reached else forest.false
        past = forest.negated(Ways(self._functions, ()).asked([question]))
        left = forest.both(past, forest.negated(stopped))
        found = self._covers.cover(left, forest.one_of(past, stopped), MOST_LEFT_OUT)
        if not found.complete:
            self._too_many.append((question, MOST_LEFT_OUT, "lead past the test of"))
        return found.combinations

    def _settled(self, condition: Function, place: int) -> Function:
        """Where the answers up to `place` make the condition hold, whatever comes after."""
        forest = self._forest
        known: dict[Function, Function] = {}

        def left(node: Function) -> Function:
            if forest.is_constant(node):
                return node
            if forest.level(node) > place:
                return forest.false
            if node not in known:
                known[node] = forest.node(forest.level(node), tuple(map(left, forest.kids(node))))
            return known[node]

        return left(condition)

    def _rules(self, here: Function, at: int) -> tuple[str, ...]:
        """The fewest rows that speak of these answers, those of the level itself first."""
        forest = self._forest
        decision = self._functions.guide.decisions[self._functions.guide.check.urgency]
        fires = self._functions.rules[decision.id]
        rows: Sequence[int] = [
            row
            for level in reversed(self._levels[: at + 1])
            for row, rule in enumerate(decision.rules)
            if rule.then[0] == level
        ]
        whole = [row for row in rows if forest.choose(here, fires[row], forest.true) == forest.true]
        if whole:
            return (decision.rules[whole[0]].id,)
        together = [row for row in rows if forest.both(here, fires[row]) != forest.false]
        for row in list(together):
            others = [other for other in together if other != row]
            covered = self._functions.any_of(fires[other] for other in others)
            if forest.choose(here, covered, forest.true) == forest.true:
                together = others
        return tuple(decision.rules[row].id for row in together)


def with_stops(data: dict[str, Any], tests: Sequence[str] = ()) -> dict[str, Any]:
    """The guide's data with what `Stops` says of it; GuideError where the data makes no guide."""
    return {**data, **Stops(Functions(Guide(data)), tests).data()}


def _plain(sign: Sign) -> dict[str, Any]:
    when = {key: list(values) for key, values in sign.when.items()}
    return {"level": sign.level, "when": when, "rules": list(sign.rules)}
