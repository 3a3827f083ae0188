"""axe-core, run in a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def findings(page: Page, within: str = "html") -> list[str]:
    """What axe finds, a line each: the rule and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
        # Else it writes down of all that it looks at how it is made, the whole page among them.
        page.evaluate("axe.configure({ noHtml: true })")
    # Colours in the middle of a fade are nobody's colours.
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    run = "(within) => axe.run(within, { resultTypes: ['violations'] })"
    result: dict[str, Any] = page.evaluate(run, within)
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
