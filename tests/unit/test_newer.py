"""What the oldest browser lacks is found in every script that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

import newer

ROOT = Path(__file__).parents[2]
NAMES = newer.known(newer.LIST.read_text("utf-8"))


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("const a = text.toWellFormed();", ["toWellFormed"]),
        ("Object.groupBy(all, key); list.toSorted()", ["groupBy", "toSorted"]),
        ("const one = new Sanitizer();", ["Sanitizer"]),
        ("const a = text.toWellFormed?.() ?? text;", []),
        ("if (thing.toSorted) thing.toSorted();", []),
        ("if ('toSorted' in thing) thing.toSorted();", []),
        ("// text.toWellFormed() is younger\n/* list.toSorted() */", []),
        ("list.findLast(fits).replaceAll(a, b)", []),
    ],
)
def test_a_script_is_read(script: str, found: list[str]) -> None:
    assert [name for _, name, _ in newer.newer(script, NAMES)] == found


def test_the_place_is_told_in_a_template_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = '<p>.toSorted()</p>\n<script type="application/json">{".toSorted()": 1}</script>\n'
    (tmp_path / "page.html").write_text(page + "<script>\na.toSorted();\n</script>")
    assert newer.main([str(tmp_path)]) == 1
    assert f"{tmp_path / 'page.html'}:4: 'toSorted' came with Chrome 110" in capsys.readouterr().out


def test_nothing_that_ships_needs_a_newer_browser() -> None:
    assert newer.main([str(ROOT / "widgets"), str(ROOT / "hooks")]) == 0
