"""What an editor is told of the content is what the build holds it to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from hingewell.commands.schemas import FOLDER, first_lines, schemas
from hingewell.model.knowledge import KINDS

ROOT = Path(__file__).parents[2]
STALE = "run `make schemas`"
GUIDES = (ROOT, ROOT / "tests" / "guides" / "ankle")


def test_every_schema_is_the_model_s() -> None:
    stored = {path.name: path.read_text("utf-8") for path in (ROOT / FOLDER).iterdir()}
    assert stored == schemas(), STALE


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_file_names_its_schema(guide: Path) -> None:
    lines = dict(first_lines(ROOT, guide))
    assert len(lines) == len([*(guide / "content").rglob("*.yml")]) > 20
    for path, line in lines.items():
        assert path.read_text("utf-8").startswith(line), f"{path}: {STALE}"
        assert (path.parent / line.partition("=")[2].strip()).resolve().is_file()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_guide_fits_its_schemas(guide: Path) -> None:
    for path, line in first_lines(ROOT, guide):
        found = list(validator(line).iter_errors(read(path)))
        assert not found, f"{path}: {found[0].message}"


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("dosing", {"id": "x", "stage": []}),
        ("exercises", {"id": "X"}),
        ("modifications", {"id": "x", "name": 3}),
    ],
)
def test_a_mistake_does_not_fit(kind: str, wrong: dict[str, object]) -> None:
    checker = Draft202012Validator(json.loads(schemas()[f"{kind}.json"]))
    assert not checker.is_valid(wrong)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_editor_can_say_what_a_file_and_its_parts_are(kind: str) -> None:
    """Hover text comes from the models' docstrings."""
    defined = json.loads(schemas()[f"{kind}.json"])["$defs"]
    assert not [name for name, about in defined.items() if not about.get("description")]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_editor_can_say_what_every_field_is_for(kind: str) -> None:
    defined = json.loads(schemas()[f"{kind}.json"])["$defs"]
    fields = {
        f"{name}.{field}": about
        for name, part in defined.items()
        for field, about in part.get("properties", {}).items()
    }
    assert not [name for name, about in fields.items() if not about.get("description")]


def validator(line: str) -> Draft202012Validator:
    name = line.strip().rpartition("/")[2]
    return Draft202012Validator(json.loads((ROOT / FOLDER / name).read_text("utf-8")))


class Plain(yaml.SafeLoader):
    """As editors read YAML 1.2: a date is text, and so are yes and no."""


OLD = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
Plain.yaml_implicit_resolvers = {
    first: [one for one in rules if one[0] not in OLD]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Plain)
