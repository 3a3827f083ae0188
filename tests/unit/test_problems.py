"""Problems are told with the way to their files from where the command runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.problems import ContentErrors, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_way_to_a_guide_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = ContentErrors([Problem(Place("content/a.yml", 2, 3), "wrong", "mend it")])
    guide, elsewhere = tmp_path / "guides" / "neck", tmp_path / "other"
    for folder in (guide, elsewhere):
        folder.mkdir(parents=True)
    monkeypatch.chdir(guide)
    assert errors.from_here(guide) == "content/a.yml:2:3: wrong; mend it"
    monkeypatch.chdir(tmp_path)
    assert errors.from_here(guide) == "guides/neck/content/a.yml:2:3: wrong; mend it"
    monkeypatch.chdir(elsewhere)
    assert errors.from_here(guide) == f"{guide}/content/a.yml:2:3: wrong; mend it"
    assert errors.count == "1 problem"
