"""The plan on the device: only if asked, checked, never lost to a fault or to another tab."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import BrowserContext, expect

from .planner import Planner
from .watch import Watch

if TYPE_CHECKING:
    from .host import Host

ROOT = Path(__file__).parents[2]
ONE, OTHER = "nerve_slider", "heel_dig"

REFUSE = """(name) => {
  window.refusing = name;
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...given) {
    if (window.refusing) throw new DOMException("no", window.refusing);
    return set.apply(this, given);
  };
}"""

READ = """async ([sources, guide]) => {
  const { src } = document.querySelector("script[src$='planner/planner.js']");
  const { read } = await import(new URL("schema.js", src));
  return sources.map((source) => read(source, guide).problem ?? "sound");
}"""


def put(planner: Planner, text: str) -> None:
    """Something is on the device before the page opens."""
    planner.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [planner.key, text])


def raw(planner: Planner) -> str:
    """What is on the device, as it is."""
    text: str = planner.page.evaluate("(key) => localStorage.getItem(key)", planner.key)
    return text


def saved(planner: Planner, button: str) -> str:
    """The text of the file that a button hands over."""
    with planner.page.expect_download() as download:
        planner.press(button)
    return Path(download.value.path()).read_text("utf-8")


def opened(planner: Planner, text: str) -> None:
    """Open a file with this text."""
    with planner.page.expect_file_chooser() as chooser:
        planner.press("Open a plan from a file")
    chooser.value.set_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def trouble(planner: Planner, words: str) -> None:
    expect(planner.plan.locator("[data-part=trouble]")).to_contain_text(words)


def expect_kept(planner: Planner, *kinds: str) -> None:
    """What is on the device is this, as soon as it is written."""
    planner.page.wait_for_function(
        """([key, kinds]) => {
          const kept = JSON.parse(localStorage.getItem(key) ?? '{"entries": []}');
          return kept.entries.map(({ kind }) => kind).join() === kinds;
        }""",
        arg=[planner.key, ",".join(kinds)],
    )


def test_it_is_kept_only_if_asked_and_gone_in_one_tap(planner: Planner) -> None:
    planner.start(ONE, keep=False)
    planner.did(ONE)
    assert planner.stored() == {}
    keep = planner.plan.get_by_label("Keep my plan on this device")
    keep.check()
    expect(planner.plan.locator("[data-part=notice]")).to_contain_text("kept on this device")
    expect_kept(planner, "start", "dose")
    planner.page.reload()
    planner.seen()
    expect(keep).to_be_checked()
    assert planner.says(ONE)[0] == "wait_until"
    planner.press("Delete my plan")
    expect(planner.plan.locator(".hw-start")).to_be_visible()
    assert planner.stored() == {}
    planner.press("Bring it back")
    expect(planner.card(ONE)).to_have_attribute("data-kind", "wait_until")
    expect_kept(planner, "start", "dose")
    keep.uncheck()
    assert planner.stored() == {}
    assert planner.says(ONE)[0] == "wait_until", "it goes on in the page"


def test_what_cannot_be_read_is_refused_with_its_reason_and_left_alone(planner: Planner) -> None:
    planner.set_clock(0)
    planner.open()
    sound = {"kind": "hw-plan", "format": 1, "guide": "hingewell", "id": "a", "entries": []}
    broken = {
        "damaged": json.dumps(sound)[:-3],
        "no plan of this guide": json.dumps({**sound, "guide": "another"}),
        "newer version": json.dumps({**sound, "format": 99, "entries": {"anew": True}}),
    }
    for words, text in broken.items():
        put(planner, text)
        planner.page.reload()
        trouble(planner, words)
        assert raw(planner) == text
    # A new plan lives in the page; what is there is handed over as it is, and deleted when told.
    planner.start(ONE, keep=True)
    planner.did(ONE)
    trouble(planner, "newer version")
    assert raw(planner) == text
    assert saved(planner, "Save what is there as a file") == text
    planner.press("Delete it")
    expect(planner.plan.locator("[data-part=trouble] > *")).to_have_count(0)
    planner.plan.get_by_label("Keep my plan on this device").check()
    expect(planner.plan.locator("[data-part=notice]")).to_contain_text("kept on this device")
    expect_kept(planner, "start", "dose")
    # Each field is looked at.
    whole = planner.stored()
    start, dose = whole["entries"]
    spoilt: list[Any] = [
        *({**dose, name: value} for name, value in dict.fromkeys(dose, 7).items()),
        *({key: value for key, value in dose.items() if key != gone} for gone in dose),
        {**start, "rank": "first"},
        {**start, "kind": "constructor"},
        {**dose, "at": "yesterday"},
        {**dose, "rung": "x" * 1000},
        {"id": "c", "at": dose["at"], "kind": "check", "answer": "same", "exercises": [1]},
        None,
        [],
        "dose",
    ]
    sources = [json.dumps({**whole, "entries": [start, entry]}) for entry in spoilt]
    others = ["", "null", "7", "[]", '{"kind": "hw-plan"}', json.dumps({**whole, "format": 0})]
    # On the site it is a part of the planner's script; by itself it is as it stands in the sources.
    module = ROOT / "widgets" / "planner" / "schema.js"
    planner.page.route("**/planner/schema.js", lambda route: route.fulfill(path=module))
    found = planner.page.evaluate(READ, [[*sources, *others, json.dumps(whole)], "hingewell"])
    assert found[: len(spoilt)] == ["damaged"] * len(spoilt)
    assert found[len(spoilt) : -1] == ["damaged", *["foreign"] * 4, "damaged"]
    assert found[-1] == "sound"


def test_a_file_holds_it_and_brings_it_back(planner: Planner) -> None:
    planner.start(ONE)
    planner.did(ONE)
    file = saved(planner, "Save my plan as a file")
    planner.press("Delete my plan")
    opened(planner, file)
    expect(planner.card(ONE)).to_have_attribute("data-kind", "wait_until")
    assert planner.stored() == {}, "a file that is opened is not kept unless asked"
    planner.plan.get_by_label("Keep my plan on this device").check()
    # What is no plan is refused, and the plan is as it was.
    for words, text in {
        "damaged": file[:-9],
        "no plan of this guide": '{"kind": "recipe"}',
        "newer version": file.replace('"format":2', '"format":99'),
    }.items():
        opened(planner, text)
        trouble(planner, words)
        expect_kept(planner, "start", "dose", "file")
    # The same plan with more in it comes together; another one asks first.
    more = json.loads(file)
    more["entries"].append({**more["entries"][0], "id": "more", "exercise": OTHER})
    opened(planner, json.dumps(more))
    expect(planner.card(OTHER)).to_be_visible()
    another = {**more, "id": "another", "entries": more["entries"][-1:]}
    for choice, cards in (("Leave my plan as it is", 2), ("Open it instead", 1)):
        opened(planner, json.dumps(another))
        planner.press(choice)
        expect(planner.plan.locator("article")).to_have_count(cards)
    expect(planner.plan.locator("[data-part=notice]")).to_contain_text("plan is open")
    assert planner.stored()["id"] == "another"


def test_two_tabs_lose_nothing(planner: Planner, context: BrowserContext, host: Host) -> None:
    planner.start(ONE, OTHER)
    page = context.new_page()
    watch = Watch(page, host)
    # This one hears nothing of the first until it writes something itself.
    page.add_init_script(
        "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
    )
    deaf = Planner(page, host)
    deaf.set_clock(0)
    page.goto(f"{host.url}plan/")
    deaf.seen()
    planner.did(ONE)
    deaf.set_clock(0, 9)
    deaf.check("worse")
    expect_kept(planner, "start", "start", "dose", "check")
    # Both show what both have noted.
    expect(planner.card(ONE)).to_contain_text("settle")
    expect(deaf.card(ONE)).to_contain_text("settle")
    # Deleted in one tab, it does not come back from the other.
    planner.press("Delete my plan")
    deaf.tell("better")
    expect(deaf.plan.locator(".hw-start")).to_be_visible()
    expect(deaf.plan.locator("[data-part=notice]")).to_contain_text("another tab")
    assert planner.stored() == {}
    watch.expect_quiet()


def test_a_full_or_closed_device_is_told_and_the_plan_goes_on(planner: Planner, host: Host) -> None:
    planner.start(ONE)
    planner.page.evaluate(REFUSE, "QuotaExceededError")
    planner.did(ONE)
    trouble(planner, "no room")
    expect_kept(planner, "start")  # what was there before still is
    assert planner.says(ONE)[0] == "wait_until"
    planner.page.evaluate("() => { window.refusing = null; }")
    planner.set_clock(1)
    planner.check("same")
    expect(planner.plan.locator("[data-part=trouble] > *")).to_have_count(0)
    expect_kept(planner, "start", "dose", "check")
    # A browser that lets nobody look at its storage.
    planner.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('no', 'SecurityError') } })"
    )
    planner.page.goto(host.url)
    planner.start(ONE, keep=True)
    trouble(planner, "does not let us keep")
    planner.did(ONE)
    assert planner.says(ONE)[0] == "wait_until"
    assert json.loads(saved(planner, "Save my plan as a file"))["entries"][1]["kind"] == "dose"


def test_a_plan_begun_on_steps_that_the_guide_has_changed_goes_on_and_says_so(
    planner: Planner,
) -> None:
    planner.start("loaded_hinge")
    plan = json.loads(raw(planner))
    dose = {"exercise": "loaded_hinge", "rung": "range", "felt": "fine"}
    plan["entries"].append({"id": "00", "at": "2026-11-23T08:00+01:00", "kind": "dose", **dose})
    put(planner, json.dumps(plan))
    planner.at(1).open().seen()
    told = planner.plan.locator("[data-part=aside]")
    expect(told).to_contain_text("The guide has changed the steps of this exercise")
    expect(told).to_contain_text("Hinge with a weight again")
    expect(planner.card("loaded_hinge")).to_have_attribute("data-kind", "check_now")
