"""The widgets' scripts and styles, served as they stand in `widgets/`, under one hashed folder.

Together, so that an import such as "../runtime/engine.js" means the same in the source and on the
site, and a browser never mixes two versions.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hingewell.bundle.kept import folder_digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*["'](\.[^"']+)["'];$""", re.M)


@dataclass(frozen=True)
class Scripts:
    """`files`: bytes by path in the site; `base`: the folder they are in, ending in "/".

    `imports`: the modules that a script cannot run without, however deep, all by name
    ("selfcheck/selfcheck.js").
    """

    files: dict[str, bytes]
    base: str
    imports: dict[str, list[str]]


def scripts(root: Path) -> Scripts:
    """Gather `widgets/<widget>/*.js` and `*.css`."""
    widgets = root / "widgets"
    paths = sorted([*widgets.glob("*/*.js"), *widgets.glob("*/*.css")])
    base = f"assets/widgets/{folder_digest(widgets, paths)}/"
    found = {path.relative_to(widgets).as_posix(): path.read_bytes() for path in paths}
    own = {name: _own(name, data.decode()) for name, data in found.items() if name.endswith(".js")}
    return Scripts(
        {base + name: data for name, data in found.items()},
        base,
        {name: _all(name, own) for name in own},
    )


def _own(name: str, text: str) -> list[str]:
    folder = posixpath.dirname(name)
    return [posixpath.normpath(f"{folder}/{path}") for path in _IMPORT.findall(text)]


def _all(name: str, own: Mapping[str, list[str]]) -> list[str]:
    """Those that a script names first, then those that these name, each once."""
    found = list(own[name])
    for other in found:
        found += [one for one in own.get(other, ()) if one not in found and one != name]
    return found
