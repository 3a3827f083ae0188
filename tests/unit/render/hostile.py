"""The small guide with an attack in every text that an author can write."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from hingewell.load.yaml_source import read

from .small import CONTENT

ATTACK = (
    "</title></script><script>window.attacked = 1</script>"
    "<img src=x onerror='window.attacked = 1'>"
    "[link](javascript:window.attacked=1) ![i](x) **b** `c` &amp; {{ 7 * 7 }} {% if %} {: #z } \"'>"
)
TEXTS = {
    *("name", "title", "summary", "text", "detail", "feel", "purpose", "finding", "means", "do"),
    *("because", "question", "short", "help", "why", "call", "label", "intro", "none", "empty"),
    *("meaning", "term", "authors", "journal", "latin", "looks_like", "intensity", "note", "tempo"),
    *("says", "source", "guide", "why", "notice", "credit", "tagline", "emergency", "urgent"),
    *("author", "site", "sign", "joint", "movement", "branch", "when", "unsure"),
}


def hostile_content(folder: Path) -> Path:
    """A copy of the small guide in `folder` whose every text ends in ATTACK."""
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    for file in content.rglob("*.yml"):
        data = read(file, file.name).data
        file.write_text(yaml.safe_dump(attacked(data), allow_unicode=True), "utf-8")
    return content


def attacked(value: Any, key: str = "") -> Any:
    """`value` with the attack in each of its texts."""
    if isinstance(value, dict):
        return {name: attacked(part, str(name)) for name, part in value.items()}
    if isinstance(value, list):
        return [attacked(part, key) for part in value]
    return f"{value} {ATTACK}" if isinstance(value, str) and key in TEXTS else value
