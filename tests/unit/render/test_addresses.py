from __future__ import annotations

import pytest

from hingewell.render.addresses import anchor_of, page_url, relative


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("index.md", ""),
        ("plan.md", "plan/"),
        ("check/index.md", "check/"),
        ("check/paper.md", "check/paper/"),
    ],
)
def test_page_urls(uri: str, url: str) -> None:
    assert page_url(uri) == url


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("plan/#dose", "", "plan/#dose"),
        ("plan/#dose", "plan/", "#dose"),
        ("", "check/paper/", "../../"),
        ("", "", "./"),
        ("check/", "check/paper/", "../"),
        ("check/paper/", "check/", "paper/"),
        ("assets/a.js", "check/paper/", "../../assets/a.js"),
    ],
)
def test_the_way_is_relative(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


def test_anchors() -> None:
    assert anchor_of("topics", "a_b") == "topics-a_b"
    assert anchor_of("topics", "a_b", "c") == "topics-a_b--c"
    assert anchor_of("references", "majlesi_2008") == "majlesi_2008"
    assert anchor_of("pages", "age") == "page-age"
