"""The Markdown pages of a guide: those that authors write, and those made for each entry."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from hingewell.problems import ContentErrors, Place, Problem, not_utf8
from hingewell.render.addresses import page_of
from hingewell.render.paper import items, said
from hingewell.render.prose import plain
from hingewell.render.words import attribute_safe, either

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Decision

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class Heading(NamedTuple):
    """What a page is called, and what it is about."""

    uri: str
    title: str
    description: str


def read_pages(docs: Path) -> dict[str, str]:
    """The pages under `docs` by their path in it. ContentErrors for files that are no text."""
    pages, problems = {}, []
    for path in sorted(path for path in docs.rglob("*.md") if path.is_file()):
        uri = path.relative_to(docs).as_posix()
        try:
            pages[uri] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            problems.append(not_utf8(f"docs/{uri}", error))
    if problems:
        raise ContentErrors(problems)
    return pages


def made_pages(knowledge: Knowledge) -> dict[str, str]:
    """The pages that nobody writes: one for each entry of the kinds in `MADE`."""
    return {**_exercise_pages(knowledge), **_table_pages(knowledge)}


def _exercise_pages(knowledge: Knowledge) -> dict[str, str]:
    return {
        page_of("exercises", key): _page(
            plain(exercise.name, knowledge),
            plain(exercise.summary, knowledge),
            f'# {{{{ title("exercises/{key}") }}}}\n\n'
            f'{{{{ show("exercises/{key}", level=2, heading=False) }}}}\n',
        )
        for key, exercise in knowledge.exercises.items()
    }


def _table_pages(knowledge: Knowledge) -> dict[str, str]:
    return {
        page_of("decisions", key): _page(
            plain(decision.question, knowledge),
            f"{plain(decision.question, knowledge)} {gives(decision, knowledge)}",
            f'# {{{{ title("decisions/{key}") }}}}\n\n{{{{ rule_table("decisions/{key}") }}}}\n',
            audience="professionals",
        )
        for key, decision in knowledge.decisions.items()
    }


NAMED = 5
"""How many results of a table a line about it names; it counts the others."""


def gives(decision: Decision, knowledge: Knowledge) -> str:
    """What a table of the check can say, in a sentence."""
    given = [item for rule in decision.rules for item in items(rule)]
    names = [
        plain(said(knowledge, decision, item)[1], knowledge)
        for item in decision.output.values or dict.fromkeys(given)
    ]
    more = len(names) - NAMED
    told = [*names[:NAMED], f"{more} more"] if more > 0 else names
    return f"It says: {either(told, between=';' if ',' in ''.join(told) else ',')}."


def headings(pages: Mapping[str, str]) -> dict[str, Heading]:
    """What the front matter of each page says of it."""
    matters = {uri: front_matter(text) for uri, text in pages.items()}
    return {
        uri: Heading(uri, *(unescape(str(matter.get(key, ""))) for key in ("title", "description")))
        for uri, matter in matters.items()
    }


def unreadable(pages: Mapping[str, str]) -> Iterator[Problem]:
    """Pages under docs/ whose lines between the dashes are not YAML."""
    for uri, text in pages.items():
        try:
            front_matter(text)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
            why = getattr(error, "problem", None) or str(error).splitlines()[0]
            yield Problem(
                Place(f"docs/{uri}", line, column),
                f"the lines between the dashes are not YAML ({why})",
                "put text with : or # in quotes",
            )


def front_matter(text: str) -> dict[str, Any]:
    """What stands between the dashes at the top of a page."""
    found = _FRONT_MATTER.match(text)
    matter = yaml.safe_load(found.group(1)) if found else None
    return matter if isinstance(matter, dict) else {}


def body(text: str) -> str:
    """A page without its front matter, each line where it was."""
    return _FRONT_MATTER.sub(lambda found: "\n" * found.group().count("\n"), text)


def _page(title: str, description: str, body: str, **more: str) -> str:
    matter = {
        "title": attribute_safe(title),
        "description": attribute_safe(description),
        "hide": ["toc"],
        **more,
    }
    return f"---\n{yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)}---\n{body}"
