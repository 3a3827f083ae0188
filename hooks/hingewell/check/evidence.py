"""evidence/...: what a claim rests on was verified, and the claim is no surer than that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, get_args

from hingewell.model.base import Certainty, Supported, within
from hingewell.model.knowledge import KINDS
from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.site import Reference
    from hingewell.problems import Place


class Statement(NamedTuple):
    """Something graded, where it stands, and the references that it names."""

    kind: str
    key: str | int
    path: tuple[str | int, ...]
    """The way to it inside its entry."""
    certainty: Certainty
    references: list[Reference]

    def place(self, knowledge: Knowledge, field: str) -> Place:
        """Where its `field` stands."""
        return knowledge.place(self.kind, self.key, *self.path, field)


SUREST_FIRST: tuple[Certainty, ...] = get_args(Certainty)

AT_MOST: dict[str, Certainty] = {"laboratory": "low", "model": "low", "opinion": "low"}
"""How sure a kind of reference can make a statement, unless the reference says `at_most` itself."""

SAYS_MANY_THINGS = ("guideline", "leaflet", "textbook")
"""Kinds that gather statements of others, so that one may be surer than the next."""


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Claims, rules and doses that are surer than their references allow, or than one another."""
    statements = [one for one in _statements(knowledge) if one.certainty != "opinion"]
    for statement in statements:
        certainty, references = statement.certainty, statement.references
        if all(reference.status == "to_verify" for reference in references):
            yield Problem(
                statement.place(knowledge, "refs"),
                "this rests only on references that are still to be verified",
                "name a verified one, write 'certainty: opinion', or leave it out",
                "evidence/missing",
            )
            continue
        allowed = min(map(ceiling, references), key=SUREST_FIRST.index)
        if SUREST_FIRST.index(certainty) < SUREST_FIRST.index(allowed):
            yield Problem(
                statement.place(knowledge, "certainty"),
                f"'{certainty}' is surer than what this rests on, which allows '{allowed}' at most",
                f"write 'certainty: {allowed}', or name a reference that allows more",
                "evidence/overstated",
            )
    yield from _uneven(knowledge, statements)


def ceiling(reference: Reference) -> Certainty:
    """How sure a statement can be that rests on `reference` alone."""
    if reference.status == "to_verify":
        return "opinion"
    return reference.at_most or AT_MOST.get(reference.kind, "high")


def _uneven(knowledge: Knowledge, statements: Iterable[Statement]) -> Iterator[Problem]:
    """Statements that are surer than another one which rests on the same single reference."""
    alone: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        verified = [one for one in statement.references if one.status != "to_verify"]
        if len(verified) == 1 and verified[0].kind not in SAYS_MANY_THINGS:
            alone[verified[0].id].append(statement)
    for key, resting in alone.items():
        least = max(resting, key=lambda one: SUREST_FIRST.index(one.certainty))
        for one in resting:
            if one.certainty != least.certainty:
                yield Problem(
                    one.place(knowledge, "certainty"),
                    f"this is '{one.certainty}' on the word of '{key}' alone, which makes another "
                    f"statement '{least.certainty}' ({least.place(knowledge, 'certainty')})",
                    "give both the same certainty, or name what else the surer one rests on",
                    "evidence/uneven",
                )


def _statements(knowledge: Knowledge) -> Iterator[Statement]:
    known = knowledge.references
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            for path, value in within(entry, Supported):
                references = [known[ref] for ref in value.refs if ref in known]
                if references:
                    yield Statement(kind.name, key, path, value.certainty, references)
