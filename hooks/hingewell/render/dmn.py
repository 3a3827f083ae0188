"""Decision tables laid out for a page as DMN draws them: a rule a row, an input a column."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

from hingewell.render.addresses import slug
from hingewell.render.paper import items
from hingewell.render.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hingewell.model.selfcheck import Decision, Rule
    from hingewell.render.paper import Condition, Rules

type Form = Literal["small", "medium", "large", "list"]

WIDEST: dict[Form, int] = {"small": 64, "medium": 86, "large": 124}
"""How many letters stand side by side, at most, in a table of each form; `rules.css` has the width
of screen that each needs. What is wider is a list: each rule with its conditions in one cell."""

LINES = 6
"""A cell of several words may be so many lines high before its column has to be wider."""
GAP = 3
"""Room between two columns, in letters."""
REASON = 28
"""Room for the reasons, in letters."""
FEWEST_TO_FILTER = 7
"""Rows; a reader sees fewer at a glance."""


class Column(NamedTuple):
    """An input that some rule looks at: where it is shown, and what it is called in words."""

    ref: str
    heading: str


class Row(NamedTuple):
    """A rule by its number on the page.

    `cells` has what it wants of each column in words ("": anything), `outcomes` what it gives:
    (ref or "", words) each.
    """

    number: int
    rule: Rule
    conditions: list[Condition]
    cells: list[str]
    outcomes: list[tuple[str, str]]


class Group(NamedTuple):
    """Rules that give the same; `anchor` is where they begin on the page."""

    anchor: str
    title: str
    rows: list[Row]


class Layout(NamedTuple):
    """A table as a page shows it; `filtered` where it helps to see one result alone."""

    form: Form
    columns: list[Column]
    groups: list[Group]
    filtered: bool


def laid_out(decision: Decision, rules: Rules) -> Layout:
    """The rules of a decision, those that give the same next to each other."""
    used = {name for rule in decision.rules for name in rules.when(decision.id, rule.id)}
    inputs = [name for name in decision.inputs if name in used]
    columns = [Column(*rules.input(name)) for name in inputs]
    groups = _groups(decision, rules, columns)
    rows = [row for group in groups for row in group.rows]
    many = len(rows) >= max(FEWEST_TO_FILTER, 2 * len(groups))
    words = {ref: plain(heading, rules.knowledge) for ref, heading in columns}
    return Layout(_form(columns, rows, words), columns, groups, many and len(groups) > 1)


def form_of(columns: Iterable[Sequence[str]]) -> Form:
    """The form of a table with these words in each column, headings among them."""
    letters = sum(width(words) for words in columns) + REASON + GAP
    return next((form for form, most in WIDEST.items() if letters <= most), "list")


def width(words: Sequence[str]) -> int:
    """How many letters wide a column of these cells has to be."""
    longest = max((len(word) for cell in words for word in cell.split()), default=0)
    return max(longest, *(ceil(len(cell) / LINES) for cell in words)) + GAP


def _groups(decision: Decision, rules: Rules, columns: Sequence[Column]) -> list[Group]:
    found: dict[str, list[Rule]] = {}
    for rule in rules.rows(decision):
        found.setdefault(" ".join(items(rule)), []).append(rule)
    groups: list[Group] = []
    number = 0
    for given, same in found.items():
        rows = []
        for rule in same:
            number += 1
            conditions = rules.conditions(decision.id, rule.id)
            answers = {condition.ref: condition.answers for condition in conditions}
            cells = [answers.get(column.ref, "") for column in columns]
            rows.append(Row(number, rule, conditions, cells, rules.outcomes(decision, rule)))
        title = ", ".join(words for _, words in rows[0].outcomes)
        groups.append(Group(f"result-{slug(given.replace(' ', '-'))}", title, rows))
    return groups


def _form(columns: Sequence[Column], rows: Sequence[Row], words: dict[str, str]) -> Form:
    inputs = [
        [words[column.ref], *(row.cells[at] for row in rows)] for at, column in enumerate(columns)
    ]
    output = [words for row in rows for _, words in row.outcomes]
    numbers = [str(row.number) for row in rows]
    return form_of([numbers, *inputs, output])
