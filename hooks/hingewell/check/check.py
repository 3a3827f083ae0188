"""Reads the content and runs every check over it, gathering all problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.check import (
    body_maps,
    evidence,
    invariants,
    lifts,
    links,
    orphans,
    over_time,
    plan_signs,
    reviews,
    selfcheck,
    shape,
    signs,
    wording,
)
from hingewell.load.load import read_all
from hingewell.problems import ContentErrors

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge

ENTRY_CHECKS = (links.problems, evidence.problems, shape.problems)
"""Make sense entry by entry, so they run also where other entries could not be read."""

WHOLE_CHECKS = (
    orphans.problems,
    selfcheck.problems,
    signs.problems,
    body_maps.problems,
    wording.problems,
    invariants.problems,
    lifts.problems,
    over_time.problems,
    plan_signs.problems,
    reviews.problems,
)


def sound(content: Path) -> Knowledge:
    """The knowledge in `content`; ContentErrors with every problem that could be found."""
    knowledge, found = read_all(content)
    checks = ENTRY_CHECKS if found else ENTRY_CHECKS + WHOLE_CHECKS
    found += [problem for problems in checks for problem in problems(knowledge)]
    if found:
        raise ContentErrors(found)
    return knowledge
