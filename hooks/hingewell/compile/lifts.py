"""One prescription for one lift: which entries that say how much weight can meet in a plan."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, NamedTuple

from hingewell.compile.domains import outputs
from hingewell_prover.promises import Apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.body import Modification
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.treatment import Exercise

    type Weighed = Exercise | Modification

TEXT = "A plan says for each lift only once how much weight."
ADVICE = "give both the same dose, or keep one of them out of this plan"


class Prescription(NamedTuple):
    """An entry that says how much weight for a lift, as a reader of one plan comes to it.

    `held` is what the plan holds, as (list, item); `way` the entries from there on to this one,
    and `stays` whether the one before `way` ends goes on beside what follows it, step by step.
    """

    held: tuple[str, str]
    way: tuple[str, ...]
    stays: tuple[bool, ...]
    kind: str
    entry: Weighed

    def meets(self, other: Prescription) -> bool:
        """Whether one reader can be at both at a time.

        Two things in a plan go on each at its own pace: whatever follows on one can meet whatever
        follows on the other. On one way an exercise meets what takes its place only if it stays.
        """
        if self.held != other.held:
            return True
        short = min(self.way, other.way, key=len)
        long = max(self, other, key=lambda one: len(one.way))
        return len(long.way) > len(short) and long.stays[len(short) - 1]

    def __str__(self) -> str:
        """The entry, how a plan leads there, and its dose."""
        names = [f"'{self.kind}/{self.way[0]}'", *(f"'{key}'" for key in self.way[1:])]
        return f"{' -> '.join(names)} (dose '{self.entry.dose}')"


def one_dose_each(knowledge: Knowledge) -> Iterator[Apart]:
    """That no plan holds two of these with different doses, nor what leads to them."""
    told: set[tuple[tuple[str, str], tuple[str, str], str, str]] = set()
    found = list(_prescriptions(knowledge))
    for one, other in combinations_with_replacement(found, 2):
        same = one.entry.lift == other.entry.lift and one.entry.dose != other.entry.dose
        key = (one.held, other.held, one.entry.id, other.entry.id)
        if not same or key in told or not one.meets(other):
            continue
        told.add(key)
        yield Apart(
            (other.kind, other.entry.id, "lift"),
            TEXT,
            one.held,
            other.held,
            f"For '{one.entry.lift}' there are {one} and {other} here",
            ADVICE,
        )


def _prescriptions(knowledge: Knowledge) -> Iterator[Prescription]:
    for section in knowledge.check.plan:
        decision = knowledge.decisions[section.decision]
        kind = str(decision.output.refers_to)
        if kind not in ("exercises", "modifications"):
            continue
        for item in outputs(decision):
            for way, stays in _ways(kind, item, knowledge):
                entry = knowledge.entries(kind)[way[-1]]
                if entry.lift:
                    yield Prescription((decision.id, item), way, stays, kind, entry)


def _ways(
    kind: str, item: str, knowledge: Knowledge
) -> Iterator[tuple[tuple[str, ...], tuple[bool, ...]]]:
    """What a plan comes to from one of its items on: the item alone, then each that follows."""
    way: tuple[str, ...] = (item,)
    stays: tuple[bool, ...] = ()
    yield way, stays
    while kind == "exercises" and (step := knowledge.exercises[way[-1]].next):
        if step.exercise in way or step.exercise not in knowledge.exercises:
            return
        way, stays = (*way, str(step.exercise)), (*stays, step.keep)
        yield way, stays
