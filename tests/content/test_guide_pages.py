"""A guide whose pages are not as the build needs them is told so, page by page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.commands.new import new_guide
from hingewell.pipeline import prepare
from hingewell.problems import ContentErrors
from hingewell.render.placement import LED_TO, LED_TO_BY_PLANS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("begun")
    assert new_guide(home, "stiff_neck") == 0
    return home / "guides" / "stiff_neck"


def problems(begun: Path, docs: Path) -> list[str]:
    with pytest.raises(ContentErrors) as found:
        prepare(ROOT, begun / "content", docs, "/")
    return [str(problem) for problem in found.value.problems]


def test_pages_that_others_lead_to_are_missed(begun: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    assert problems(begun, docs) == [
        f"docs/{uri}:1:1: this page is missing; write it: others lead to it"
        for uri in sorted((*LED_TO, *LED_TO_BY_PLANS))
    ]


def test_a_head_that_cannot_be_read_is_told_with_its_place(begun: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(begun / "docs", tmp_path / "docs"))
    about = docs / "about.md"
    about.write_text("---\ntitle: About\ndescription: This: and that\n---\n# About\n", "utf-8")
    (told,) = problems(begun, docs)
    assert told.startswith("docs/about.md:3:18: the lines between the dashes are not YAML (mapping")
    assert told.endswith("put text with : or # in quotes")
