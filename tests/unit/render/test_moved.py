"""What stands at the old address of a renamed page, and what an author is told."""

from __future__ import annotations

import pytest

from hingewell.problems import ContentErrors
from hingewell.render.environment import environment
from hingewell.render.moved import moved_pages
from hingewell.render.sources import Heading
from unit.render.small import Seen

TITLES = {
    uri: Heading(uri, title, "")
    for uri, title in {"index.md": "Home", "a/new.md": "New <b>", "b/index.md": "B"}.items()
}


def made(moved: dict[str, str]) -> dict[str, bytes]:
    return moved_pages(moved, TITLES, environment(), "en", "https://host/sub/")


def test_the_old_address_leads_to_the_new_one_under_any_path() -> None:
    page = made({"old/page.md": "a/new.md"})["old/page/index.html"].decode()
    seen = Seen(page)
    assert seen.links == ["../../a/new/"]
    attributes = [attrs for _, attrs in seen.elements]
    assert {"rel": "canonical", "href": "https://host/sub/a/new/"} in attributes
    assert {"http-equiv": "refresh", "content": "0; url=../../a/new/"} in attributes
    assert {"src": "../../assets/theme/moved.js"} in attributes
    assert "New <b>" in seen.text


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ({"old.md": "a/nwe.md"}, "did you mean 'a/new.md'?"),
        ({"a/new.md": "index.md"}, "is where docs/a/new.md stands"),
        ({"b.md": "index.md"}, "is where docs/b/index.md stands"),
    ],
)
def test_what_cannot_be_is_told(moved: dict[str, str], told: str) -> None:
    with pytest.raises(ContentErrors) as errors:
        made(moved)
    assert told in str(errors.value)
    assert str(errors.value).startswith("mkdocs.yml:1:1:")
