"""Pyodide's WebAssembly in two: what a start and the engine call, and the rest.

Both halves have all functions, types and globals under the same numbers. A function's body stands
in one half as it came; in the other a stub calls it through a table that both share. The first stub
that is called while the rest is not there has it loaded (`widgets/runtime/halves.js`): slot 0 of
the table holds what does that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hingewell.bundle.wasm import (
    FUNCREF,
    NO_LOCALS,
    NUMBER,
    Kind,
    Module,
    Op,
    Section,
    Touched,
    const,
    module,
    name,
    number,
    sized,
    touched,
    vector,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHARED = "hw-table-"
"""How the tables are named that the first half shares with the rest; the last joins them."""

_NOTHING = (b"", b"")
_NOWHERE = NO_LOCALS + Op.UNREACHABLE + Op.END
_BASE = re.escape(Op.GLOBAL_GET) + rb"[\x00\x02]" + re.escape(Op.I32_CONST) + NUMBER
_MOVES = re.compile(
    rb"\x00((?:%b%b%b%b)*+)" % (_BASE, re.escape(Op.I32_ADD), re.escape(Op.GLOBAL_SET), NUMBER),
    re.DOTALL,
)


def halves(wasm: bytes, stay: Iterable[int], wanted: Callable[[str], bool]) -> tuple[bytes, bytes]:
    """The first half and the rest.

    `stay`: the functions of the first half, by their numbers among the module's own. `wanted`: says
    of an export whether anybody may use it; the others are dropped. RuntimeError where the module
    has something that cannot be divided.
    """
    whole = Whole(Module(wasm))
    divided = Divided(whole, frozenset(stay) | whole.keepers, wanted)
    return divided.first(), divided.rest()


@dataclass(frozen=True)
class Whole:
    """The module, and what its functions do with its own globals.

    Constants are the same in both halves. So are addresses: one function works them out at the
    start, and each half does that for itself. What changes later is the first half's alone, and so
    are the functions that touch it (`keepers`).
    """

    module: Module

    @cached_property
    def imported(self) -> int:
        """How many functions are imported, and so numbered before the module's own."""
        return self.module.imported(Kind.FUNCTION)

    @cached_property
    def touched(self) -> list[Touched]:
        """What each of its own functions names."""
        return [touched(body) for body in self.module.bodies]

    @cached_property
    def _own_sets(self) -> list[set[int]]:
        before = self.module.imported(Kind.GLOBAL)
        return [{one for one in found.sets if one >= before} for found in self.touched]

    @cached_property
    def mover(self) -> int:
        """The function that works out addresses."""
        return max(range(len(self._own_sets)), key=lambda one: len(self._own_sets[one]))

    @cached_property
    def moves(self) -> bytes:
        """Its instructions that do so: what else it does must be done but once."""
        found = _MOVES.match(self.module.bodies[self.mover])
        moves = found[1] if found else b""
        if touched(NO_LOCALS + moves + Op.END).sets != self._own_sets[self.mover]:
            raise RuntimeError("the addresses in the globals are worked out in an unknown way")
        return moves

    @cached_property
    def keepers(self) -> frozenset[int]:
        """The functions that have to be in the first half."""
        others = [own for one, own in enumerate(self._own_sets) if one != self.mover]
        state = set[int]().union(*others)
        if state & self._own_sets[self.mover]:
            raise RuntimeError("a global with an address changes later")
        users = (one for one, found in enumerate(self.touched) if state & (found.gets | found.sets))
        return frozenset(users) | {self.mover}


@dataclass(frozen=True)
class Divided:
    """`here`: the functions of the first half."""

    whole: Whole
    here: frozenset[int]
    wanted: Callable[[str], bool]

    @cached_property
    def _module(self) -> Module:
        return self.whole.module

    @cached_property
    def _exports(self) -> list[tuple[str, Kind, int]]:
        return [one for one in self._module.exports if self.wanted(one[0])]

    @cached_property
    def _there(self) -> frozenset[int]:
        return frozenset(range(len(self._module.bodies))) - self.here

    def _called(self, by: Iterable[int]) -> set[int]:
        found = set[int]().union(*(self.whole.touched[one].calls for one in by))
        return {one - self.whole.imported for one in found if one >= self.whole.imported}

    @cached_property
    def _to_rest(self) -> list[int]:
        """The rest's functions that somebody outside it may call."""
        exported = [one for _, kind, one in self._exports if kind is Kind.FUNCTION]
        outside = {one - self.whole.imported for one in (*exported, *self._module.elements)}
        return sorted(self._there & (outside | self._called(self.here)))

    @cached_property
    def _to_first(self) -> list[int]:
        return sorted(self.here & self._called(self._there))

    @cached_property
    def _slots(self) -> dict[int, int]:
        return {one: slot for slot, one in enumerate([*self._to_rest, *self._to_first], start=1)}

    @cached_property
    def _shared(self) -> list[bytes]:
        join = FUNCREF + b"\x00" + number(1 + len(self._slots))
        return [*self._module.tables, join]

    @cached_property
    def _join(self) -> int:
        """The number of the table that joins the halves."""
        return self._module.imported(Kind.TABLE) + len(self._shared) - 1

    def _table_name(self, at: int) -> str:
        return f"{SHARED}{at}"

    @cached_property
    def _nothing(self) -> int:
        """The type of a function that takes and gives nothing."""
        return self._module.types.index(_NOTHING)

    @cached_property
    def _functions(self) -> bytes:
        """Each half has one more function than the module, the last."""
        return vector([number(one) for one in (*self._module.functions, self._nothing)])

    @cached_property
    def _last(self) -> int:
        return self.whole.imported + len(self._module.bodies)

    def _stub(self, function: int, before: bytes = b"") -> bytes:
        """Calls a function of the other half. Nobody calls one that has no slot."""
        if function not in self._slots:
            return _NOWHERE
        kind = self._module.functions[function]
        takes = len(self._module.types[kind][0])
        given = b"".join(Op.LOCAL_GET + number(one) for one in range(takes))
        return NO_LOCALS + before + given + self._through(kind, self._slots[function]) + Op.END

    def _through(self, kind: int, slot: int) -> bytes:
        return const(slot) + Op.CALL_INDIRECT + number(kind) + number(self._join)

    def _need_rest(self) -> bytes:
        """Has the rest loaded unless it is there; it finds the first half's functions in place."""
        join = number(self._join)
        first = 1 + len(self._to_rest)
        filled = const(first) + const(0) + const(len(self._to_first))
        return b"".join(
            (
                NO_LOCALS + const(1) + Op.TABLE_GET + join + Op.IS_NULL + Op.IF,
                filled + Op.TABLE_INIT + number(1) + join,
                self._through(self._nothing, 0),
                Op.END + Op.END,
            )
        )

    def first(self) -> bytes:
        """The half from which Pyodide starts."""
        need = Op.CALL + number(self._last)
        bodies = [
            body if one in self.here else self._stub(one, need)
            for one, body in enumerate(self._module.bodies)
        ]
        start = self._module.imported(Kind.TABLE)
        shared = [(self._table_name(at), Kind.TABLE, start + at) for at in range(len(self._shared))]
        exports = [
            name(called) + bytes([kind]) + number(one)
            for called, kind, one in (*self._exports, *shared)
        ]
        elements = self._module.sections[Section.ELEMENT].removeprefix(b"\x01")
        # A part that waits until it is asked for.
        own = b"\x01\x00" + vector([number(one + self.whole.imported) for one in self._to_first])
        return self._module.written(
            {
                Section.FUNCTION: self._functions,
                Section.TABLE: vector(self._shared),
                Section.EXPORT: vector(exports),
                Section.ELEMENT: number(2) + elements + own,
                Section.CODE: vector([sized(one) for one in (*bodies, self._need_rest())]),
            }
        )

    def rest(self) -> bytes:
        """The half that puts its functions into the shared table as soon as it is loaded."""
        shared = [
            name("hw") + name(self._table_name(at)) + bytes([Kind.TABLE]) + table
            for at, table in enumerate(self._shared)
        ]
        bodies = [
            body if one in self._there else self._stub(one)
            for one, body in enumerate(self._module.bodies)
        ]
        place = b"\x02" + number(self._join) + const(1) + Op.END + b"\x00"
        own = vector([number(one + self.whole.imported) for one in self._to_rest])
        begin = NO_LOCALS + self.whole.moves + Op.END
        sections = self._module.sections
        return module(
            (
                (Section.TYPE, sections[Section.TYPE]),
                (Section.IMPORT, vector([*(one.raw for one in self._module.imports), *shared])),
                (Section.FUNCTION, self._functions),
                (Section.GLOBAL, sections[Section.GLOBAL]),
                (Section.START, number(self._last)),
                (Section.ELEMENT, number(1) + place + own),
                (Section.CODE, vector([sized(one) for one in (*bodies, begin)])),
            )
        )
