"""Two tabs of two versions of the site with one storage: told plainly, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, expect

from .host import Host, hosting
from .planner import Planner
from .reader import Reader
from .watch import Watch

if TYPE_CHECKING:
    from hingewell.model.selfcheck import Scenario

ONE, OTHER = "nerve_slider", "heel_dig"
KEEP = "Remember my answers on this device until I finish"
FORMATS = {
    "var FORMAT=2;": "var FORMAT=3;",
    "var MIGRATIONS={": "var MIGRATIONS={2:(plan)=>({...plan,format:3}),",
}
SAME_SITE = {'data-root="../"': 'data-root="../../"'}


@pytest.fixture(scope="module")
def both(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """One host with the site, and in `newer/` the same with other rules and another format."""
    folder = tmp_path_factory.mktemp("both") / "site"
    for version in (folder, folder / "newer"):
        shutil.copytree(site, version, copy_function=os.link)
    newer = folder / "newer"
    (planner,) = newer.rglob("planner/planner.js")
    change(planner, FORMATS)
    check = newer / "check/index.html"
    rules = check.read_text("utf-8").partition('data-version="')[2].partition('"')[0]
    change(check, {f'data-version="{rules}"': 'data-version="newer"', **SAME_SITE})
    change(newer / "plan/index.html", SAME_SITE)
    with hosting(folder) as host:
        yield host


def change(file: Path, words: dict[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    file.unlink()  # the site's own file stays as it is
    file.write_text(text, "utf-8")


@pytest.fixture
def tabs(both: Host) -> tuple[Host, Host]:
    """The two versions as two homes."""
    return both, Host(both.folder, url=f"{both.url}newer/")


def kept(reader: Reader) -> dict[str, Any]:
    (text,) = reader.stored().values()
    found: dict[str, Any] = json.loads(text)
    return found


def notice(reader: Reader, words: str) -> None:
    expect(reader.check.locator("[data-part=notice]")).to_contain_text(words)


def test_a_check_that_two_versions_keep(
    context: BrowserContext, tabs: tuple[Host, Host], story: Scenario, pages: list[str]
) -> None:
    older, newer = (Reader(context.new_page(), host.url) for host in tabs)
    watches = [Watch(one.page, tabs[0]) for one in (older, newer)]
    older.open().walk(story.answers, until=pages[2])
    older.check.get_by_label(KEEP).check()
    left = kept(older)
    # The newer one says why it does not go on from there, and leaves it as it is.
    newer.open()
    notice(newer, "has changed since you saved your answers")
    newer.expect_page(pages[0])
    newer.walk(story.answers, until=pages[1])
    newer.press("Start again")
    assert kept(newer) == left, "what another tab keeps is not deleted by starting again"
    # Once the reader has the newer one keep answers, the older one says that it does not any more.
    newer.choose_first()
    newer.go_on()
    newer.check.get_by_label(KEEP).check()
    assert kept(newer)["version"] == "newer"
    notice(older, "Another tab keeps answers now")
    expect(older.check.get_by_label(KEEP)).not_to_be_checked()
    older.walk(story.answers, until=pages[4])
    assert kept(newer)["version"] == "newer", "and does not write over them"
    older.press("Start again")
    assert kept(newer)["version"] == "newer"
    # The other way round a page that is older than what is kept says so as well.
    older.page.reload()
    notice(older, "has changed since you saved your answers")
    for watch in watches:
        watch.expect_quiet()


def test_a_plan_that_a_newer_version_takes_over(
    context: BrowserContext, tabs: tuple[Host, Host]
) -> None:
    older, newer = (Planner(context.new_page(), host) for host in tabs)
    watches = [Watch(one.page, tabs[0]) for one in (older, newer)]
    older.start(ONE)
    newer.set_clock(0)
    newer.page.goto(f"{newer.home}plan/")
    newer.seen()
    newer.did(ONE)
    assert newer.stored()["format"] == 3
    # The older tab says so at once, before anything is noted in vain.
    trouble = older.plan.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("kept by a newer version of this page now")
    older.did(ONE, felt="hurt")
    expect(trouble).to_contain_text("save it as a file, load the page again")
    assert len(newer.stored()["entries"]) == 2, "what the newer one keeps is as it was"
    # Done as it is told, nothing is lost: both come together.
    with older.page.expect_download() as download:
        older.press("Save my plan as a file")
    file = Path(download.value.path()).read_bytes()
    with newer.page.expect_file_chooser() as chooser:
        newer.press("Open a plan from a file")
    chooser.value.set_files({"name": "p.json", "mimeType": "application/json", "buffer": file})
    expect(newer.plan.locator("[data-part=notice]")).to_contain_text("We put them together")
    expect(newer.card(ONE)).to_have_attribute("data-kind", "wait_until")  # as it hurt
    assert [one["kind"] for one in newer.stored()["entries"]] == [
        *("start", "dose", "dose", "file")
    ]
    for watch in watches:
        watch.expect_quiet()


def test_a_plan_with_what_only_a_newer_version_knows(
    context: BrowserContext, tabs: tuple[Host, Host]
) -> None:
    """Its entries stay, and the reader is told that they are not shown."""
    older = Planner(context.new_page(), tabs[0])
    older.start(ONE)
    plan = older.stored()
    added = {**plan["entries"][0], "id": "anew", "exercise": "of_next_year", "rank": 1}
    there = {**plan, "entries": [*plan["entries"], added]}
    other = context.new_page()
    other.goto(f"{tabs[1].url}plan/")
    put = "([key, plan]) => localStorage.setItem(key, JSON.stringify(plan))"
    other.evaluate(put, [older.key, there])
    aside = older.plan.locator("[data-part=aside]")
    expect(aside).to_contain_text("exercises that this version of the guide does not have")
    expect(older.card(ONE)).to_be_visible()
    older.did(ONE)
    assert [one["id"] for one in older.stored()["entries"]][1] == "anew"
    assert len(older.stored()["entries"]) == 3
