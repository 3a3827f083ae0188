"""The shorthand of a table's cell becomes the values it allows."""

from __future__ import annotations

import pytest

from hingewell.compile.cells import CellError, Value, allowed
from hingewell.model.selfcheck import Cell

WORDS: list[Value] = ["yes", "no", "unsure"]
NUMBERS: list[Value] = [0, 1, 2, 3, 4, "unsure", "unasked"]


@pytest.mark.parametrize(
    ("cell", "domain", "meant"),
    [
        ("yes", WORDS, ["yes"]),
        (["unsure", "yes"], WORDS, ["yes", "unsure"]),
        ({"not": ["no"]}, WORDS, ["yes", "unsure"]),
        ("-", WORDS, WORDS),
        (3, NUMBERS, [3]),
        (">= 3", NUMBERS, [3, 4]),
        ("<1", NUMBERS, [0]),
        ("1..3", NUMBERS, [1, 2, 3]),
        (["> 3", "unsure"], NUMBERS, [4, "unsure"]),
        ({"not": [">= 1"]}, NUMBERS, [0, "unsure", "unasked"]),
    ],
)
def test_allows(cell: Cell, domain: list[Value], meant: list[Value]) -> None:
    assert allowed(cell, domain, "x") == meant


@pytest.mark.parametrize(
    ("cell", "domain", "advice"),
    [
        ("yess", WORDS, "did you mean 'yes'?"),
        ("perhaps", WORDS, "use one of: yes, no, unsure"),
        ([], WORDS, "write '-' for any value"),
        ({"not": ["yes", "no", "unsure"]}, WORDS, "name fewer values after 'not'"),
        ({"or": ["yes"]}, WORDS, "write {not: [values]}"),
        (">= 9", NUMBERS, "use one of: 0, 1, 2, 3, 4, unsure, unasked"),
        (">= 3", WORDS, "use one of: yes, no, unsure"),
    ],
)
def test_refuses_what_allows_nothing(cell: Cell, domain: list[Value], advice: str) -> None:
    with pytest.raises(CellError) as caught:
        allowed(cell, domain, "x")
    assert caught.value.instead == advice
