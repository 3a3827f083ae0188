"""What is inside a widget is set aside while Markdown and the search work on its page.

It is finished HTML and no text to search, and it is more than half of what all pages hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDGET = re.compile(r"(<(hw-\w+)\b[^>]*\sdata-search-exclude\b[^>]*>)(.*)(?=</\2>)", re.DOTALL)
_PLACE = "<!-- set aside: {} -->"
_PLACES = re.compile(re.escape(_PLACE).replace(r"\{\}", r"(\d+)"))
_ID = re.compile(r'\sid="([^"]+)"')


def set_aside(html: str, into: list[str]) -> str:
    """A widget without what it holds, which goes `into` the list; one that is searched stays."""

    def taken(found: re.Match[str]) -> str:
        into.append(found[3])
        return found[1] + _PLACE.format(len(into) - 1)

    return _WIDGET.sub(taken, html)


def put_back(html: str, aside: Sequence[str]) -> str:
    """A page with all that was set aside from it."""
    return _PLACES.sub(lambda found: aside[int(found[1])], html)


def anchors(aside: Iterable[str]) -> set[str]:
    """Every id in what was set aside: links may lead there."""
    return {name for html in aside for name in _ID.findall(html)}
