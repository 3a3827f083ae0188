"""What the models cannot say alone: ids and words stand once, one figure where one is meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hingewell.model.base import named_parts, within
from hingewell.model.knowledge import KINDS
from hingewell.model.over_time import Stage
from hingewell.model.treatment import Table
from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.base import Part
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.quantity import Range

STAGE_UNITS = {
    "sets": ("sets",),
    "reps": ("repetitions",),
    "hold": ("seconds", "minutes"),
    "rest": ("seconds", "minutes"),
    "sessions": ("per day", "per week"),
    "check_after": ("hours", "days"),
    "stay": ("days", "weeks"),
}


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Parts with the same id, words twice in a list, rows cut short, doses in the wrong unit."""
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            yield from _same_ids(kind.name, key, entry, knowledge)
            yield from _twice(kind.name, key, entry, knowledge)
            yield from _cells(kind.name, key, entry, knowledge)
    yield from _units(knowledge)
    yield from _elsewhere(knowledge)


def _same_ids(kind: str, key: str | int, entry: Part, knowledge: Knowledge) -> Iterator[Problem]:
    parts = named_parts(entry)
    count = Counter(part for _, part in parts)
    for path, part in parts:
        if count[part] > 1:
            yield Problem(
                knowledge.place(kind, key, *path, "id"),
                f"the id '{part}' stands more than once in {kind}/{key}",
                "give each part of an entry an id of its own",
            )


def _twice(kind: str, key: str | int, entry: Part, knowledge: Knowledge) -> Iterator[Problem]:
    for path, value in within(entry, list):
        for at, part in enumerate(value):
            if isinstance(part, str) and part in value[:at]:
                yield Problem(
                    knowledge.place(kind, key, *path, at),
                    f"'{part}' stands twice in this list",
                    "leave one of them out",
                )


def _cells(kind: str, key: str | int, entry: Part, knowledge: Knowledge) -> Iterator[Problem]:
    for path, table in within(entry, Table):
        for at, row in enumerate(table.rows):
            if len(row) != len(table.columns):
                yield Problem(
                    knowledge.place(kind, key, *path, "rows", at),
                    f"this row has {len(row)} cells, and the table {len(table.columns)} columns",
                    "write one cell for each column",
                )


def _elsewhere(knowledge: Knowledge) -> Iterator[Problem]:
    """Where a reader is sent for more, there is an address."""
    for key, topic in knowledge.topics.items():
        for at, ref in enumerate(topic.elsewhere):
            reference = knowledge.references.get(ref)
            if reference and reference.url is None:
                yield Problem(
                    knowledge.place("topics", key, "elsewhere", at),
                    f"readers are sent to '{ref}', which has no address",
                    "give that reference a 'url', or leave it out here",
                )


def _units(knowledge: Knowledge) -> Iterator[Problem]:
    for key, ladder in knowledge.dosing.items():
        for path, stage in within(ladder, Stage):
            yield from _stage(key, stage, path, knowledge)


def _stage(
    key: str, stage: Stage, path: tuple[str | int, ...], knowledge: Knowledge
) -> Iterator[Problem]:
    for name, units in STAGE_UNITS.items():
        quantity: Range | None = getattr(stage, name)
        if quantity and quantity.unit not in units:
            yield Problem(
                knowledge.place("dosing", key, *path, name),
                f"'{name}' is in {quantity.unit}",
                f"write it in {' or '.join(units)}",
            )
    if stage.reps is None and stage.hold is None:
        yield Problem(
            knowledge.place("dosing", key, *path),
            "the dose has neither repetitions nor a hold",
            "add 'reps' or 'hold'",
        )
