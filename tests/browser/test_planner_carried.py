"""A plan on another device by a code to scan, a word from an installed app: without a server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import BrowserContext, Page, expect

from .axe import findings
from .planner import ZONE, Planner
from .test_planner_kept import opened

if TYPE_CHECKING:
    from .host import Host

PACKAGE = Path(__file__).parents[2] / "node_modules/qr"
ONE = "nerve_slider"
SCAN = """async (svg) => {
  const { default: decode } = await import(new URL("../decoder/decode.js", location));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const size = 1200;
  const context = new OffscreenCanvas(size, size).getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, size, size);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, size, size);
  return decode(context.getImageData(0, 0, size, size));
}"""
INSTALLED = """
const media = window.matchMedia;
window.matchMedia = (query) => query.includes("standalone") ? { matches: true } : media(query);
window.marks = [];
navigator.setAppBadge = async (count) => void marks.push(count);
navigator.clearAppBadge = async () => void marks.push(0);
Object.defineProperty(Notification, "permission", { get: () => window.allowed ?? "default" });
Notification.requestPermission = async () => { window.allowed = "granted"; };
"""


def scanned(page: Page) -> str:
    """What another device's camera reads."""
    svg = page.locator("svg.hw-code").evaluate(
        "(svg) => new XMLSerializer().serializeToString(svg)"
    )
    page.route(
        "**/decoder/*",
        lambda route: route.fulfill(path=PACKAGE / Path(route.request.url).name),
    )
    text: str = page.evaluate(SCAN, svg)
    return text


def elsewhere(context: BrowserContext, host: Host, address: str) -> Planner:
    """Another device that opens an address. Here it has a store of its own."""
    browser = context.browser
    assert browser
    page = browser.new_context(service_workers="block", timezone_id=ZONE).new_page()
    other = Planner(page, host)
    other.set_clock(0)
    page.goto(address)
    return other


def test_a_plan_is_scanned_by_another_device(
    planner: Planner, context: BrowserContext, host: Host
) -> None:
    planner.start(ONE, "heel_dig")
    planner.did(ONE)
    planner.press("Show a code to scan")
    expect(planner.plan.locator("svg.hw-code")).to_be_visible()
    assert findings(planner.page, "hw-planner") == []
    address = scanned(planner.page)
    assert address.startswith(f"{host.url}plan/#plan=")
    host.asked.clear()
    other = elsewhere(context, host, address)
    assert not [path for path in host.asked if len(path) > 200], "no server is told"
    trouble = other.plan.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("A plan came with this address")
    assert other.page.url == f"{host.url}plan/", "and the address forgets it"
    other.press("Open the plan")
    expect(other.card(ONE)).to_have_attribute("data-kind", "wait_until")
    assert other.stored() == {}
    # Noted there and scanned back, both come together.
    other.plan.get_by_label("Keep my plan on this device").check()
    other.set_clock(0, 12)
    other.check("worse", 5)
    assert other.stored()["entries"][:3] == planner.stored()["entries"]
    other.press("Show a code to scan")
    back = scanned(other.page)
    planner.set_clock(0, 12)
    planner.page.goto(back)
    expect(planner.plan.locator("[data-part=notice]")).to_contain_text("We put them together")
    expect(planner.card(ONE)).to_contain_text("settle")
    assert planner.stored()["entries"] == other.stored()["entries"]
    other.page.context.close()


def test_what_cannot_be_read_or_does_not_fit_is_told(planner: Planner) -> None:
    planner.start(ONE)
    before = planner.stored()
    planner.page.evaluate("location.hash = 'plan=brokenbroken'")
    trouble = planner.plan.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("The code could not be read")
    assert planner.stored() == before
    entries: list[dict[str, Any]] = [
        {
            "id": f"{at * 7919 % 16**10:010x}",
            "at": f"2027-0{1 + at // 28}-{1 + at % 28:02d}T08:{at * 17 % 60:02d}+01:00",
            "kind": "dose",
            "exercise": ONE,
            "rung": "day_one",
            "felt": "fine",
        }
        for at in range(56)
    ]
    opened(planner, json.dumps({**before, "entries": [*before["entries"], *entries]}))
    planner.seen()
    planner.press("Show a code to scan")
    expect(planner.plan.locator("svg.hw-code")).to_be_visible()
    text = scanned(planner.page)
    assert len(text) < 1700
    more = [{**one, "id": f"{at:x}{one['id']}"} for at in range(8) for one in entries]
    opened(planner, json.dumps({**before, "entries": [*before["entries"], *more]}))
    planner.seen()
    planner.press("Show a code to scan")
    expect(planner.plan).to_contain_text("Your plan is too long for a code")


def test_an_installed_app_marks_its_icon_and_asks_after_a_week(planner: Planner) -> None:
    planner.page.add_init_script(INSTALLED)
    planner.start(ONE)
    asks = planner.plan.locator("[data-part=marks]")
    expect(asks).to_be_hidden()
    planner.did(ONE)
    planner.at(1, 9)
    assert planner.page.evaluate("marks") == [1, 0, 1]
    planner.check("same", 1)
    expect(asks).to_be_hidden()
    planner.at(7, 9)
    expect(asks).to_be_visible()
    planner.press("Yes, show it")
    expect(asks).to_be_hidden()


def test_in_a_browser_nobody_is_asked(planner: Planner) -> None:
    planner.start(ONE)
    planner.at(9)
    expect(planner.plan.locator("[data-part=marks]")).to_be_hidden()
