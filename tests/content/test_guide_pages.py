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
        prepare(ROOT, begun / "content", docs, "/", {})
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


HEADS = {
    "when: 2020-99-99": "month must be in 1..12",
    'x: "\x01"': "special characters are not allowed",
    f"x: {'[' * 2000}{']' * 2000}": "recursion",
}


def test_no_head_is_too_strange_to_be_told_of(begun: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(begun / "docs", tmp_path / "docs"))
    for at, head in enumerate(HEADS):
        (docs / f"strange-{at}.md").write_text(f"---\n{head}\n---\n# Strange\n", "utf-8")
    told = problems(begun, docs)
    assert len(told) == len(HEADS)
    for at, why in enumerate(HEADS.values()):
        assert f"docs/strange-{at}.md:1:1: " in told[at]
        assert why in told[at]


def test_what_is_no_page_is_told_of_or_passed_over(begun: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(begun / "docs", tmp_path / "docs"))
    (docs / "folder.md").mkdir()
    (docs / "nowhere.md").symlink_to(tmp_path / "gone")
    (docs / "bytes.md").write_bytes(b"# Bytes\n\xff\xfe")
    (told,) = problems(begun, docs)
    assert told.startswith("docs/bytes.md:2:1: the file is not UTF-8 here")


def test_a_page_that_cannot_be_made_is_told_with_its_line(begun: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(begun / "docs", tmp_path / "docs"))
    about = docs / "about.md"
    about.write_text("---\ntitle: About\n---\n# About\n\n{{ 1 / 0 }}\n", "utf-8")
    (told,) = problems(begun, docs)
    assert told.startswith("docs/about.md:6:1: this page cannot be made (ZeroDivisionError")
