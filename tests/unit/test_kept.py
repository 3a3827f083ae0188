"""What a preview keeps in memory: right, bounded, and dropped when what it rests on changes."""

from __future__ import annotations

from hingewell.kept import Kept

from .render.small import DOCS, html, small_site


def test_work_is_done_once_for_a_key_and_the_eldest_goes() -> None:
    done: list[str] = []

    def work(key: str) -> str:
        done.append(key)
        return key.upper()

    kept: Kept[str] = Kept(most=2)
    for key in "abaca":
        assert kept.get(key, lambda key=key: work(key)) == key.upper()  # type: ignore[misc]
    assert done == ["a", "b", "c"], "a was asked for again, so b was the eldest"
    kept.get("b", lambda: work("b"))
    assert done == ["a", "b", "c", "b"]


def test_a_page_follows_what_moves_from_one_build_to_the_next() -> None:
    """The second build takes what the first wrote for granted, and must see that it may not."""
    small_site()
    before = html(small_site(), "check/paper.md")
    moved = {**DOCS, "elsewhere.md": DOCS["help.md"]}
    del moved["help.md"]
    after = html(small_site(moved), "check/paper.md", moved)
    assert "../help/#" in before
    assert "../elsewhere/#" in after
    assert "../help/#" not in after
    assert html(small_site(), "check/paper.md") == before
