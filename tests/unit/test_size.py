"""What is printed of a finished site, and what GitHub Pages would not take."""

from __future__ import annotations

from pathlib import Path

import pytest

from hingewell.commands import build
from hingewell.commands.size import LARGEST, MOST, Size, measured, too_large


def test_counts_every_file(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / ".nojekyll").write_bytes(b"")
    (tmp_path / "index.html").write_bytes(bytes(300_000))
    (tmp_path / "assets" / "big.bin").write_bytes(bytes(2_000_000))
    size = measured(tmp_path)
    assert size == Size(3, 2_300_000, "assets/big.bin", 2_000_000)
    assert str(size) == "3 files, 2.3 MB; the largest is assets/big.bin, 2.0 MB"


def test_what_just_fits_is_taken_and_one_byte_more_is_not() -> None:
    assert not list(too_large(Size(2, MOST, "a", LARGEST)))
    whole, one = too_large(Size(2, MOST + 1, "a", LARGEST + 1))
    assert "1,000.0 MB" in whole
    assert whole.startswith("the site")
    assert one.startswith("a has 100.0 MB")


def test_a_site_that_no_host_takes_does_not_replace_the_last_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "site"
    good.mkdir()
    (good / "index.html").write_text("good", "utf-8")

    def made(_: Path, into: Path) -> None:
        into.mkdir()
        with (into / "huge.bin").open("wb") as file:
            file.truncate(LARGEST + 1)  # takes no room on the disk

    monkeypatch.setattr(build, "build_folder", made)
    assert build.build(tmp_path, good) == 1
    assert (good / "index.html").read_text("utf-8") == "good"
    assert "huge.bin has 100.0 MB" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
