"""Everything the site serves so that the engine runs in the reader's browser.

Each name carries the hash of what is inside, so that a browser never mixes two versions, and an
engine that has changed leaves the large Pyodide files in the reader's cache.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hingewell.bundle.kept import digest
from hingewell.bundle.pyodide import release
from hingewell.bundle.python_zip import python_zip

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.bundle.pyodide import Release

HOME = "assets/runtime"


@dataclass(frozen=True)
class Runtime:
    """`files`: bytes by path in the site. `index` (ends in "/"), `python`, `guide`: paths in it.

    `used` is the Pyodide that they are of.
    """

    files: dict[str, bytes]
    index: str
    python: str
    guide: str
    used: Release

    def page_config(self, to_root: str) -> dict[str, object]:
        """What engine.js wants of a page; `to_root` leads from it to the site's root ("../")."""
        return {
            "root": to_root or "./",
            "index": to_root + self.index,
            "python": to_root + self.python,
            "guide": to_root + self.guide,
            "glue": self.used.glue,
            "abi": self.used.abi,
            "versions": {"Pyodide": self.used.version, "Python": self.used.python},
            "sizes": {_last_part(path): len(data) for path, data in self.files.items()},
            "hashes": self._hashes,
        }

    @cached_property
    def _hashes(self) -> dict[str, str]:
        """By a file's own name; worked out once, for every page asks and the files are large."""
        return {_last_part(path): _integrity(data) for path, data in self.files.items()}

    def sizes(self) -> list[tuple[str, int, int]]:
        """What a start fetches: (path, bytes, bytes when the host gzips it), a file a row."""
        return [
            (path, len(data), len(gzip.compress(data, 9, mtime=0)))
            for path, data in self.files.items()
        ]


def runtime(root: Path, guide: bytes) -> Runtime:
    """Gather the files for a guide, `guide.json` as bytes. RuntimeError if they cannot be made."""
    used = release(root)
    parts = {name: (used.folder / name).read_bytes() for name in used.files}
    python = python_zip(root).read_bytes()
    index = f"{HOME}/pyodide-{used.version}-{digest(parts.values())}/"
    paths = {
        "python": f"{HOME}/python-{digest([python])}.bin",
        "guide": f"assets/guide-{digest([guide])}.json",
    }
    files = {index + name: data for name, data in parts.items()}
    return Runtime(
        files={**files, paths["python"]: python, paths["guide"]: guide},
        index=index,
        used=used,
        **paths,
    )


def _integrity(data: bytes) -> str:
    """The hash by which a browser knows a file again."""
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def _last_part(path: str) -> str:
    return path.rpartition("/")[2]
