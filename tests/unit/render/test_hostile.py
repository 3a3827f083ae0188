"""Text of the content is shown as text, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from hingewell.render.sources import front_matter

from .hostile import ATTACK, hostile_content
from .small import DOCS, Seen, html, small_site

HARMLESS = {"http", "https", "tel", ""}


@pytest.mark.parametrize("uri", [*DOCS, "exercises/toe-wiggle.md"])
def test_an_attack_is_only_words(uri: str, tmp_path: Path) -> None:
    page = html(small_site(content=hostile_content(tmp_path)), uri)
    seen = Seen(page)
    assert "window.attacked" in seen.text, "the attack must have come this far"
    assert "{{ 7 * 7 }}" in seen.text
    assert "**b** `c` &amp;" in seen.text
    assert not {"script", "img"} & {tag for tag, _ in seen.elements}
    for tag, attrs in seen.elements:
        assert not [name for name in attrs if name.startswith(("on", "style"))], (tag, attrs)
    schemes = {href.partition(":")[0] if ":" in href else "" for href in seen.links}
    assert schemes <= HARMLESS
    assert "z" not in seen.ids


def test_an_attack_on_a_sheet_is_only_words(tmp_path: Path) -> None:
    for sheet in small_site(content=hostile_content(tmp_path)).files().values():
        seen = Seen(sheet.decode())
        assert "window.attacked" in seen.text
        assert [attrs["src"] for tag, attrs in seen.elements if tag == "script"] == [
            "../../../assets/theme/print.js"
        ]
        assert "img" not in {tag for tag, _ in seen.elements}
        for tag, attrs in seen.elements:
            assert not [name for name in attrs if name.startswith(("on", "style"))], (tag, attrs)


def test_the_front_matter_gives_the_theme_nothing_to_run(tmp_path: Path) -> None:
    site = small_site(content=hostile_content(tmp_path))
    matter = front_matter(site.pages()["exercises/toe-wiggle.md"])
    for words in (matter["title"], matter["description"]):
        assert "attacked" in words
        assert not set("<>\"'") & set(words)


def test_what_the_theme_shows_is_escaped(tmp_path: Path) -> None:
    notice = small_site(content=hostile_content(tmp_path)).theme_globals()["hw_notice"]
    assert Seen(notice).elements == []
    assert ATTACK[:8] in Seen(notice).text
