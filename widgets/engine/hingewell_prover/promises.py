"""invariant/violated: what a guide promises for every reader, proved or shown to fail."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from operator import ne
from typing import TYPE_CHECKING

from hingewell_prover.finding import Finding, conditions, readings
from hingewell_prover.functions import NONE, lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hingewell_engine.data import Value
    from hingewell_prover.forest import Function
    from hingewell_prover.functions import Functions

ADVICE = "mend the rules, or the promise"
OTHER_WAY = "mend the rules, or add a way with its reason"


@dataclass(frozen=True, slots=True)
class Keeps:
    """Wherever all of `when` is read, `name` reads one of `among`.

    A list holds all of `items`, nothing of `without`, `some` thing at least, and `at_most` so many.
    Of a list, `when` reads `some` or `none`. `where` is the way to its place, `text` what it
    promises in words.
    """

    where: tuple[str | int, ...]
    text: str
    when: Mapping[str, Sequence[Value]]
    name: str
    among: Sequence[Value] = ()
    items: Sequence[str] = ()
    without: Sequence[str] = ()
    some: bool = False
    at_most: int | None = None

    @property
    def about(self) -> set[str]:
        """What it speaks of."""
        return {*self.when, self.name}

    def broken(self, functions: Functions) -> Iterator[Finding]:
        """The finding with the smallest witness, if it is broken."""
        if self.name in functions.items:
            bad = self._badly_filled(functions)
        else:
            bad = functions.forest.negated(functions.reads(self.name, self.among))
        broken = functions.forest.both(functions.where(self.when), bad)
        if broken != functions.forest.false:
            witness = functions.witness(broken)
            message = f"not so: {self.text} Here {self._shown(functions, witness)}"
            yield Finding("invariant/violated", message, self.where, witness, ADVICE)

    def _badly_filled(self, functions: Functions) -> Function:
        holds, forest = functions.items[self.name], functions.forest
        missing = [forest.negated(holds.get(item, forest.false)) for item in self.items]
        wrong = [holds[item] for item in self.without if item in holds]
        if self.some:
            wrong.append(functions.reads(self.name, [NONE]))
        if self.at_most is not None:
            wrong.append(functions.more_than(self.name, self.at_most))
        return functions.any_of([*missing, *wrong])

    def _shown(self, functions: Functions, witness: Mapping[str, Value]) -> str:
        if self.name not in functions.items:
            read = functions.readings([self.name], witness)
            return readings(read) if read else f"{self.name} is something else"
        held = functions.held(self.name, witness)
        others = [one for one in functions.possible(self.name, witness) if one not in held]
        lacking = 0 if self.at_most is None else self.at_most + 1 - len(held)
        if lacking > 0 and len(others) >= lacking:
            held = [*held, f"at least {lacking} of {', '.join(others)}"]
        nothing = "nothing for certain" if others else "nothing"
        return f"{self.name} holds {', '.join(held) or nothing}"


@dataclass(frozen=True, slots=True)
class OnlyBy:
    """Whoever reads all of `when` reads all of one of `ways`, and somebody all of each."""

    where: tuple[str | int, ...]
    text: str
    when: Mapping[str, Sequence[Value]]
    ways: Sequence[Mapping[str, Sequence[Value]]]

    @property
    def about(self) -> set[str]:
        """What it speaks of."""
        return {*self.when}.union(*self.ways)

    def broken(self, functions: Functions) -> Iterator[Finding]:
        """The smallest answers that lead there by another way; each way by which nobody comes."""
        forest = functions.forest
        there = functions.where(self.when)
        ways = [functions.where(way) for way in self.ways]
        other = forest.both(there, forest.negated(functions.any_of(ways)))
        if other != forest.false:
            witness = functions.witness(other)
            message = f"not so: {self.text} Here none of its ways leads there"
            yield Finding("invariant/violated", message, self.where, witness, OTHER_WAY)
        for at, way in enumerate(ways):
            if forest.both(there, way) == forest.false:
                yield Finding(
                    "invariant/unreachable",
                    f"nobody comes by this way: {conditions(self.ways[at])}",
                    (*self.where, at),
                    {},
                    "delete it, or mend its conditions",
                )


@dataclass(frozen=True, slots=True)
class Apart:
    """No reader has both of two entries in the plan, each given as (list, item).

    `told` says what is wrong with the two. They may be the same, where nobody may have it.
    """

    where: tuple[str | int, ...]
    text: str
    one: tuple[str, str]
    other: tuple[str, str]
    told: str
    advice: str

    @property
    def about(self) -> set[str]:
        """What it speaks of."""
        return {self.one[0], self.other[0]}

    def broken(self, functions: Functions) -> Iterator[Finding]:
        """The finding with the smallest answers that put both into the plan."""
        forest = functions.forest
        held = [functions.items[table].get(item, forest.false) for table, item in self._pair()]
        together = forest.both(*held)
        if together != forest.false:
            witness = functions.witness(together)
            message = f"not so: {self.text} {self.told}"
            yield Finding("invariant/violated", message, self.where, witness, self.advice)

    def _pair(self) -> tuple[tuple[str, str], tuple[str, str]]:
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class NeverLowers:
    """Going on in `order` from one answer of `question` to the next never lowers `decision`.

    The first value of the decision is the highest.
    """

    where: tuple[str | int, ...]
    text: str
    decision: str
    question: str
    order: Sequence[Value]

    @property
    def about(self) -> set[str]:
        """What it speaks of."""
        return {self.decision}

    def broken(self, functions: Functions) -> Iterator[Finding]:
        """A finding for each step that lowers it, with an answer from which it does."""
        forest, decided = functions.forest, functions.of[self.decision]
        level = functions.level[self.question]
        branch = functions.guide.questions[self.question].values.index
        for before, after in pairwise(self.order):
            if not functions.ever_lowers(self.decision, self.question, before, after):
                continue
            left = [forest.given(decided, {level: branch(value)}) for value in (before, after)]
            lowered = forest.apply(partial(lower, self._values(functions)), left)
            if lowered != forest.false:
                witness = functions.witness(lowered)
                said = [forest.value(self._end(functions, part, witness)) for part in left]
                yield Finding(
                    "invariant/violated",
                    f"not so: {self.text} Answering '{after}' to '{self.question}' in place of "
                    f"'{before}' takes '{self.decision}' from '{said[0]}' down to '{said[1]}'",
                    self.where,
                    functions.in_order({**witness, self.question: before}),
                    ADVICE,
                )

    def _values(self, functions: Functions) -> tuple[str, ...]:
        return functions.guide.decisions[self.decision].values

    def _end(self, functions: Functions, part: Function, witness: Mapping[str, Value]) -> Function:
        """Where these answers lead; where they leave more than one end open, the first."""
        left = functions.forest.given(part, functions.branches(witness))
        while not functions.forest.is_constant(left):
            left = functions.forest.kids(left)[0]
        return left


@dataclass(frozen=True, slots=True)
class SafeFirst:
    """Whoever is asked `question` has been asked every warning sign, and is not to be stopped.

    `about` names the decisions that make the result.
    """

    where: tuple[str | int, ...]
    text: str
    question: str
    about: tuple[str, ...]

    def broken(self, functions: Functions) -> Iterator[Finding]:
        """A sign asked after the question, or a stopped reader who is still asked it."""
        check, forest = functions.guide.check, functions.forest
        level = functions.level[self.question]
        stops = functions.reads(check.urgency, check.stops_at)
        late = [sign for sign in functions.support(stops) if sign >= level]
        if late:
            sign = functions.guide.order[late[0]]
            message = f"not so: {self.text} '{sign}' can still stop the check after it"
            advice = f"ask '{sign}' earlier"
            yield Finding("invariant/violated", message, self.where, {}, advice)
            return
        told = [forest.choose(stops, part, forest.false) for part in functions.results()]
        differs = functions.any_of(
            forest.apply(ne, [forest.given(part, {level: way}) for way in (0, other)])
            for part in told
            for other in range(1, forest.arity[level])
        )
        if differs != forest.false:
            message = f"not so: {self.text} Here the check is stopped and still asks it"
            witness = functions.witness(differs)
            yield Finding("invariant/violated", message, self.where, witness, ADVICE)


type Promise = Keeps | OnlyBy | Apart | NeverLowers | SafeFirst
