"""Pictures as files: stable addresses, a licence inside, colours that need no browser."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hingewell.load.load import load
from hingewell.render import drawings, figures

ROOT = Path(__file__).parents[3]
SHEETS = ROOT / "hooks" / "overrides" / "stylesheets"
STYLE = (SHEETS / "figures.css").read_text(encoding="utf-8")
POSE = "    pose: {base: sitting, knee: 80, other_leg: {knee: 90}, move_to: {knee: 10}}\n"


@pytest.fixture
def made(tmp_path: Path) -> dict[str, str]:
    """The files of the small guide with one picture that moves and one that does not."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "guides" / "small" / "content", content)
    press = content / "tests" / "press.yml"
    step = "  - {id: sit, text: Sit down.}\n"
    assert step in press.read_text(encoding="utf-8")
    text = press.read_text(encoding="utf-8")
    press.write_text(text.replace(step, f"  - id: sit\n    text: Sit down.\n{POSE}"))
    kick = content / "faults" / "kick.yml"
    kick.write_text(
        kick.read_text(encoding="utf-8")
        + "figures:\n  - {id: high, caption: A high kick, pose: {base: standing, hip: 40}}\n"
    )
    return figures.files(load(content), STYLE)


def test_addresses_follow_from_the_ids(made: dict[str, str]) -> None:
    assert set(made) == {
        "figures/tests/press/sit.svg",
        "figures/tests/press/sit.frames.svg",
        "figures/faults/kick/high.svg",
    }


def test_each_file_tells_what_it_is_and_whose(made: dict[str, str]) -> None:
    root = ElementTree.fromstring(made["figures/tests/press/sit.svg"])
    dublin = "{http://purl.org/dc/elements/1.1/}"
    facts = {one.tag.removeprefix(dublin): one.text for one in root.iter() if dublin in one.tag}
    assert facts["title"] == "Press test: step 1"
    assert facts["creator"]
    assert facts["rights"]


def test_colours_need_no_variables(made: dict[str, str]) -> None:
    style = made["figures/faults/kick/high.svg"].partition("<style>")[2].partition("</style>")[0]
    assert "var(" not in style
    assert "@media" not in style
    assert ".hw-fig-legs { fill: #" in style
    for name in ("top", "skin", "label", "arrow", "ghost", "floor", "shoe-far"):
        assert f".hw-fig-{name}" in style


def test_a_drawing_is_a_file_of_its_own() -> None:
    knowledge = load(ROOT / "content")
    sheets = [
        ROOT / "widgets" / "anatomy" / "anatomy.css",
        SHEETS / "tokens.css",
    ]
    made = drawings.files(knowledge, "".join(one.read_text(encoding="utf-8") for one in sheets))
    assert set(made) == {f"figures/drawings/{key}.svg" for key in knowledge.drawings}
    for key, drawing in knowledge.drawings.items():
        svg = made[f"figures/drawings/{key}.svg"]
        root = ElementTree.fromstring(svg)
        names = [part.structure for part in drawing.parts if part.structure]
        assert len([one for one in root.iter() if one.tag.endswith("text")]) == len(names)
        assert "var(" not in svg
        assert "cursor" not in svg
        assert ".hw-draw__muscle { fill: #" in svg
        assert "<dc:rights>" in svg
