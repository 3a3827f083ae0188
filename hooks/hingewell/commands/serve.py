"""`serve`: the site with live reload.

A broken file shows its problems in the browser; mending it brings the page back.
"""

from __future__ import annotations

import gc
import html
import shutil
import signal
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from hingewell.adapters import chosen
from hingewell.commands.build import build_folder, quiet_notices, swap

if TYPE_CHECKING:
    from hingewell.problems import Problem

HOST, PORT = "127.0.0.1", 8000
OF_GUIDE = ("content", "docs", "mkdocs.yml")
OF_GENERATOR = ("widgets", "hooks", "mkdocs.yml")


class Preview:
    """Builds beside what is shown and swaps the two.

    The folder that is shown keeps its name: the server looks up where a page is before it waits
    for a build that is under way.
    """

    def __init__(self, guide: Path, url: str) -> None:
        self.guide, self.url = guide, url
        self.home = Path(tempfile.mkdtemp(prefix="hingewell-"))
        self.shown = self.home / "site"
        self.broken = False
        self.error_page = b""

    def build(self) -> None:
        """Build once; `broken` says afterwards whether the content or the code was in order."""
        gc.disable()  # a quarter of a build would go into looking for what it could let go
        try:
            self._build(self.home / "fresh")
        finally:
            gc.enable()
        gc.collect()  # before the pages of this build, which name each other, would be kept as well
        gc.freeze()  # what is kept for the next build need not be looked through at each

    def _build(self, fresh: Path) -> None:
        problem = self._try(fresh)
        if problem is not None:
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            problems: list[Problem] = getattr(problem, "problems", [])
            self.error_page = _error_page(problems, str(problem), self.guide)
        self.broken = problem is not None
        swap(fresh, self.shown)

    def _try(self, into: Path) -> Exception | None:
        try:
            return build_folder(self.guide, into, self.url, "serve")
        except Exception as error:  # the author's or developer's next edit may mend it
            traceback.print_exc()
            return error

    def not_found(self, code: int) -> bytes | None:
        """The site's own page for a missing address; while broken, the problems at any address."""
        if self.broken:
            return self.error_page
        page = self.shown / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def serve(root: Path, guide: Path, port: int = PORT) -> int:
    """Serve the folder `guide` until interrupted or told to end; 1 where the first build fails.

    `root` is the generator's folder, which is watched as well.
    """
    quiet_notices()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    url = f"http://{HOST}:{port}/"
    preview = Preview(guide, url)
    try:
        preview.build()
        if preview.broken:
            return 1
        watched = {guide / name for name in OF_GUIDE} | {root / name for name in OF_GENERATOR}
        server = chosen().serve(preview.build, sorted(watched), (HOST, port), preview.shown)
        server.error_handler = preview.not_found
        try:
            server.serve()
        except KeyboardInterrupt:
            return 0
        finally:
            server.shutdown()
    except OSError as error:
        print(f"hingewell: {url} cannot be served ({error.strerror}); stop what uses the port")
        return 1
    finally:
        shutil.rmtree(preview.home, ignore_errors=True)
    return 0


def _error_page(problems: list[Problem], text: str, guide: Path) -> bytes:
    """What is wrong, with the lines; reloads itself until it is mended."""
    rows = "".join(_row(problem, guide) for problem in problems)
    body = f"<ol>{rows}</ol>" if rows else f"<pre>{html.escape(text)}</pre>"
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Problems in the content</title>"
        '<meta http-equiv=refresh content=1><meta name=viewport content="width=device-width">'
        "<style>body{font:1rem/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}"
        "pre{background:#eee;color:#111;overflow:auto;padding:.5rem}li{margin-bottom:1rem}</style>"
        f"<h1>{len(problems) or 1} problem{'s' if len(problems) > 1 else ''} to mend</h1>"
        f"<p>This page comes back by itself once the files are mended.</p>{body}"
    ).encode()


def _row(problem: Problem, guide: Path) -> str:
    place = problem.place
    try:
        lines = (guide / place.file).read_text("utf-8").splitlines()
        line = lines[place.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        line = ""
    pointer = " " * (place.column - 1) + "^"
    code = f"<pre>{html.escape(line)}\n{pointer}</pre>" if line else ""
    return (
        f"<li><code>{html.escape(str(place))}</code><br>{html.escape(problem.wrong)};"
        f" <strong>{html.escape(problem.instead)}</strong>{code}</li>"
    )
