"""A condition as a few combinations of answers that a person can check by eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from hingewell_engine.data import Value
    from hingewell_prover.forest import Forest, Function
    from hingewell_prover.functions import Functions

    type Combination = dict[str, tuple[Value, ...]]
    type Cube = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Cover:
    """Combinations of which one fits wherever the condition holds, in the order of asking.

    `complete` is False where the condition takes more than were allowed.
    """

    combinations: tuple[Combination, ...]
    complete: bool


class Covers:
    """Finds such combinations. Each maps a question to the answers that fit.

    Only a reader who was asked all of its questions can have given a combination, so that none
    repeats what a question's `enable_when` says already.
    """

    def __init__(self, functions: Functions) -> None:
        self._functions, self._forest = functions, functions.forest
        guide = functions.guide
        self._enabled = {
            level: functions.where(guide.questions[key].enable_when)
            for level, key in enumerate(guide.order)
        }
        self._unasked: dict[frozenset[int], Function] = {}

    def enabled(self, level: int) -> Function:
        """Where the question at this place in the order of asking is asked."""
        return self._enabled[level]

    def function(self, combination: Combination) -> Function:
        """Where all of the combination's questions are asked and answered like this."""
        return self._taken(self._cube(combination))

    def cover(self, target: Function, within: Function, most: int) -> Cover:
        """Combinations that cover `target` and hold nowhere outside of `within`, at most `most`.

        None can be widened, and none can be left out.
        """
        forest, left = self._forest, target
        found: list[Cube] = []
        while left != forest.false and len(found) <= most:
            cube = self._widest(left, within)
            found.append(cube)
            left = forest.both(left, forest.negated(self._taken(cube)))
        kept = self._needed(found, target) if left == forest.false else found
        said = [self._said(cube) for cube in sorted(kept[:most], key=_reading_order)]
        return Cover(tuple(said), left == forest.false and len(kept) <= most)

    def _widest(self, left: Function, within: Function) -> Cube:
        """A combination that fits some of what is left, with as few questions as can be."""
        witness = self._functions.branches(self._functions.witness(left))
        point = self._point(witness)
        decisive = {level: branches for level, branches in point.items() if level in witness}
        if self._fits(decisive, within):
            point = decisive
        spare = [level for level in point if level not in witness]
        orders = (sorted(decisive), sorted(decisive, reverse=True))
        found = [self._without(point, [*spare, *order], within) for order in orders]
        return self._with_more(min(found, key=len), left, within)

    def _point(self, witness: Mapping[int, int]) -> Cube:
        """A whole set of answers with those of the witness, without what is not asked there."""
        guide, forest = self._functions.guide, self._forest
        found = {**witness}
        for level, key in enumerate(guide.order):
            values = guide.questions[key].values
            found.setdefault(level, values.index("no") if "no" in values else 0)
        return {
            level: frozenset([found[level]])
            for level, enabled in self._enabled.items()
            if enabled == forest.true or forest.given(enabled, found) == forest.true
        }

    def _without(self, cube: Cube, order: Iterable[int], within: Function) -> Cube:
        for level in order:
            fewer = {other: branches for other, branches in cube.items() if other != level}
            if level in cube and self._fits(fewer, within):
                cube = fewer
        return cube

    def _with_more(self, cube: Cube, left: Function, within: Function) -> Cube:
        """With each other answer that fits as well and takes some more of what is left."""
        forest = self._forest
        for level in cube:
            for branch in {*range(forest.arity[level])} - cube[level]:
                slice_ = {**cube, level: frozenset([branch])}
                takes = forest.both(self._taken(slice_), left) != forest.false
                if takes and self._fits(slice_, within):
                    cube = {**cube, level: cube[level] | {branch}}
        return cube

    def _needed(self, cubes: Sequence[Cube], target: Function) -> list[Cube]:
        """Without those that the others make up for, the longest dropped first."""
        kept = list(cubes)
        for cube in sorted(cubes, key=len, reverse=True):
            others = [other for other in kept if other is not cube]
            taken = self._functions.any_of(self._taken(other) for other in others)
            if self._forest.choose(target, taken, self._forest.true) == self._forest.true:
                kept = others
        return kept

    def _fits(self, cube: Cube, within: Function) -> bool:
        """Whether all who were asked this and answered so are within."""
        unasked = self._not_asked(frozenset(cube))
        return _holds(self._forest.one_of(within, unasked), cube, self._forest)

    def _not_asked(self, levels: frozenset[int]) -> Function:
        limited = frozenset(lv for lv in levels if self._enabled[lv] != self._forest.true)
        if limited not in self._unasked:
            self._unasked[limited] = self._functions.any_of(
                self._forest.negated(self._enabled[level]) for level in limited
            )
        return self._unasked[limited]

    def _taken(self, cube: Cube) -> Function:
        forest = self._forest
        found = forest.negated(self._not_asked(frozenset(cube)))
        for level in sorted(cube, reverse=True):
            kids = (
                forest.true if branch in cube[level] else forest.false
                for branch in range(forest.arity[level])
            )
            found = forest.both(forest.node(level, tuple(kids)), found)
        return found

    def _cube(self, combination: Combination) -> Cube:
        level, questions = self._functions.level, self._functions.guide.questions
        return {
            level[key]: frozenset(map(questions[key].values.index, values))
            for key, values in combination.items()
        }

    def _said(self, cube: Cube) -> Combination:
        guide = self._functions.guide
        return {
            guide.order[level]: tuple(
                value
                for branch, value in enumerate(guide.questions[guide.order[level]].values)
                if branch in cube[level]
            )
            for level in sorted(cube)
        }


def _holds(condition: Function, cube: Cube, forest: Forest) -> bool:
    """Whether the condition holds for all answers of a combination."""
    seen, waiting = {condition}, [condition]
    while waiting:
        node = waiting.pop()
        if node == forest.false:
            return False
        if not forest.is_constant(node):
            kids = forest.kids(node)
            branches: Collection[int] = cube.get(forest.level(node), range(len(kids)))
            new = {kids[branch] for branch in branches} - seen
            seen |= new
            waiting += new
    return True


def _reading_order(cube: Cube) -> tuple[int, list[int]]:
    return len(cube), sorted(cube)
