"""wording/differs: a yes/no question asks for the same in a list and on a page of its own.

A list shows `short` and `help`, a page of its own `text` and `help`. A degree, a side, a time or an
exception that stands in one of them alone is lost to those who see the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Question

QUALIFIERS = {
    "new": r"new|newly",
    "sudden": r"sudden|suddenly",
    "both": r"both|each",
    "one": r"one(?= \w)(?! of| moment| by| that)|single",
    "very": r"very",
    "bad": r"bad|badly|severe|severely|marked|markedly",
    "big": r"big|large",
    "worse": r"worse|worsen\w*|weaker|growing|grows|spread\w*|more and more",
    "better": r"better|eases|easing|improv\w*",
    "all the time": r"all the time|always|constant|constantly|never goes away",
    "all night": r"all night",
    "steady": r"steady|steadily",
    "most": r"most|mostly|main|mainly",
    "without": r"without|with no|has no",
    "even": r"even(?! though)",
    "only": r"only|alone",
    "not": r"not|cannot|no longer|unable|never",
    "after": r"after|since",
    "before": r"before",
    "past": r"ever|past|used to",
    "at rest": r"at rest",
    "at night": r"at night|nights",
    "again": r"again|more than once|repeatedly",
    "if": r"if|unless|except",
    "or": r"or",
    "and": r"and|along with|(?<=, )with(?! no)|as well as",
}
"""What narrows or widens a sign, with the words that say it; the list for authors names them."""

_NUMBERS = (
    *("two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_IDIOM = re.compile(r"\bpins and needles\b|\bon and off\b|\bup and down\b", re.IGNORECASE)
"""Words that say nothing of a qualifier where they stand together."""
_WORDS = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in QUALIFIERS.items()
}


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Each qualifier of a question that only one of its two forms has."""
    for question in knowledge.questions.values():
        if question.type == "yes_no":
            yield from _lost(question, "text", "short", knowledge)
            yield from _lost(question, "short", "text", knowledge)


def _lost(question: Question, there: str, here: str, knowledge: Knowledge) -> Iterator[Problem]:
    """What stands `there` and not `here`."""
    known = qualifiers(getattr(question, here)) | qualifiers(question.help or "")
    for name in sorted(qualifiers(getattr(question, there)) - known):
        yield Problem(
            knowledge.place("questions", question.id, here),
            f"'{there}' says '{name}' and this does not, so that readers are not asked the same",
            f"say it here or in 'help', or leave it out of '{there}'",
            "wording/differs",
        )


def qualifiers(text: str) -> set[str]:
    """What narrows or widens a sign in these words; numbers as digits."""
    words = _IDIOM.sub(" ", _LINK.sub(r"\1", text))
    found = {name for name, pattern in _WORDS.items() if pattern.search(words)}
    numbers = (number.lower() for number in _NUMBER.findall(words))
    return found | {str(_NUMBERS.index(one) + 2) if one in _NUMBERS else one for one in numbers}
