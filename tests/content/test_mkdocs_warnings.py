"""What MkDocs finds wrong in pages and menu is told with its place and the nearest right one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.commands.build import build

ROOT = Path(__file__).parents[2]
ANY = "name a place on that page, or none"
ANKLE = ROOT / "tests" / "guides" / "ankle"

PAGE = """---
title: Astray
---
# Astray

See [this](help-nov.md) and [that](first-days.md#weit).

And [here](#nowhere).
"""


def test_links_and_menu(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = Path(shutil.copytree(ANKLE, tmp_path / "ankle", ignore=shutil.ignore_patterns("site")))
    settings = guide / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    settings.write_text(text.replace(": first-days.md", ": first-day.md"), "utf-8")
    (guide / "docs" / "astray.md").write_text(PAGE, "utf-8")
    at = 1 + text[: text.index("first-days.md")].count("\n")
    assert build(guide, tmp_path / "site") == 1
    told = capsys.readouterr().out.splitlines()
    problems = [one.removeprefix(f"{guide}/") for one in told]
    assert problems[:3] == [
        "docs/astray.md:6:12: the link 'help-nov.md' leads nowhere; did you mean 'help-now.md'?",
        f"docs/astray.md:6:36: the link 'first-days.md#weit' leads nowhere; {ANY}",
        f"docs/astray.md:8:12: the link '#nowhere' leads nowhere; {ANY}",
    ]
    assert problems[3].startswith(f"mkdocs.yml:{at}:")
    assert problems[3].endswith("did you mean 'first-days.md'?")
    assert not (tmp_path / "site").exists()
