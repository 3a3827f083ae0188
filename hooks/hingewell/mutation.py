"""Measures how many wrong rules the guide's stories, findings and promises would notice."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import astuple
from functools import partial
from itertools import batched
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from hingewell.check.check import sound
from hingewell.compile.guide_data import guide_data
from hingewell.compile.promises import promises
from hingewell.scenarios import helping
from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.mutants import mutants
from hingewell_prover.mutation import Judge, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge
    from hingewell_prover.mutants import Mutant
    from hingewell_prover.mutation import Verdict

BATCH = 150
"""Mutants that one judge looks at: what it remembers on the way takes memory."""


def judged(
    content: Path, every: int = 1, progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[Mutant, Verdict]]:
    """Each mutant of the guide, or one in `every`, with what catches it.

    Works on all processors where there is more than one batch to judge.
    """
    knowledge = sound(content)
    guide = Guide(guide_data(knowledge))
    batches = list(batched(list(mutants(guide))[::every], BATCH))
    if len(batches) == 1:
        yield from zip(batches[0], _verdicts(content, batches[0]), strict=True)
        return
    with get_context("spawn").Pool() as pool:
        for at, verdicts in enumerate(pool.imap(partial(_verdicts, content), batches), 1):
            yield from zip(batches[at - 1], verdicts, strict=True)
            if progress:
                progress(at, len(batches))


def summary(found: Sequence[tuple[Mutant, Verdict]]) -> Counter[Verdict]:
    """How many mutants had each verdict."""
    return Counter(verdict for _, verdict in found)


def fingerprint(knowledge: Knowledge, data: dict[str, Any]) -> str:
    """Of all that a measurement depends on; wordings and references do not matter."""
    tables = [
        {
            **{key: table[key] for key in ("id", "hit_policy", "inputs", "values")},
            "rules": [{key: row[key] for key in ("id", "when", "then")} for row in table["rules"]],
        }
        for table in data["decisions"]
    ]
    logic = [
        data["questions"],
        data["pages"],
        data["check"],
        tables,
        [astuple(promise) for promise in promises(knowledge)],
        [[*map(repr, astuple(story))] for story in stories(knowledge)],
    ]
    return hashlib.sha256(json.dumps(logic, default=str).encode()).hexdigest()[:12]


def stories(knowledge: Knowledge) -> list[Story]:
    """The scenarios as the judge takes them."""
    check = knowledge.check
    lists: dict[str, tuple[str, ...]] = {}
    for section in check.plan:
        kind = str(knowledge.decisions[section.decision].output.refers_to)
        lists[kind] = (*lists.get(kind, ()), str(section.decision))
    found = []
    for scenario in knowledge.scenarios.values():
        expect = scenario.expect
        said = [(item, True) for item in expect.plan_includes]
        said += [(item, False) for item in expect.plan_excludes]
        holds = {}
        for item, wanted in said:
            kind, _, name = item.partition("/")
            holds[lists[kind], name] = wanted
        values = {str(check.urgency): expect.urgency, str(check.outcome): str(expect.outcome)}
        fills = {} if expect.exercise is None else {tuple(helping(knowledge)): expect.exercise}
        found.append(Story(dict(scenario.answers), values, holds, fills))
    return found


def _verdicts(content: Path, batch: Sequence[Mutant]) -> list[Verdict]:
    knowledge = sound(content)
    functions = Functions(Guide(guide_data(knowledge)))
    judge = Judge(functions, list(promises(knowledge)), stories(knowledge))
    return [judge.verdict(mutant) for mutant in batch]
