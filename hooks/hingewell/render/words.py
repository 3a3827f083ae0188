"""Data in words: figures, citations, lists, and prose without its markup."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from html import escape as escape_quotes
from typing import TYPE_CHECKING, get_args

from markupsafe import Markup, escape

from hingewell.model.base import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from hingewell.model.base import Part, Supported
    from hingewell.model.over_time import Stage
    from hingewell.model.quantity import Range
    from hingewell.model.site import Reference


GRADES: tuple[str, ...] = get_args(Certainty)
"""From the surest on."""
STUDIES = ("review", "trial", "study", "laboratory")
_INITIALS = re.compile(r"^[A-Z][A-Z.\-]{0,3}$")
_VOLUME = re.compile(r",? \d")
_PHONE = re.compile(r"\+?\d[\d ]*\d")
_MARKDOWN = re.compile(r"[^\w\s]|_")


PROOF = {
    "high": "strong proof",
    "moderate": "fair proof",
    "low": "weak proof",
    "very_low": "hardly any proof",
    "opinion": "opinion",
}
"""How sure each grade is, in the words of daily life."""
_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def how_sure(claims: Sequence[Supported]) -> str:
    """How sure these are in a sentence, such as "Mostly weak proof; one point is opinion".

    What most rest on comes first; of two that as many rest on, the less sure one.
    """
    counted = Counter(str(claim.certainty) for claim in claims)
    ranked = sorted(counted, key=lambda grade: (-counted[grade], -GRADES.index(grade)))
    first, *others = ranked
    if not others:
        return "It is opinion." if first == "opinion" else f"{PROOF[first]}.".capitalize()
    if counted[first] * 2 > len(claims):
        said = [f"mostly {PROOF[first]}", either([_points(counted, one) for one in others], "and")]
        return f"{'; '.join(said)}.".capitalize()
    return f"{either([_points(counted, one) for one in ranked], 'and')}.".capitalize()


def _points(counted: Counter[str], grade: str) -> str:
    """How many points rest on this: "two points have weak proof"."""
    count = counted[grade]
    many = _FEW[count] if count < len(_FEW) else str(count)
    points = f"{many} point{'s' if count > 1 else ''}"
    if grade == "opinion":
        return f"{points} {'are' if count > 1 else 'is'} opinion"
    return f"{points} {'have' if count > 1 else 'has'} {PROOF[grade]}"


def quantity(figure: Range) -> str:
    """`15-20 repetitions` as one says it: "15 to 20 repetitions"; `1 per day`: "once a day"."""
    how_many = _span(figure.low, figure.high)
    if figure.unit.startswith("per "):
        every = f"a {figure.unit.removeprefix('per ')}"
        if figure.low == figure.high and figure.low in (1, 2):
            return f"{'once' if figure.low == 1 else 'twice'} {every}"
        return f"{how_many} times {every}"
    if figure.low == figure.high:
        return str(figure)
    return f"{how_many} {figure.unit}"


def volume(stage: Stage) -> str:
    """How much a stage asks for: "3 sets of 15 to 20 repetitions, rest 30 seconds between sets"."""
    said = quantity(stage.sets)
    if stage.reps:
        said += f" of {quantity(stage.reps)}"
    if stage.hold:
        said += f", hold for {quantity(stage.hold)}"
    return f"{said}, rest {quantity(stage.rest)} between sets" if stage.rest else said


def _span(low: Decimal, high: Decimal) -> str:
    if low == high:
        return str(low)
    return f"{low} or {high}" if high - low == 1 else f"{low} to {high}"


def either(words: Sequence[str], last: str = "or", between: str = ",") -> str:
    """["a", "b", "c"] -> "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{f'{between} '.join(words[:-1])} {last} {words[-1]}"


def cite(reference: Reference) -> str:
    """A source in a few words, such as "Miller and others 2008" or "NHS Wales: Sore feet"."""
    names = [name.strip() for name in (reference.authors or "").split(",") if name.strip()]
    if not names:
        parts = [reference.journal, reference.title]
        name = ": ".join(part for part in parts if part) or reference.id.replace("_", " ")
    else:
        name = " ".join(part for part in names[0].split() if not _INITIALS.match(part)) or names[0]
    if len(names) > 1:
        name = f"{name} and others"
    return f"{name} {reference.year}" if reference.year else name


def dated(reference: Reference, read: int) -> str:
    """A source with its year, or where it gives none with the year in which it was read.

    Of a study whose authors are not known, the journal is enough.
    """
    if reference.kind in STUDIES and reference.journal and not reference.authors:
        name = _VOLUME.split(reference.journal)[0]
        return f"{name} {reference.year}" if reference.year else name
    if reference.year:
        return cite(reference)
    return f"{cite(reference)} (undated{f', read {read}' if reference.status == 'read' else ''})"


def markdown_safe(text: str) -> str:
    """Words that Markdown and HTML leave as they are: every sign is a character reference."""
    return _MARKDOWN.sub(lambda found: f"&#{ord(found.group())};", " ".join(text.split()))


def attribute_safe(text: str) -> str:
    """Words for the front matter of a page, which the theme puts into its HTML unescaped."""
    return escape_quotes(" ".join(text.split()), quote=True)


def name_of(kind: str, entry: Part) -> str:
    """What readers know an entry by."""
    if kind == "references":
        return cite(entry)  # type: ignore[arg-type] # the kind says it
    fields = ("name", "title", "term", "short", "question", "id")
    return next(str(getattr(entry, field)) for field in fields if getattr(entry, field, None))


def summary_of(entry: Part) -> str:
    """One sentence about an entry, for a card that leads to it."""
    fields = ("summary", "looks_like", "do", "meaning", "text")
    return next(str(getattr(entry, field)) for field in fields if getattr(entry, field, None))


def date(day: datetime.date) -> str:
    """A day in words, such as 23 November 2026."""
    return f"{day.day} {day:%B %Y}"


def phone(text: str) -> Markup:
    """Telephone numbers as links that dial, and the words around them."""
    parts, at = [], 0
    for found in _PHONE.finditer(text):
        dial = found.group().replace(" ", "")
        link = Markup('<a class="hw-phone" href="tel:{}">{}</a>').format(dial, found.group())
        parts += [escape(text[at : found.start()]), link]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def backticks(text: str) -> Markup:
    """Words with `code` in them."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )
