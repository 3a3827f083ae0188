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
from hingewell.problems import ContentErrors

SMALL = Path(__file__).parents[1] / "guides" / "small" / "content"
FILES = sorted(path.relative_to(SMALL) for path in SMALL.rglob("*.yml"))

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


def read_bytes(raw: bytes) -> yaml_source.Source:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yml"
        path.write_bytes(raw)
        return yaml_source.read(path, "content/x.yml")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    source = read_bytes(raw)
    assert source.problems or source.data is not None or raw.strip() in (b"", b"~", b"null")
    assert all(problem.place.line >= 1 for problem in source.problems)


@given(st.text(alphabet=":-?[]{},&*!|>'\"%@`# \n\tab1.", max_size=80))
def test_any_yaml_like_text_is_read_or_refused(text: str) -> None:
    source = read_bytes(text.encode())
    assert all(problem.place.column >= 1 for problem in source.problems)


@pytest.mark.parametrize("name", FILES, ids=str)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_mutilated_file_gives_located_problems_or_a_guide(name: Path, data: st.DataObject) -> None:
    raw = (SMALL / name).read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 30)))
    piece = data.draw(st.sampled_from([b"", b"\xff", b"[", b": ", b"\n- ", b"9" * 40, b"null", b"{"]))
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(SMALL, content)
        (content / name).write_bytes(raw[:start] + piece + raw[end:])
        try:
            sound(content)
        except ContentErrors as errors:
            assert errors.problems
            assert all(problem.place.file.startswith("content") for problem in errors.problems)
            assert all(problem.wrong and problem.instead for problem in errors.problems)
