"""The service worker: what a device keeps of the finished site, each file with its hash.

It is Workbox's precaching, our rules of serving (`widgets/offline/service/`) and the list of files
in one script, so that a version of the site is one text: when anything of the site changes, so does
the script, and the browser fetches the whole new version before it lets go of the old one.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from gzip import compress
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "service-worker.js"
_WORKBOX = ("core", "routing", "strategies", "precaching")
# Fetched when the reader asks for the whole guide: what pages show besides their words.
_LATER = ("figures/", "handouts/")
# Of no use without network, or not this site's: what search engines, sharing and debuggers read,
# and the search's other languages.
_NEVER = re.compile(
    r"(404\.html|\.nojekyll|robots\.txt|sitemap\.xml(\.gz)?|.*\.map|assets/card\.png|assets/javascripts/lunr/.*"
    rf"|{re.escape(NAME)})"
)
_HASHED = re.compile(r"[-./][0-9a-f]{8,}[-./]")

# Address from the site's root, base64 of its SHA-256, and whether the address itself names the
# content (such a file can come from the browser's own cache).
type Entry = tuple[str, str, bool]


class Keep(TypedDict):
    """`core` is kept after one visit, `later` when asked for; `bytes` of `later` as gzip'ed."""

    core: list[Entry]
    later: list[Entry]
    bytes: int
    missing: str


def write_service_worker(site: Path, root: Path, keep: bool = True) -> None:
    """Write the script into the finished site: one that keeps it, or one that removes itself."""
    service = root / "widgets" / "offline" / "service"
    if not keep:
        (site / NAME).write_bytes((service / "remove.js").read_bytes())
        return
    listed = json.dumps(kept_files(site, (service / "missing.html").read_text("utf-8")))
    modules = root / "node_modules"
    parts = [
        *((modules / f"workbox-{name}/build/workbox-{name}.prod.js") for name in _WORKBOX),
        service / "keep.js",
    ]
    code = [re.sub(r"^//# sourceMappingURL.*$", "", _read(part), flags=re.M) for part in parts]
    script = "\n".join([*code[:-1], f"self.hwKeep = {listed};", code[-1]])
    (site / NAME).write_text(script, "utf-8")


def kept_files(site: Path, missing: str) -> Keep:
    """The list for a folder of a site; `missing` is shown for a page that is not on the device."""
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    wanted = {name: data for name, data in files.items() if not _NEVER.fullmatch(name)}
    later = {name: data for name, data in wanted.items() if name.startswith(_LATER)}
    core = {name: data for name, data in wanted.items() if name not in later}
    size = sum(len(compress(data, 6, mtime=0)) for data in later.values())
    return Keep(core=list(_entries(core)), later=list(_entries(later)), bytes=size, missing=missing)


def _entries(files: dict[str, bytes]) -> Iterator[Entry]:
    for name, data in files.items():
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        yield name.removesuffix("index.html") or ".", digest, bool(_HASHED.search(name))


def _read(path: Path) -> str:
    return path.read_text("utf-8")
