"""What the build has shown about a guide's rules, as data for the pages that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Mutation
    from hingewell.problems import Problem
    from hingewell.proof import Proved
    from hingewell.scenarios import Group, Scorecard, Share
    from hingewell_prover.days.proof import Days
    from hingewell_prover.proof import Space
    from hingewell_prover.ways import Way


@dataclass(frozen=True)
class Report:
    """What was covered, and what was found.

    `promised` counts what each entry of the content promises, by kind and id.
    `mutation` is None where the rules have changed since wrong rules were last counted. `faults`
    are what a preview has to tell its author, with answers that lead to a result that shows it.
    """

    space: Space
    days: Days | None
    ways: list[Way]
    promised: dict[tuple[str, str], int]
    mutation: Mutation | None
    score: Scorecard
    shares: dict[Group, Share]
    faults: tuple[tuple[Problem, dict[str, str | int]], ...]

    @property
    def promises(self) -> int:
        """How many promises were proved, the parts of each counted one by one."""
        return sum(self.promised.values())


def report(proved: Proved) -> Report:
    """The report of a proved guide."""
    promised: dict[tuple[str, str], int] = {}
    for promise in proved.promises:
        kind, key = str(promise.where[0]), str(promise.where[1])
        promised[kind, key] = promised.get((kind, key), 0) + 1
    ways, mutation = proved.ways(), proved.mutation()
    faults = tuple(
        (fault, proved.functions.walked(fault.witness) if fault.witness else {})
        for fault in proved.faults
    )
    told = proved.score, proved.shares
    return Report(proved.space, proved.days, ways, promised, mutation, *told, faults)
