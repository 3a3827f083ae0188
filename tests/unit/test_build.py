"""The last good site stays whatever happens, and two builds keep out of each other's way."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from hingewell.commands import build


@pytest.fixture
def good(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("good", "utf-8")
    return site


def made(_: Path, into: Path) -> None:
    into.mkdir()
    (into / "index.html").write_text("new", "utf-8")


def says(site: Path) -> str:
    """What its page says; nothing else may be left beside it."""
    assert [path.name for path in site.parent.iterdir()] == [site.name]
    return (site / "index.html").read_text("utf-8")


def test_a_new_one_takes_its_place(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build_folder", made)
    assert build.build(good.parent, good) == 0
    assert says(good) == "new"


def test_a_second_build_at_the_same_time_is_refused(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def within(guide: Path, into: Path) -> None:
        assert build.build(guide, good) == 1
        made(guide, into)

    monkeypatch.setattr(build, "build_folder", within)
    assert build.build(good.parent, good) == 0
    assert "another build into" in capsys.readouterr().out
    assert says(good) == "new"


def test_a_full_disk_is_told_in_a_line(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: Path, into: Path) -> None:
        into.mkdir()
        raise OSError(errno.ENOSPC, "No space left on device", str(into / "a.html"))

    monkeypatch.setattr(build, "build_folder", full)
    assert build.build(good.parent, good) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "No space left on device" in line
    assert says(good) == "good"


def test_what_a_killed_build_had_put_aside_comes_back(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was killed after the good site was moved away, before the new one stood there."""
    good.rename(good.with_name("site.old"))
    made(good, good.with_name("site.next"))

    def fails(_: Path, into: Path) -> Exception:
        into.mkdir()
        return ValueError("the content has a problem")

    monkeypatch.setattr(build, "build_folder", fails)
    assert build.build(good.parent, good) == 1
    assert says(good) == "good"


def test_settings_that_mkdocs_cannot_read_are_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "mkdocs.yml"
    for text in (b"INHERIT: nowhere.yml\n", b"site_name: \xff\n"):
        settings.write_bytes(text)
        assert build.build(tmp_path, tmp_path / "site") == 1
        assert f"{settings} cannot be used" in capsys.readouterr().out
