"""Every entry has a place, and every place shows an entry that exists: located problems if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from hingewell.problems import Place, Problem, did_you_mean
from hingewell.render.addresses import MADE, slug, split
from hingewell.render.figures import pictures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from hingewell.model.knowledge import Knowledge

PARTS = {
    "anatomy": ("summary", "facts", "unhappy"),
    "tests": ("summary", "safety", "steps", "readings", "counts", "does_not_count", "facts"),
    "exercises": ("summary", "safety", "steps", "tips", "dose", "next", "facts"),
    "techniques": ("summary", "facts", "not_if"),
    "faults": ("looks_like", "figures", "facts", "fix"),
    "modifications": ("summary", "figures", "steps", "facts"),
    "dosing": ("summary", "stages", "rules", "end"),
    "topics": ("summary", "table", "claims", "figures", "elsewhere", "see"),
    "forms": ("summary",),
    "outcomes": ("summary", "time", "sureness", "about", "today", "stop", "help"),
    "urgency": ("card", "flags"),
}
"""The kinds that `show` can place, and the parts of each."""

PLACED = (
    *PARTS,
    "regions",
    "references",
    "glossary",
    "questions",
    "decisions",
    "pages",
    "body_maps",
)
"""The kinds of which every entry must be shown somewhere."""

LED_TO = (
    "index.md",
    "check/index.md",
    "check/paper.md",
    "help-now.md",
    "about.md",
    "references.md",
)
LED_TO_BY_PLANS = ("plan/index.md", "how-to-dose.md", "exercises/index.md")
"""Pages that every guide has, at these addresses."""

_TAKES_ENTRY = (
    "show",
    "embed",
    "link",
    "title",
    "name",
    "source",
    "rule_table",
    "hero",
    "body_map",
)
_TAKES_KIND = ("cards", "handouts", "show_all")
_GONE = "name another, or delete this line"


def misplaced(
    pages: Mapping[str, str], made: Iterable[str], knowledge: Knowledge, env: Environment
) -> list[Problem]:
    """What pages under docs/ ask for and the content does not have; `made` are the other pages."""
    known = {*pages, *made}
    return [
        problem
        for uri, text in pages.items()
        for problem in (
            *_left_over(uri, knowledge),
            *_of_page(f"docs/{uri}", text, known, knowledge, env),
        )
    ]


def _left_over(uri: str, knowledge: Knowledge) -> Iterator[Problem]:
    """A page of an entry that was removed."""
    for kind, folder in MADE.items():
        at, _, name = uri.removesuffix(".md").rpartition("/")
        known = {slug(key) for key in knowledge.entries(kind)}
        if at == folder and name not in {*known, "index"}:
            advice = did_you_mean(name, known, "delete the page, or add the entry again")
            yield Problem(Place(f"docs/{uri}"), f"there is no '{name}' among the {kind}", advice)


def missing(pages: Mapping[str, str], knowledge: Knowledge) -> Iterator[Problem]:
    """Pages that the theme and the widgets lead to, and that nobody has written."""
    for uri in (*LED_TO, *(LED_TO_BY_PLANS if knowledge.plan else ())):
        if uri not in pages:
            yield Problem(
                Place(f"docs/{uri}"), "this page is missing", "write it: others lead to it"
            )


def unreviewable(knowledge: Knowledge, docs: Mapping[str, str]) -> Iterator[Problem]:
    """Scores of pages that are not there."""
    known = [*(f"docs/{uri}" for uri in docs), *MADE]
    for key, review in knowledge.reviews.items():
        for at, page in enumerate(review.covers):
            if page not in known:
                place = knowledge.place("reviews", key, "covers", at)
                yield Problem(place, f"there is no page '{page}'", did_you_mean(page, known, _GONE))


def unplaced(knowledge: Knowledge, homes: Mapping[str, str]) -> Iterator[Problem]:
    """Entries that no page shows."""
    for kind in PLACED:
        for key in knowledge.entries(kind):
            if f"{kind}/{key}" not in homes:
                advice = f'write {{{{ show("{kind}/{key}") }}}} there' if kind in PARTS else ""
                yield Problem(
                    knowledge.place(kind, key, "id"),
                    f"no page under docs/ shows {kind}/{key}",
                    advice or f"place the list of {kind} on a page",
                )


def _of_page(
    file: str, text: str, known: set[str], knowledge: Knowledge, env: Environment
) -> Iterator[Problem]:
    try:
        tree = env.parse(text)
    except TemplateSyntaxError as error:
        wrong = (error.message or "this cannot be read").rstrip(".")
        yield Problem(Place(file, error.lineno), wrong, "mend what stands in {{ }} or {% %}")
        return
    for call in tree.find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        words = [str(arg.value) for arg in call.args if isinstance(arg, nodes.Const)]

        def place(word: str, line: int = call.lineno) -> Place:
            return _place(file, text, line, word)

        if name in _TAKES_ENTRY and words:
            yield from _entry(words[0], place(words[0]), knowledge)
            yield from _part(call, words[0], place(words[0])) if name in ("show", "embed") else ()
        elif name in _TAKES_KIND and words:
            yield from _list(call, words[0], place, knowledge)
        elif name == "page_cards":
            for uri in words:
                if uri not in known:
                    advice = did_you_mean(uri, known, _GONE)
                    yield Problem(place(uri), f"there is no page docs/{uri}", advice)
        drawn = words[:1] if name == "figure" else _given(call, ("picture", "pictures"))
        for ref in drawn:
            yield from _figure(ref, place(ref), knowledge)


def _given(call: nodes.Call, keys: Sequence[str]) -> list[str]:
    """The words that a call gives under these keys: one, or a list of them."""
    values = [item.value for item in call.kwargs if item.key in keys]
    each = [one for value in values for one in getattr(value, "items", [value])]
    return [str(one.value) for one in each if isinstance(one, nodes.Const)]


def _entry(ref: str, place: Place, knowledge: Knowledge) -> Iterator[Problem]:
    kind, key, _ = split(ref)
    if kind not in PLACED:
        advice = did_you_mean(kind, PLACED, f"use one of: {', '.join(PLACED)}")
        yield Problem(place, f"'{ref}' does not say the kind of entry", advice)
    elif key not in knowledge.entries(kind):
        advice = did_you_mean(key, knowledge.entries(kind), _GONE)
        yield Problem(place, f"there is no '{key}' among the {kind}", advice)


def _list(
    call: nodes.Call, kind: str, place: Callable[[str], Place], knowledge: Knowledge
) -> Iterator[Problem]:
    """A list names a kind, and either entries or a value that some entry has."""
    if kind not in PLACED:
        advice = did_you_mean(kind, PLACED, f"use one of: {', '.join(PLACED)}")
        yield Problem(place(kind), f"there is no kind of entry '{kind}'", advice)
        return
    entries = knowledge.entries(kind)
    for item in call.kwargs:
        if isinstance(item.value, nodes.List):
            for given in item.value.items:
                if isinstance(given, nodes.Const):
                    ref = f"{kind}/{given.value}"
                    yield from _entry(ref, place(str(given.value)), knowledge)
        elif isinstance(item.value, nodes.Const) and item.key != "level":
            values = sorted({str(getattr(entry, item.key, "")) for entry in entries.values()})
            if str(item.value.value) not in values:
                word = str(item.value.value)
                advice = did_you_mean(word, values, f"use one of: {', '.join(values)}")
                yield Problem(place(word), f"no {kind} have the {item.key} '{word}'", advice)


def _figure(ref: str, place: Place, knowledge: Knowledge) -> Iterator[Problem]:
    """A picture by itself: `kind/id#part`."""
    kind, key, part = split(ref)
    found = list(_entry(ref, place, knowledge))
    yield from found
    drawn = [] if found else [one.part for one in pictures_of(kind, key, knowledge)]
    if not found and part not in drawn:
        advice = did_you_mean(part, drawn, f"use one of: {', '.join(drawn) or 'none is drawn'}")
        yield Problem(place, f"{kind}/{key} has no picture '{part}'", advice)


def _part(call: nodes.Call, ref: str, place: Place) -> Iterator[Problem]:
    given = {item.key: item.value for item in call.kwargs}.get("part")
    if isinstance(given, nodes.Const):
        parts = PARTS.get(split(ref)[0], ())
        if given.value not in parts:
            advice = did_you_mean(str(given.value), parts, f"use one of: {', '.join(parts)}")
            yield Problem(place, f"{ref} has no part '{given.value}'", advice)


def _place(file: str, text: str, line: int, words: str) -> Place:
    column = text.splitlines()[line - 1].find(words) + 1
    return Place(file, line, max(column, 1))
