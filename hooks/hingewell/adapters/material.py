"""What is known of the theme, Material: its sheets, and what is changed in its script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SCRIPT = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
_SHEET = re.compile(r"assets/stylesheets/(main|palette)\.[0-9a-f]+\.min\.css")
_AT_ONCE = '$(location.protocol!=="file:")'
_NEVER_AT_ONCE = "$(!1)"


def search_when_opened(script: str) -> str:
    """The theme's script, made to fetch and sort the index of all words when the search is opened.

    It does so on every page as soon as that is there, except where there is no host, and keeps one
    core of a phone busy while the reader waits for the page. RuntimeError where it is another
    script than this knows.
    """
    if script.count(_AT_ONCE) != 1:
        raise RuntimeError(
            f"the theme's script no longer says {_AT_ONCE} once: see how it starts its search now,"
            " and change hooks/hingewell/adapters/material.py"
        )
    return script.replace(_AT_ONCE, _NEVER_AT_ONCE)


def theme_sheets(names: Iterable[str]) -> list[str]:
    """The theme's own sheets among the files of a site, in the order in which they hold.

    RuntimeError where the theme has others than this knows.
    """
    found = sorted(name for name in names if _SHEET.fullmatch(name))
    if len(found) != 2:
        raise RuntimeError(
            "the theme's styles are no longer one sheet main and one sheet palette: see which it"
            " has now, and change hooks/hingewell/adapters/material.py and"
            " hooks/overrides/main.html"
        )
    return found
