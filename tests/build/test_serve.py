"""`serve` as an author lives it: a change is seen, a mistake shown, and mending it helps."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hingewell.bundle.python_zip import python_zip

ROOT = Path(__file__).parents[2]
PATIENCE = 180_000  # milliseconds, for a busy machine that builds the site
BROKEN = "- {id: broken, term: broken, meanin: x}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project whose content a test may spoil."""
    for name in ("content", "docs", "hooks", "widgets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    python_zip(ROOT)  # what is kept makes the copy start quickly
    unfinished = shutil.ignore_patterns("making-*")  # of another worker
    shutil.copytree(ROOT / ".cache", tmp_path / ".cache", ignore=unfinished)
    return tmp_path


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hingewell", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": "hooks", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def free_port() -> int:
    """Below the ports that the system gives to connections: another test may be making some."""
    while True:
        port = random.randrange(10_000, 30_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    """Until the preview answers; a preview that has ended fails the test with its words."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the preview ended:\n{process.communicate()[0]}", pytrace=False)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    process.kill()
    pytest.fail(f"the preview does not answer:\n{process.communicate()[0]}", pytrace=False)


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a running preview."""
    port = free_port()
    process = start(project, "serve", "--port", str(port))
    wait_for(process, port)
    yield f"http://127.0.0.1:{port}/"
    process.terminate()  # a background job takes no interrupt
    process.communicate(timeout=30)


def test_a_page_follows_the_content(project: Path, preview: str, chromium: Browser) -> None:
    glossary = project / "content" / "glossary.yml"
    good = glossary.read_text("utf-8")
    page = chromium.new_page()
    page.goto(f"{preview}glossary/")
    body = page.locator("body")

    added = "- id: zebra\n  term: zebra crossing\n  meaning: A place to cross.\n"
    glossary.write_text(f"{good}{added}", "utf-8")
    expect(body).to_contain_text("zebra crossing", timeout=PATIENCE)

    glossary.write_text(f"{good}{BROKEN}\n", "utf-8")
    line = good.count("\n") + 1
    expect(body).to_contain_text(f"content/glossary.yml:{line}", timeout=PATIENCE)
    expect(body).to_contain_text(BROKEN)

    glossary.write_text(good, "utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hard words", timeout=PATIENCE)
    expect(body).not_to_contain_text("zebra crossing")
    page.close()


def test_a_fault_in_the_rules_can_be_tried_in_the_check(
    project: Path, preview: str, chromium: Browser
) -> None:
    promises = project / "content" / "selfcheck" / "invariants.yml"
    page = chromium.new_page()
    page.goto(preview)
    promises.write_text(
        f"{promises.read_text('utf-8')}\n"
        "- id: never_true\n  text: Who has no pain is stopped.\n"
        "  if: {purpose: technique}\n  then: {outcome: stopped}\n",
        "utf-8",
    )
    fault = page.locator(".hw-faults li").filter(has_text="invariant/violated")
    expect(fault).to_contain_text("Who has no pain is stopped.", timeout=PATIENCE)
    fault.get_by_role("link", name="See it in the check").click()
    result = page.locator("hw-selfcheck [data-outcome=none]")  # and not stopped, as promised
    expect(result).to_be_visible(timeout=PATIENCE)
    page.close()


@pytest.mark.parametrize("command", ["serve", "build", "check"])
def test_broken_content_ends_with_its_places_and_no_traceback(project: Path, command: str) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good one")
    (project / "content" / "guide.yml").write_text("id: [", "utf-8")
    glossary = project / "content" / "glossary.yml"
    glossary.write_text(f"{glossary.read_text('utf-8')}- {{id: odd, meanin: x}}\n", "utf-8")
    process = start(project, command)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "content/guide.yml:1:6: this is not YAML" in said
    assert "did you mean 'meaning'?" in said
    assert "Traceback" not in said
    assert (project / "site" / "index.html").read_text() == "the last good one"


def test_a_guide_of_its_own_is_begun_and_shown_as_it_grows(
    project: Path, chromium: Browser
) -> None:
    """Another guide, with a draft that only its author sees."""
    start(project, "new-guide", "stiff_neck").communicate(timeout=60)
    port, guide = free_port(), ("--guide", "guides/stiff_neck")
    process = start(project, "serve", "--port", str(port), *guide)
    wait_for(process, port)
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{port}/exercises/")
    expect(page.get_by_role("link", name="Example move")).to_be_visible()
    start(project, "new-exercise", *guide, "chin_tuck").communicate(timeout=60)
    page.get_by_role("link", name="Chin tuck").click(timeout=PATIENCE)
    expect(page.get_by_text("A draft: readers do not see it yet")).to_be_visible()
    exercise = project / "guides" / "stiff_neck" / "content" / "exercises" / "chin_tuck.yml"
    good = exercise.read_text("utf-8")
    exercise.write_text(good.replace("summary:", "sumary:"), "utf-8")
    expect(page.locator("body")).to_contain_text("sumary: Say here what", timeout=PATIENCE)
    page.close()
    process.terminate()
    process.communicate(timeout=30)
