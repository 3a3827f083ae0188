"""`evidence`: what rests on what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hingewell.commands.failures import content_errors
from hingewell.load.load import load
from hingewell.model.base import Supported, within
from hingewell.model.knowledge import KINDS
from hingewell.problems import ContentErrors

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge


def evidence(content: Path) -> int:
    """Print, reference by reference, the statements that name it."""
    try:
        knowledge = load(content)
    except ContentErrors as errors:
        print(content_errors(errors))
        return 1
    resting = what_rests_on(knowledge)
    for key, reference in sorted(knowledge.references.items()):
        print(f"{key} ({reference.status}, {reference.kind}): {len(resting[key])} statements")
        for place, certainty in resting[key]:
            print(f"  {certainty:9} {place}")
    return 0


def what_rests_on(knowledge: Knowledge) -> dict[str, list[tuple[str, str]]]:
    """Reference id -> (place, certainty) of every statement that names it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            for path, claim in within(entry, Supported):
                place = str(knowledge.place(kind.name, key, *path))
                for ref in claim.refs:
                    found[ref].append((place, claim.certainty))
    return found
