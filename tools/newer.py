"""Scripts that ship use nothing that the oldest browser lacks: python tools/newer.py FOLDER...

A name is found where it is read as a member (`.toSorted(`) or made with `new`, in scripts and in
those that stand in templates. Allowed is what is asked for first: `thing.name?.(...)`,
`"name" in thing`, `if (thing.name)`. Names that are our own members stand in `OURS`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST = Path(__file__).with_name("newer.txt")
OURS = frozenset(
    (
        *("bytes", "check", "config", "draw", "drop", "entry", "first", "install", "last"),
        *("limits", "reasons", "share", "use", "when"),
    )
)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.S)
USED = re.compile(r"\.\s*([A-Za-z_]\w*)(\?\.)?|\bnew\s+([A-Z]\w*)")
INLINE = re.compile(r"<script(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.S)
HOLDS = (".js", ".mjs", ".html", ".j2")


def known(text: str) -> dict[str, str]:
    """The first version that has each name."""
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {name: version for name, version in lines if name not in OURS}


def newer(script: str, names: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """(line, name, first version) of each use that nothing guards."""
    bare = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), script)
    for found in USED.finditer(bare):
        name = found[1] or found[3]
        if name in names and not found[2] and not _guarded(bare, name):
            yield bare.count("\n", 0, found.start()) + 1, name, names[name]


def _guarded(script: str, name: str) -> bool:
    asked = rf"""["']{name}["']\s+in\b|\bif\s*\([^)]*\.{name}\)|\.{name}\s*\?\?|\.{name}\?\."""
    return re.search(asked, script) is not None


def scripts(path: Path) -> Iterator[tuple[int, str]]:
    """The scripts of a file, each with the number of lines before it."""
    text = path.read_text("utf-8")
    if path.suffix in (".js", ".mjs"):
        yield 0, text
        return
    for found in INLINE.finditer(text):
        yield text.count("\n", 0, found.start(1)), found[1]


def main(folders: list[str]) -> int:
    """The number of names that were found, each told with its place."""
    names = known(LIST.read_text("utf-8"))
    count = 0
    for path in sorted(path for one in folders for path in Path(one).rglob("*")):
        if path.suffix not in HOLDS:
            continue
        for before, script in scripts(path):
            for line, name, version in newer(script, names):
                count += 1
                print(
                    f"{path}:{before + line}: '{name}' came with Chrome {version}, and readers "
                    "have 109 too; ask whether it is there, or write it without"
                )
    return count


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
