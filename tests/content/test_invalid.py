"""Each broken guide in tests/invalid/ gives exactly the problems written beside it.

A case is a folder with the files that replace those of the small guide, and `expected.txt`.
After a wording was changed on purpose, run it once with HINGEWELL_WRITE_EXPECTED=1.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide

HERE = Path(__file__).parents[1]
SMALL = HERE / "guides" / "small" / "content"
CASES = sorted(path for path in (HERE / "invalid").iterdir() if path.is_dir())


def problems_of(case: Path, tmp_path: Path) -> str:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    shutil.copytree(case / "content", content, dirs_exist_ok=True)
    try:
        proved_guide(content)
    except ContentErrors as errors:
        return f"{errors}\n"
    return ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_names_every_problem_at_its_place(case: Path, tmp_path: Path) -> None:
    found = problems_of(case, tmp_path)
    expected = case / "expected.txt"
    if os.environ.get("HINGEWELL_WRITE_EXPECTED"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
    assert found, "a broken guide must not pass"


def test_the_small_guide_itself_is_sound() -> None:
    proved_guide(SMALL)
