"""Nothing of a reader leaves the site: every page, a check and a plan, watched from both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from serving import serving

from .conftest import PHONE
from .planner import ZONE, Planner
from .reader import Reader
from .test_pages import addresses

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.selfcheck import Scenario

    from .host import Host

ELSEWHERE = "http://elsewhere.example/"
BROWSERS_OWN = "content-autofill.googleapis.com:443"
"""Whom Chromium itself asks how to fill in forms, on any site."""
PLACE = re.compile(r"check/(#(q\d+(s\d+)?|answers|result))?|plan/(#start=[a-z_,]+)?")
"""What an address may say: the how manyth page of the check it is, and for the moment in which a
plan is begun its exercises, which no host is told; never an answer."""


class Trap:
    """A proxy for all that is not this machine: nothing passes, and what came is remembered."""

    def __init__(self) -> None:
        self.caught: list[tuple[str, dict[str, str]]] = []
        self.url = ""


@contextmanager
def trapping() -> Iterator[Trap]:
    """A trap at a free port."""
    trap = Trap()

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65_537)
            self.close_connection = True
            if self.raw_requestline and self.parse_request() and self.path != BROWSERS_OWN:
                trap.caught.append((self.path, dict(self.headers)))
                self.send_error(403)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with serving(Handler) as trap.url:
        yield trap


@pytest.fixture
def trap() -> Iterator[Trap]:
    with trapping() as made:
        yield made


@pytest.fixture
def context(chromium: Browser, trap: Trap) -> Iterator[BrowserContext]:
    """A reader's browser, service worker and all, that reaches other hosts through the trap."""
    proxy = {"server": trap.url, "bypass": "127.0.0.1"}
    options: dict[str, Any] = {"viewport": PHONE, "proxy": proxy, "timezone_id": ZONE}
    made = chromium.new_context(**options)
    yield made
    made.close()


def live_a_plan(planner: Planner) -> None:
    """Start one from the result that is shown, do a session, tell how it is, save it, delete it."""
    planner.set_clock(0)
    planner.page.get_by_role("link", name="Keep this as my plan").press("Enter")
    planner.tick("None of these")
    planner.press("Start my plan")
    planner.keep()
    planner.seen()
    exercise = planner.plan.locator("article").first.get_attribute("data-exercise") or ""
    planner.did(exercise)
    planner.set_clock(1)
    planner.check("same", 1)
    assert planner.stored()["entries"]
    with planner.page.expect_download() as download:
        planner.press("Save my plan as a file")
    assert download.value.url.startswith("blob:"), "the file is made in the page"
    planner.press("Delete my plan")
    expect(planner.plan.locator(".hw-start")).to_be_visible()
    assert planner.stored() == {}


def test_no_page_no_check_and_no_plan_tells_anybody_anything(
    context: BrowserContext, host: Host, trap: Trap, story: Scenario, site: Path
) -> None:
    page = context.new_page()
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    for address in addresses(site):
        page.goto(host.url + address)
    reader = Reader(page, host.url).open()
    expect(page.locator("hw-offline").get_by_text("now work without a network")).to_be_visible()
    visited.clear()
    reader.finish(story.answers)
    reader.expect_result(str(story.expect.outcome), story.expect.urgency)
    reader.check.locator("details").evaluate_all("(all) => all.forEach((one) => one.open = true)")
    reader.back()
    reader.forward()
    reader.expect_view("result")
    live_a_plan(Planner(page, host))
    places = {url.removeprefix(host.url) for url in visited}
    assert "plan/" in places
    assert not [place for place in places if not PLACE.fullmatch(place)], places
    assert not page.evaluate("document.cookie")
    assert page.evaluate("document.referrer") == ""
    assert context.cookies() == []
    assert host.learnt == []
    assert trap.caught == []

    page.evaluate(f"location = '{ELSEWHERE}'")
    page.wait_for_url(ELSEWHERE)
    asked, headers = trap.caught[0]  # its icon may come after it
    assert asked == ELSEWHERE, "the trap does catch"
    assert not {"Referer", "Cookie"} & set(headers), "nobody hears where a reader came from"


def test_the_policy_holds_what_it_says(context: BrowserContext, host: Host, trap: Trap) -> None:
    """Whatever may get into a page: no inline script, no eval, no other host, no form."""
    page = context.new_page()
    page.goto(f"{host.url}start/")
    refused = page.evaluate(
        """async (elsewhere) => {
          const refused = [];
          addEventListener("securitypolicyviolation", (event) =>
            refused.push(event.effectiveDirective));
          const put = (html) => document.body.append(
            document.createRange().createContextualFragment(html));
          put("<script>window.ran = 1</script>");
          put("<b style='color: red'></b><img src=" + elsewhere + ">");
          put("<iframe src=" + elsewhere + "></iframe><base href=" + elsewhere + ">");
          put("<form action=" + elsewhere + "><input name=a></form>");
          document.forms[document.forms.length - 1].submit();
          await fetch(elsewhere).catch(() => {});
          const late = performance.now() + 5_000;
          while (!refused.includes("form-action") && performance.now() < late)
            await new Promise((done) => setTimeout(done, 20));
          return [...new Set(refused), window.ran ?? "nothing ran"];
        }""",
        ELSEWHERE,
    )
    assert set(refused) == {
        "script-src-elem",
        "style-src-attr",
        "img-src",
        "frame-src",
        "base-uri",
        "form-action",
        "connect-src",
        "nothing ran",
    }
    assert trap.caught == []
