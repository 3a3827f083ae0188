"""Rules that nothing on the site can wear are left out, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from hingewell.adapters.material import theme_sheets
from hingewell.bundle.styles import STYLES, leave_out_unused, without_unused

WORDS = {"hw-card", "is-open", "dark"}


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".hw-card { color: red }", ".hw-card{ color: red }"),
        (".tabs { color: red }", ""),
        ("main .tabs > a { color: red }", ""),
        (".tabs, .hw-card, a { color: red }", ".hw-card,a{ color: red }"),
        ("a:not(.tabs) { color: red }", "a:not(.tabs){ color: red }"),
        (":is(.tabs, .hw-card) { color: red }", ":is(.tabs, .hw-card){ color: red }"),
        (".hw-card.is-open::after { top: 0 }", ".hw-card.is-open::after{ top: 0 }"),
        ("[data-look=dark] a { top: 0 }", "[data-look=dark] a{ top: 0 }"),
        ("[data-look=red] a { top: 0 }", ""),
        ('[data-look="red"] a { top: 0 }', ""),
        ("[data-look^=red] a { top: 0 }", "[data-look^=red] a{ top: 0 }"),
        ("[dir=rtl] a { top: 0 }", "[dir=rtl] a{ top: 0 }"),
        ("@media print { .tabs { top: 0 } }", ""),
        ("@media print { .tabs { top: 0 } a { top: 0 } }", "@media print {a{ top: 0 }}"),
        ("@keyframes in { from { top: 0 } }", "@keyframes in { from { top: 0 } }"),
        ("/* why */ @font-face { src: none }", "@font-face { src: none }"),
        (".hw-card\\:now { top: 0 } .tabs\\:now { top: 0 }", ""),
    ],
)
def test_what_nothing_asks_for_is_left_out(sheet: str, kept: str) -> None:
    assert without_unused(sheet, WORDS) == kept


@pytest.mark.parametrize("sheet", [".tabs { top: 0 } }", "@media print { .tabs }"])
def test_a_sheet_with_a_mistake_stays_as_it_is(sheet: str) -> None:
    assert without_unused(sheet, WORDS) == sheet


def test_the_words_are_those_of_pages_and_scripts(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "index.html").write_text(
        '<p class="one two" data-look=three id="seven">four</p><p class=\'eight nine\'>', "utf-8"
    )
    (tmp_path / "deep" / "script.js").write_text('add("five-six")', "utf-8")
    sheet = tmp_path / STYLES
    sheet.parent.mkdir()
    names = ("one", "two", "three", "four", "five-six", "seven", "nine")
    sheet.write_text("".join(f".{name}{{top:0}}" for name in names), "utf-8")
    leave_out_unused(tmp_path)
    assert (
        sheet.read_text("utf-8")
        == ".one{top:0}.two{top:0}.three{top:0}.five-six{top:0}.nine{top:0}"
    )


def test_a_theme_with_other_sheets_is_told() -> None:
    main, palette = (f"assets/stylesheets/{name}.0a1b.min.css" for name in ("main", "palette"))
    assert theme_sheets([palette, f"{main}.map", main, "stylesheets/main.css"]) == [main, palette]
    with pytest.raises(RuntimeError, match="main and one sheet palette"):
        theme_sheets([main])
