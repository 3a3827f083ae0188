"""Weeks: a clinician's word after a sign, times away, own tasks, one new thing at a time."""

from __future__ import annotations

from playwright.sync_api import expect

from .axe import findings
from .planner import Planner

SLIDER, HINGE = "nerve_slider", "kneeling_hinge"


def test_a_clinician_lets_it_go_on_from_the_first_step(planner: Planner) -> None:
    planner.start(SLIDER)
    planner.live(range(3), SLIDER)
    planner.at(3)
    planner.tell("same", sign="spreading")
    planner.press("A clinician says I may go on")
    planner.press("Go on from the first step")
    for error in ("Give the day of the visit", "Tick this only if it is so"):
        expect(planner.view.get_by_text(error)).to_be_visible()
    assert findings(planner.page, "hw-planner") == []
    seen = planner.view.get_by_label("On which day was it?")
    seen.fill("2027-03-10")
    planner.view.locator("[name=sure]").check(force=True)
    planner.press("Go on from the first step")
    expect(planner.view.get_by_text("A visit of before does not know of it")).to_be_visible()
    seen.fill("2027-03-20")
    planner.press("Go on from the first step")
    expect(planner.view.get_by_text("The day has not come yet")).to_be_visible()
    planner.press("Back")
    planner.seen()
    expect(planner.plan.locator(".hw-stop")).to_be_visible()
    planner.set_clock(8)
    planner.page.reload()
    planner.seen()
    planner.press("A clinician says I may go on")
    planner.view.get_by_label("On which day was it?").fill("2027-03-15")
    planner.view.locator("[name=limits]").fill("No running for two weeks.")
    planner.view.locator("[name=sure]").check(force=True)
    planner.press("Go on from the first step")
    planner.noted()
    assert planner.says(SLIDER) == ("do_now", "day_one")
    expect(planner.card(SLIDER)).to_contain_text("A clinician says that you may go on")
    expect(planner.view).to_contain_text("No running for two weeks.")
    planner.press("See my weeks")
    expect(planner.view.locator("[data-part=note]")).to_contain_text(
        "15 Mar 2027: No running for two weeks."
    )
    planner.press("Back to today")
    planner.did(SLIDER, felt="hurt")
    expect(planner.card(SLIDER)).to_have_attribute("data-kind", "wait_until")


def test_times_away_are_told_and_kept(planner: Planner) -> None:
    planner.start(SLIDER)
    planner.did(SLIDER)
    planner.at(1)
    planner.check("same", 3)
    planner.press("I am away or ill")
    planner.press("Note it")
    for error in ("Choose what it is", "Give both days"):
        expect(planner.view.get_by_text(error)).to_be_visible()
    assert findings(planner.page, "hw-planner") == []
    planner.view.locator("[value=travel]").check(force=True)
    planner.view.get_by_label("Last day").fill("2027-03-12")
    planner.press("Note it")
    planner.noted()
    expect(planner.view).to_contain_text("I am travelling, until Friday 12 March")
    assert planner.says(SLIDER) == ("hold", "day_one"), "nothing goes up on the way"
    planner.press("I am back, or it is over")
    planner.noted()
    assert planner.says(SLIDER) == ("step_up", "three_sets")
    planner.press("Undo")
    expect(planner.card(SLIDER)).to_have_attribute("data-kind", "hold")
    planner.at(6)
    assert planner.says(SLIDER) == ("hold", "day_one")
    expect(planner.card(SLIDER)).to_contain_text("You were away for a while")
    expect(planner.view.get_by_text("I am travelling")).to_have_count(0)


def test_own_tasks_tell_whether_it_helps(planner: Planner) -> None:
    planner.start(SLIDER)
    planner.press("Name my tasks")
    planner.press("Note it")
    expect(planner.view.get_by_text("Name at least one task")).to_be_visible()
    assert findings(planner.page, "hw-planner") == []
    expect(planner.view).to_contain_text(
        "Better means that your tasks are up by two points or more"
    )
    planner.view.get_by_label("Task 1", exact=True).fill("Tie my shoes")
    planner.view.locator("[name=progress-0][value='2']").check(force=True)
    planner.view.locator("[name=reach][value=knees]").check(force=True)
    planner.press("Note it")
    planner.noted()
    planner.did(SLIDER)
    planner.at(1, 9)
    planner.check("same", 4)
    expect(planner.view.get_by_role("button", name="Look at my tasks")).to_have_count(0)
    planner.at(14, 9)
    planner.press("Look at my tasks")
    expect(planner.view.get_by_text("Tie my shoes")).to_be_visible()
    assert findings(planner.page, "hw-planner") == []
    planner.view.locator("[name=progress-0][value='5']").check(force=True)
    planner.view.locator("[name=reach][value=floor]").check(force=True)
    planner.press("Note it")
    planner.noted()
    planner.press("See my weeks")
    helps = planner.view.locator("[data-part=helps]")
    expect(helps).to_contain_text("Tie my shoes: 2, then 5")
    expect(helps).to_contain_text("How far I can bend: To my knees, then To the floor")
    expect(helps).to_contain_text("That is better, as you said before you began")
    expect(planner.view.locator(".hw-chart__task")).to_have_count(2)
    expect(planner.view.locator("[data-part=note]")).to_contain_text("Tie my shoes: 2, then 5")
    assert findings(planner.page, "hw-planner") == []


def test_one_new_thing_at_a_time_with_the_next_announced(planner: Planner) -> None:
    planner.set_clock(0)
    planner.page.goto(f"{planner.home}plan/#start={SLIDER}&next=heel_dig,{HINGE},no_such_thing")
    expect(planner.view.locator("[name=exercise]:checked")).to_have_count(3)
    planner.tick("None of these")
    planner.press("Start my plan")
    planner.keep()
    planner.seen()
    now = planner.view.locator("[data-slot=cards] article")
    expect(now).to_have_count(1)
    assert now.get_attribute("data-exercise") == SLIDER
    later = planner.view.locator("[data-slot=later] article")
    names = later.evaluate_all("(all) => all.map((one) => one.dataset.exercise)")
    assert names == ["heel_dig", HINGE]
    expect(later.first).to_contain_text("One new thing at a time")
    expect(later.first.locator("summary").first).to_be_hidden()
    planner.did(SLIDER)
    planner.at(1, 9)
    planner.check("same", 2)
    names = now.evaluate_all("(all) => all.map((one) => one.dataset.exercise)")
    assert names[0] == "heel_dig", "the next one has its turn"
    expect(later).to_have_count(1)
