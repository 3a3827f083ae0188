"""reference/unknown: every id that an entry names must exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hingewell.model.base import Link, ProseText, walk
from hingewell.model.knowledge import KINDS
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.problems import Place

MARKUP = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")
"""[[target]] or [[target|words shown]] in prose."""

NAMED_KINDS = tuple(kind.name for kind in KINDS if kind.key == "id")


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Each reference to something that is not there."""
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            for path, value in walk(entry):
                place = knowledge.place(kind.name, key, *path)
                if isinstance(value, Link):
                    yield from _link(value, place, knowledge)
                elif isinstance(value, ProseText):
                    yield from _markup(value, place, knowledge)
                elif isinstance(value, dict):
                    yield from _keys(value, knowledge, (kind.name, key, *path))
    yield from _coverage(knowledge)


def _keys(
    value: dict[object, object], knowledge: Knowledge, at: tuple[str | int, ...]
) -> Iterator[Problem]:
    """References that stand as keys of a mapping."""
    for name in value:
        if isinstance(name, Link):
            place = knowledge.place(str(at[0]), at[1], *at[2:], str(name))
            yield from _link(name, place, knowledge)


def _link(link: Link, place: Place, knowledge: Knowledge) -> Iterator[Problem]:
    if link.kind:
        yield from _known(link.kind, str(link), place, knowledge)
    else:
        yield from address(str(link), place, knowledge)


def address(text: str, place: Place, knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong with `kind/id` or `kind/id#claim`."""
    kind, slash, rest = text.partition("/")
    name, hash_, claim = rest.partition("#")
    if not slash or kind not in NAMED_KINDS:
        kinds = ", ".join(NAMED_KINDS)
        yield Problem(
            place,
            f"'{text}' does not say the kind of entry",
            f"write kind/id, where kind is one of: {kinds}",
        )
        return
    yield from _known(kind, name, place, knowledge)
    if hash_ and name in knowledge.entries(kind):
        parts = walk(knowledge.entries(kind)[name])
        ids = [str(part) for path, value in parts if path and (part := getattr(value, "id", None))]
        if claim not in ids:
            advice = did_you_mean(claim, ids, f"use one of: {', '.join(ids) or 'none has an id'}")
            wrong = f"{kind}/{name} has no part '{claim}'"
            yield Problem(place, wrong, advice, "reference/unknown")


def _known(kind: str, name: str, place: Place, knowledge: Knowledge) -> Iterator[Problem]:
    known = knowledge.entries(kind)
    if name not in known and not knowledge.is_unread(kind, name):
        advice = did_you_mean(name, map(str, known), f"add it under {kind}, or name another")
        wrong = f"there is no '{name}' among the {kind.replace('_', ' ')}"
        yield Problem(place, wrong, advice, "reference/unknown")


def _markup(text: ProseText, place: Place, knowledge: Knowledge) -> Iterator[Problem]:
    for found in MARKUP.finditer(text):
        target = found.group(1).strip()
        if "/" in target:
            yield from address(target, place, knowledge)
        else:
            yield from _known("glossary", target, place, knowledge)
    rest = MARKUP.sub("", text)
    if "[[" in rest or "]]" in rest:
        yield Problem(place, "double brackets are not closed", "write [[term]] or [[term|words]]")


def _coverage(knowledge: Knowledge) -> Iterator[Problem]:
    for item, row in knowledge.coverage.items():
        for at, shown in enumerate(row.shown):
            if not shown.startswith("docs/"):
                place = knowledge.place("coverage", item, "shown", at)
                yield from address(shown, place, knowledge)
