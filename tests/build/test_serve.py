"""`serve` as an author lives it: a change is seen, a mistake shown, and mending it helps."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from hingewell.bundle.python_zip import python_zip

ROOT = Path(__file__).parents[2]
PATIENCE = 180_000  # milliseconds, for a busy machine that builds the site
STILL = {"SOURCE_DATE_EPOCH": "1764000000"}  # two sites differ in what they show alone
NOTICED = 1  # seconds in which a preview has surely seen an edit; then it answers after the build
RELOADS = re.compile(r"<script>\s*var livereload.*?</script>", re.DOTALL)  # differs each time
BROKEN = "- {id: broken, term: broken, meanin: x}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project whose content a test may spoil."""
    return copied(tmp_path)


def copied(home: Path) -> Path:
    for name in ("content", "docs", "hooks", "widgets"):
        shutil.copytree(ROOT / name, home / name)
    shutil.copy(ROOT / "mkdocs.yml", home)
    (home / "node_modules").symlink_to(ROOT / "node_modules")
    python_zip(ROOT)  # what is kept makes the copy start quickly
    unfinished = shutil.ignore_patterns("making-*")  # of another worker
    shutil.copytree(ROOT / ".cache", home / ".cache", ignore=unfinished)
    return home


def start(
    project: Path, *arguments: str, into: IO[str] | int = subprocess.PIPE, **env: str
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hingewell", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": "hooks", "PYTHONUNBUFFERED": "1"} | STILL | env,
        stdout=into,
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


@dataclass(frozen=True)
class Preview:
    """One that runs: the project it shows, and its address."""

    project: Path
    url: str
    log: Path

    def says(self, words: str) -> bool:
        """Whether these stand in its terminal."""
        return words in self.log.read_text("utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One for all tests: its first build takes longer than any of them."""
    project, port = copied(tmp_path_factory.mktemp("preview")), free_port()
    log = project.parent / "preview.log"
    with log.open("w") as terminal:
        process = start(project, "serve", "--port", str(port), into=terminal)
        wait_for(process, port)
        yield Preview(project, f"http://127.0.0.1:{port}/", log)
        process.terminate()  # a background job takes no interrupt
        process.wait(timeout=30)


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """It shows the content as it is."""
    yield running
    for good in (ROOT / "content").rglob("*.yml"):  # few are written: one look sees them all
        shown = running.project / good.relative_to(ROOT)
        if shown.read_bytes() != good.read_bytes():
            shutil.copy(good, shown)
    time.sleep(NOTICED)
    fetched(running.url)


def change(path: Path, before: str, after: str) -> None:
    """Edit a file at the first place where these words stand."""
    text = path.read_text("utf-8")
    assert before in text, f"{path.name} has changed: this test must follow"
    path.write_text(text.replace(before, after, 1), "utf-8")


def fetched(address: str) -> str:
    """What the preview serves there; "" where there is nothing. It answers after the build."""
    try:
        with urlopen(address, timeout=PATIENCE / 1000) as reply:
            return RELOADS.sub("", reply.read().decode())
    except HTTPError:
        return ""


def until(seen: Callable[[], bool], what: str) -> None:
    """Wait until an edit is seen."""
    end = time.monotonic() + PATIENCE / 1000
    while not seen():
        assert time.monotonic() < end, f"not seen: {what}"
        time.sleep(0.1)


def test_all_that_shows_a_dose_follows_it(
    preview: Preview, chromium: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    """The guide, the pacer, the sheet to print, the check, the plan and the proof."""
    doses = preview.project / "content" / "dosing" / "hamstring.yml"
    tried = re.compile(r"<dt>([\d,]+)</dt><dd>situations in a plan")

    def situations() -> str:
        found = tried.search(fetched(f"{preview.url}how-it-decides/"))
        assert found
        return found[1]

    page = chromium.new_page()
    page.goto(f"{preview.url}exercises/leg-swing/")
    before = situations()
    edited = doses.read_text("utf-8").replace("reps: 8-10 repetitions", "reps: 7-9 repetitions", 1)
    edited = edited.replace("sessions: 1-2 per day", "sessions: 1-3 per day", 1)
    edited = edited.replace("{name: Out, time: 2 seconds}", "{name: Out, time: 3 seconds}", 1)
    began = time.monotonic()
    doses.write_text(edited, "utf-8")
    expect(page.locator("body")).to_contain_text("7 to 9 repetitions", timeout=PATIENCE)
    with capsys.disabled():
        print(f" seen after {time.monotonic() - began:.1f} s ", end="")

    page.locator("a[data-play]").click()
    repetitions = page.locator("hw-pacer [data-figure=reps] option")
    expect(repetitions).to_have_text(["7", "8", "9"])
    paced = json.loads(page.locator("hw-pacer [data-part=data]").text_content() or "")
    assert [part["ms"] for part in next(iter(paced["doses"].values()))[0]["parts"]] == [3000, 2000]
    page.close()
    for shown in ("check/", "how-to-dose/", "handouts/exercises/leg-swing/"):
        assert "7 to 9 repetitions" in fetched(preview.url + shown), shown
    assert situations() != before, "the proof has one more dose to try"
    assert '"reps": {"first": 7, "of": [7, 8, 9]}' in fetched(f"{preview.url}plan/")
    assert "7 to 9 repetitions" in fetched(f"{preview.url}search/search_index.json")


def test_the_figure_and_the_engine_follow_the_content(preview: Preview) -> None:
    content = preview.project / "content"

    def engine() -> str:
        found = re.search(r'"guide": "\.\./([^"]+)"', fetched(f"{preview.url}check/"))
        assert found
        return fetched(preview.url + found[1])

    figure = f"{preview.url}figures/exercises/leg_swing/swing.svg"
    drawn, page = fetched(figure), fetched(f"{preview.url}exercises/leg-swing/")
    change(content / "exercises" / "hamstring.yml", "hip: -12", "hip: -20")
    until(lambda: fetched(figure) != drawn, "the pose")
    assert fetched(f"{preview.url}exercises/leg-swing/") != page

    assert "Words of a rule." not in engine()
    rules = content / "selfcheck" / "decisions" / "back_pattern.yml"
    change(rules, "What you told does not", "Words of a rule. What you told does not")
    table = f"{preview.url}how-it-decides/tables/back-pattern/"
    until(lambda: "Words of a rule." in fetched(table), "the rule")
    assert "Words of a rule." in engine()


def test_nothing_that_a_preview_keeps_is_stale(
    project: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """After edits of all sorts, one by one, it shows what a preview started afresh shows."""
    port, guide = free_port(), project / "tests" / "guides" / "ankle"
    shutil.copytree(ROOT / "tests" / "guides" / "ankle", guide)
    address = f"http://127.0.0.1:{port}/"

    def run(home: Path) -> subprocess.Popen[str]:
        home.mkdir()
        arguments = ("serve", "--port", str(port), "--guide", str(guide))
        process = start(project, *arguments, TMPDIR=str(home))
        request.addfinalizer(process.kill)  # where the test fails before its end
        wait_for(process, port)
        return process

    def shown(home: Path) -> dict[str, bytes]:
        (site,) = home.glob("hingewell-*/site")
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    docs, content, settings = guide / "docs", guide / "content", guide / "mkdocs.yml"
    ours, theme = project / "hooks" / "hingewell", project / "hooks" / "overrides"
    first = run(tmp_path / "first")
    for path, before, after, where in (
        (docs / "how-to-dose.md", "Start with the first row.", "Begin there.", "how-to-dose/"),
        (content / "exercises" / "early.yml", "name: Ankle pumps", "name: Pumps", "exercises/"),
        (content / "guide.yml", "notice: ", "notice: Odd. ", "anatomy/"),
        (theme / "partials" / "copyright.html", "Last reviewed:", "Seen:", "anatomy/"),
        (theme / "stylesheets" / "theme.css", "", "/* odd */", "stylesheets/theme.css"),
        (ours / "render" / "templates" / "sources.html.j2", "", "<p>odd</p>", "help-now/"),
        (
            project / "widgets" / "pacer" / "pacer.js",
            "RING = 1500",
            "RING = 15",
            "exercises/ankle-pumps/",
        ),
        (project / "widgets" / "pacer" / "pacer.html.j2", "Get ready", "Ready", "plan/"),
        (settings, "Home: index.md", "Start: index.md", "help-now/"),
        (settings, "nav:", "markdown_extensions: [toc: {permalink: true}]\nnav:", "anatomy/"),
        (docs / "about.md", "# ", "[broken](nowhere.md)\n\n# ", "about/"),
        (docs / "about.md", "[broken](nowhere.md)", "Mended.", "about/"),
        (ours / "render" / "words.py", ' and others"', ' and friends"', "references/"),
        (content / "glossary.yml", "meaning: ", "meanin: ", "glossary/"),
        (content / "glossary.yml", "meanin: ", "meaning: Odd. ", "glossary/"),
    ):
        earlier = fetched(address + where)
        change(path, before, after)
        until(lambda: fetched(address + where) != earlier, f"{after} in {path.name}")  # noqa: B023
    kept = shown(tmp_path / "first")
    first.terminate()
    assert "glossary.yml" in first.communicate(timeout=30)[0], "places, after a change of code"

    second = run(tmp_path / "second")
    fresh = shown(tmp_path / "second")
    second.terminate()
    second.communicate(timeout=30)
    assert sorted(kept) == sorted(fresh)
    assert not [name for name, data in kept.items() if data != fresh[name]]


def test_a_page_follows_the_content(preview: Preview, chromium: Browser) -> None:
    glossary = preview.project / "content" / "glossary.yml"
    good = glossary.read_text("utf-8")
    page = chromium.new_page()
    page.goto(f"{preview.url}glossary/")
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
    preview: Preview, chromium: Browser
) -> None:
    promises = preview.project / "content" / "selfcheck" / "invariants.yml"
    page = chromium.new_page()
    page.goto(preview.url)
    promises.write_text(
        f"{promises.read_text('utf-8')}\n"
        "- id: never_true\n  text: Who has no pain is stopped.\n"
        "  if: {purpose: technique}\n  then: {outcome: stopped}\n",
        "utf-8",
    )
    fault = page.locator(".hw-faults li").filter(has_text="invariant/violated")
    expect(fault).to_contain_text("Who has no pain is stopped.", timeout=PATIENCE)
    until(lambda: preview.says("FAULT - content/selfcheck/invariants.yml:"), "it in the terminal")
    fault.get_by_role("link", name="See it in the check").click()
    result = page.locator("hw-selfcheck [data-outcome=none]")  # and not stopped, as promised
    expect(result).to_be_visible(timeout=PATIENCE)
    page.close()


def test_a_fault_over_days_is_told_on_every_page_until_it_is_mended(preview: Preview) -> None:
    doses = preview.project / "content" / "dosing" / "hamstring.yml"
    good = doses.read_text("utf-8")
    fault = "a dose is offered though the one a day ago was not checked"
    proof = re.compile(r"<dt>([\d,]+)</dt><dd>situations in a plan")
    before = proof.search(fetched(f"{preview.url}how-it-decides/"))
    change(doses, "check_after: 24 hours", "check_after: 6 hours")
    until(lambda: fault in fetched(f"{preview.url}anatomy/"), "the fault")
    for shown in ("exercises/leg-swing/", "how-it-decides/", ""):
        page = fetched(preview.url + shown)
        assert fault in page, shown
        assert "content/dosing/hamstring.yml" in page, shown
    doses.write_text(good, "utf-8")
    until(lambda: fault not in fetched(f"{preview.url}anatomy/"), "no fault")
    after = proof.search(fetched(f"{preview.url}how-it-decides/"))
    assert before
    assert after
    assert after[1] == before[1]


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
