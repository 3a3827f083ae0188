"""The guide in Firefox, WebKit and an older Chromium: `make browsers`, no part of `make test`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ..test_pages import addresses
from ..walking import WALK
from .conftest import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from ..host import Host

ONE = "nerve_slider"
PATIENCE = 20  # seconds, for a busy machine that starts Python

RESULT = """async () => {
  const check = document.querySelector("hw-selfcheck");
  const end = () => check.querySelector(".hw-result, .hw-stop");
  const bare = () => [...check.querySelectorAll("[data-picture]")].some((one) => !one.firstChild);
  for (let left = 1000; left && (!end() || bare()); left -= 1)
    await new Promise((go) => setTimeout(go, 20));
  return [end().dataset.outcome ?? "", end().dataset.level];
}"""
PRESS = """async ([act, named]) => {
  const plan = document.querySelector("hw-planner");
  const all = () => [...plan.querySelectorAll(act)].filter((one) => one.checkVisibility());
  const wanted = () => all().find((one) => !named || one.innerText.trim() === named);
  for (let left = 1000; !wanted(); left -= 1) {
    if (!left) throw new Error(`nobody sees "${named || act}" in: ${plan.innerText}`);
    await new Promise((go) => setTimeout(go, 20));
  }
  wanted().click();
}"""
SAYS = "async () => document.querySelector('hw-planner [data-part=view]')?.innerText ?? ''"
IN_THE_CHECK = "async () => Boolean(document.querySelector('hw-selfcheck [data-page]'))"
FORGET = "async () => sessionStorage.clear()"
KEPT = """async () => {
  const here = await navigator.serviceWorker.getRegistration();
  const names = await caches.keys();
  return Boolean(here?.active) && names.length > 1
    && Object.keys(localStorage).some((key) => key.startsWith("hw-python:"));
}"""
PAINTED = """async (scheme) => {
  document.body.dataset.mdColorScheme = scheme;
  const colour = (what) => getComputedStyle(document.querySelector(what)).backgroundColor;
  return [".md-header", ".hw-bar", "article .hw-button"].map(colour);
}"""
NOTES = """async () => {
  const seen = (one) => getComputedStyle(one).display !== "none";
  const open = () => [...document.querySelectorAll(".hw-note")].filter(seen).length;
  const found = [open()];
  document.querySelector(".md-copyright [data-marks-switch]").click();
  const button = document.querySelector(".hw-mark__button");
  button.focus();
  button.click();
  await new Promise((go) => setTimeout(go, 100));
  return [...found, open()];
}"""
TOO_WIDE = "async () => document.documentElement.scrollWidth - innerWidth"


def eventually(what: Callable[[], Any]) -> None:
    """Wait until it is so."""
    late = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < late, "it does not come to be"
        time.sleep(0.1)


def open_check(elsewhere: Elsewhere, host: Host) -> None:
    """The check at its first question, with nothing of an earlier reader of this tab."""
    elsewhere.go(f"{host.url}check/")
    elsewhere.run(FORGET)
    elsewhere.go(f"{host.url}check/")
    eventually(lambda: elsewhere.run(IN_THE_CHECK))


def check(elsewhere: Elsewhere, host: Host, story: Scenario) -> tuple[str, str]:
    """Where a story ends; the outcome of whoever is stopped is not shown."""
    open_check(elsewhere, host)
    elsewhere.run(WALK, [dict(story.answers), "", 60])
    outcome, level = elsewhere.run(RESULT)
    return outcome, level


def expected(story: Scenario) -> tuple[str, str]:
    stopped = story.expect.outcome == "stopped"
    return "" if stopped else str(story.expect.outcome), story.expect.urgency


def one_of_each(knowledge: Knowledge) -> list[Scenario]:
    """A story for each outcome and level."""
    return list({expected(one): one for one in knowledge.scenarios.values()}.values())


def test_stories_lead_to_their_results(
    elsewhere: Elsewhere, host: Host, knowledge: Knowledge
) -> None:
    stories = one_of_each(knowledge)
    assert len(stories) > 5
    for story in stories:
        assert check(elsewhere, host, story) == expected(story), story


def test_no_page_complains_and_none_is_wider_than_the_screen(
    elsewhere: Elsewhere, host: Host, site: Path
) -> None:
    for address in addresses(site):
        elsewhere.go(host.url + address)
        assert elsewhere.run(TOO_WIDE) <= 0, address
        assert elsewhere.complaints == [], address


def test_colours_and_notes_are_there(elsewhere: Elsewhere, host: Host) -> None:
    elsewhere.go(f"{host.url}help-now/")
    light, dark = (elsewhere.run(PAINTED, scheme) for scheme in ("default", "slate"))
    assert len({*light, *dark}) == 5, "the bar's paper, the header and the button; in the dark too"
    assert "rgba(0, 0, 0, 0)" not in {*light, *dark}
    assert elsewhere.run(NOTES) == [0, 1]


def test_a_plan_is_begun_and_kept(elsewhere: Elsewhere, host: Host) -> None:
    elsewhere.go(f"{host.url}plan/#start={ONE}")
    elsewhere.run(PRESS, ["label", "None of these"])
    for name in ("Start my plan", "Yes, keep it"):
        elsewhere.run(PRESS, ["button", name])
    elsewhere.run(PRESS, [f"[data-exercise={ONE}] [data-act=did]", ""])
    elsewhere.run(PRESS, [f"[data-exercise={ONE}] [data-felt=fine]", ""])
    eventually(lambda: "Done." in elsewhere.run(SAYS))
    elsewhere.go(f"{host.url}plan/")
    eventually(lambda: "Done." in elsewhere.run(SAYS))


def test_all_works_without_network_after_one_visit(
    elsewhere: Elsewhere, host: Host, story: Scenario
) -> None:
    open_check(elsewhere, host)
    eventually(lambda: elsewhere.run(KEPT))
    host.down = True
    assert check(elsewhere, host, story) == expected(story)
    asked_anew = {path.rpartition("/")[2] for path in host.refused}
    assert asked_anew <= {"service-worker.js"}, "whether there is a new version"
    elsewhere.go(f"{host.url}plan/#start={ONE}")
    elsewhere.run(PRESS, ["label", "None of these"])
    elsewhere.run(PRESS, ["button", "Start my plan"])
    eventually(lambda: "This is your first dose." in elsewhere.run(SAYS))
