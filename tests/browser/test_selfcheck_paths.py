"""A reader walks to every outcome and every warning sign, with the stories of the content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hingewell.compile.cells import allowed
from hingewell.compile.domains import inputs
from hingewell.load.load import load

from .reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from hingewell.model.selfcheck import Rule, Scenario

    from .host import Host

KNOWLEDGE = load(Path(__file__).parents[2] / "content")
STOPS = KNOWLEDGE.check.stops_at


def not_sure() -> list[Scenario]:
    """Stories of a warning sign of which somebody is not sure."""
    return [
        story
        for story in KNOWLEDGE.scenarios.values()
        if story.expect.urgency in STOPS and "unsure" in story.answers.values()
    ]


def one_for_each_result() -> list[Scenario]:
    """The first story for each pair of outcome and urgency."""
    found: dict[tuple[str, str], Scenario] = {}
    for story in KNOWLEDGE.scenarios.values():
        if story.expect.urgency not in STOPS:
            found.setdefault((str(story.expect.outcome), story.expect.urgency), story)
    return list(found.values())


@pytest.fixture(scope="module")
def one_tab(chromium: Browser, shared_host: Host) -> Iterator[Reader]:
    """One page for many checks: Python starts once."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield Reader(context.new_page(), shared_host.url).open().ready()
    context.close()


@pytest.fixture
def anew(one_tab: Reader) -> Reader:
    start = one_tab.check.locator(".hw-check__foot [data-act=restart]")
    if start.is_visible():
        start.press("Enter")
        first = next(iter(KNOWLEDGE.pages))
        one_tab.expect_page(first)
        expect(start).to_be_hidden()
    return one_tab


@pytest.mark.parametrize("story", not_sure(), ids=lambda story: story.id)
def test_not_being_sure_of_a_warning_sign_ends_the_check_too(anew: Reader, story: Scenario) -> None:
    anew.finish(story.answers)
    anew.expect_stop(story.expect.urgency)


@pytest.mark.parametrize("story", one_for_each_result(), ids=lambda story: story.id)
def test_a_story_leads_to_its_result(anew: Reader, story: Scenario) -> None:
    anew.finish(story.answers)
    anew.expect_result(str(story.expect.outcome), story.expect.urgency)
    assert set(story.expect.plan_includes) <= set(anew.plan)
    assert not set(story.expect.plan_excludes) & set(anew.plan)
    fits = {"A4": 1, "Letter": 1}
    assert anew.print("plan") == fits, "this plan takes a second sheet: leave something out of it"


def stop_rules() -> list[Rule]:
    decision = KNOWLEDGE.decisions[str(KNOWLEDGE.check.urgency)]
    return [rule for rule in decision.rules if rule.then in STOPS]


@pytest.mark.parametrize("rule", stop_rules(), ids=lambda rule: rule.id)
def test_every_rule_that_ends_the_check_does(anew: Reader, story: Scenario, rule: Rule) -> None:
    """Told by somebody who has these signs and no other."""
    domains = inputs(KNOWLEDGE)
    calm = {name: "no" for name, about in KNOWLEDGE.questions.items() if about.type == "yes_no"}
    signs = {name: allowed(cell, domains[name], name)[0] for name, cell in rule.when.items()}
    anew.finish({**calm, **story.answers, **signs})
    anew.expect_stop(str(rule.then))


def test_the_stories_lead_to_every_outcome() -> None:
    told = {str(story.expect.outcome) for story in [*one_for_each_result(), *not_sure()]}
    assert told == set(KNOWLEDGE.outcomes)
