"""wording/differs: a yes/no question asks for the same in a list and on a page of its own.

A page of its own shows `text` and `help`, a list `short` and `help`, and what is printed for a
clinician `short` alone. A degree, a side, a time or an exception that one of them lacks is lost.
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
    "better": r"better|eases?|easing|improv\w*",
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


TO_SHORT = "say it here too, or leave it out of 'text'"
TO_TEXT = "say it here or in 'help', or leave it out of 'short'"


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Each qualifier of a question that only one of its two forms has."""
    for question in knowledge.questions.values():
        if question.type == "yes_no":
            text, short = qualifiers(question.text), qualifiers(question.short)
            shown = text | qualifiers(question.hint or "")
            for name in sorted(text - short):
                yield _problem(question, "short", f"'text' says '{name}'", TO_SHORT, knowledge)
            for name in sorted(short - shown):
                yield _problem(question, "text", f"'short' says '{name}'", TO_TEXT, knowledge)


def _problem(
    question: Question, name: str, said: str, advice: str, knowledge: Knowledge
) -> Problem:
    return Problem(
        knowledge.place("questions", question.id, name),
        f"{said} and this does not, so that readers are not asked the same",
        advice,
        "wording/differs",
    )


def qualifiers(text: str) -> set[str]:
    """What narrows or widens a sign in these words; numbers as digits."""
    words = _IDIOM.sub(" ", _LINK.sub(r"\1", text))
    found = {name for name, pattern in _WORDS.items() if pattern.search(words)}
    numbers = (number.lower() for number in _NUMBER.findall(words))
    return found | {str(_NUMBERS.index(one) + 2) if one in _NUMBERS else one for one in numbers}
