"""A server at a free port of this machine, for as long as it is needed."""

from __future__ import annotations

import functools
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class _Files(SimpleHTTPRequestHandler):
    """Gives the files of a folder, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Leave the terminal alone."""


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that hung up."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong in an answer, but for a line that is gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving_files(folder: Path) -> Iterator[str]:
    """The address of a folder as it is."""
    with serving(functools.partial(_Files, directory=str(folder))) as address:
        yield address


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Its address, without a slash at the end; `handler` answers each request."""
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
