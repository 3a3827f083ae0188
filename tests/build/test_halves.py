"""Pyodide's WebAssembly, divided: nothing of it is lost, and nothing is in the wrong half."""

from __future__ import annotations

from pathlib import Path

import pytest

from hingewell.bundle.halves import SHARED, halves
from hingewell.bundle.kept import digest
from hingewell.bundle.pyodide import FIRST, GLUE, REST, pyodide, read_list, stock, version
from hingewell.bundle.settled import bases, settled
from hingewell.bundle.wasm import Kind, Module, Section, number, read_signed, signed, touched

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stock_wasm() -> bytes:
    return (stock(ROOT) / FIRST).read_bytes()


@pytest.fixture(scope="module")
def whole(stock_wasm: bytes) -> Module:
    glue = (stock(ROOT) / GLUE).read_text("utf-8")
    return Module(settled(stock_wasm, bases(glue)))


@pytest.fixture(scope="module")
def parts() -> tuple[Module, Module]:
    folder = pyodide(ROOT)
    return Module((folder / FIRST).read_bytes()), Module((folder / REST).read_bytes())


def test_the_list_is_of_the_installed_pyodide(stock_wasm: bytes) -> None:
    listed = read_list(ROOT)
    assert (listed.version, listed.wasm) == (version(ROOT), digest([stock_wasm])), (
        "run `make functions`"
    )


def test_each_function_is_in_one_half_as_it_came(
    whole: Module, parts: tuple[Module, Module]
) -> None:
    first, rest = (part.bodies for part in parts)
    assert len(first) == len(rest) == len(whole.bodies) + 1
    here = [body == one for body, one in zip(whole.bodies, first, strict=False)]
    there = [body == one for body, one in zip(whole.bodies, rest, strict=False)]
    lost = [one for one, places in enumerate(zip(here, there, strict=True)) if not any(places)]
    assert not lost
    assert read_list(ROOT).called <= {one for one, stays in enumerate(here) if stays}
    assert 1500 < sum(here) < 4500


def test_numbers_are_the_same_in_both_halves(whole: Module, parts: tuple[Module, Module]) -> None:
    own = len(whole.functions)
    for part in parts:
        assert part.types == whole.types
        assert part.functions[:own] == whole.functions
        assert part.sections[Section.GLOBAL] == whole.sections[Section.GLOBAL]
        for kind in (Kind.FUNCTION, Kind.GLOBAL, Kind.TAG, Kind.MEMORY):
            assert part.imported(kind) == whole.imported(kind)
    first, rest = parts
    assert first.imported(Kind.TABLE) + len(first.tables) == rest.imported(Kind.TABLE)
    assert set(first.exports) - set(whole.exports) == {
        one for one in first.exports if one[0].startswith(SHARED)
    }


def test_only_addresses_in_the_data_differ(stock_wasm: bytes, whole: Module) -> None:
    stock_module = Module(stock_wasm)
    differing = [
        one
        for one, (before, after) in enumerate(zip(stock_module.bodies, whole.bodies, strict=True))
        if before != after
    ]
    assert len(differing) == 1
    assert len(stock_module.data[1]) == len(whole.data[1])


def test_another_pyodide_is_refused() -> None:
    with pytest.raises(RuntimeError, match="does not say what ___memory_base is"):
        bases("var ___memory_base=0")
    with pytest.raises(RuntimeError, match="no WebAssembly"):
        halves(b"<!doctype html>", (), bool)
    with pytest.raises(RuntimeError, match="an unknown instruction, fd"):
        touched(b"\x00\xfd\x00\x0b")


@pytest.mark.parametrize("value", [0, 1, -1, 63, 64, -64, -65, 127, 128, 2**31 - 1, -(2**31)])
def test_numbers_are_written_as_they_are_read(value: int) -> None:
    assert read_signed(signed(value)) == value
    if value >= 0:
        assert number(value)[-1] < 128
