"""The check inside another page of the site: light until a reader touches it, whole afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .reader import Reader

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .host import Host


def test_reading_the_page_fetches_nothing_of_python(reader: Reader, host: Host) -> None:
    reader.open("which-is-it/")
    reader.page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if "assets/runtime/" in path]
    assert not [path for path in host.asked if path.endswith("/check/")]


def test_the_whole_check_runs_there(reader: Reader, story: Scenario) -> None:
    reader.open("which-is-it/").finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    assert reader.page.url.removeprefix(reader.home).split("#")[0] == "which-is-it/"
    for link in reader.check.get_by_role("link").all():
        href = link.get_attribute("href") or ""
        if not href.startswith(("tel:", "#")):
            assert reader.page.request.get(_absolute(reader, href)).ok, href


def _absolute(reader: Reader, href: str) -> str:
    found: str = reader.page.evaluate("(href) => new URL(href, document.baseURI).href", href)
    return found


def test_a_warning_sign_ends_it_there_too(
    reader: Reader, story: Scenario, knowledge: Knowledge
) -> None:
    checklist = next(page for page in knowledge.pages.values() if len(page.questions) > 1)
    reader.open("which-is-it/").walk(story.answers, until=checklist.id)
    reader.tick(str(checklist.questions[0]))
    reader.go_on()
    reader.expect_stop(knowledge.check.stops_at[0])


def test_without_the_rest_of_the_check_the_reader_is_told(reader: Reader, host: Host) -> None:
    host.missing.add("/check/")
    reader.open("which-is-it/").choose_first()
    reader.go_on()
    expect(reader.check.get_by_role("heading", name="We cannot go on from here")).to_be_focused()
    host.mend()
    reader.press("Try again")
    expect(reader.check.locator("[data-part=left]")).to_be_visible()


def test_all_widgets_of_a_page_share_one_python(reader: Reader, pages: list[str]) -> None:
    reader.open("which-is-it/").choose_first()
    reader.go_on()
    reader.expect_page(pages[1])
    explorer = reader.page.locator("hw-explorer")
    explorer.get_by_role("radio").first.focus()
    expect(explorer.locator(".hw-explorer__ring").first).to_be_visible()
    ours = [one.url for one in reader.page.workers if "/runtime/" in one.url]
    assert len(ours) == 1
