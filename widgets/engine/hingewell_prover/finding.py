"""Something wrong with a guide's rules, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hingewell_engine.data import Value


@dataclass(frozen=True, slots=True)
class Finding:
    """A proved fault.

    `id` is its kind, such as `table/gap`; `message` one sentence for the author; `where` the way
    to the place: kind, id, and on into the entry, such as ("decisions", "urgency", "rules", 3).
    `witness` is the smallest set of answers that shows it whatever else is answered; it is empty
    where every reader meets it, or nobody. `advice` says what to do about it.
    """

    id: str
    message: str
    where: tuple[str | int, ...]
    witness: Mapping[str, Value]
    advice: str


def words(names: Iterable[object]) -> str:
    """Names as a list in a sentence: 'a', 'b' and 'c'."""
    quoted = [f"'{name}'" for name in names]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


def conditions(cells: Mapping[str, Sequence[Value]]) -> str:
    """What inputs may read, as an author writes it."""
    return f"{{{', '.join(f'{name}: {_cell(values)}' for name, values in cells.items())}}}"


def _cell(values: Sequence[Value]) -> str:
    return str(values[0]) if len(values) == 1 else f"[{', '.join(map(str, values))}]"


def readings(values: Mapping[str, Value]) -> str:
    """What inputs read, as a list in a sentence; "any answers" where nothing has to be read."""
    return ", ".join(f"{name} = {value}" for name, value in values.items()) or "any answers"
