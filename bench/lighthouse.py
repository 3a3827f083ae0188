"""Lighthouse's scores (mobile) of the pages that readers meet first, on a host that gzips.

Beside them one of the pages, its pictures included, as the theme shows it without anything of ours.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from line import hosting
from mkdocs.utils.yaml import yaml_load

from hingewell.bundle.node import find_node
from hingewell.render.addresses import page_url
from machine import BROWSER_FLAGS, find_browser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / "bench" / "rivals" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("", "start/", "check/", "plan/")
TWIN = "start/"
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
SCORES = ("performance", "accessibility", "best-practices", "seo")


def report(url: str) -> dict[str, Any]:
    """What Lighthouse says of a page."""
    done = subprocess.run(
        [
            *(str(find_node()), str(LIGHTHOUSE), url, "--quiet", "--output", "json"),
            *("--only-categories", ",".join(SCORES)),
            f"--chrome-flags=--headless=new {' '.join(BROWSER_FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": str(find_browser())},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def plain_site(site: Path, into: Path) -> Path:
    """The same menu and the same pages, with all that stands on them, as the theme shows them."""
    nav = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    plain = {"site_name": "Plain", "theme": {"name": "material", "font": False}, "nav": nav}
    (into / "mkdocs.yml").write_text(json.dumps(plain), "utf-8")
    for name in _files(nav):
        page = into / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_article(site / page_url(name) / "index.html"), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=into, capture_output=True, check=True)
    return into / "site"


def _article(page: Path) -> str:
    """What stands on a page, as HTML that Markdown leaves alone: it has no empty line."""
    found = ARTICLE.search(page.read_text("utf-8"))
    lines = found[1].splitlines() if found else []
    return "\n".join(["<div>", *(line for line in lines if line.strip()), "</div>"])


def _files(nav: Any) -> Iterator[str]:
    """The pages that a menu names."""
    if isinstance(nav, str):
        yield nav
    else:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from _files(part)


def lost(found: dict[str, Any]) -> Sequence[str]:
    """The audits outside of performance that cost points."""
    refs = [ref for name in SCORES[1:] for ref in found["categories"][name]["auditRefs"]]
    audits = {ref["id"]: found["audits"][ref["id"]]["score"] for ref in refs if ref["weight"]}
    return [name for name, score in audits.items() if score is not None and score < 1]


def main(site: Path) -> None:
    """Print the table."""
    print(f"| Lighthouse, mobile | {' | '.join(SCORES)} | kB | lost by |")
    print(f"| --- |{' ---: |' * len(SCORES)} ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        folders = {"/guide/": site, "/plain/": plain_site(site, Path(folder))}
        ours = {page or "home": f"/guide/{page}" for page in PAGES}
        show(folders, {**ours, f"{TWIN} by plain Material": f"/plain/{TWIN}"})


def show(folders: dict[str, Path], pages: dict[str, str]) -> None:
    """A row for each page."""
    with hosting(folders) as host:
        for page in pages.values():
            report(f"{host.url}{page}")  # the host packs its files when they are first asked for
        for name, page in pages.items():
            found = report(f"{host.url}{page}")
            scores = [f"{100 * found['categories'][name]['score']:.0f}" for name in SCORES]
            weight = found["audits"]["total-byte-weight"]["numericValue"] / 1000
            why = ", ".join(lost(found))
            print(f"| {name} | {' | '.join(scores)} | {weight:.0f} | {why} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
