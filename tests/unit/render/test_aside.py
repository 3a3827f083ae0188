"""What widgets hold is spared Markdown and the search, and comes back as it was."""

from __future__ import annotations

from collections import defaultdict

from hingewell.render.aside import anchors, put_back, set_aside

from .small import DOCS, html, small_site

PICTURED = '<hw-guess class="x" data-search-exclude>\n<p id="inner">a > b</p>\n\n</hw-guess>'
SEARCHED = "<hw-guess><p>To be found</p></hw-guess>"


def test_what_a_widget_holds_comes_back_as_it_was() -> None:
    aside: list[str] = ["of an earlier widget"]
    left = set_aside(f"<div>{PICTURED}</div>", aside)
    assert "inner" not in left
    assert "data-search-exclude" in left, "the search must see that it is left out"
    assert put_back(left, aside) == f"<div>{PICTURED}</div>"
    assert anchors(aside) == {"inner"}


def test_what_is_searched_stays() -> None:
    aside: list[str] = []
    assert set_aside(SEARCHED, aside) == SEARCHED
    assert not aside


def test_a_page_with_a_widget_is_whole_and_its_anchors_are_known() -> None:
    docs = {**DOCS, "plan/index.md": '# Plan\n\n{{ widget("planner") }}\n'}
    site = small_site(docs, assets=defaultdict(lambda: "assets/of-a-widget"))
    assert "hw-remember" not in site.expand(docs["plan/index.md"], "plan/index.md")
    page = html(site, "plan/index.md", docs)
    assert "set aside" not in page
    assert all(f'id="{anchor}"' in page for anchor in site.anchors("plan/index.md"))
    assert site.anchors("plan/index.md")
