"""The hosts that docs/hosts/ tells of, as far as this machine has them: a folder, nginx.

Each serves the built site as it is under a sub-path, and Python starts there.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext

from .reader import Reader

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
HOSTS = ["folder", "nginx"] if NGINX else ["folder"]
UNDER = "hingewell"
STARTS_WITHIN = 10  # seconds
AROUND = """\
daemon off;
{user}
pid {home}/pid;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    {paths}
    {server}
}}
"""
"""What an nginx is started with besides the file of the manual."""


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the site under its name."""
    folder = tmp_path_factory.mktemp("www")
    shutil.copytree(site, folder / UNDER)
    folder.chmod(0o755)
    return folder


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        begun = time.monotonic()
        while socket.socket().connect_ex(("127.0.0.1", port)):
            assert server.poll() is None, server.stderr.read() if server.stderr else ""
            assert time.monotonic() - begun < STARTS_WITHIN
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}/{UNDER}/"
    finally:
        server.terminate()
        server.communicate()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def nginx(folder: Path, home: Path, port: int) -> list[str]:
    """The manual's own configuration with its host, folder and port changed, as it says."""
    text = (ROOT / "docs" / "hosts" / "nginx.conf").read_text("utf-8")
    for given, own in (("80;", f"127.0.0.1:{port};"), ("/srv/www;", f"{folder};")):
        assert text.count(given) == 1
        text = text.replace(given, own)
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = " ".join(f"{name}_temp_path {home}/{name};" for name in temporary)
    user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
    whole = AROUND.format(home=home, user=user, paths=paths, server=text)
    (home / "nginx.conf").write_text(whole, "utf-8")
    return [str(NGINX), "-p", str(home), "-e", str(home / "errors"), "-c", str(home / "nginx.conf")]


@pytest.fixture(scope="module", params=HOSTS)
def home(
    request: pytest.FixtureRequest, served: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The name of a host, and the site's address there."""
    port = free_port()
    if request.param == "nginx":
        command = nginx(served, tmp_path_factory.mktemp("nginx"), port)
    else:
        options = ["--bind", "127.0.0.1", "--directory", str(served)]
        command = [sys.executable, "-m", "http.server", *options, str(port)]
    with running(command, port) as url:
        yield request.param, url


def test_python_starts_and_asks(home: tuple[str, str], context: BrowserContext) -> None:
    reader = Reader(context.new_page(), home[1]).open().ready()
    assert reader.question_page


def test_each_file_comes_whole_and_as_the_manual_says(home: tuple[str, str], served: Path) -> None:
    name, url = home
    for address, kind, packed in expected(served / UNDER):
        with urlopen(Request(url + address, headers={"Accept-Encoding": "gzip"})) as answer:
            body, headers = answer.read(), answer.headers
        sent = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
        file = served / UNDER / (address or "index.html")
        assert sent == file.read_bytes()
        if name == "nginx":
            assert headers.get_content_type() == kind, address
            assert (headers["Content-Encoding"] == "gzip") == packed, address
            assert ("max-age=31536000" in headers.get("Cache-Control", "")) == (
                "assets/runtime/" in address
            )
    with pytest.raises(HTTPError) as missing:
        urlopen(f"{url}nowhere/")
    assert missing.value.code == 404
    if name == "nginx":
        assert missing.value.read() == (served / UNDER / "404.html").read_bytes()


def expected(site: Path) -> Iterator[tuple[str, str, bool]]:
    """(address, type, whether it comes packed) of a file of each kind that matters."""

    def one(pattern: str) -> str:
        return next(site.rglob(pattern)).relative_to(site).as_posix()

    yield "", "text/html", True
    yield one("*.wasm"), "application/wasm", True
    yield one("*.bin"), "application/octet-stream", True
    yield one("*.mjs"), "text/javascript", True
    yield "service-worker.js", "application/javascript", True
    yield one("*.css"), "text/css", True
    yield one("figures/**/*.svg"), "image/svg+xml", True
    yield "manifest.webmanifest", "application/manifest+json", False  # too small
    yield one("*.png"), "image/png", False
