"""What an author is told of a key or a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from hingewell.load import yaml_source
from hingewell.load.messages import explain
from hingewell.model.quantity import Quantity

if TYPE_CHECKING:
    from pathlib import Path


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Arm(Strict):
    bend: int = 0


class Leg(Strict):
    reach: int = 0


class Stage(Strict):
    sets: str = ""
    grade: Literal["opinion", "weak"] = "weak"
    reps: Quantity | None = None


class Entry(Strict):
    stages: list[Stage] = []
    by_name: dict[str, Stage] = {}
    limb: Arm | Leg | None = None


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "x.yml"
    path.write_text(text, "utf-8")
    source = yaml_source.read(path, "x.yml")
    try:
        Entry.model_validate(source.data)
    except ValidationError as error:
        return [str(one) for one in explain(error, source, (), Entry)]
    return []


def test_a_key_in_a_list_a_mapping_or_a_union_has_its_nearest(tmp_path: Path) -> None:
    assert told(tmp_path, "stages:\n  - sest: two\n") == [
        "x.yml:2:5: the key 'sest' is not known here; did you mean 'sets'?"
    ]
    assert told(tmp_path, "by_name:\n  one: {grad: weak}\n") == [
        "x.yml:2:9: the key 'grad' is not known here; did you mean 'grade'?"
    ]
    (problem,) = told(tmp_path, "limb: {bent: 3}\n")
    assert problem.endswith("did you mean 'bend'?")


def test_a_key_like_no_other_has_all_that_are_known(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "stages:\n  - colour: red\n")
    assert problem.endswith("use one of: grade, reps, sets")


def test_a_word_has_its_nearest(tmp_path: Path) -> None:
    assert told(tmp_path, "stages: [{grade: opinon}]\n") == [
        "x.yml:1:11: 'opinon' is not allowed here; did you mean 'opinion'?"
    ]


def test_a_dash_that_was_pasted_is_named(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "stages: [{reps: 8–10 repetitions}]\n")
    assert problem.endswith("write it like '15-20 repetitions' with a plain '-'")


def test_a_quote_without_an_end_is_told_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text('a: 1\nname: "Hinge\nb: 2\n', "utf-8")
    (problem,) = yaml_source.read(path, "x.yml").problems
    assert str(problem).startswith("x.yml:2:7: ")
    assert problem.instead == "close the quote that begins here"
