"""What an author writes is read as it stands, with its line and column."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hingewell.load import yaml_source
from hingewell.problems import Place

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, text: str) -> yaml_source.Source:
    path = tmp_path / "x.yml"
    path.write_text(text, "utf-8")
    return yaml_source.read(path, "content/x.yml")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("2026-11-23", "2026-11-23"),
        ("0..2", "0..2"),
        ("12:30", "12:30"),
        ("true", True),
        ("7", 7),
        ("-7", -7),
        ("1.5", 1.5),
        ("~", None),
        ('"7"', "7"),
    ],
)
def test_scalars_mean_what_an_author_expects(tmp_path: Path, written: str, meant: object) -> None:
    source = read(tmp_path, f"key: {written}\n")
    assert source.problems == []
    assert source.data == {"key": meant}
    assert type(source.data["key"]) is type(meant)


def test_each_value_knows_its_place(tmp_path: Path) -> None:
    source = read(tmp_path, "name: a\nsteps:\n  - text: b\n  - text: c\n")
    assert source.place(("name",)) == Place("content/x.yml", 1, 1)
    assert source.place(("steps", 1)) == Place("content/x.yml", 4, 5)
    assert source.place(("steps", 1, "text")) == Place("content/x.yml", 4, 5)


def test_what_is_missing_is_placed_at_what_is_around_it(tmp_path: Path) -> None:
    source = read(tmp_path, "name: a\nsteps:\n  - text: b\n")
    assert source.place(("steps", 0, "feel")) == source.place(("steps", 0))


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    source = read(tmp_path, "x: " + "y" * (yaml_source.MAX_BYTES + 1))
    assert source.data is None
    assert [problem.instead for problem in source.problems] == ["split it into several files"]


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.yml").mkdir()
    source = yaml_source.read(tmp_path / "x.yml", "content/x.yml")
    assert len(source.problems) == 1


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    (problem,) = yaml_source.read(tmp_path / "pipe.yml", "content/pipe.yml").problems
    assert "it is a pipe" in problem.wrong


@pytest.mark.parametrize("value", ["!!bool maybe", '!!int ""', "!mine x", "! x", "!!set {a}"])
def test_a_tag_is_refused_where_it_stands(tmp_path: Path, value: str) -> None:
    (problem,) = read(tmp_path, f"key: {value}\n").problems
    assert problem.place == Place("content/x.yml", 1, 6)
    assert problem.wrong == f"the tag {value.split(maxsplit=1)[0]} is used"
