"""What a cell of a decision table allows: the author's shorthand -> a list of values."""

from __future__ import annotations

import re
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

from hingewell.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hingewell.model.selfcheck import Cell

type Value = str | int

ANY = "-"
_COMPARISON = re.compile(r"^(>=|<=|>|<)\s*(-?\d+)$")
_SPAN = re.compile(r"^(-?\d+)\.\.(-?\d+)$")


class CellError(Exception):
    """A cell that says nothing about its input; `wrong` and `instead` are for the author."""

    def __init__(self, wrong: str, instead: str) -> None:
        self.wrong, self.instead = wrong, instead
        super().__init__(wrong)


def allowed(cell: Cell, domain: Sequence[Value], name: str) -> list[Value]:
    """The values of `domain` that `cell` allows, in the domain's order; CellError otherwise."""
    if cell == ANY:
        return list(domain)
    if isinstance(cell, dict):
        if list(cell) != ["not"]:
            raise CellError(f"'{', '.join(cell)}' is no condition", "write {not: [values]}")
        refused = _union(cell["not"], domain, name)
        kept = [value for value in domain if value not in refused]
        if not kept:
            raise CellError(f"this allows no value of '{name}'", "name fewer values after 'not'")
        return kept
    wanted = _union(cell if isinstance(cell, list) else [cell], domain, name)
    return [value for value in domain if value in wanted]


def _union(parts: list[Value], domain: Sequence[Value], name: str) -> set[Value]:
    if not parts:
        raise CellError(f"this allows no value of '{name}'", f"write '{ANY}' for any value")
    return set().union(*(_one(part, domain, name) for part in parts))


def _one(part: Value, domain: Sequence[Value], name: str) -> set[Value]:
    if part in domain:
        return {part}
    numbers = [value for value in domain if isinstance(value, int)]
    if isinstance(part, str) and numbers:
        found = _numbers(part, numbers)
        if found:
            return set(found)
    known = list(dict.fromkeys(str(value) for value in domain))
    raise CellError(
        f"'{part}' is not a value of '{name}'",
        did_you_mean(str(part), known, f"use one of: {', '.join(known)}"),
    )


def _numbers(part: str, numbers: list[int]) -> list[int]:
    if span := _SPAN.match(part):
        low, high = int(span[1]), int(span[2])
        return [number for number in numbers if low <= number <= high]
    if comparison := _COMPARISON.match(part):
        limit = int(comparison[2])
        holds = {">=": ge, "<=": le, ">": gt, "<": lt}[comparison[1]]
        return [number for number in numbers if holds(number, limit)]
    return []
