"""Reads a content folder whole: the typed knowledge, and every problem of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hingewell.kept import Kept
from hingewell.load.messages import explain
from hingewell.load.yaml_source import Source, read
from hingewell.model.knowledge import KINDS, Kind, Knowledge
from hingewell.problems import ContentErrors, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hingewell.load.yaml_source import Path_
    from hingewell.model.base import Part

SUFFIX = ".yml"


def load(content: Path) -> Knowledge:
    """The knowledge in `content`; ContentErrors names every problem of every file at once."""
    knowledge, problems = read_all(content)
    if problems:
        raise ContentErrors(problems)
    return knowledge


def read_all(content: Path) -> tuple[Knowledge, list[Problem]]:
    """All that could be read, and what is wrong with the rest."""
    problems: list[Problem] = []
    knowledge = Knowledge()
    root = content.parent
    if not content.is_dir():
        place = Place(content.name)
        return knowledge, [Problem(place, "there is no such folder", "make it, with guide.yml")]
    problems += _strays(content, root)
    for kind in KINDS:
        for path in _files(content, kind):
            source = read(path, path.relative_to(root).as_posix())
            problems += source.problems
            if source.problems:
                knowledge.unread.add((kind.name, None))
            if source.data is not None:
                problems += _take(kind, source, path.stem, knowledge)
        if kind.needed and not kind.key and (kind.name, "") not in knowledge.origins:
            place = Place(f"{content.name}/{kind.where}")
            if not any(problem.place.file == place.file for problem in problems):
                problems.append(Problem(place, "this file is missing", "write it"))
    return knowledge, problems


def _files(content: Path, kind: Kind) -> list[Path]:
    if kind.where.endswith("/"):
        return sorted((content / kind.where).rglob(f"*{SUFFIX}"))
    path = content / kind.where
    return [path] if path.exists() else []


def _strays(content: Path, root: Path) -> Iterator[Problem]:
    """Files that no kind would read: a misspelt folder must not go unnoticed."""
    known = {path for kind in KINDS for path in _files(content, kind)}
    for path in sorted(content.rglob("*")):
        if path.is_file() and path not in known and not path.name.startswith("."):
            place = Place(path.relative_to(root).as_posix())
            yield Problem(
                place,
                "nothing reads this file",
                f"move it to the folder of its kind, with the ending {SUFFIX}, or delete it",
            )


def _take(kind: Kind, source: Source, stem: str, knowledge: Knowledge) -> Iterator[Problem]:
    """Put the entries of one file into `knowledge`; yields what is wrong with them."""
    many = isinstance(source.data, list)
    rows: list[tuple[Path_, Any]] = (
        [((at,), row) for at, row in enumerate(source.data)] if many else [((), source.data)]
    )
    for start, row in rows:
        if not isinstance(row, dict):
            place = source.place(start)
            yield Problem(place, "this is not an entry", "write 'key: value' lines")
            knowledge.unread.add((kind.name, None))
            continue
        try:
            entry = _entry(kind, row)
        except ValidationError as error:
            yield from explain(error, source, start, kind.model)
            name = row.get(kind.key)
            knowledge.unread.add((kind.name, name if isinstance(name, str) else None))
            continue
        yield from _add(kind, entry, (source, start), None if many else stem, knowledge)


def _entry(kind: Kind, row: dict[str, Any]) -> Part:
    """What `row` says, the same object as long as it says the same: much is kept with an entry."""
    return _entries.get((kind.name, repr(row)), lambda: kind.model.model_validate(row))


_entries: Kept[Part] = Kept(most=5_000)


def _add(
    kind: Kind,
    entry: Part,
    origin: tuple[Source, Path_],
    stem: str | None,
    knowledge: Knowledge,
) -> Iterator[Problem]:
    source, start = origin
    if not kind.key:
        setattr(knowledge, kind.name, entry)
        knowledge.origins[kind.name, ""] = origin
        return
    key = getattr(entry, kind.key)
    place = source.place((*start, kind.key))
    if kind.where.endswith("/") and stem is not None and stem != key:
        yield Problem(
            place,
            f"the id '{key}' differs from the file's name '{stem}{SUFFIX}'",
            f"write 'id: {stem}' or rename the file",
        )
    earlier = knowledge.origins.get((kind.name, key))
    if earlier:
        first = earlier[0].place((*earlier[1], kind.key))
        yield Problem(
            place, f"the {kind.key} '{key}' is taken by {first}", "choose another, or delete one"
        )
        return
    getattr(knowledge, kind.name)[key] = entry
    knowledge.origins[kind.name, key] = origin
