"""Knowledge as one page reads it: what the page asked for is noted, with what it was told.

As long as the same questions have the same answers, the page would be written the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, override

from hingewell.kept import Same
from hingewell.model.knowledge import Knowledge

if TYPE_CHECKING:
    from hingewell.problems import Place

type Question = tuple[str, *tuple[object, ...]]

_ABSENT = object()
SINGLE = ("guide", "check", "plan")
"""What there is one of. It is not watched: whoever keeps a page has to compare it."""


def single(knowledge: Knowledge) -> tuple[Same, ...]:
    """What there is one of, to compare."""
    return tuple(Same(getattr(knowledge, name, None)) for name in SINGLE)


class Reading(Knowledge):
    """All of `known`, and a note of what was read of it: of lists of entries, each by itself."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._notes: dict[Question, object] = {}
        for one in fields(Knowledge):
            value = getattr(known, one.name, None)
            if isinstance(value, Mapping):
                value = _Entries(one.name, value, self._notes)
            elif one.name not in SINGLE:
                continue  # what no page has a use for is not there
            setattr(self, one.name, value)

    @override
    def place(self, kind: str, key: str | int, *path: str | int) -> Place:
        return self._noted("place", kind, key, *path)  # type: ignore[no-any-return] # as asked

    @override
    def written(self, kind: str, key: str | int) -> str:
        return self._noted("written", kind, key)  # type: ignore[no-any-return] # as asked

    def holds(self, known: Knowledge) -> bool:
        """Whether `known` would have told the page the same."""
        return all(_same(told, _answer(known, asked)) for asked, told in self._notes.items())

    def _noted(self, *asked: Any) -> Any:
        told = _answer(self._known, asked)
        self._notes[asked] = told
        return told


class _Entries(Mapping[Any, Any]):
    """Entries of a kind by id. Who goes through them all reads which there are, and each."""

    def __init__(
        self, kind: str, entries: Mapping[Any, Any], notes: dict[Question, object]
    ) -> None:
        self._kind, self._entries, self._notes = kind, entries, notes

    def __getitem__(self, key: object) -> Any:
        told = self._entries.get(key, _ABSENT)
        self._notes["entry", self._kind, key] = told
        if told is _ABSENT:
            raise KeyError(key)
        return told

    def __iter__(self) -> Iterator[Any]:
        keys = tuple(self._entries)
        self._notes["keys", self._kind] = keys
        return iter(keys)

    def __len__(self) -> int:
        return len(tuple(iter(self)))


def _answer(known: Knowledge, asked: Question) -> object:
    what, *about = asked
    if what == "entry":
        kind, key = about
        return getattr(known, str(kind)).get(key, _ABSENT)
    if what == "keys":
        return tuple(getattr(known, str(about[0])))
    return getattr(known, what)(*about) if tuple(about[:2]) in known.origins else _ABSENT


def _same(told: object, now: object) -> bool:
    """Entries are the same only if they are one: equal figures may be written differently."""
    if isinstance(told, tuple) and isinstance(now, tuple):
        return len(told) == len(now) and all(map(_same, told, now))
    return told is now or (isinstance(told, str | int) and type(told) is type(now) and told == now)
