"""What a page must never do: fail in silence, ask another origin, send anything, tell an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import ConsoleMessage, Page, Request

if TYPE_CHECKING:
    from .host import Host


class Watch:
    """Listens to one page from its first request on."""

    def __init__(self, page: Page, host: Host) -> None:
        self.host = host
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.sent: list[str] = []
        page.on("pageerror", lambda error: self._error(str(error)))
        page.on("console", self._console)
        page.context.on("request", self._request)

    def expect_quiet(self) -> None:
        assert not self.errors, self.errors
        assert not self.foreign, self.foreign
        assert not self.sent, self.sent
        assert not self.host.learnt, self.host.learnt

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._error(message.text)

    def _error(self, text: str) -> None:
        # Browser and Pyodide complain of a file that a test takes away; the reader is told besides.
        if not self.host.refused:
            self.errors.append(text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.host.url, "data:", "blob:")):
            self.foreign.append(request.url)
        if request.method != "GET" or request.post_data or "?" in request.url:
            self.sent.append(f"{request.method} {request.url}")
