"""JSON Schemas of the content, made from its models: what editors complete and check."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from hingewell.load.load import SUFFIX
from hingewell.model.knowledge import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hingewell.model.knowledge import Kind

FOLDER = "schemas"
MARK = "# yaml-language-server: $schema="


def schemas() -> dict[str, str]:
    """File name -> schema of every kind of content file."""
    return {f"{kind.name}.json": _text(kind) for kind in KINDS}


def first_lines(root: Path, guide: Path) -> Iterator[tuple[Path, str]]:
    """Every file of the guide's content with the line that tells an editor its schema in `root`."""
    for kind in KINDS:
        place = guide / "content" / kind.where
        for path in sorted(place.rglob(f"*{SUFFIX}")) if place.is_dir() else [place]:
            if path.exists():
                yield path, first_line(root, kind.name, path)


def first_line(root: Path, kind: str, path: Path) -> str:
    """What tells an editor the schema, in `root`, of the file `path`."""
    schema = os.path.relpath(root / FOLDER / f"{kind}.json", path.parent)
    return f"{MARK}{schema.replace(os.sep, '/')}\n"


def write(root: Path, guide: Path) -> None:
    """Bring the schemas, and the first line of each file of the guide's content, up to date."""
    (root / FOLDER).mkdir(exist_ok=True)
    for name, text in schemas().items():
        (root / FOLDER / name).write_text(text, encoding="utf-8")
    write_first_lines(root, guide)


def write_first_lines(root: Path, guide: Path) -> None:
    """Begin each file of the guide's content with the line that tells an editor its schema."""
    for path, line in first_lines(root, guide):
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        kept = rest if first.startswith(MARK) else f"{first}\n{rest}"
        path.write_text(line + kept, encoding="utf-8")


def _text(kind: Kind) -> str:
    """A file holds one entry, or a list of them; what has no id stands alone."""
    defined = kind.parts()
    one = {"$ref": f"#/$defs/{kind.model.__name__}"}
    shape = {"anyOf": [one, {"type": "array", "items": one}]} if kind.key else one
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name,
        **shape,
        "$defs": dict(sorted(defined.items())),
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
