"""The generator knows no guide: none of a guide's words stands in the code or the templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.render.prose import plain

ROOT = Path(__file__).parents[2]
CODE = ("hooks", "widgets", "tools", "bench")
KINDS = ("tests", "outcomes", "exercises", "techniques", "modifications", "faults", "dosing")
TISSUES = ("muscle", "nerve", "tendon", "bone")
GENERAL = {
    *("none", "both", "unclear", "stopped", "purpose", "duration", "route"),
    *("outcome", "urgency", "plan_exercises", "tendon"),
    *("hip", "low_back", "low back", "hip joint", "sit_bone", "bridge"),
    *("pain", "walking", "weight", "sleep", "fall", "fever", "sitting", "standing", "stretch"),
    *("story", "numb", "child", "rest", "step_up", "step_down", "hold"),
}
"""What any guide may say: plain words, the plan's own, and the drawn body's parts and postures."""


GUIDES = {ROOT: "slump", ROOT / "tests" / "guides" / "ankle": "press_and_walk"}
"""With a word of each that has to be found where it stands."""


def of_the_model() -> Iterator[str]:
    """Names and values of the model itself, which a guide may use for an entry as well."""
    for path in (ROOT / "schemas").glob("*.json"):
        yield from _named(json.loads(path.read_text("utf-8")))


def _named(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from map(str.lower, schema.get("properties", {}))
        yield from (str(value) for value in schema.get("enum", []))
        schema = list(schema.values())
    for inner in schema if isinstance(schema, list) else []:
        yield from _named(inner)


def words_of(knowledge: Knowledge) -> Iterator[str]:
    """Ids and names of what this guide is about."""
    for kind in KINDS:
        for key, entry in knowledge.entries(kind).items():
            yield key
            yield plain(entry.name, knowledge)
    for key, part in knowledge.anatomy.items():
        if part.type in TISSUES:
            yield from (key, plain(part.name, knowledge), plain(part.latin or key, knowledge))
            yield from (word for word in key.split("_") if len(word) > len("nerve"))
    yield from knowledge.questions
    yield from knowledge.decisions


def sources() -> Iterator[Path]:
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*")):
            ours = "node_modules" not in path.parts  # `make bench` fetches what others have written
            if ours and path.suffix in {".py", ".js", ".j2", ".css", ".html", ".json", ".toml"}:
                yield path


def found(words: set[str], text: str) -> set[str]:
    """Those that stand in it as words of their own; looked for only where the letters stand."""
    there = [word for word in words if word in text]
    return {word for word in there if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_no_code_names_what_the_guide_is_about(guide: Path) -> None:
    general = GENERAL.union(of_the_model())
    words = {word.lower() for word in words_of(load(guide / "content"))} - general
    word = GUIDES[guide]
    assert len(words) > 30
    assert found(words, f"after the {word} test") >= {word}
    named = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in sources()
        for word in found(words, path.read_text(encoding="utf-8").lower())
    }
    assert not named, "the code names what a guide is about, or GENERAL lacks a word of all guides"
