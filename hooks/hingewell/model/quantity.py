"""A figure with its unit, written as an author says it: `15-20 repetitions`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from hingewell.model.base import Part
from hingewell.problems import did_you_mean

UNITS = {
    "repetitions": "repetition",
    "sets": "set",
    "seconds": "second",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "per day": "per day",
    "per week": "per week",
    "degrees": "degree",
    "kg": "kg",
    "cm": "cm",
    "percent": "percent",
    "points": "point",
}
"""Plural unit -> singular."""

_SINGULAR = {singular: plural for plural, singular in UNITS.items()}
_FORM = re.compile(r"^(\d+(?:\.\d+)?)(?:\s*-\s*(\d+(?:\.\d+)?))?\s+([a-z]+(?: [a-z]+)?)$")
_PATTERN = r"^\d+(\.\d+)?(-\d+(\.\d+)?)? [a-z ]+$"


class Range(Part):
    """From `low` to `high` (equal for a single figure) in `unit`."""

    low: Decimal = Field(ge=0)
    high: Decimal = Field(ge=0)
    unit: str

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low} {UNITS[self.unit] if self.low == 1 else self.unit}"
        return f"{self.low}-{self.high} {self.unit}"


def parse(value: Any) -> Any:
    """A `Range` from `15-20 repetitions`; ValueError names what is missing."""
    if isinstance(value, Range):
        return value
    if isinstance(value, (int, float)):
        raise ValueError(f"the figure {value} has no unit|write one, such as '{value} repetitions'")
    found = _FORM.match(str(value).strip()) if isinstance(value, str) else None
    if not found:
        dash = " with a plain '-'" if re.search("[–—]", str(value)) else ""
        advice = f"write it like '15-20 repetitions'{dash}"
        raise ValueError(f"'{value}' is not a figure with a unit|{advice}")
    low, high, unit = found.groups()
    unit = _SINGULAR.get(unit, unit)
    if unit not in UNITS:
        advice = did_you_mean(unit, UNITS, f"use one of: {', '.join(UNITS)}")
        raise ValueError(f"the unit '{unit}' is not known|{advice}")
    first, last = Decimal(low), Decimal(high or low)
    if last < first:
        raise ValueError(f"the range {low}-{high} runs backwards|write the smaller figure first")
    return Range(low=first, high=last, unit=unit)


Quantity = Annotated[
    Range,
    BeforeValidator(parse),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _PATTERN,
            "description": f"A figure or range with its unit ({', '.join(UNITS)}).",
            "examples": ["15-20 repetitions", "30 seconds", "3-5 per day"],
        }
    ),
]
