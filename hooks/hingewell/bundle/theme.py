"""What is changed in the theme's own script."""

from __future__ import annotations

import re

SCRIPT = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
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
            " and change hooks/hingewell/bundle/theme.py"
        )
    return script.replace(_AT_ONCE, _NEVER_AT_ONCE)
