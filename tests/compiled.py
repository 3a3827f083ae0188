"""A guide's content as the engine reads it, without what a build proves of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell.compile.guide_data import guide_data
from hingewell.compile.plan_data import plan_data
from hingewell.load.load import load
from hingewell_prover.stops import with_stops

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.compile.plan_signs import Signs
    from hingewell.model.knowledge import Knowledge


def signs_of(knowledge: Knowledge) -> Signs:
    """What stops the check."""
    found: Signs = with_stops(guide_data(knowledge))["signs"]
    return found


def plan_of(content: Path) -> dict[str, Any]:
    """The rules of the plan."""
    knowledge = load(content)
    return plan_data(knowledge, signs_of(knowledge))
