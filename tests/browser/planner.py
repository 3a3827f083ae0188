"""A reader who keeps a plan, day after day, on a clock that the test moves."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .host import Host

ZONE = "Europe/Berlin"
MONDAY = datetime.datetime(2027, 3, 8, tzinfo=ZoneInfo(ZONE))
"""The clocks go forward on the third Sunday after it."""

PLAN = "hw-plan:hingewell"
"""What the plan's key on the device begins with; the site's path follows."""
DOSES = ("do_now", "hold", "step_up", "step_down")


class Planner:
    """Uses the plan as it is shown."""

    def __init__(self, page: Page, host: Host) -> None:
        self.page, self.home = page, host.url
        self.plan = page.locator("hw-planner")
        self.now = MONDAY

    # Time

    def at(self, day: int, hour: int = 8) -> Planner:
        """So many days after the first Monday, by the clock on the wall; the page has seen it."""
        self.set_clock(day, hour)
        self.page.evaluate(
            "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))"
        )
        return self.seen()

    def set_clock(self, day: int, hour: int = 8) -> None:
        wall = MONDAY.replace(tzinfo=None) + datetime.timedelta(days=day, hours=hour)
        self.now = wall.replace(tzinfo=MONDAY.tzinfo)
        self.page.clock.set_fixed_time(self.now)

    def seen(self) -> Planner:
        """Wait until the engine has answered for this time."""
        expect(self.plan).to_have_attribute("data-at", self.now.isoformat(timespec="minutes"))
        expect(self.plan).not_to_have_attribute("aria-busy", "true")
        return self

    # Doing

    def open(self, *exercises: str) -> Planner:
        """Come from the self-check's result with these exercises, or just so."""
        self.page.goto(f"{self.home}plan/" + (f"#start={','.join(exercises)}" if exercises else ""))
        expect(self.plan.locator("[data-part=view] > section")).to_be_visible()
        return self

    def start(self, *exercises: str, keep: bool = True) -> Planner:
        self.set_clock(0)
        self.open(*exercises)
        self.tick("None of these")
        self.press("Start my plan")
        # The view that is awaited takes the focus, and with it a key pressed at that moment.
        expect(self.plan).to_have_attribute("data-view", "today")
        self.keep(keep)
        return self.seen()

    def keep(self, wanted: bool = True) -> None:
        """Answer the question that comes once, when a plan begins."""
        self.press("Yes, keep it" if wanted else "Not now")
        asked = self.plan.get_by_role("button", name="Yes, keep it")
        expect(asked).to_have_count(0)

    def press(self, name: str, exact: bool = True) -> None:
        self.unfold()
        self.plan.get_by_role("button", name=name, exact=exact).first.press("Enter")

    def unfold(self) -> None:
        """What comes after today's exercise is folded: a reader opens it to find it."""
        self.plan.evaluate(
            "(plan) => plan.querySelectorAll('details.hw-more').forEach((one) => (one.open = true))"
        )

    def tick(self, name: str) -> None:
        self.open_signs()
        self.view.get_by_label(name, exact=True).check(force=True)

    def did(self, exercise: str, felt: str = "fine") -> None:
        """A session in two taps."""
        self._hush()
        card = self.card(exercise)
        card.locator("[data-act=did]").press("Enter")
        card.locator(f"[data-felt={felt}]").press("Enter")
        self.noted()

    def check(self, answer: str, score: int | None = None) -> None:
        """Tell how it is, without a warning sign."""
        self._hush()
        self.tell(answer, score)
        self.noted()

    def tell(self, answer: str, score: int | None = None, sign: str = "none") -> None:
        """The same, whatever comes of it."""
        self.press("Tell how it is")
        self.view.locator(f"[value={answer}]").check(force=True)
        if score is not None:
            self.view.locator(f"[name=score][value='{score}']").check(force=True)
        self.open_signs()
        self.view.locator(f"[value={sign}]").check(force=True)
        self.press("Note it")

    def open_signs(self) -> None:
        """Each subject of warning signs stands behind one line."""
        self.plan.locator(".hw-planner__group").evaluate_all(
            "(groups) => groups.forEach((one) => (one.open = true))"
        )

    def say(self, about: str, yes: bool) -> None:
        self._hush()
        self.plan.locator(f"[data-about={about}][data-yes={'yes' if yes else 'no'}]").press("Enter")
        self.noted()

    def _hush(self) -> None:
        """What was said of the entry before, says nothing of the next."""
        self.plan.locator("[data-part=notice]").evaluate("(notice) => notice.replaceChildren()")

    def noted(self) -> None:
        expect(self.plan).not_to_have_attribute("aria-busy", "true")
        expect(self.plan.locator("[data-part=notice]")).to_contain_text("Noted.")

    # Seeing

    @property
    def view(self) -> Locator:
        return self.plan.locator("[data-part=view] > section")

    def card(self, exercise: str) -> Locator:
        return self.plan.locator(f"article[data-exercise={exercise}]")

    def says(self, exercise: str) -> tuple[str, str]:
        """What the card of an exercise tells: its kind, and its dose if it has one."""
        card = self.card(exercise)
        return card.get_attribute("data-kind") or "", card.get_attribute("data-rung") or ""

    @property
    def due(self) -> bool:
        return self.plan.locator(".hw-today__due").count() > 0

    @property
    def key(self) -> str:
        """The plan's key on the device."""
        found: str = self.plan.evaluate(
            "(plan, key) => `${key}@${new URL(plan.dataset.root, location).pathname}`", PLAN
        )
        return found

    def stored(self) -> dict[str, Any]:
        """The plan on the device, after what waits to be written."""
        look = "(key) => navigator.locks.request(key, () => localStorage.getItem(key))"
        text = self.page.evaluate(look, self.key)
        found: dict[str, Any] = json.loads(text) if text else {}
        return found

    # Living

    def live(self, days: Iterable[int], exercise: str, finish: bool = False) -> list[str]:
        """Do what the plan says on these days, and be no worse; the doses that were done.

        `finish`: the answer to whether it may end.
        """
        done: list[str] = []
        for day in days:
            for hour in (8, 18):
                self.at(day, hour)
                if self.due:
                    self.check("same", 1)
                for about, yes in (("finish", finish), ("better", True)):
                    if self.plan.locator(f"[data-about={about}]").count():
                        self.say(about, yes)
                kind, rung = self.says(exercise)
                if kind in DOSES:
                    self.did(exercise)
                    done.append(rung)
        return done
