"""The quick parser of YAML reads a file as the slow one does, to the column, or leaves it to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hingewell.load.yaml_nodes import PARSERS
from hingewell.load.yaml_source import parsed_by, read
from property.test_odd_content import ODD, changed, places

ROOT = Path(__file__).parents[2]
SOUND = sorted([*ROOT.glob("content/**/*.yml"), *ROOT.glob("tests/guides/**/*.yml")])
SMALL = [path for path in SOUND if "small" in path.parts]
TEXTS = [path.read_text("utf-8") for path in SOUND]
INVALID = sorted(ROOT.glob("tests/invalid/**/*.yml"))
PIECES = [
    *":-?[]{},&*!|>'\"%@`# \n\r\tab1.~é",
    *(
        "\n  ",
        "\n- ",
        ": ",
        "k: ",
        "k:\n  ",
        "? ",
        "[a, ",
        "{a: ",
        "'x'",
        '"\\n"',
        "|\n ",
        ">-\n  ",
    ),
    *("|2-\n", "# c\n", "---", "...", "--- ", "%YAML 1.1\n", "!!str ", "!a ", "&a ", "http://x"),
    *(
        "\0",
        "\x1b",
        "\x85",
        "\xa0",
        "\u2028",
        "\ufeff",
        "\U0001f600",
        "\\x41",
        "true",
        "2026-01-01",
    ),
]
pieces = st.sampled_from(PIECES)


def same(text: str) -> bool:
    """Whether the quick parser read the text; it must be what the slow one reads."""
    quick, slow = (parsed_by(parser, text, "x.yml") for parser in PARSERS)
    if quick.problems:
        return False
    assert not slow.problems
    assert repr(quick.data) == repr(slow.data)  # 1, 1.0 and True are not the same
    assert quick.places == slow.places
    return True


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_sound_files_are_read_the_quick_way(path: Path) -> None:
    assert same(path.read_text("utf-8"))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_faulty_files_are_read_the_same_or_left(path: Path) -> None:
    same(path.read_text("utf-8", "replace"))


@settings(max_examples=1_000, deadline=None)
@given(st.lists(pieces, max_size=25).map("".join))
@example("- [a?b]")
@example("[a\n ?b]")
@example("{a?: 1}")
@example("a: |# no comment\n  b")
@example("a: >+1#\n  b")
@example("a:\tb")
@example("a: b\t\n")
@example("{a\ufeff: 1, b: 2}")
@example("# c\n\ufeffa: 1")
def test_any_text_is_read_the_same_or_left(text: str) -> None:
    same(text)


@settings(max_examples=1_000, deadline=None)
@given(data=st.data())
def test_a_mutilated_file_is_read_the_same_or_left(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(TEXTS)).splitlines(keepends=True)
    first = data.draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[first : first + data.draw(st.integers(1, 12))])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 4)))
        text = text[:start] + "".join(data.draw(st.lists(pieces, max_size=2))) + text[end:]
    same(text)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_odd_data_is_read_the_same_or_left(data: st.DataObject) -> None:
    found = read(data.draw(st.sampled_from(SMALL)), "x.yml").data
    way = data.draw(st.sampled_from(places(found)))
    how, odd = data.draw(st.sampled_from(["put", "drop"])), data.draw(st.sampled_from(ODD))
    flow = data.draw(st.sampled_from([None, True, False]))
    same(yaml.safe_dump(changed(found, way, how, odd), default_flow_style=flow))


def test_files_are_read_where_libyaml_is_missing() -> None:
    file = SOUND[0]
    code = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from pathlib import Path\n"
        "from hingewell.load.yaml_nodes import PARSERS\n"
        "from hingewell.load.yaml_source import read\n"
        f"print(len(PARSERS), repr(read(Path({str(file)!r}), 'x.yml').data))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"1 {read(file, 'x.yml').data!r}\n"
