"""reference/unknown: every id that an entry names must exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hingewell.model.base import Link, ProseText, named_parts, within
from hingewell.model.knowledge import KINDS
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.problems import Place

MARKUP = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")
"""[[target]] or [[target|words shown]] in prose."""

type At = tuple[str, str | int, tuple[str | int, ...]]
"""A kind, an id, and a path in that entry: its line is looked up only where something is wrong."""

NAMED_KINDS = tuple(kind.name for kind in KINDS if kind.key == "id")


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Each reference to something that is not there."""
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            for path, link in within(entry, Link):
                yield from _link(link, (kind.name, key, path), knowledge)
            for path, text in within(entry, ProseText):
                yield from _markup(text, (kind.name, key, path), knowledge)
            for path, mapping in within(entry, dict):
                yield from _keys(mapping, (kind.name, key, path), knowledge)
    yield from _coverage(knowledge)


def _keys(value: dict[object, object], at: At, knowledge: Knowledge) -> Iterator[Problem]:
    """References that stand as keys of a mapping."""
    kind, key, path = at
    for name in value:
        if isinstance(name, Link):
            yield from _link(name, (kind, key, (*path, str(name))), knowledge)


def _link(link: Link, at: At, knowledge: Knowledge) -> Iterator[Problem]:
    if link.kind:
        yield from _known(link.kind, str(link), at, knowledge)
    else:
        yield from _address(str(link), at, knowledge)


def _address(text: str, at: At, knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong with `kind/id` or `kind/id#claim`."""
    kind, slash, rest = text.partition("/")
    name, hash_, claim = rest.partition("#")
    if not slash or kind not in NAMED_KINDS:
        kinds = ", ".join(NAMED_KINDS)
        yield Problem(
            _place(at, knowledge),
            f"'{text}' does not say the kind of entry",
            f"write kind/id, where kind is one of: {kinds}",
        )
        return
    yield from _known(kind, name, at, knowledge)
    if hash_ and name in knowledge.entries(kind):
        ids = [part for _, part in named_parts(knowledge.entries(kind)[name])]
        if claim not in ids:
            advice = did_you_mean(claim, ids, f"use one of: {', '.join(ids) or 'none has an id'}")
            wrong = f"{kind}/{name} has no part '{claim}'"
            yield Problem(_place(at, knowledge), wrong, advice, "reference/unknown")


def _known(kind: str, name: str, at: At, knowledge: Knowledge) -> Iterator[Problem]:
    known = knowledge.entries(kind)
    if name not in known and not knowledge.is_unread(kind, name):
        advice = did_you_mean(name, map(str, known), f"add it under {kind}, or name another")
        wrong = f"there is no '{name}' among the {kind.replace('_', ' ')}"
        yield Problem(_place(at, knowledge), wrong, advice, "reference/unknown")


def _markup(text: ProseText, at: At, knowledge: Knowledge) -> Iterator[Problem]:
    for found in MARKUP.finditer(text):
        target = found.group(1).strip()
        if "/" in target:
            yield from _address(target, at, knowledge)
        else:
            yield from _known("glossary", target, at, knowledge)
    rest = MARKUP.sub("", text)
    if "[[" in rest or "]]" in rest:
        place = _place(at, knowledge)
        yield Problem(place, "double brackets are not closed", "write [[term]] or [[term|words]]")


def _coverage(knowledge: Knowledge) -> Iterator[Problem]:
    for item, row in knowledge.coverage.items():
        for at, shown in enumerate(row.shown):
            if not shown.startswith("docs/"):
                yield from _address(shown, ("coverage", item, ("shown", at)), knowledge)


def _place(at: At, knowledge: Knowledge) -> Place:
    kind, key, path = at
    return knowledge.place(kind, key, *path)
