"""What a page must never do: fail in silence, ask another origin, send anything, tell an answer."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request

SAYS_NO = "Failed to load resource"


class Watch:
    """Listens to one page from its first request on."""

    def __init__(self, page: Page, home: str) -> None:
        self.home = home
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.sent: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.context.on("request", self._request)

    def expect_quiet(self) -> None:
        assert not self.errors, self.errors
        assert not self.foreign, self.foreign
        assert not self.sent, self.sent

    def _console(self, message: ConsoleMessage) -> None:
        # A missing file is what some tests are about; the page must say so itself.
        if message.type == "error" and not message.text.startswith(SAYS_NO):
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.foreign.append(request.url)
        if request.method != "GET" or request.post_data or "?" in request.url:
            self.sent.append(f"{request.method} {request.url}")
