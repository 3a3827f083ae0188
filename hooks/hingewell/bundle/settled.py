"""What Pyodide's WebAssembly writes into its memory at each start, written there by the build.

Its linker does not know where in memory the module will be, so that each address in the data is set
by a function that does nothing else: half a megabyte, compiled and run once at each start. Pyodide
always has the same place for it; its glue says which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hingewell.bundle.wasm import (
    NO_LOCALS,
    NUMBER,
    Kind,
    Module,
    Op,
    Section,
    read_signed,
    sized,
    vector,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_SETTER = "__wasm_apply_data_relocs"
_WORD = 4
# memory[memory_base + at] = base + value, or base - value, or a global that is known later.
_SET = re.compile(
    rb"%(get)b(%(n)b)%(const)b(%(n)b)%(add)b"
    rb"(?:%(get)b(%(n)b)%(const)b(%(n)b)(%(add)b|%(sub)b)|%(get)b%(n)b)%(store)b"
    % {
        b"n": NUMBER,
        b"get": re.escape(Op.GLOBAL_GET),
        b"const": re.escape(Op.I32_CONST),
        b"add": re.escape(Op.I32_ADD),
        b"sub": re.escape(Op.I32_SUB),
        b"store": re.escape(Op.I32_STORE),
    },
    re.DOTALL,
)


def bases(glue: str) -> dict[int, int]:
    """Where Pyodide puts the module: the number of each such global -> its value.

    They are the first and the third of the imported globals. RuntimeError where the glue does not
    say it the way it did.
    """
    return {0: _base(glue, "___memory_base"), 2: _base(glue, "___table_base")}


def _base(glue: str, of: str) -> int:
    said = re.findall(rf'{of}=new WebAssembly\.Global\({{value:"i32",mutable:false}},(\d+)\)', glue)
    if len(said) != 1:
        raise RuntimeError(f"Pyodide's glue does not say what {of} is")
    return int(said[0])


def settled(wasm: bytes, known: Mapping[int, int]) -> bytes:
    """The module with its addresses in the data; those known only at a start stay to be set."""
    module = Module(wasm)
    _expect_bases(module)
    setter = next(index for name, _, index in module.exports if name == _SETTER)
    setter -= module.imported(Kind.FUNCTION)
    bodies = module.bodies
    head, data = module.data
    memory = bytearray(data)
    left = []
    body = bodies[setter].removeprefix(NO_LOCALS)
    at = 0
    while found := _SET.match(body, at):
        at = found.end()
        if not _write(memory, found, known):
            left.append(found[0])
    if body[at:] != Op.END:
        raise RuntimeError(f"{_SETTER} does more than to set addresses")
    bodies[setter] = NO_LOCALS + b"".join(left) + Op.END
    code = vector([sized(one) for one in bodies])
    return module.written({Section.CODE: code, Section.DATA: head + sized(bytes(memory))})


def _write(memory: bytearray, found: re.Match[bytes], known: Mapping[int, int]) -> bool:
    start, place, base, value, sign = found.groups()
    address = read_signed(place)
    if start != b"\x00" or base is None or address + _WORD > len(memory):
        return False
    offset = read_signed(value) if sign == Op.I32_ADD else -read_signed(value)
    memory[address : address + _WORD] = (known[base[0]] + offset).to_bytes(_WORD, "little")
    return True


def _expect_bases(module: Module) -> None:
    names = [one.name for one in module.imports if one.kind is Kind.GLOBAL]
    if (names[0], names[2]) != ("__memory_base", "__table_base"):
        raise RuntimeError("Pyodide's WebAssembly has its bases in another order")
