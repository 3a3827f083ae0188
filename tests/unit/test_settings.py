"""What mkdocs.yml may say to the generator."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell.model.settings import settings
from hingewell.problems import ContentErrors

APP = {"colour": "#17594f", "paper": "#fbf8f2"}
STEP = {"title": "Check", "page": "check/", "icon": "material/check", "kind": "check"}


def test_the_themes_own_settings_are_left_to_it() -> None:
    found = settings({"app": APP, "bar": [STEP], "moved": {"a/b.md": "c.md"}, "social": [1]})
    assert found.moved == {"a/b.md": "c.md"}
    assert found.bar[0].page == "check/"
    assert found.offline


@pytest.mark.parametrize(
    "wrong",
    [
        {"app": True},
        {"app": {**APP, "color": "#000000"}},
        {"app": {**APP, "colour": "green"}},
        {"moved": ["a", "b"]},
        {"moved": None},
        {"moved": {1: "index.md"}},
        {"moved": {"old.md": {"a": 1}}},
        {"moved": {"../../evil.md": "index.md"}},
        {"moved": {"/evil.md": "index.md"}},
        {"bar": [{**STEP, "page": "javascript:alert(1)"}]},
        {"bar": [{**STEP, "kind": '"><img src=x>'}]},
        {"bar": [{**STEP, "icon": "../../secret"}]},
    ],
)
def test_what_it_says_wrong_is_named_with_what_to_write(wrong: dict[str, Any]) -> None:
    with pytest.raises(ContentErrors) as found:
        settings({"app": APP, **wrong})
    (problem,) = found.value.problems
    (name,) = wrong
    assert str(problem).startswith(f"mkdocs.yml:1:1: extra: {name}")
    assert "write it as in" in problem.instead
