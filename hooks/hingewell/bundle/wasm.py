"""A WebAssembly module as bytes: its sections, and what is read of them and written again.

No function is changed here, and no number of one: what is not looked into stays as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_HEAD = b"\0asm\x01\0\0\0"


class Section(IntEnum):
    """The sections by their numbers."""

    CUSTOM = 0
    TYPE = 1
    IMPORT = 2
    FUNCTION = 3
    TABLE = 4
    GLOBAL = 6
    EXPORT = 7
    START = 8
    ELEMENT = 9
    CODE = 10
    DATA = 11


class Kind(IntEnum):
    """What can be imported and exported, by its number."""

    FUNCTION = 0
    TABLE = 1
    MEMORY = 2
    GLOBAL = 3
    TAG = 4


class Op:
    """The instructions that are read or written here."""

    END = b"\x0b"
    IF = b"\x04\x40"
    CALL = b"\x10"
    CALL_INDIRECT = b"\x11"
    LOCAL_GET = b"\x20"
    GLOBAL_GET = b"\x23"
    GLOBAL_SET = b"\x24"
    TABLE_GET = b"\x25"
    TABLE_SET = b"\x26"
    I32_CONST = b"\x41"
    I32_ADD = b"\x6a"
    I32_SUB = b"\x6b"
    I32_STORE = b"\x36\x02\x00"
    IS_NULL = b"\xd1"
    REF_FUNC = b"\xd2"
    TABLE_INIT = b"\xfc\x0c"
    UNREACHABLE = b"\x00"


NO_LOCALS = b"\x00"
FUNCREF = b"\x70"
NUMBER = rb"[\x80-\xff]*+[\x00-\x7f]"

# All instructions but those that `touched` looks at, with what belongs to each. One that is in
# neither stops the build: it may name a function or a table in a way that is not known here.
_OTHERS = re.compile(
    rb"(?:[\x00\x01\x05\x0b\x0f\x19-\x1b\x45-\xc4\xd1]"
    rb"|[\x02-\x04\x06-\x09\x0c\x0d\x18\x20-\x22\x25\x26\x3f-\x42\xd0]%(n)b"
    rb"|[\x11\x28-\x3e]%(n)b%(n)b|\x43.{4}|\x44.{8}|\x1c\x01."
    rb"|\xfc(?:[\x00-\x07]|[\x0b\x0f-\x11]%(n)b|\x0a%(n)b%(n)b))*+" % {b"n": NUMBER},
    re.DOTALL,
)


def number(value: int) -> bytes:
    """A number without sign, as WebAssembly writes it (LEB128)."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def signed(value: int) -> bytes:
    """A number with a sign, likewise."""
    out = bytearray()
    while not -64 <= value < 64:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value & 127])


def read_signed(data: bytes) -> int:
    """The number that these bytes are."""
    value = sum((byte & 127) << 7 * at for at, byte in enumerate(data))
    return value - (1 << 7 * len(data)) if data[-1] & 64 else value


def const(value: int) -> bytes:
    """The instruction that gives a number."""
    return Op.I32_CONST + signed(value)


def name(text: str) -> bytes:
    """A name with its length before it."""
    return sized(text.encode())


def sized(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return number(len(data)) + data


def vector(items: Sequence[bytes]) -> bytes:
    """How many there are, then they themselves."""
    return number(len(items)) + b"".join(items)


@dataclass
class Reader:
    """Reads from a place in bytes on."""

    data: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        """So many bytes."""
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self) -> int:
        """A number without sign."""
        value = shift = 0
        while (byte := self.data[self.at]) > 127:
            value |= (byte & 127) << shift
            shift += 7
            self.at += 1
        self.at += 1
        return value | byte << shift

    def sized(self) -> bytes:
        """Bytes whose length stands before them."""
        return self.take(self.number())

    def many[T](self, item: Callable[[], T]) -> list[T]:
        """As many as are told first."""
        return [item() for _ in range(self.number())]

    def raw(self, item: Callable[[], object]) -> bytes:
        """The bytes of what `item` reads."""
        start = self.at
        item()
        return self.data[start : self.at]

    def limits(self) -> None:
        """How large a memory or a table is, and may become."""
        bounded = self.number() & 1
        self.number()
        if bounded:
            self.number()

    def table(self) -> None:
        """A table: what is in it, how large it is."""
        self.take(1)
        self.limits()


@dataclass(frozen=True)
class Import:
    """One that a module wants of whoever starts it, and its bytes."""

    name: str
    kind: Kind
    raw: bytes


@dataclass(frozen=True)
class Touched:
    """What a function's body names: functions it calls, globals it reads, globals it sets."""

    calls: set[int] = field(default_factory=set)
    gets: set[int] = field(default_factory=set)
    sets: set[int] = field(default_factory=set)


class Module:
    """The sections of a module by number, and what is in them."""

    def __init__(self, wasm: bytes) -> None:
        reader = Reader(wasm, len(_HEAD))
        found = []
        while reader.at < len(wasm):
            found.append((reader.take(1)[0], reader.sized()))
        if not wasm.startswith(_HEAD) or len({kind for kind, _ in found}) != len(found):
            raise RuntimeError("this is no WebAssembly, or has several sections of one kind")
        self.sections = dict(found)

    def written(self, changes: dict[Section, bytes]) -> bytes:
        """The module with some sections changed; where they stand stays."""
        changed: dict[int, bytes] = {int(kind): data for kind, data in changes.items()}
        return module((kind, changed.get(kind, data)) for kind, data in self.sections.items())

    @cached_property
    def types(self) -> list[tuple[bytes, bytes]]:
        """The functions' types: what goes in, what comes out; a byte each."""
        reader = self._reader(Section.TYPE)
        return reader.many(lambda: (reader.take(1) and reader.sized(), reader.sized()))

    @cached_property
    def imports(self) -> list[Import]:
        """All of them, in their order."""
        reader = self._reader(Section.IMPORT)
        return reader.many(lambda: _import(reader))

    def imported(self, kind: Kind) -> int:
        """How many of a kind are imported: they are numbered first."""
        return sum(one.kind == kind for one in self.imports)

    @cached_property
    def functions(self) -> list[int]:
        """The type of each of its own functions."""
        reader = self._reader(Section.FUNCTION)
        return reader.many(reader.number)

    @cached_property
    def tables(self) -> list[bytes]:
        """Its own tables."""
        reader = self._reader(Section.TABLE)
        return reader.many(lambda: reader.raw(reader.table))

    @cached_property
    def exports(self) -> list[tuple[str, Kind, int]]:
        """Name, kind and number of what others can use."""
        reader = self._reader(Section.EXPORT)
        return reader.many(
            lambda: (reader.sized().decode(), Kind(reader.take(1)[0]), reader.number())
        )

    @cached_property
    def elements(self) -> list[int]:
        """The functions that it puts into the table at its start."""
        reader = self._reader(Section.ELEMENT)
        # One part, which begins at a global: all that a linker writes for Pyodide.
        if reader.take(3) != b"\x01\x00" + Op.GLOBAL_GET:
            raise RuntimeError("the functions in the table are told in an unknown way")
        reader.number()
        reader.take(1)
        return reader.many(reader.number)

    @cached_property
    def bodies(self) -> list[bytes]:
        """Its own functions: their locals and instructions."""
        reader = self._reader(Section.CODE)
        return reader.many(reader.sized)

    @cached_property
    def data(self) -> tuple[bytes, bytes]:
        """What it writes into memory at its start: the head that says where, then the bytes."""
        reader = self._reader(Section.DATA)
        if reader.take(3) != b"\x01\x00" + Op.GLOBAL_GET:
            raise RuntimeError("the data are told in an unknown way")
        reader.number()
        reader.take(1)
        return self.sections[Section.DATA][: reader.at], reader.sized()

    def _reader(self, section: Section) -> Reader:
        return Reader(self.sections[section])


def module(sections: Iterable[tuple[int, bytes]]) -> bytes:
    """A module of these sections, in this order."""
    return _HEAD + b"".join(bytes([kind]) + sized(data) for kind, data in sections)


def begun(body: bytes) -> int:
    """Where the instructions of a body begin, after its locals."""
    reader = Reader(body)
    reader.many(lambda: (reader.number(), reader.take(1)))
    return reader.at


def touched(body: bytes) -> Touched:
    """What a body names. RuntimeError where it has an instruction that is not known here."""
    found = Touched()
    for op, which in _looked_at(body):
        {Op.CALL: found.calls, Op.GLOBAL_GET: found.gets, Op.GLOBAL_SET: found.sets}[op].add(which)
    return found


def _looked_at(body: bytes) -> Iterator[tuple[bytes, int]]:
    reader = Reader(body, begun(body))
    while True:
        others = _OTHERS.match(body, reader.at)
        reader.at = others.end() if others else reader.at
        if reader.at == len(body):
            return
        op = reader.take(1)
        if op in (Op.CALL, Op.GLOBAL_GET, Op.GLOBAL_SET):
            yield op, reader.number()
        elif op == b"\x0e":  # a jump to one of several places
            reader.many(reader.number)
            reader.number()
        else:
            raise RuntimeError(f"an unknown instruction, {op.hex()}")


def _import(reader: Reader) -> Import:
    start = reader.at
    reader.sized()
    named = reader.sized().decode()
    kind = Kind(reader.take(1)[0])
    rest: dict[Kind, Callable[[], object]] = {
        Kind.FUNCTION: reader.number,
        Kind.TABLE: reader.table,
        Kind.MEMORY: reader.limits,
        Kind.GLOBAL: lambda: reader.take(2),
        Kind.TAG: lambda: (reader.take(1), reader.number()),
    }
    rest[kind]()
    return Import(named, kind, reader.data[start : reader.at])
