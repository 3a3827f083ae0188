"""Every figure is a range with a unit."""

from __future__ import annotations

import pytest

from hingewell.model.quantity import parse


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("15-20 repetitions", "15-20 repetitions"),
        ("15 - 20 repetitions", "15-20 repetitions"),
        ("1 set", "1 set"),
        ("1 sets", "1 set"),
        ("30 seconds", "30 seconds"),
        ("3-5 per day", "3-5 per day"),
        ("2.5 kg", "2.5 kg"),
    ],
)
def test_reads_and_shows(written: str, shown: str) -> None:
    assert str(parse(written)) == shown


@pytest.mark.parametrize("written", [15, "15", "repetitions", "20-15 sets", "3 wiggles", None, ""])
def test_refuses_with_advice(written: object) -> None:
    with pytest.raises(ValueError, match=r".+\|.+"):
        parse(written)
