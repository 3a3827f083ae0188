"""A static host as readers meet it: files under a sub-path, right types, no special header."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from serving import serving

SUB_PATH = "/hingewell/"
FRESH = 600  # seconds for which a browser may use what it has, as GitHub Pages allows
PIECES = 8  # of an answer that comes slowly


@dataclass(frozen=True)
class Fault:
    """How an answer goes wrong: its status, its type, the bytes in it, and whether it breaks off
    (`share` of the bytes that were promised) or `hangs` there until the host is mended; over how
    many `seconds` it comes, piece by piece."""

    status: int = HTTPStatus.OK
    type: str = ""
    change: Callable[[bytes], bytes] = bytes
    share: float = 1
    hangs: bool = False
    seconds: float = 0


@dataclass
class Host:
    """`url` is the site's root. A path that ends in one of `missing` is answered with 404; one that
    ends in a key of `slow` comes after that many seconds, one of `faulty` as told there. While it
    is `down`, it answers nothing.
    `asked` holds the paths of all requests, `refused` those that were missing or not answered,
    `learnt` whatever a request told besides its path: a body, a query, a cookie.
    """

    folder: Path
    url: str = ""
    down: bool = False
    missing: set[str] = field(default_factory=set)
    slow: dict[str, float] = field(default_factory=dict)
    faulty: dict[str, Fault] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    learnt: list[str] = field(default_factory=list)

    def mend(self) -> None:
        """Everything is there again, at once."""
        self.down = False
        self.missing.clear()
        self.slow.clear()
        self.faulty.clear()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *args: object, host: Host, under: str, **kwargs: object) -> None:
        self.host, self.under = host, under
        folder = str(host.folder)
        super().__init__(*args, directory=folder, **kwargs)  # type: ignore[arg-type] # as they come

    def parse_request(self) -> bool:
        understood = super().parse_request()
        if understood:
            told = [name for name in ("Cookie", "Content-Length") if name in self.headers]
            told += [self.command] if self.command != "GET" else []
            told += ["a query"] if "?" in self.path else []
            self.host.learnt += [f"{what}: {self.path}" for what in told]
        return understood

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.host.asked.append(path)
        self._wait(path)
        if self.host.down:
            self.host.refused.append(path)
            self.close_connection = True
            return
        if any(path.endswith(end) for end in self.host.missing):
            self.host.refused.append(path)
            self.send_error(404)
            return
        if not path.startswith(self.under):
            self.send_error(404)
            return
        self.path = "/" + self.path.removeprefix(self.under)
        for end, fault in list(self.host.faulty.items()):
            if path.endswith(end):
                self.host.refused.append(path)
                self._answer_badly(end, fault)
                return
        super().do_GET()

    def _answer_badly(self, end: str, fault: Fault) -> None:
        body = fault.change(Path(self.translate_path(self.path)).read_bytes())
        self.send_response(fault.status)
        self.send_header("Content-Type", fault.type or self.guess_type(self.path))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.close_connection = True
        self._send(body[: int(len(body) * fault.share)], fault.seconds)
        while fault.hangs and self.host.faulty.get(end) is fault:
            time.sleep(0.02)

    def _send(self, body: bytes, seconds: float) -> None:
        pieces = PIECES if seconds else 1
        with suppress(OSError):  # whoever asked may have gone
            for at in range(pieces):
                self.wfile.write(body[at * len(body) // pieces : (at + 1) * len(body) // pieces])
                time.sleep(seconds / pieces)

    def send_response(self, code: int, message: str | None = None) -> None:
        super().send_response(code, message)
        if code == HTTPStatus.OK:
            self.send_header("Cache-Control", f"max-age={FRESH}")

    def _wait(self, path: str) -> None:
        """As long as the host is slow for this path; not after it has been mended."""
        begun = time.monotonic()
        while any(
            path.endswith(end) and time.monotonic() - begun < seconds
            for end, seconds in list(self.host.slow.items())
        ):
            time.sleep(0.02)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosting(folder: Path, under: str = SUB_PATH) -> Iterator[Host]:
    """Serve `folder` under the sub-path at a free port."""
    host = Host(folder)
    handler = functools.partial(_Handler, host=host, under=under)
    with serving(handler) as address:
        host.url = f"{address}{under}"
        yield host
