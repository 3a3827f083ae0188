"""A sheet to fill in by hand: lines to write on, boxes to tick, tables with empty cells."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from hingewell.model.base import Entry, EntryRef, Part, Prose


class Blank(Part):
    """A part of a sheet to fill in: something to read, to write, to tick or to note in a table."""

    title: Prose
    """What it is for."""
    hint: Prose | None = None
    """How to fill it in."""
    says: list[EntryRef] = []
    """Statements of other entries that the sheet repeats, as `kind/id#claim`."""
    lines: list[Prose] = []
    """What to write, each with a line of its own."""
    ticks: list[Prose] = []
    """What to tick."""
    columns: list[Prose] = []
    """The heads of a table to fill in; the first one is over the names of its rows."""
    rows: list[Prose] = []
    """The names of its rows. The other cells are empty."""

    @model_validator(mode="after")
    def _has_both(self) -> Self:
        if bool(self.columns) != bool(self.rows):
            raise ValueError("a table to fill in needs columns and rows|add what misses")
        return self


class Form(Entry):
    """A sheet to fill in, on one page of paper."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """What it is good for, in a sentence or two."""
    parts: list[Blank] = Field(min_length=1)
    """What stands on it, from top to bottom."""
