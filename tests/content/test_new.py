"""`new-guide` and `new-exercise`: what they write is sound, and nothing is overwritten."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hingewell.commands.mutants import mutants
from hingewell.commands.new import new_exercise, new_guide
from hingewell.commands.schemas import first_lines, write_first_lines
from hingewell.commands.starter import new_exercise as exercise_files
from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide
from unit.render.small import html, small_site

from .test_schemas import read, validator

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "guides" / "small" / "content"
NOT_NAMES = {
    "Heel Slide": "such as 'heel_slide'",
    "9_lives": "such as 'lives'",
    "../heel": "such as 'heel'",
    "/heel": "such as 'heel'",
    "é": "start with a letter",
    "": "write one, such as NAME=heel_slide",
}


def fits(guide: Path) -> None:
    """Every file is YAML as the project writes it, and as its schema has it."""
    settings = ["--strict", "--config-file", str(ROOT / ".yamllint.yml")]
    lint = [sys.executable, "-m", "yamllint", *settings, str(guide / "content")]
    found = subprocess.run(lint, capture_output=True, text=True, check=False)
    assert not found.stdout
    for path, line in first_lines(ROOT, guide):
        assert path.read_text("utf-8").startswith(line), path
        assert not list(validator(line).iter_errors(read(path))), path


# A guide


def test_a_new_guide_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new_guide(tmp_path, "stiff_neck") == 0
    assert "make serve GUIDE=guides/stiff_neck" in capsys.readouterr().out
    proved = proved_guide(tmp_path / "guides" / "stiff_neck" / "content")
    assert proved.knowledge.guide.id == "stiff_neck"
    assert proved.score.right == len(proved.knowledge.scenarios) == 5
    assert not proved.drafts


def test_in_a_new_guide_each_wrong_rule_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_guide(tmp_path, "stiff_neck")
    assert mutants(ROOT, tmp_path / "guides" / "stiff_neck" / "content") == 0
    assert "survived: []" in capsys.readouterr().out


def test_a_new_guide_fits_and_says_what_each_file_is(tmp_path: Path) -> None:
    new_guide(tmp_path, "stiff_neck")
    guide = tmp_path / "guides" / "stiff_neck"
    write_first_lines(ROOT, guide)  # where the schemas are
    fits(guide)
    for path in guide.rglob("*.*"):
        lines = path.read_text("utf-8").splitlines()
        said = lines[1 if path.is_relative_to(guide / "content") else 0]
        assert said.startswith("# ") or path.suffix == ".md", f"{path} does not say what it is"
        assert not [line for line in lines[1:] if "$" in line], f"{path} has a blank left"


@pytest.mark.parametrize("name", NOT_NAMES)
def test_a_guide_wants_a_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_guide(tmp_path, name) == 1
    assert NOT_NAMES[name] in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_a_guide_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "guides" / "mine").mkdir(parents=True)
    assert new_guide(tmp_path, "mine") == 1
    assert "there is a folder guides/mine already" in capsys.readouterr().out
    assert not list((tmp_path / "guides" / "mine").iterdir())


# An exercise


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The small guide, to be changed."""
    shutil.copytree(SMALL, tmp_path / "content")
    return tmp_path


def files(guide: Path) -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in guide.rglob("*.yml")}


def test_a_new_exercise_is_a_draft_that_is_checked(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(guide)
    assert new_exercise(ROOT, guide, "heel_slide") == 0
    said = capsys.readouterr().out
    written = [guide / "content" / kind / "heel_slide.yml" for kind in ("exercises", "dosing")]
    assert " and ".join(path.as_posix() for path in written) in said
    assert said.index("Delete its line 'draft: true'") < said.index("content/selfcheck/decisions/")
    added = {path.relative_to(guide / "content").as_posix() for path in files(guide)}
    added -= {path.relative_to(guide / "content").as_posix() for path in before}
    assert added == {"exercises/heel_slide.yml", "dosing/heel_slide.yml"}
    proved = proved_guide(guide / "content")
    assert proved.drafts == ("heel_slide",)
    assert "heel_slide" not in proved.knowledge.exercises
    assert "heel_slide" not in proved.knowledge.dosing
    assert proved.data == proved_guide(SMALL).data, "readers get the same rules"
    assert proved.days
    assert proved.days.ladders == 2, "its dose is proved as well"


@pytest.mark.parametrize("place", [".", "guides/stiff_neck"])
def test_a_new_exercise_is_named_as_seen_from_the_project(
    place: str, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = guide / place
    shutil.copytree(SMALL, home / "content", dirs_exist_ok=True)
    assert new_exercise(guide, home, "heel_slide") == 0
    said = capsys.readouterr().out
    (written,) = (line for line in said.splitlines() if line.startswith("Written: "))
    for path in written.removeprefix("Written: ").removesuffix(".").split(" and "):
        assert not path.startswith("/")
        assert (guide / path).is_file()
    assert ("`make serve`" if place == "." else f"`make serve GUIDE={place}`") in said


def test_a_draft_is_drawn_in_a_preview(guide: Path) -> None:
    new_exercise(ROOT, guide, "heel_slide")
    known = proved_guide(guide / "content", preview=True).knowledge
    page = html(small_site(content=guide / "content", knowledge=known), "exercises/heel-slide.md")
    assert "A draft: readers do not see it yet" in page
    assert page.count('<svg class="hw-fig') >= 2


def test_a_new_exercise_fits_its_schemas(guide: Path) -> None:
    new_exercise(ROOT, guide, "heel_slide")
    for path in (guide / "content").rglob("*.yml"):
        if path.stem != "heel_slide":
            path.unlink()
    fits(guide)


def test_it_is_for_readers_once_it_is_named_and_no_draft(guide: Path) -> None:
    new_exercise(ROOT, guide, "heel_slide")
    rules = guide / "content" / "selfcheck" / "decisions" / "plan_exercises.yml"
    rules.write_text(rules.read_text("utf-8").replace("toe_wiggle", "[toe_wiggle, heel_slide]"))
    with pytest.raises(ContentErrors, match="is a draft, and something points to it"):
        proved_guide(guide / "content")
    exercise = guide / "content" / "exercises" / "heel_slide.yml"
    exercise.write_text(exercise.read_text("utf-8").replace("draft: true\n", ""))
    assert "heel_slide" in proved_guide(guide / "content").knowledge.exercises


def test_a_guide_without_plans_gets_a_dose_without_days() -> None:
    known = {"group": "one", "target": "two", "ref": "three"}
    with_days, without = (
        dict(exercise_files("heel_slide", known, draft=True, plan=plan))["dosing/heel_slide.yml"]
        for plan in (True, False)
    )
    assert "over_time:" in with_days
    assert "over_time:" not in without


@pytest.mark.parametrize("name", [*NOT_NAMES, "toe_wiggle", "toe_wiggles"])
def test_an_exercise_wants_a_name_of_its_own(
    name: str, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(guide)
    assert new_exercise(ROOT, guide, name) == 1
    taken = f"'{name}' is taken by content/"
    assert NOT_NAMES.get(name, taken) in capsys.readouterr().out
    assert files(guide) == before


def test_broken_content_is_mended_first(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = guide / "content" / "glossary.yml"
    glossary.write_text("- {id: toe, term: toe, meanin: x}\n", "utf-8")
    before = files(guide)
    assert new_exercise(ROOT, guide, "heel_slide") == 1
    said = capsys.readouterr().out
    assert "content/glossary.yml:1" in said
    assert "mend them first" in said
    assert files(guide) == before


def test_help_lists_every_command() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    said = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for line in text.splitlines():
        name, colon, words = line.partition(":")
        if colon and " ## " in words:
            assert f"make {name} " in said
    assert "make new-guide" in said
