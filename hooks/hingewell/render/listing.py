"""Which entries a list shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell.model.base import Supported, within
from hingewell.model.knowledge import KINDS
from hingewell.render.words import cite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Decision, Scenario
    from hingewell.model.site import Coverage, Reference, Term


def chosen(knowledge: Knowledge, kind: str, fields: dict[str, Any]) -> list[str]:
    """The ids of a kind whose fields have these values, in the order of the content."""
    entries = knowledge.entries(kind)
    return [
        key
        for key, entry in entries.items()
        if all(getattr(entry, name) == value for name, value in fields.items())
    ]


SOURCES = {
    "guideline": "Guidelines",
    "review": "Reviews of studies",
    "trial": "Trials",
    "study": "Studies of people",
    "laboratory": "Laboratory work",
    "model": "Computer models",
    "textbook": "Textbooks",
    "leaflet": "Leaflets for patients",
    "opinion": "Views of experts",
}
"""What a reader knows each kind of source by, in the order of the list."""

UNVERIFIED = "Still to be verified"


def references(knowledge: Knowledge) -> dict[str, list[Reference]]:
    """Heading -> sources by name; what is still to be verified comes last, whatever its kind."""
    found: dict[str, list[Reference]] = {name: [] for name in (*SOURCES.values(), UNVERIFIED)}
    for reference in sorted(knowledge.references.values(), key=lambda one: cite(one).casefold()):
        unsure = reference.status == "to_verify"
        found[UNVERIFIED if unsure else SOURCES[reference.kind]].append(reference)
    return {name: group for name, group in found.items() if group}


def differences(knowledge: Knowledge, homes: Mapping[str, str]) -> dict[str, list[Coverage]]:
    """Page -> the points on it where the guide differs from its source, in the order of pages."""
    found: dict[str, list[Coverage]] = {}
    for row in knowledge.coverage.values():
        if row.differs:
            place = row.shown[0] if row.shown else ""
            found.setdefault(homes.get(place, place.removeprefix("docs/")), []).append(row)
    return found


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


TABLES = "lists/tables"
"""By this name other pages know the one with the links to all tables."""


def decisions(knowledge: Knowledge) -> dict[str, list[Decision]]:
    """Heading -> tables of the check as its reader meets them.

    First the one that says how soon somebody should look; then all on the way to the outcome, by
    the last question that each waits for; then what fills the plan, after what that rests on.
    """
    known, check = knowledge.decisions, knowledge.check
    pages = enumerate(knowledge.pages.values())
    asked = {str(question): at for at, page in pages for question in page.questions}

    def answered(name: str) -> int:
        inputs = known[name].inputs
        direct = [asked[one] for one in inputs if one in asked]
        return max(direct or map(answered, filter(known.__contains__, inputs)), default=0)

    def behind(name: str) -> set[str]:
        inputs = [one for one in known[name].inputs if one in known]
        return {*inputs, *(far for one in inputs for far in behind(one))}

    urgency, outcome = str(check.urgency), str(check.outcome)
    filled = [str(part.decision) for part in check.plan]
    way = (behind(outcome) | behind(urgency)) - {urgency, outcome}
    rest = known.keys() - way - {urgency, outcome, *filled}
    found = {
        "Warning signs first": [urgency],
        "On the way to the result": [*sorted(sorted(way), key=answered), outcome],
        "The plan": [*sorted(sorted(rest), key=answered), *filled],
    }
    return {title: [known[name] for name in names] for title, names in found.items() if names}


def uses(knowledge: Knowledge) -> dict[str, list[str]]:
    """What rests on each source: reference id -> `kind/id` of the entries, each once."""
    found: dict[str, dict[str, None]] = {key: {} for key in knowledge.references}
    for kind in KINDS:
        if kind.key != "id":
            continue
        for key, entry in knowledge.entries(kind.name).items():
            for _, claim in within(entry, Supported):
                for ref in claim.refs:
                    found[str(ref)][f"{kind.name}/{key}"] = None
    return {key: list(refs) for key, refs in found.items()}
