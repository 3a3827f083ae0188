"""What a promise can say of a decision that gives a list of exercises, techniques and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.compile.domains import outputs

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Decision, Promised

SOME, NONE = FILLS = ("some", "none")
"""What a condition, or `then`, says of a list that is not empty, or is."""

FORMS = ("with", "without", "no_tag")
"""What else `then` can say of a list, each with names."""

AT_MOST = "at_most"
"""And this, with a number."""


def tags_of(knowledge: Knowledge) -> list[str]:
    """All tags that entries of the plan have."""
    exercises = {str(tag) for entry in knowledge.exercises.values() for tag in entry.tags}
    return sorted(exercises.union(*(entry.tags for entry in knowledge.techniques.values())))


def excluded(cell: Promised, decision: Decision, knowledge: Knowledge) -> list[str]:
    """The outputs of a list that `none`, `{without: [...]}` or `{no_tag: [...]}` keeps out."""
    if not isinstance(cell, dict):
        return outputs(decision) if cell == NONE else []
    entries = knowledge.entries(str(decision.output.refers_to))
    tagged, named = {*names(cell, "no_tag")}, {*names(cell, "without")}
    return [
        item
        for item in outputs(decision)
        if item in named or tagged & {*getattr(entries[item], "tags", ())}
    ]


def included(cell: Promised) -> list[str]:
    """The items that `{with: [...]}` asks for."""
    return names(cell, "with") if isinstance(cell, dict) else []


def most(cell: Promised) -> int | None:
    """How many items `{at_most: ...}` allows."""
    count = cell.get(AT_MOST) if isinstance(cell, dict) else None
    return count if isinstance(count, int) else None


def names_some(cell: Promised) -> bool:
    """Whether it names what has to be in a list, or must not."""
    return isinstance(cell, dict) and not {*FORMS}.isdisjoint(cell)


def names(cell: dict[str, list[str | int] | int], form: str) -> list[str]:
    """What a form of `then` names."""
    named = cell.get(form)
    return [str(item) for item in named] if isinstance(named, list) else []
