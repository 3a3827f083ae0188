"""A reader who lives by a plan for weeks in one open page, and what it says each time."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from .host import Host

Time = datetime.datetime

SCRIPT = """
window.lived = (() => {
  const plan = () => document.querySelector("hw-planner");
  const settled = async () => {
    while (plan().ariaBusy === "true") await new Promise((done) => setTimeout(done, 1));
  };
  const press = (root, what) => root.querySelector(what).click();
  const card = (exercise) => plan().querySelector(`article[data-exercise="${exercise}"]`);
  const seen = () => {
    const view = plan().querySelector("[data-part=view] > section");
    const texts = (what) => [...view.querySelectorAll(what)].map((one) => one.innerText);
    return {
      view: plan().dataset.view, text: view.innerText,
      notice: plan().querySelector("[data-part=notice]").innerText,
      date: view.querySelector(".hw-ask__about")?.innerText ?? "",
      due: Boolean(view.querySelector(".hw-today__due [data-act=check-in]")),
      stale: view.querySelector("[data-part=if-stale]")?.hidden === false,
      cards: [...view.querySelectorAll("article")].map((one) => ({
        exercise: one.dataset.exercise, kind: one.dataset.kind, rung: one.dataset.rung,
        later: Boolean(one.closest("[data-slot=later]")),
        why: one.querySelector("[data-slot=why]").innerText,
        asks: one.querySelector("[data-slot=question] [data-about]")?.dataset.about ?? "",
      })),
      asked: texts("[data-slot=question]"),
    };
  };
  return {
    async look() {
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      await settled();
      return seen();
    },
    async dose({ exercise, felt }) {
      press(card(exercise), "[data-act=did]");
      press(card(exercise), `[data-felt=${felt}]`);
      await settled();
    },
    async check({ answer, score, signs }) {
      press(plan(), "[data-act=check-in]");
      const form = plan().querySelector("form");
      const tick = (name, value) => {
        form.querySelector(`[name=${name}][value="${value}"]`).checked = true;
      };
      tick("answer", answer);
      if (score !== null) tick("score", score);
      for (const sign of signs) tick("sign", sign);
      if (!signs.length) tick("none", "none");
      form.requestSubmit();
      await settled();
    },
    async say({ exercise, about, yes }) {
      press(card(exercise), `[data-about=${about}][data-yes=${yes ? "yes" : "no"}]`);
      await settled();
    },
    async told({ name, values }) {
      press(plan(), `[data-act=${name}]`);
      const form = plan().querySelector("form");
      for (const [field, value] of Object.entries(values)) {
        const place = form.querySelector(`[name=${field}]`);
        if (place.type === "checkbox") place.checked = true;
        else place.value = value;
      }
      form.requestSubmit();
      await settled();
    },
    async weeks() {
      press(plan(), "[data-act=weeks]");
      await settled();
      const view = plan().querySelector(".hw-weeks");
      const fact = (name) => view.querySelector(`[data-part=note] [data-fill=${name}]`).textContent;
      const cells = [...view.querySelectorAll(".hw-weeks__calendar td")];
      const number = (one) => one.querySelector("span").textContent;
      const names = ["date", "since", "days", "first", "highest", "last", "setbacks"];
      const found = {
        today: cells.filter((one) => one.hasAttribute("aria-current")).map(number),
        done: cells.filter((one) => one.innerText.includes("●")).length,
        next: [...view.querySelectorAll("[data-slot=next] time")].map((one) => one.textContent),
        facts: Object.fromEntries(names.map((name) => [name, fact(name)])),
      };
      press(view, "[data-act=today]");
      await settled();
      return found;
    },
  };
})();
"""


@dataclass
class Life:
    """`log`: what the reader did, in the reader's own time; `saw`: what the page said last."""

    page: Page
    host: Host
    session: CDPSession
    exercises: tuple[str, ...]
    zone: str = "Europe/Berlin"
    now: Time = field(default_factory=lambda: Time(2027, 3, 8, 8, tzinfo=ZoneInfo("Europe/Berlin")))
    log: list[dict[str, Any]] = field(default_factory=list)
    saw: dict[str, Any] = field(default_factory=dict)

    def begin(self) -> None:
        """A fresh device, and a plan with these exercises that is kept."""
        self.at(self.now)
        self.page.goto(f"{self.host.url}plan/#start={','.join(self.exercises)}")
        self.page.evaluate("localStorage.clear()")
        self.page.goto("about:blank")
        self.page.goto(f"{self.host.url}plan/#start={','.join(self.exercises)}")
        plan = self.page.locator("hw-planner")
        plan.get_by_label("None of these", exact=True).check(force=True)
        plan.get_by_role("button", name="Start my plan").press("Enter")
        expect(plan).to_have_attribute("data-view", "today")
        plan.get_by_role("button", name="Yes, keep it").press("Enter")
        expect(plan.locator("[data-part=notice]")).to_contain_text("kept on this device")
        self.log += [self._of_now("start", exercise=one) for one in self.exercises]
        self.look()

    def at(self, now: Time) -> None:
        """The clock of the device, and its zone."""
        self.now = now
        self.session.send("Emulation.setTimezoneOverride", {"timezoneId": self.zone})
        self.page.clock.set_fixed_time(now)

    def look(self) -> dict[str, Any]:
        """Come back to the page."""
        self.saw = self.page.evaluate("lived.look()")
        return self.saw

    def anew(self) -> dict[str, Any]:
        """What the page says after it was loaded anew."""
        self.page.reload()
        shown = re.compile(".+")
        expect(self.page.locator("hw-planner")).to_have_attribute("data-view", shown)
        return self.look()

    def do(self, kind: str, **told: Any) -> None:
        """Tell the page something, as a reader does."""
        self.page.evaluate(f"(told) => lived.{kind}(told)", told)
        self.log.append(self._of_now(kind, **told))

    def _of_now(self, kind: str, **told: Any) -> dict[str, Any]:
        """In UTC, where a day has 24 hours, with the day on the reader's wall."""
        return {
            "kind": kind,
            "at": self.now.astimezone(datetime.UTC),
            "day": self.now.date(),
            **told,
        }

    def weeks(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("lived.weeks()")
        return found

    def stored(self) -> str:
        """The plan on the device, after what waits to be written."""
        text: str = self.page.evaluate("""() => {
          const key = Object.keys(localStorage).find((one) => one.startsWith("hw-plan:"));
          return navigator.locks.request(key, () => localStorage.getItem(key));
        }""")
        return text

    def kinds(self) -> list[str]:
        return [one["kind"] for one in json.loads(self.stored())["entries"]]
