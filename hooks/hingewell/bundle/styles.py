"""The styles of all pages: the theme's and the guide's in one sheet, without what nothing can wear.

The theme brings styles for tabs, code and colours that a guide may never use, and a browser reads
every rule before it shows a page. A rule goes when it asks for a class, or for a value of a `data-`
attribute, that stands in no page and is no word of any script. In doubt it stays.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tinycss2.ast import Node

STYLES = "stylesheets/all.css"
"""The one sheet, by its path in the site."""

_WORN = re.compile(r"""\b(?:class|data-[\w-]+)=("[^"]*"|'[^']*'|[^\s>"']+)""")
_WORD = re.compile(r"[\w-]+")
_HOLDERS = ("media", "supports", "layer", "container")
"""The rules that hold others."""


def leave_out_unused(site: Path) -> None:
    """Write the sheet of a finished site again, without the rules that nothing asks for."""
    sheet = site / STYLES
    sheet.write_text(without_unused(sheet.read_text("utf-8"), worn(site)), "utf-8")


def worn(site: Path) -> set[str]:
    """The words that classes and values may be made of, in the pages and the scripts of a site."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        for value in set(_WORN.findall(page.read_text("utf-8"))):
            found.update(_WORD.findall(value))
    for script in site.rglob("*.js"):
        found.update(_WORD.findall(script.read_text("utf-8")))
    return found


def without_unused(sheet: str, words: set[str]) -> str:
    """The sheet without the selectors that ask for anything but these words, and without comments.

    A sheet with a mistake in its rules comes back as it is: a browser knows how to pass over it.
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    try:
        return "".join(_kept(rules, words))
    except _MistakeError:
        return sheet


class _MistakeError(Exception):
    """A rule is not CSS."""


def _kept(rules: Iterable[Node], words: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "error":
            raise _MistakeError
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _asked(one) <= words]
            if selectors:
                kept = ",".join(tinycss2.serialize(one).strip() for one in selectors)
                yield f"{kept}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _HOLDERS:
            held = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inner := "".join(_kept(held, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list, each as its tokens."""
    one: list[Node] = []
    for part in prelude:
        if part == ",":
            yield one
            one = []
        else:
            one.append(part)
    yield one


def _asked(selector: list[Node]) -> set[str]:
    """The words without which nothing matches.

    What stands in brackets, as in `:not()`, is left alone: it may name what must not be there.
    """
    found = {
        word
        for dot, name in itertools.pairwise(selector)
        if dot == "." and name.type == "ident"
        for word in _WORD.findall(name.value)
    }
    for block in selector:
        if block.type == "[] block":
            found |= _values(block.content)
    return found


def _values(content: list[Node]) -> set[str]:
    """The words of `data-name=value`; of no other way to ask for an attribute."""
    tokens = [token for token in content if token.type != "whitespace"]
    if len(tokens) != 3 or tokens[1] != "=" or not tokens[0].value.startswith("data-"):
        return set()
    return set(_WORD.findall(tokens[2].value))
