"""An outcome that nobody gets is told, once, and never one that somebody does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.check.orphans import problems
from hingewell.load.load import load

SMALL = Path(__file__).parents[1] / "guides" / "small" / "content"
TOLD = "no rule of 'outcome' gives 'odd'"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide, with an outcome more."""
    found = tmp_path / "content"
    shutil.copytree(SMALL, found)
    text = (found / "outcomes" / "sore.yml").read_text("utf-8")
    (found / "outcomes" / "odd.yml").write_text(text.replace("id: sore", "id: odd"), "utf-8")
    return found


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def told(content: Path) -> list[str]:
    return [one.wrong for one in problems(load(content))]


def test_an_outcome_that_no_rule_gives(content: Path) -> None:
    (found,) = problems(load(content))
    assert (found.wrong, found.kind) == (TOLD, "flow/unreachable")
    assert (Path(found.place.file).name, found.place.line) == ("odd.yml", 1)


def test_what_a_given_outcome_is_a_kind_of_has_a_purpose(content: Path) -> None:
    replaced(content / "outcomes" / "sore.yml", "id: sore", "id: sore\nvariant_of: odd")
    assert told(content) == []


def test_to_be_a_kind_of_another_is_no_purpose(content: Path) -> None:
    replaced(content / "outcomes" / "odd.yml", "id: odd", "id: odd\nvariant_of: sore")
    assert told(content) == [TOLD]


def test_a_plan_may_give_outcomes_too(content: Path) -> None:
    tables = content / "selfcheck" / "decisions"
    text = (tables / "plan_exercises.yml").read_text("utf-8")
    text = text.replace("id: plan_exercises", "id: also").replace("exercises}", "outcomes}")
    (tables / "also.yml").write_text(text.replace("then: toe_wiggle", "then: odd"), "utf-8")
    assert told(content) == [TOLD]  # nothing asks for the table
    plan = "- {decision: plan_exercises, title: Exercises}"
    more = f"{plan}\n  - {{decision: also, title: Or else}}"
    replaced(content / "selfcheck" / "check.yml", plan, more)
    assert told(content) == []


def test_a_value_that_a_table_lists_is_left_to_the_prover(content: Path) -> None:
    table = content / "selfcheck" / "decisions" / "outcome.yml"
    replaced(table, "{refers_to: outcomes}", "{values: [stopped, sore, fine]}")
    assert told(content) == [TOLD]
    replaced(table, "sore, fine]", "sore, fine, odd]")
    assert told(content) == []


def test_a_rule_that_misspells_its_outcome_is_told_by_itself(content: Path) -> None:
    replaced(content / "selfcheck" / "decisions" / "outcome.yml", "then: fine", "then: od")
    assert told(content) == []
