"""Lighthouse's scores (mobile) of the pages that readers meet first, on a host that gzips.

Beside them a page of the plain theme, with nothing of ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from line import hosting

from machine import BROWSER_FLAGS, find_browser, find_node

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / "bench" / "rivals" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("", "start/", "check/", "plan/")
PLAIN_NAME = "plain Material"
PLAIN = """site_name: Plain
theme: {name: material, font: false}
"""
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


def plain_site(into: Path) -> Path:
    """The README, as the theme shows it by itself."""
    (into / "docs").mkdir()
    (into / "mkdocs.yml").write_text(PLAIN, "utf-8")
    (into / "docs" / "index.md").write_text((ROOT / "README.md").read_text("utf-8"), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=into, capture_output=True, check=True)
    return into / "site"


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
        folders = {"/guide/": site, "/plain/": plain_site(Path(folder))}
        ours = {page or "home": f"/guide/{page}" for page in PAGES}
        show(folders, {**ours, PLAIN_NAME: "/plain/"})


def show(folders: dict[str, Path], pages: dict[str, str]) -> None:
    """A row for each page."""
    with hosting(folders) as host:
        for name, page in pages.items():
            found = report(f"{host.url}{page}")
            scores = [f"{100 * found['categories'][name]['score']:.0f}" for name in SCORES]
            weight = found["audits"]["total-byte-weight"]["numericValue"] / 1000
            why = ", ".join(lost(found))
            print(f"| {name} | {' | '.join(scores)} | {weight:.0f} | {why} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
