"""A project with a small engine of its own, its bundle, and a server that shows it to a browser."""

from __future__ import annotations

import functools
import gzip
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from hingewell.bundle.python_zip import python_zip
from hingewell.bundle.runtime import Runtime, runtime
from hingewell.bundle.scripts import scripts
from serving import serving

ROOT = Path(__file__).parents[2]
SUB_PATH = "/some/where/"

ENGINE = '''"""Echoes; fails in each way that an engine can."""
import json

_guide = {}


def load(text):
    _guide.update(json.loads(text))


def call(name, payload):
    data = json.loads(payload)
    if name == "refuse":
        return json.dumps({"error": {"reason": "no"}})
    if name == "raise":
        raise ValueError("a fault in the engine")
    while name == "hang":
        pass
    return json.dumps({"guide": _guide, "name": name, "data": data}, sort_keys=True)
'''

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Engine</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<script type="application/json" id="hw-engine">{config}</script>
<script type="module" src="page.js"></script></html>"""

# What a widget does, left where the test can reach it.
PAGE_SCRIPT = """import {{ engine }} from "./{base}runtime/engine.js";
window.client = engine();
window.same = engine() === window.client;
window.heard = [];
window.client.onProgress((progress) => window.heard.push(progress));
window.attempt = (promise) => promise.then(
  (value) => ({{ value }}),
  (error) => ({{ kind: error.kind, message: error.message, details: error.details }}),
);
"""

POLICY = (
    "default-src 'none'; connect-src 'self'; worker-src 'self';"
    " script-src 'self' 'wasm-unsafe-eval'"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder whose engine is ENGINE, of this test alone."""
    return new_project(tmp_path)


def new_project(home: Path) -> Path:
    """Make such a folder, with a space in its path and the compiled library of this project."""
    root = home / "a project"
    for place in ROOT.glob("widgets/*/"):
        if place.name != "engine":
            shutil.copytree(place, root / "widgets" / place.name)
    engine = root / "widgets" / "engine" / "hingewell_engine"
    engine.mkdir(parents=True)
    shutil.copy(ROOT / "widgets" / "engine" / "pyproject.toml", engine.parent)
    (engine / "__init__.py").write_text('"""A small engine."""\n', "utf-8")
    (engine / "api.py").write_text(ENGINE, "utf-8")
    python_zip(ROOT)
    (root / ".cache").mkdir()
    for name in ("node_modules", ".cache/stdlib"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    return root


@dataclass
class Site:
    """The served folder, and what the server was asked for."""

    folder: Path
    runtime: Runtime
    url: str = ""
    asked: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    stalled: set[str] = field(default_factory=set)
    go_on: threading.Event = field(default_factory=threading.Event)


class Handler(SimpleHTTPRequestHandler):
    """Serves a site under SUB_PATH, gzip'ed as a host would; fails or stalls where told to."""

    def __init__(self, *args: Any, site: Site, **options: Any) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder), **options)

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        path = self.path.removeprefix(SUB_PATH)
        file = self.site.folder / path
        if file.is_dir():
            file /= "index.html"
        if path == self.path or not file.is_file() or file.name in self.site.gone:
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 1)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if file.name in self.site.stalled:
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self.site.go_on.wait(60)
            return
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        del format, args


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Runtime]:
    """The bundle as a folder, with a page that uses it."""
    project = new_project(tmp_path_factory.mktemp("site"))
    made, code = runtime(project, b'{"title": "small"}'), scripts(project)
    config = json.dumps(made.page_config("../"))
    page = {
        "page/index.html": PAGE.format(policy=POLICY, config=config).encode(),
        "page/page.js": PAGE_SCRIPT.format(base=f"../{code.base}").encode(),
    }
    folder = project / "site"
    for path, data in {**made.files, **code.files, **page}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder, made


@pytest.fixture
def site(built: tuple[Path, Runtime]) -> Iterator[Site]:
    """The built folder, served."""
    served = Site(*built)
    with serving(functools.partial(Handler, site=served)) as address:
        served.url = f"{address}{SUB_PATH}"
        yield served
        served.go_on.set()
