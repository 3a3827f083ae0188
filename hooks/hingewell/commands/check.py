"""`check`: reads and proves the content, and says in a few lines what was found."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from hingewell.check.overdue import overdue
from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hingewell.proof import Proved
    from hingewell.scenarios import Share

GROUPS = {"not_stopped": "who need not be stopped", "ordinary": "ordinary readers among them"}


def check(content: Path, today: date | None = None) -> int:
    """Print a short report; the exit status: 0, or 1 after the problems were printed.

    Reviews that are due by `today` (the device's day if not given) are told, and no fault.
    """
    start = perf_counter()
    try:
        proved = proved_guide(content, lambda doing: print(f"{doing} ..."))
    except ContentErrors as errors:
        print(errors.from_here(content.parent), errors.count, sep="\n")
        return 1
    reminders = list(overdue(proved.knowledge, today or date.today()))
    print(*_report(proved), *(f"due:      {one}" for one in reminders), sep="\n")
    print(f"all in order, {perf_counter() - start:.1f} s")
    return 0


def _report(proved: Proved) -> Iterator[str]:
    knowledge, space = proved.knowledge, proved.space
    rules = sum(len(decision.rules) for decision in knowledge.decisions.values())
    tables = len(knowledge.decisions)
    yield f"rules:    {len(knowledge.questions)} questions, {tables} tables, {rules} rules"
    yield (
        f"space:    {space.answers:.2e} sets of answers, {space.walks:,} ways through the check, "
        f"{space.ends} results ({space.nodes} nodes)"
    )
    if proved.days:
        days = proved.days
        yield (
            f"days:     {_many(days.ladders, 'ladder')}, any {days.length} doses and answers "
            f"in a row from every point of the way up, {days.situations:,} situations"
        )
    yield f"findings: none; {len(proved.promises)} promises hold for every reader"
    yield f"stories:  {proved.score.right} of {len(knowledge.scenarios)} as expected"
    for group, share in proved.shares.items():
        yield (
            f"          {GROUPS[group]}, {share.stories}: {_part(share.helped, share)} get an "
            f"exercise, {_part(share.sent, share)} are to see somebody before they train, "
            f"{_part(share.open, share)} are left open"
        )
    yield f"mutants:  {_mutants(proved)}"
    if proved.drafts:
        yield f"drafts:   {', '.join(proved.drafts)} (checked, and shown by `make serve` alone)"


def _part(count: int, share: Share) -> str:
    return f"{count} ({count / share.stories:.0%})"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _mutants(proved: Proved) -> str:
    found = proved.mutation()
    if not found:
        return "not measured with these rules; run `make mutants`"
    caught = sum(found.caught.values())
    return (
        f"{caught:,} of {found.mutants - found.same:,} wrong rules are noticed "
        f"({found.same:,} more change no result)"
    )
