"""A host that gzips and lets browsers keep its files, on a line as slow as asked."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
PACKED = {".zip", ".whl", ".png", ".woff2"}  # which no host packs again
CHUNK = 16_384


@dataclass
class Line:
    """What a reader's line can do: `rate` in bits a second, or 0 for no bound; `delay` in seconds.

    All connections share the rate. The delay is that of the way there and back; a new connection
    costs one more.
    """

    rate: float = 0
    delay: float = 0
    _free: float = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Wait until so many bytes have passed."""
        if not self.rate:
            return
        with self._lock:
            self._free = max(time.monotonic(), self._free) + 8 * size / self.rate
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


@dataclass
class Host:
    """`folders` by address, each with a slash at both ends; `bytes` counts the bodies sent."""

    folders: dict[str, Path]
    line: Line = field(default_factory=Line)
    url: str = ""
    bytes: int = 0
    asked: list[str] = field(default_factory=list)
    _bodies: dict[Path, tuple[bytes, bool]] = field(default_factory=dict)

    def find(self, address: str) -> Path | None:
        """The file of an address, if there is one."""
        for under in sorted(self.folders, key=len, reverse=True):
            if address.startswith(under):
                path = self.folders[under] / address.removeprefix(under)
                path = path / "index.html" if address.endswith("/") else path
                return path if path.is_file() else None
        return None

    def body(self, path: Path) -> tuple[bytes, bool]:
        """What goes over the line, and whether it is packed."""
        if path not in self._bodies:
            data = path.read_bytes()
            packs = path.suffix not in PACKED
            self._bodies[path] = (gzip.compress(data, 6, mtime=0) if packs else data, packs)
        return self._bodies[path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: Host
    fresh = True

    def do_GET(self) -> None:
        host = self.host
        time.sleep(host.line.delay * (2 if self.fresh else 1))
        self.fresh = False
        address = self.path.partition("?")[0]
        host.asked.append(address)
        path = host.find(address)
        if path is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body, packed = host.body(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        for start in range(0, len(body), CHUNK):
            part = body[start : start + CHUNK]
            host.line.carry(len(part))
            self.wfile.write(part)
            host.bytes += len(part)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosting(folders: dict[str, Path]) -> Iterator[Host]:
    """Serve the folders at a free port of this machine."""
    host = Host(folders)
    handler = type("Handler", (_Handler,), {"host": host})
    with serving(handler) as host.url:
        yield host
