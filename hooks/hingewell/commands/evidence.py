"""`evidence`: what rests on what."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from hingewell.load.load import load
from hingewell.model.base import Supported, within
from hingewell.model.knowledge import KINDS
from hingewell.problems import ContentErrors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge


def evidence(content: Path) -> int:
    """Print, reference by reference, the statements that name it."""
    try:
        knowledge = load(content)
    except ContentErrors as errors:
        print(errors.from_here(content.parent))
        return 1
    try:
        for line in _lines(knowledge):
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:  # `make evidence | head` has seen enough
        # Python writes what it still holds when it ends: to nowhere, so that it says nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _lines(knowledge: Knowledge) -> Iterator[str]:
    resting = what_rests_on(knowledge)
    for key, reference in sorted(knowledge.references.items()):
        yield f"{key} ({reference.status}, {reference.kind}): {len(resting[key])} statements"
        for place, certainty in resting[key]:
            yield f"  {certainty:9} {place}"


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
