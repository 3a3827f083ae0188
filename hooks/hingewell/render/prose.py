"""Prose of the content as HTML: everything escaped, terms that open in place, links to entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hingewell.check.links import MARKUP

if TYPE_CHECKING:
    from re import Match

    from jinja2 import Environment

    from hingewell.model.knowledge import Knowledge
    from hingewell.render.page import Page


def plain(text: str, knowledge: Knowledge) -> str:
    """Prose as mere words, without its links and terms."""
    return MARKUP.sub(lambda found: _words(found, knowledge), text)


def prose(text: str, page: Page, env: Environment) -> Markup:
    """Prose as HTML for one page."""
    parts: list[Markup] = []
    at = 0
    for found in MARKUP.finditer(text):
        parts += [escape(text[at : found.start()]), _inline(found, page, env)]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def _inline(found: Match[str], page: Page, env: Environment) -> Markup:
    target, words = found.group(1).strip(), _words(found, page.knowledge)
    if "/" in target:
        return Markup('<a href="{}">{}</a>').format(page.link(target), words)
    term = page.knowledge.glossary[target]
    made = env.get_template("term.html.j2").render(
        words=words,
        term=term,
        meaning=plain(term.meaning, page.knowledge),
        id=page.popover(),
        href=page.link(f"glossary/{target}"),
    )
    return Markup(made)  # noqa: S704 - the environment escapes


def _words(found: Match[str], knowledge: Knowledge) -> str:
    target = found.group(1).strip()
    if found.group(2):
        return found.group(2).strip()
    return knowledge.glossary[target].term if target in knowledge.glossary else target
