"""No file, however broken or hostile, brings a traceback: it is read, or its problems are named."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell.check.check import sound
from hingewell.load import yaml_source
from hingewell.problems import ContentErrors, Problem

SMALL = Path(__file__).parents[1] / "guides" / "small" / "content"
FILES = sorted(path.relative_to(SMALL) for path in SMALL.rglob("*.yml"))

PIECES = [b"", b"\xff", b"[", b": ", b"\n- ", b"9" * 40, b"null", b"{"]


def read_bytes(raw: bytes) -> yaml_source.Source:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yml"
        path.write_bytes(raw)
        return yaml_source.read(path, "content/x.yml")


def problems_in(content: Path) -> list[Problem]:
    try:
        sound(content)
    except ContentErrors as errors:
        return errors.problems
    return []


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    source = read_bytes(raw)
    assert source.problems or source.data is not None
    assert all(problem.place.line >= 1 for problem in source.problems)


@given(st.text(alphabet=":-?[]{},&*!|>'\"%@`# \n\tab1.", max_size=80))
def test_any_yaml_like_text_is_read_or_refused(text: str) -> None:
    source = read_bytes(text.encode())
    assert all(problem.place.column >= 1 for problem in source.problems)


@pytest.mark.parametrize("name", FILES, ids=str)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_mutilated_file_is_read_or_its_problems_named(name: Path, data: st.DataObject) -> None:
    raw = (SMALL / name).read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 30)))
    piece = data.draw(st.sampled_from(PIECES))
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(SMALL, content)
        (content / name).write_bytes(raw[:start] + piece + raw[end:])
        problems = problems_in(content)
        assert all(problem.place.file.startswith("content") for problem in problems)
        assert all(problem.wrong and problem.instead for problem in problems)
