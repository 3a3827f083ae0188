"""How many wrong rules would be noticed: each mutant against the stories and the proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hingewell_prover.flow import flow_findings
from hingewell_prover.functions import SOME
from hingewell_prover.mutants import mutants
from hingewell_prover.tables import table_findings

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from hingewell_engine.data import Value
    from hingewell_prover.forest import Function
    from hingewell_prover.functions import Functions
    from hingewell_prover.mutants import Mutant
    from hingewell_prover.promises import Promise

type Verdict = Literal["story", "finding", "promise", "same", "survived"]

CAUGHT: tuple[Verdict, ...] = ("story", "finding", "promise")


@dataclass(frozen=True, slots=True)
class Story:
    """Answers with what they have to lead to.

    `values` maps decisions to what they say, `holds` (lists, item) to whether one of these lists
    has to hold it, `fills` lists to whether one of them at least has to hold something.
    """

    answers: Mapping[str, Value]
    values: Mapping[str, str]
    holds: Mapping[tuple[tuple[str, ...], str], bool]
    fills: Mapping[tuple[str, ...], bool] = field(default_factory=dict)


class Judge:
    """Says of each mutant what catches it. What it works out on the way stays in memory."""

    def __init__(
        self, functions: Functions, promises: Sequence[Promise], stories: Sequence[Story]
    ) -> None:
        self._base, self._promises = functions, promises
        self._stories = [(functions.branches(story.answers), story) for story in stories]

    def mutants(self) -> Iterator[Mutant]:
        """All there are of this guide."""
        return mutants(self._base.guide)

    def verdict(self, mutant: Mutant) -> Verdict:
        """What catches it: a story, a finding or a promise.

        "same": nothing does, and no answers whatever lead to another result. "survived": some do.
        """
        guide = mutant.of(self._base.guide)
        alone, _ = self._base.changed(guide, only=mutant.decision)
        if not self._tells_all_stories(alone):
            return "story"
        functions, changed = self._base.changed(guide)
        if not self._tells_all_stories(functions):
            return "story"
        touched = changed | {mutant.decision}
        if any(table_findings(functions, touched)) or any(flow_findings(functions)):
            return "finding"
        concerned = (one for one in self._promises if not changed.isdisjoint(one.about))
        if any(True for promise in concerned for _ in promise.broken(functions)):
            return "promise"
        return "same" if functions.results() == self._base.results() else "survived"

    def _tells_all_stories(self, functions: Functions) -> bool:
        """Whether every story comes to the end that it should."""
        check = functions.guide.check
        parts: list[tuple[Function, Function, Sequence[Hashable]]] = [
            (
                functions.of[name],
                self._base.of[name],
                [one.values[name] for _, one in self._stories],
            )
            for name in (check.urgency, check.outcome)
        ]
        parts += [
            (holds, self._base.items[plan][item], [None] * len(self._stories))
            for plan in check.plan
            for item, holds in functions.items[plan].items()
        ]
        parts += [
            (
                _held(functions, lists, item),
                _held(self._base, lists, item),
                [one.holds.get((lists, item)) for _, one in self._stories],
            )
            for lists, item in {key for _, one in self._stories for key in one.holds}
        ]
        parts += [
            (
                _filled(functions, lists),
                _filled(self._base, lists),
                [one.fills.get(lists) for _, one in self._stories],
            )
            for lists in {lists for _, one in self._stories for lists in one.fills}
        ]
        return all(self._tells(after, wanted) for after, before, wanted in parts if after != before)

    def _tells(self, function: Function, wanted: Sequence[Hashable]) -> bool:
        """Whether each story's answers settle the function, on what the story wants if anything."""
        for (branches, _), value in zip(self._stories, wanted, strict=True):
            end = self._end(function, branches)
            if end is None or (value is not None and self._base.forest.value(end) != value):
                return False
        return True

    def _end(self, function: Function, branches: Mapping[int, int]) -> Function | None:
        forest = self._base.forest
        while (level := forest.level(function)) in branches:
            function = forest.kids(function)[branches[level]]
        return function if level == forest.end else None


def _held(functions: Functions, lists: Sequence[str], item: str) -> Function:
    """Where one of these lists at least holds the item."""
    held = (functions.items[name].get(item) for name in lists)
    return functions.any_of(one for one in held if one is not None)


def _filled(functions: Functions, lists: Sequence[str]) -> Function:
    """Where one of these lists at least holds something."""
    return functions.any_of(functions.reads(name, [SOME]) for name in lists)
