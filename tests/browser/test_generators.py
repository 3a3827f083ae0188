"""The guide, whole, by another site generator than the usual one: the same files."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, expect

from .conftest import ROOT, build
from .host import Host, hosting
from .reader import Reader
from .watch import Watch

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

SIGNED = re.compile(rb'<meta name="generator" content="[^"]*">')
DATED = ("sitemap.xml", "sitemap.xml.gz")
NAME = "service-worker.js"


def unsigned(path: Path) -> bytes:
    """A file without the name of what made it."""
    return SIGNED.sub(b"", path.read_bytes())


def test_properdocs_makes_the_same_site(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what is tested of the site (links, axe, search, offline, policy) holds for this one."""
    monkeypatch.setenv("GENERATOR", "properdocs")
    other = tmp_path / "site"
    assert build(other) == ""
    names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert {path.relative_to(other) for path in other.rglob("*") if path.is_file()} == names
    assert b"ProperDocs" in (other / "index.html").read_bytes()
    expected = [name for name in names if name.name not in (*DATED, NAME)]
    differing = [name for name in expected if unsigned(site / name) != unsigned(other / name)]
    assert differing == []
    # The one that lists all files with their hashes, of this site's own.
    script = (other / NAME).read_text("utf-8")
    listed = json.loads(re.findall(r"^self\.hwKeep = (.*);$", script, re.MULTILINE)[0])
    for address, digest, _ in [*listed["core"], *listed["later"]]:
        file = other / ("" if address == "." else address)
        file = file / "index.html" if file.is_dir() else file
        assert base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode() == digest


def test_properdocs_names_the_place_of_a_broken_link(tmp_path: Path) -> None:
    ankle = ROOT / "tests" / "guides" / "ankle"
    guide = tmp_path / "ankle"
    shutil.copytree(ankle, guide, ignore=shutil.ignore_patterns("site"))
    settings = guide / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    settings.write_text(text, "utf-8")
    (guide / "docs" / "astray.md").write_text("# Astray\n\nSee [this](help-nov.md).\n", "utf-8")
    said = refused(guide, tmp_path, "properdocs")
    assert "docs/astray.md:3:12: the link 'help-nov.md' leads nowhere" in said


def test_a_generator_that_is_not_known_is_told(tmp_path: Path) -> None:
    said = refused(ROOT, tmp_path, "hugo")
    assert "GENERATOR is 'hugo'; write one of: mkdocs, properdocs, zensical" in said
    assert "Traceback" not in said


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide as Zensical makes it."""
    into = tmp_path_factory.mktemp("zensical") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENERATOR", "zensical")
        wrong = build(into)
    assert wrong == ""
    assert b"zensical" in (into / "index.html").read_bytes()
    return into


@pytest.fixture
def zensical_host(by_zensical: Path) -> Iterator[Host]:
    with hosting(by_zensical) as host:
        yield host


@pytest.mark.parametrize("context_options", [{"service_workers": "allow"}])
def test_the_check_is_taken_and_the_search_finds_on_what_zensical_makes(
    context: BrowserContext, zensical_host: Host, story: Scenario
) -> None:
    page = context.new_page()
    watch = Watch(page, zensical_host)
    reader = Reader(page, zensical_host.url)
    reader.open()
    expect(page.locator("hw-offline").get_by_text("now work without a network")).to_be_visible()
    for zensical_host.down in (False, True):
        reader.open().finish(story.answers)
        reader.expect_result(str(story.expect.outcome), story.expect.urgency)
        page.goto(f"{zensical_host.url}start/")
        page.get_by_role("button", name="Search", exact=True).press("Enter")
        page.keyboard.type("slump")
        found = page.get_by_role("dialog").get_by_role("heading", name="slump")
        expect(found.first).to_be_visible()
    watch.expect_quiet()


def refused(guide: Path, home: Path, generator: str) -> str:
    """What a build says that makes no site."""
    done = subprocess.run(
        [sys.executable, "-m", "hingewell", "build", "--guide", guide, "--into", home / "site"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "GENERATOR": generator},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert not (home / "site").exists()
    return done.stdout + done.stderr
