"""Counting a dose: in time on a busy page, for eyes, ears and hands, and what it tells the page."""

from __future__ import annotations

import datetime
import random
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from hingewell.model.knowledge import Knowledge
from hingewell.render.pacing import moving_step, pacing

from .axe import findings
from .host import Host

LEAD = 5000
TEN_MINUTES = 600_000
CLOSE = 50  # milliseconds
FURTHER = re.compile(r"[3-9]|\d\d")  # a repetition may be over before it is looked at again
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)

WATCHED = """
window.told = []; window.tones = []; window.shaken = []; window.spoken = []; window.locks = 0;
for (const name of ["done", "hurt"]) {
  document.addEventListener(`hw-pacer:${name}`, (event) => told.push([name, event.detail]));
}
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  tones.push({ when, pitch: this.frequency.value, context: this.context });
  return start.call(this, when);
};
Navigator.prototype.vibrate = (pattern) => shaken.push(pattern);
speechSynthesis.speak = (one) => spoken.push(one.text);
const request = WakeLock.prototype.request;
WakeLock.prototype.request = function (kind) {
  locks += 1;
  return request.call(this, kind);
};
"""


@pytest.fixture
def address(host: Host, knowledge: Knowledge) -> str:
    """The page of an exercise that is paced, and whose picture moves."""
    key = next(
        key
        for key, one in knowledge.exercises.items()
        if moving_step(one) and pacing(one, knowledge)
    )
    return f"{host.url}exercises/{key.replace('_', '-')}/"


def opened(page: Page, address: str, **dose: Any) -> Locator:
    """The pacer of the page with a dose of the test's own: sets, reps, hold, rest, beats in ms."""
    page.add_init_script(WATCHED)
    page.goto(address)
    page.evaluate(
        """(dose) => {
          const there = document.querySelector("hw-pacer");
          const made = there.cloneNode(true);
          const place = made.querySelector('[data-part="data"]');
          const data = JSON.parse(place.textContent);
          const [[stage]] = Object.values(data.doses);
          for (const figure of ["sets", "reps", "hold", "rest"]) {
            const of = dose[figure];
            stage[figure] = of ? { of, first: of[0] } : null;
          }
          stage.parts = (dose.beats ?? []).map((ms, at) => (
            { name: `Beat ${at}`, ms, reach: ms, from: at % 2, to: (at + 1) % 2 }
          ));
          if (dose.hold) stage.parts.unshift({ name: null, ms: null, reach: 1, from: 0, to: 1 });
          place.textContent = JSON.stringify(data);
          there.replaceWith(made);
        }""",
        dose,
    )
    return page.locator("hw-pacer")


def start(page: Page) -> None:
    """By the one button of the first screen."""
    page.locator("a[data-play]").click()
    expect(page.locator(".hw-player")).to_be_visible()


def press(pacer: Locator, act: str) -> None:
    pacer.locator(f"[data-act={act}]:visible").click()


def seen(pacer: Locator) -> tuple[str, int, int]:
    """What goes on, in which set and repetition."""
    data = pacer.evaluate("one => ({ ...one.dataset })")
    return data["kind"], int(data["set"]), int(data["rep"])


def due(at: int, reps: int, rep: int, rest: int) -> tuple[str, int, int]:
    """What should go on after so many milliseconds."""
    if at < LEAD:
        return "ready", 1, 1
    done, into = divmod(at - LEAD, reps * rep + rest)
    if into < reps * rep:
        return "part", done + 1, into // rep + 1
    return "rest", done + 2, 1


def test_ten_minutes_are_ten_minutes_however_late_the_page_is(page: Page, address: str) -> None:
    page.clock.install(time=NOON - datetime.timedelta(hours=1))
    sets, reps, rep, rest = 6, 20, 4999, 11_000  # no whole seconds
    pacer = opened(page, address, sets=[sets], reps=[reps], rest=[11], beats=[2500, 2499])
    page.clock.pause_at(NOON)
    start(page)
    late = random.Random(20261123)
    at = 0
    while True:
        jump = late.choice([37, 333, 1777, 7919, 20_011])
        if at + jump > LEAD + TEN_MINUTES:
            break
        at += jump
        page.clock.fast_forward(jump)  # timers that came due are run once, as on a busy page
        assert seen(pacer) == due(at, reps, rep, rest), at
    assert at > TEN_MINUTES - 20_011
    end = LEAD + sets * reps * rep + (sets - 1) * rest
    page.clock.fast_forward(end - at - CLOSE)
    assert seen(pacer) == ("part", sets, reps)
    page.clock.fast_forward(CLOSE)
    expect(pacer.locator("[data-view=done]")).to_be_visible()
    ((name, detail),) = page.evaluate("told")
    assert name == "done"
    assert detail["passed"] == [reps] * sets
    assert detail["whole"] is True


def test_tones_keep_time_while_the_page_is_busy(page: Page, address: str) -> None:
    beat, reps, busy = 450, 5, 300
    pacer = opened(page, address, sets=[1], reps=[reps], beats=[beat, beat])
    begun = page.evaluate(
        """async (busy) => {
          const pacer = document.querySelector("hw-pacer");
          window.shown = [];
          let last = null;
          new MutationObserver(() => {
            const { index } = pacer.dataset;
            if (index !== last) shown.push([Number(index), performance.now()]);
            last = index;
          }).observe(pacer, { attributes: true });
          document.querySelector("[data-play]").click();
          while (!tones.length) await new Promise((go) => setTimeout(go, 20));
          tones.length = 0;
          const begun = performance.now();
          pacer.querySelector("[data-act=skip]").click(); // what comes before the first beat
          window.stalled = 0; // by the machine, on top of what the page does itself
          let free = performance.now();
          window.work = setInterval(() => {
            stalled = Math.max(stalled, performance.now() - free);
            const until = performance.now() + busy;
            while (performance.now() < until);
            free = performance.now();
          }, busy * 1.1);
          return begun;
        }""",
        busy,
    )
    expect(pacer.locator("[data-view=done]")).to_be_visible()
    shown, heard, stalled = page.evaluate(
        """() => {
          clearInterval(work);
          const { contextTime, performanceTime } = tones[0].context.getOutputTimestamp();
          const at = ({ when }) => performanceTime + (when - contextTime) * 1000;
          return [shown, tones.map(at), stalled];
        }"""
    )
    # The machine may be slow to begin; from then on each beat has its time.
    first = min(heard, key=lambda at: abs(at - begun))
    assert abs(first - begun) < busy + stalled
    for number in range(2 * reps):
        due_at = first + number * beat
        late = min((at - due_at for at in heard), key=abs)
        assert abs(late) < CLOSE, (number, late)
    # What is seen is late by no more than the page was busy, and that does not add up.
    assert len(shown) > reps
    for index, at in shown[1:]:
        late = at - begun - (index - 1) * beat
        assert -CLOSE < late < busy + stalled + 100, (index, late, stalled)


def test_sets_rests_pause_skip_and_what_is_said(page: Page, address: str) -> None:
    page.clock.install(time=NOON - datetime.timedelta(hours=1))
    pacer = opened(page, address, sets=[2, 3], reps=[6, 7], rest=[30], beats=[1000, 1000])
    page.clock.pause_at(NOON)
    page.evaluate(
        """() => {
          window.said = [];
          const live = document.querySelector('hw-pacer [role="status"]');
          const heard = new MutationObserver(() => said.push(live.textContent));
          heard.observe(live, { childList: true });
        }"""
    )
    page.locator(".hw-first__start").press("Enter")
    pacer.get_by_role("button", name="Settings").click()
    expect(pacer.get_by_role("heading", name="Settings")).to_be_focused()
    pacer.get_by_label("Spoken count").check()
    pacer.get_by_label("Vibration").check()
    pacer.get_by_role("button", name="Go on").press("Enter")
    expect(pacer.get_by_role("button", name="Pause")).to_be_focused()
    assert page.evaluate("locks") == 2
    page.evaluate("said.length = 0")
    page.clock.run_for(LEAD + 5 * 2000 + 500)
    expect(pacer).to_contain_text("6 of 6")
    page.keyboard.press("Enter")
    page.clock.run_for(60_000)
    assert seen(pacer) == ("part", 1, 6)
    page.keyboard.press("Enter")
    page.clock.run_for(1500)
    assert seen(pacer) == ("rest", 2, 1)
    expect(pacer).to_contain_text("30 seconds")
    press(pacer, "skip")
    page.clock.run_for(2500)
    assert seen(pacer) == ("part", 2, 2)
    press(pacer, "skip")
    expect(pacer.get_by_role("heading", name="Done")).to_be_focused()
    ((name, detail),) = page.evaluate("told")
    assert name == "done"
    assert {key: detail[key] for key in ("sets", "reps", "passed", "whole")} == {
        "sets": 2,
        "reps": 6,
        "passed": [6, 1],
        "whole": False,
    }
    said = page.evaluate("said")
    assert said == [
        "Set 1 of 2",
        "5 of 6",
        "Paused",
        "Going on",
        "Rest for 30 seconds",
        "Set 2 of 2",
    ]
    spoken = page.evaluate("spoken")
    assert spoken[:6] == ["3", "2", "1", "1", "Beat 1", "2"]
    assert "Rest" in spoken
    patterns = [one for one in page.evaluate("shaken") if isinstance(one, list)]
    assert patterns[0][:6] == [0, 3000, 80, 920, 40, 960]


def test_that_hurt_stops_it_and_tells_where(page: Page, address: str) -> None:
    page.clock.install(time=NOON - datetime.timedelta(hours=1))
    page.set_viewport_size({"width": 320, "height": 640})
    pacer = opened(page, address, sets=[2], hold=[20], rest=[60])
    page.clock.pause_at(NOON)
    start(page)
    page.clock.run_for(LEAD + 20_000 + 60_000 + 5000)
    expect(pacer).to_contain_text("15 seconds")
    expect(pacer).to_contain_text("Hold")
    page.evaluate("document.dispatchEvent(new Event('freeze'))")
    page.clock.run_for(60_000)  # nobody was led through that time
    press(pacer, "pause")
    expect(pacer).to_contain_text("15 seconds")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    press(pacer, "hurt")
    expect(pacer.get_by_role("heading", name="Stopped")).to_be_focused()
    expect(pacer).to_contain_text("You stopped in set 2.")
    page.clock.run_for(60_000)
    expect(pacer.get_by_role("heading", name="Stopped")).to_be_visible()
    ((name, detail),) = page.evaluate("told")
    assert name == "hurt"
    assert (detail["set"], detail["rep"], detail["passed"]) == (2, 1, [1, 0])
    press(pacer, "close")
    expect(page.locator(".hw-first__start")).to_be_focused()
    # A page that knows the stage gives it, and it is not asked for.
    given = pacer.evaluate("(one) => one.querySelector('[data-part=stage]').options[1].value")
    page.locator("a[data-play]").evaluate("(one, stage) => { one.dataset.stage = stage; }", given)
    start(page)
    press(pacer, "settings")
    expect(pacer.get_by_label("Dose")).to_be_hidden()
    press(pacer, "back")
    press(pacer, "end")
    assert page.evaluate("told.at(-1)[1].stage") == given


@pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}], ids=["dark"])
def test_nothing_is_fetched_before_the_start_and_no_python_at_all(
    page: Page, address: str, host: Host
) -> None:
    pacer = opened(page, address, sets=[1], reps=[50], beats=[400, 400])
    heavy = (".frames.svg", ".wasm", ".bin")
    assert not [path for path in host.asked if path.endswith(heavy) or "/figures/" in path]
    start(page)
    press(pacer, "skip")
    body = pacer.locator(".hw-fig-body")
    expect(body).to_be_visible()
    first = body.inner_html()
    expect(pacer).to_have_attribute("data-rep", FURTHER)
    assert body.inner_html() != first
    assert not [path for path in host.asked if path.endswith((".wasm", ".bin"))]
    assert findings(page, "hw-pacer") == []
    press(pacer, "settings")
    assert findings(page, "hw-pacer") == []
    press(pacer, "back")
    press(pacer, "hurt")
    assert findings(page, "hw-pacer") == []
    press(pacer, "close")
    start(page)
    press(pacer, "end")
    assert findings(page, "hw-pacer") == []


@pytest.mark.parametrize("context_options", [{"reduced_motion": "reduce"}], ids=["less motion"])
def test_less_motion_is_steps_and_a_picture_may_be_missing(
    page: Page, address: str, host: Host
) -> None:
    pacer = opened(page, address, sets=[1], reps=[50], beats=[700, 700])
    start(page)
    press(pacer, "skip")
    body = pacer.locator(".hw-fig-body")
    expect(body).to_be_visible()
    expect(pacer).to_have_attribute("data-rep", FURTHER)
    seen_poses = body.evaluate(
        """async (body) => {
          const found = new Set();
          for (let at = 0; at < 60; at += 1) {
            found.add(body.innerHTML);
            await new Promise((go) => setTimeout(go, 50));
          }
          return found.size;
        }"""
    )
    assert seen_poses == 2, "there and back, and nothing between"
    host.missing.add(".svg")
    pacer = opened(page, address, sets=[1], reps=[2], beats=[200, 200])
    start(page)
    press(pacer, "skip")
    expect(pacer.get_by_role("heading", name="Done")).to_be_visible()
    expect(pacer).to_contain_text("Repetitions done: 2.")


def test_whoever_leaves_hears_nothing_more_and_finds_it_paused(page: Page, address: str) -> None:
    page.add_init_script(
        """window.cancelled = 0; window.released = 0;
        speechSynthesis.cancel = () => { cancelled += 1; };
        const release = WakeLockSentinel.prototype.release;
        WakeLockSentinel.prototype.release = function () {
          released += 1;
          return release.call(this);
        };
        """
    )
    page.clock.install(time=NOON - datetime.timedelta(hours=1))
    pacer = opened(page, address, sets=[1], reps=[9], beats=[1000, 1000])
    page.clock.pause_at(NOON)
    start(page)
    page.clock.run_for(LEAD + 4500)
    assert seen(pacer) == ("part", 1, 3)
    page.wait_for_timeout(100)
    before = page.evaluate("cancelled")
    page.keyboard.press("Escape")
    expect(page.locator(".hw-player")).to_be_hidden()
    expect(page.locator(".hw-first__start")).to_be_focused()
    assert page.evaluate("cancelled") > before
    page.wait_for_function("released === 1")
    tones = page.evaluate("tones.filter(({ context }) => context.state !== 'closed').length")
    assert tones == 0
    page.clock.run_for(60_000)
    assert page.evaluate("told") == []
    start(page)
    expect(pacer.get_by_role("button", name="Go on")).to_be_focused()
    assert seen(pacer) == ("part", 1, 3)
    # Escape in the settings leads back to the count, not away.
    press(pacer, "settings")
    page.keyboard.press("Escape")
    expect(pacer.get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Escape")
    page.clock.run_for(31 * 60_000)
    start(page)
    assert seen(pacer) == ("ready", 1, 1), "half an hour later it begins anew"


def test_settings_are_remembered(page: Page, address: str) -> None:
    pacer = opened(page, address, sets=[1, 2], reps=[5, 6], rest=[30], beats=[5000, 5000])
    start(page)
    press(pacer, "settings")
    expect(pacer.get_by_label("Tones")).to_be_checked()
    pacer.get_by_label("Tones").uncheck()
    pacer.get_by_label("Spoken count").check()
    pacer.get_by_label("Sets").select_option("2")
    press(pacer, "back")
    expect(pacer).to_contain_text("Set 1 of 2")
    press(pacer, "end")
    press(pacer, "again")
    expect(pacer).to_contain_text("Set 1 of 2")
    page.reload()
    pacer = page.locator("hw-pacer")
    start(page)
    press(pacer, "settings")
    expect(pacer.get_by_label("Tones")).not_to_be_checked()
    expect(pacer.get_by_label("Spoken count")).to_be_checked()


@pytest.mark.parametrize(
    ("width", "height", "letters"),
    [(360, 740, "20px"), (320, 640, "40px"), (740, 360, "20px"), (1280, 900, "20px")],
    ids=["phone", "large text", "landscape", "desktop"],
)
def test_it_fills_the_screen_and_pause_is_in_reach(
    page: Page, address: str, width: int, height: int, letters: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.evaluate("(letters) => (document.documentElement.style.fontSize = letters)", letters)
    start(page)
    player = page.locator(".hw-player")
    assert player.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
    assert player.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    figure = page.locator("[data-part=figure] svg")
    expect(figure).to_be_visible()
    expect(player.get_by_role("button", name="Pause")).to_be_in_viewport(ratio=1)
    expect(player.get_by_role("button", name="Stop, it hurts")).to_be_in_viewport(ratio=1)
    if letters == "20px":
        expect(player.get_by_role("button", name="End here")).to_be_in_viewport(ratio=1)
        box = figure.bounding_box()
        assert box
        assert max(box["width"], box["height"]) >= 120
