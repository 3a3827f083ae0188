"""Six weeks each of eight readers in a page that is never closed, each day looked at twice.

Every word about days, doses and what is due is held against what the reader did, by an oracle that
is not the engine; and the open page has to say what a page says that was loaded anew.
"""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from compiled import plan_of

from .host import Host
from .lived import SCRIPT, Life
from .oracle import Oracle

ROOT = Path(__file__).parents[2]
WEEKS = 6
SLIDER, DIG, BRIDGE = "nerve_slider", "heel_dig", "bridge"

Act = Callable[[Life, int, int], None]
"""What a reader does at a look, on which day, at which of its two looks."""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab for all eight: nobody starts Python eight times."""
    context = chromium.new_context(locale="en-GB", timezone_id=None, service_workers="block")
    page = context.new_page()
    page.add_init_script(SCRIPT)
    yield page
    context.close()


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    return Oracle(plan_of(ROOT / "content"))


def offered(life: Life, again: bool = True) -> list[dict[str, str]]:
    """The cards with a dose to do now; `again`: also one more of today."""
    return [
        one for one in life.saw["cards"] if one["rung"] and (again or "One more" not in one["why"])
    ]


def answer(
    life: Life, how: str = "same", score: int | None = 2, signs: tuple[str, ...] = ()
) -> None:
    life.do("check", answer=how, score=score, signs=list(signs))
    life.look()


def good_day(life: Life, again: bool = True, felt: str = "fine") -> None:
    """Tell that it is no worse if it is time, answer what is asked, do what is offered first."""
    if life.saw["due"]:
        answer(life)
    for card in list(life.saw["cards"]):
        if card["asks"]:
            life.do(
                "say", exercise=card["exercise"], about=card["asks"], yes=card["asks"] != "finish"
            )
            life.look()
    for card in offered(life, again)[:1]:
        life.do("dose", exercise=card["exercise"], rung=card["rung"], felt=felt)
        life.look()


def steady(life: Life, _: int, __: int) -> None:
    good_day(life)


def forgetful(life: Life, day: int, look: int) -> None:
    dice = random.Random(f"{day} {look}")
    if day not in range(15, 24) and dice.random() < 0.55:
        good_day(life, again=False)


def over_eager(life: Life, day: int, look: int) -> None:
    """Tells that it is better at every look, and goes too far."""
    if look and not life.saw["due"] and day % 3 == 0:
        answer(life, "better", 1)
    good_day(life, felt="too_far" if day % 4 == 0 else "fine")


def flaring(life: Life, day: int, look: int) -> None:
    if (day, look) in ((6, 0), (24, 1)):
        answer(life, "worse", 6)
        return
    for card in life.saw["cards"]:
        if card["asks"] == "calm" and day in (7, 25):
            life.do("say", exercise=card["exercise"], about="calm", yes=False)
            life.look()
            return
    good_day(life)


def travelling(life: Life, day: int, look: int) -> None:
    """West, back, east and back, past the changes of clocks on both sides of the sea."""
    there = {5: "America/New_York", 16: "Europe/Berlin", 24: "Asia/Tokyo", 33: "Europe/Berlin"}
    if look == 0 and day in there:
        life.zone = there[day]
        life.at(life.now)
        life.look()
    good_day(life, again=False)


def warned(life: Life, day: int, look: int) -> None:
    if (day, look) == (12, 0):
        answer(life, "same", 3, ("spreading",))
    elif (day, look) == (19, 1):
        values = {"seen": "2027-03-26", "limits": "Slowly.", "sure": "yes"}
        life.do("told", name="cleared", values=values)
        life.look()
    elif not 12 <= day < 20:
        good_day(life)


def changing_phones(life: Life, day: int, look: int) -> None:
    """By a file in the third week: the new one is empty before."""
    if (day, look) == (16, 1):
        text = life.stored()
        life.page.evaluate("localStorage.clear()")
        life.page.goto("about:blank")
        life.page.goto(f"{life.host.url}plan/")
        open_file(life, text)
        life.page.get_by_label("Keep my plan on this device").check()
        life.look()
    good_day(life)


def open_file(life: Life, text: str) -> None:
    cards = life.page.locator("hw-planner article")
    other = cards.count() > 0
    ways = life.page.locator("details", has_text="Save, send, open or delete a plan")
    ways.evaluate("(one) => (one.open = true)")
    with life.page.expect_file_chooser() as chooser:
        life.page.get_by_role("button", name="Open a plan from a file").press("Enter")
    chooser.value.set_files(
        {"name": "p.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    if other:
        life.page.get_by_role("button", name="Open it instead").press("Enter")
    expect(cards.first).to_be_visible()
    expect(life.page.locator("hw-planner")).not_to_have_attribute("aria-busy", "true")


class TwoPlans:
    """Two people and one device: each week the other one's file is opened."""

    def __init__(self) -> None:
        self.other: tuple[str, list[dict[str, object]], tuple[str, ...]] | None = None

    def __call__(self, life: Life, day: int, look: int) -> None:
        if day and day % 7 == 0 and look == 0:
            mine = (life.stored(), life.log, life.exercises)
            if self.other:
                text, life.log, life.exercises = self.other
                open_file(life, text)
                life.look()
            else:
                life.log, life.exercises = [], (DIG,)
                life.begin()
            self.other = mine
        good_day(life)


READERS: dict[str, tuple[tuple[str, ...], Act]] = {
    "steady": ((SLIDER, DIG), steady),
    "forgetful": ((SLIDER,), forgetful),
    "over-eager": ((SLIDER, BRIDGE), over_eager),
    "flaring": ((SLIDER,), flaring),
    "travelling": ((SLIDER,), travelling),
    "phone changed": ((BRIDGE, SLIDER), changing_phones),
    "warned and cleared": ((SLIDER, DIG), warned),
    "two plans": ((SLIDER,), TwoPlans()),
}


@pytest.mark.parametrize("name", READERS)
def test_six_weeks(name: str, tab: Page, host: Host, oracle: Oracle) -> None:
    exercises, act = READERS[name]
    session = tab.context.new_cdp_session(tab)
    life = Life(tab, host, session, exercises)
    life.begin()
    start = life.now
    wrong: list[str] = []

    def judge(what: list[str]) -> None:
        wrong.extend(f"{life.now:%a %d %b %H:%M}: {one}" for one in what)

    for day in range(7 * WEEKS):
        for look, hour in enumerate((8, 20)):
            wall = start.replace(tzinfo=None) + datetime.timedelta(days=day, hours=hour - 8)
            life.at(wall.replace(tzinfo=ZoneInfo(life.zone)))
            life.look()
            judge(oracle.wrong(life))
            act(life, day, look)
            judge(oracle.wrong(life))
        if day % 10 == 9 and life.saw["view"] == "today":
            judge(list(oracle.weeks(life, life.weeks())))
        if day in (13, 34):
            before = life.look()
            after = life.anew()
            kept = [key for key in before if key != "notice"]
            judge([f"{key} is another after a reload" for key in kept if before[key] != after[key]])
    session.detach()
    assert not wrong, "\n".join(wrong)
    kinds = [one["kind"] for one in json.loads(life.stored())["entries"]]
    assert kinds.count("dose") == sum(one["kind"] == "dose" for one in life.log)
    assert kinds.count("dose") > 10
