"""Six weeks with a plan: the smooth one, the worse one, who forgets it, and who gets numb."""

from __future__ import annotations

from playwright.sync_api import expect

from .axe import findings
from .planner import Planner

SLIDER = "nerve_slider"
HINGE = "kneeling_hinge"


def test_the_smooth_one_climbs_a_step_at_a_time_and_comes_to_an_end(planner: Planner) -> None:
    planner.start(SLIDER)
    assert planner.says(SLIDER) == ("do_now", "day_one")
    # A new step waits for its check. The clocks go forward within these weeks.
    climbed = planner.live([*range(6), *range(6, 28, 2)], SLIDER)
    assert climbed[:5] == ["day_one", "three_sets", "twice", "twice", "several/3"]
    # Who does fewer sessions than the step has does not climb.
    assert set(climbed[5:]) <= {"twice", "several/3"}
    # Then half of the sessions for a while, and it is done.
    assert planner.live(range(28, 33, 2), SLIDER, finish=True)[-1] == "three_sets"
    planner.at(42)
    assert planner.says(SLIDER) == ("stop", "")
    expect(planner.card(SLIDER)).to_contain_text("finished")
    look_back(planner)


def test_who_is_worse_a_day_later_waits_until_calm_and_starts_with_less(planner: Planner) -> None:
    planner.start(SLIDER, HINGE)
    planner.live(range(4), SLIDER)
    # One new thing at a time: the other one came a day later.
    starts = [one for one in planner.stored()["entries"] if one["kind"] == "dose"]
    assert starts[0]["exercise"] == SLIDER
    planner.at(4)
    planner.check("worse", 5)
    kinds = {planner.says(SLIDER)[0], planner.says(HINGE)[0]}
    assert kinds == {"wait_until"}, "while one settles nothing else is done"
    planner.at(5, 9)
    planner.say("calm", yes=False)
    planner.at(6, 9)
    planner.say("calm", yes=True)
    less = {planner.says(SLIDER), planner.says(HINGE)}
    assert less & {("step_down", "half"), ("step_down", "smaller")}
    # Slips of the finger can be taken back; a second setback needs somebody to look at it.
    blamed = SLIDER if planner.says(SLIDER)[0] == "step_down" else HINGE
    planner.did(blamed, felt="hurt")
    assert planner.says(blamed)[0] in ("get_help", "stop")
    planner.press("Undo")
    expect(planner.card(blamed)).to_have_attribute("data-kind", "step_down")
    planner.did(blamed)
    planner.at(7, 9)
    planner.check("worse", 6)
    planner.at(42)
    assert planner.says(blamed)[0] in ("get_help", "stop")
    planner.card(blamed).locator("[data-act=leave]").press("Enter")
    expect(planner.card(blamed)).to_have_count(0)


def test_who_forgets_it_for_ten_days_goes_back_a_step(planner: Planner) -> None:
    planner.start(SLIDER)
    planner.live(range(4), SLIDER)
    planner.at(14)
    if planner.due:
        planner.check("same")
    kind, rung = planner.says(SLIDER)
    assert kind == "step_down"
    assert rung in ("day_one", "three_sets", "twice")
    expect(planner.card(SLIDER)).to_contain_text("away for a while")
    # The page was closed in between; the plan is as it was.
    planner.page.reload()
    planner.seen()
    assert planner.says(SLIDER) == (kind, rung)
    again = planner.live(range(14, 18), SLIDER)
    assert again[0] == rung
    assert len(set(again)) > 1, "and builds again from there"


def test_who_gets_numb_sees_the_card_at_once_and_no_exercise(planner: Planner) -> None:
    planner.start(SLIDER)
    planner.live(range(2), SLIDER)
    planner.at(2)
    planner.tell("same", sign="spreading")
    card = planner.plan.locator(".hw-stop[data-level=urgent]")
    expect(card).to_be_visible()
    expect(card.locator("a[href^='tel:']").first).to_be_visible()
    expect(planner.plan.locator("article")).to_have_count(0)
    assert findings(planner.page, "hw-planner") == []
    # Taken back after a slip; and the more urgent one wins.
    planner.press("I ticked this by mistake. Take it back")
    expect(planner.plan.locator(".hw-today")).to_be_visible()
    planner.tell("worse", sign="saddle_numbness")
    expect(planner.plan.locator(".hw-stop[data-level=emergency]")).to_be_visible()
    expect(planner.plan.locator(".hw-stop")).to_contain_text("numbness")
    # It stays, weeks later and after a reload, until somebody begins anew.
    planner.set_clock(40)
    planner.page.reload()
    expect(planner.plan.locator(".hw-stop[data-level=emergency]")).to_be_visible()


def test_who_would_rather_stay_does_the_dose_of_before(planner: Planner) -> None:
    planner.start(SLIDER)
    planner.did(SLIDER)
    planner.at(1, 9)
    planner.check("same", 1)
    assert planner.says(SLIDER) == ("step_up", "three_sets")
    planner.card(SLIDER).locator("[data-act=stay]").press("Enter")
    assert planner.says(SLIDER)[1] == "day_one"
    planner.did(SLIDER)
    assert [one["rung"] for one in planner.stored()["entries"] if one["kind"] == "dose"] == [
        "day_one",
        "day_one",
    ]


def test_what_is_easy_leads_on_and_severe_pain_to_somebody(planner: Planner) -> None:
    planner.start(HINGE)
    planner.did(HINGE)
    card, further = planner.card(HINGE), planner.plan.locator("[data-act=go-on]")
    expect(further).to_be_hidden()
    planner.at(1, 9)
    planner.check("same", 0)
    gates = card.locator("[data-act=gate]")
    expect(gates.first).to_be_visible()
    for at in range(gates.count()):
        expect(further).to_be_hidden()
        card.locator("[data-act=gate]").nth(at).press("Space")
        planner.noted()
    further.press("Enter")
    planner.noted()
    expect(planner.card("dowel_hinge")).to_have_attribute("data-kind", "do_now")
    expect(planner.card(HINGE)).to_have_count(0)

    planner.tell("same", 8)
    stop = planner.plan.locator(".hw-stop[data-level=non_urgent]")
    expect(stop).to_be_visible()
    expect(planner.plan).to_contain_text("8 or more out of 10")
    expect(planner.plan.locator("article")).to_have_count(0)
    assert findings(planner.page, "hw-planner") == []


def look_back(planner: Planner) -> None:
    """Chart, table, calendar, milestones and note tell of six smooth weeks."""
    page = planner.page
    planner.press("See my weeks")
    weeks = planner.plan.locator(".hw-weeks")
    done = {one["at"][:10] for one in planner.stored()["entries"] if one["kind"] == "dose"}
    expect(weeks.locator(".hw-chart__bar")).to_have_count(len(done))
    weeks.locator("summary").click()
    expect(weeks.locator("tbody[data-slot=rows] tr").first).to_contain_text("Monday 8 March")
    marked = weeks.locator(".hw-weeks__calendar td").filter(has_text="●")
    expect(marked).to_have_count(len(done))
    expect(weeks.locator("td[aria-current]")).to_contain_text("19")
    expect(weeks.locator("[data-reached]").first).to_contain_text("reached on")
    note = weeks.locator("[data-part=note]")
    expect(note).to_contain_text(f"Days with a session\n{len(done)}", use_inner_text=True)
    expect(note.locator("[data-part=if-setbacks]")).to_be_hidden()
    assert findings(page, "hw-planner") == []
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    planner.press("Share or copy it")
    expect(note.locator("[data-part=copied]")).to_be_visible()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert "Exercises now" in copied
    assert "Print" not in copied
    expect(note.locator("[data-part=marked]")).to_be_hidden()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    planner.press("Share or copy it")
    expect(note.locator("[data-part=marked]")).to_be_visible()
    assert "Exercises now" in page.evaluate("String(getSelection())")
    page.emulate_media(media="print")
    expect(note).to_be_visible()
    for screen_only in (".hw-chart", ".hw-weeks__calendar", "[data-part=keeping]", "h1"):
        expect(page.locator(screen_only).first).to_be_hidden()
