"""The theme's own script, changed in one place."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from hingewell.adapters.material import SCRIPT, search_when_opened

THEME = Path(material.__file__).parent / "templates"


def test_the_installed_theme_starts_its_search_when_that_is_opened() -> None:
    (path,) = THEME.glob("assets/javascripts/bundle.*.min.js")
    assert SCRIPT.fullmatch(path.relative_to(THEME).as_posix())
    script = path.read_text("utf-8")
    changed = search_when_opened(script)
    assert len(changed) < len(script)
    with pytest.raises(RuntimeError, match="see how it starts its search"):
        search_when_opened(changed)
