"""What a promise can say of a decision that gives a list of exercises, techniques and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.compile.domains import outputs

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Cell, Decision

NONE = "none"
"""What `then` says of a list that has to be empty."""

FORMS = ("with", "without", "no_tag")
"""What else it can say of a list."""


def tags_of(knowledge: Knowledge) -> list[str]:
    """All tags that entries of the plan have."""
    exercises = {str(tag) for entry in knowledge.exercises.values() for tag in entry.tags}
    return sorted(exercises.union(*(entry.tags for entry in knowledge.techniques.values())))


def excluded(cell: Cell, decision: Decision, knowledge: Knowledge) -> list[str]:
    """The outputs of a list that `none`, `{without: [...]}` or `{no_tag: [...]}` keeps out."""
    if not isinstance(cell, dict):
        return outputs(decision)
    entries = knowledge.entries(str(decision.output.refers_to))
    tagged = {*cell.get("no_tag", [])}
    named = {*cell.get("without", [])}
    return [
        item
        for item in outputs(decision)
        if item in named or tagged & {*getattr(entries[item], "tags", ())}
    ]


def included(cell: Cell) -> list[str]:
    """The items that `{with: [...]}` asks for."""
    return [str(item) for item in cell.get("with", [])] if isinstance(cell, dict) else []
