"""The page of licences names what the site ships: what the lock files and the theme hold."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

from hingewell.bundle.pyodide import release

ROOT = Path(__file__).parents[2]
USED = release(ROOT)
PAGE = (
    (ROOT / "docs" / "licences.md")
    .read_text("utf-8")
    .replace('{{ version("Pyodide") }}', USED.version)
    .replace('{{ version("Python") }}', USED.python)
)
NOT_SHIPPED = {"@types/emscripten", "ws"}  # Pyodide wants them elsewhere than in a browser


def rows() -> dict[str, str]:
    """Licence by part, as the page has it."""
    found = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", PAGE, re.M)
    return {part.strip(): licence.strip() for part, licence in found}


def test_every_package_that_a_browser_gets_is_there_with_its_version_and_licence() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    for path, package in lock["packages"].items():
        name = path.removeprefix("node_modules/")
        if name and not package.get("dev") and name not in NOT_SHIPPED:
            written = {part.lower(): licence for part, licence in rows().items()}
            assert written[f"{name} {package['version']}"] == package["license"]


def test_the_theme_and_what_is_in_it_are_there() -> None:
    assert f"Material for MkDocs {metadata.version('mkdocs-material')}" in rows()
    theme = metadata.distribution("mkdocs-material")
    for file in theme.files or []:
        path = Path(str(theme.locate_file(file)))
        if not path.name.endswith(".js.map"):
            continue
        sources = json.loads(path.read_text("utf-8"))["sources"]
        inside = {found[1] for one in sources if (found := re.search(r"node_modules/([^/]+)", one))}
        assert inside <= set(rows()), path.name
