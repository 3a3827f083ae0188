"""The Jinja environment of pages, entries and widgets: everything is escaped unless made here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"
WIDGETS = Path(__file__).parents[3] / "widgets"


def written_at() -> dict[str, int]:
    """When each template was last written."""
    found = (path for folder in (TEMPLATES, WIDGETS) for path in folder.rglob("*.j2"))
    return {str(path): path.stat().st_mtime_ns for path in found}


@cache
def environment() -> Environment:
    """Templates by name; a widget's by `<widget>/<file>`. One that changes is read anew."""
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(WIDGETS)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
