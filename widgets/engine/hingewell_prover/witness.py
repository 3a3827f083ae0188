"""The smallest set of answers that makes a condition hold, whatever else is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hingewell_prover.forest import Forest, Function

    type Branches = dict[int, int]

PATIENCE = 100_000
"""After so many conditions looked at, the answers found may no longer be the fewest."""


class Witnesses:
    """Finds witnesses in one forest, and remembers what it found on the way."""

    def __init__(self, forest: Forest, patience: int = PATIENCE) -> None:
        self._forest, self._patience = forest, patience
        self._known: dict[Function, Branches | None] = {forest.true: {}, forest.false: None}

    def smallest(self, condition: Function) -> Branches | None:
        """Levels with the branch of their answer; None where the condition never holds.

        Either the first question is left open, and the condition has to hold on all of its
        branches, or it is answered, and what is left has to hold on one.
        """
        if condition in self._known:
            return self._known[condition]
        kids = self._forest.kids(condition)
        best = self.smallest(self._everywhere(kids)) if self._is_patient() else None
        for branch, kid in enumerate(kids):
            found = self.smallest(kid)
            if found is not None and (best is None or len(found) + 1 < len(best)):
                best = {self._forest.level(condition): branch, **found}
        self._known[condition] = best
        return best

    def _is_patient(self) -> bool:
        return len(self._known) < self._patience

    def _everywhere(self, conditions: tuple[Function, ...]) -> Function:
        found = self._forest.true
        for condition in conditions:
            found = self._forest.both(condition, found)
        return found
