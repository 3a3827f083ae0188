"""Which entries a list shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell.model.base import Supported, walk
from hingewell.model.knowledge import KINDS
from hingewell.render.words import cite

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario
    from hingewell.model.site import Reference, Term


def chosen(knowledge: Knowledge, kind: str, fields: dict[str, Any]) -> list[str]:
    """The ids of a kind whose fields have these values, in the order of the content."""
    entries = knowledge.entries(kind)
    return [
        key
        for key, entry in entries.items()
        if all(getattr(entry, name) == value for name, value in fields.items())
    ]


def references(knowledge: Knowledge) -> list[Reference]:
    """By name; what is still to be verified comes last."""
    return sorted(
        knowledge.references.values(),
        key=lambda reference: (reference.status == "to_verify", cite(reference).casefold()),
    )


def terms(knowledge: Knowledge) -> list[Term]:
    """A to Z."""
    return sorted(knowledge.glossary.values(), key=lambda term: term.term.casefold())


def stories(knowledge: Knowledge) -> dict[tuple[str, str], list[Scenario]]:
    """The stories by the urgency and the outcome that they are to end in, the most urgent first."""
    found: dict[tuple[str, str], list[Scenario]] = {
        (level, outcome): [] for level in knowledge.urgency for outcome in knowledge.outcomes
    }
    for story in knowledge.scenarios.values():
        found[story.expect.urgency, str(story.expect.outcome)].append(story)
    return {ends: told for ends, told in found.items() if told}


def uses(knowledge: Knowledge) -> dict[str, list[str]]:
    """What rests on each source: reference id -> `kind/id` of the entries, each once."""
    found: dict[str, dict[str, None]] = {key: {} for key in knowledge.references}
    for kind in KINDS:
        if kind.key != "id":
            continue
        for key, entry in knowledge.entries(kind.name).items():
            for _, value in walk(entry):
                for ref in value.refs if isinstance(value, Supported) else []:
                    found[str(ref)][f"{kind.name}/{key}"] = None
    return {key: list(refs) for key, refs in found.items()}
