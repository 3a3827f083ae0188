"""The widgets' scripts and styles, served as they stand in `widgets/`, under one hashed folder.

Together, so that an import such as "../runtime/engine.js" means the same in the source and on the
site, and a browser never mixes two versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hingewell.bundle.kept import folder_digest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Scripts:
    """`files`: bytes by path in the site; `base`: the folder they are in, ending in "/"."""

    files: dict[str, bytes]
    base: str


def scripts(root: Path) -> Scripts:
    """Gather `widgets/<widget>/*.js` and `*.css`."""
    widgets = root / "widgets"
    paths = sorted([*widgets.glob("*/*.js"), *widgets.glob("*/*.css")])
    base = f"assets/widgets/{folder_digest(widgets, paths)}/"
    files = {base + path.relative_to(widgets).as_posix(): path.read_bytes() for path in paths}
    return Scripts(files, base)
