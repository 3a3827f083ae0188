"""Whoever writes a story is told at once what it lacks: one round of answers brings a result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hingewell.compile.guide_data import guide_data
from hingewell.load.load import load
from hingewell.proof import asking
from hingewell.scenarios import Share, Told, failures, shares, tell
from hingewell_prover.diagram import with_diagram

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from hingewell.model.knowledge import Knowledge
    from hingewell.scenarios import Group

    type Ask = Callable[[str, dict[str, Any]], dict[str, Any]]

GUIDES = Path(__file__).parents[1] / "guides"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(GUIDES / "ankle" / "content")


@pytest.fixture(scope="module")
def ask(knowledge: Knowledge) -> Ask:
    return asking(with_diagram(guide_data(knowledge)))


@pytest.fixture
def bare(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """The guide, with all its stories left without an answer."""
    emptied = {
        key: one.model_copy(update={"answers": {}}) for key, one in knowledge.scenarios.items()
    }
    monkeypatch.setattr(knowledge, "scenarios", emptied)
    return knowledge


def test_what_is_missing_is_all_that_is_asked(bare: Knowledge, ask: Ask) -> None:
    stories = tell(bare, ask)
    assert len(stories) > 40
    assert len(list(failures(bare, stories))) == len(stories)
    for story in stories:
        given: dict[str, Any] = {}
        for key, value in story.missing.items():
            assert ask("step", given)["questions"][0] == key
            given[key] = value
        assert ask("step", given)["status"] == "result"


def test_a_question_whose_no_is_the_alarm_is_passed_with_a_yes(bare: Knowledge, ask: Ask) -> None:
    """Steps that could not be taken lead to an X-ray: only who expects that is led there."""
    told = {story.scenario.id: story.missing for story in tell(bare, ask)}
    assert told["plain_sprain"]["walk_now"] == "yes"
    assert ask("step", dict(told["plain_sprain"]))["urgency"] == "self_care"
    assert told["outer_bone"]["walk_now"] == "no"
    assert ask("step", dict(told["outer_bone"]))["outcome"] == "x_ray"


def test_a_story_that_is_whole_lacks_nothing(knowledge: Knowledge, ask: Ask) -> None:
    stories = tell(knowledge, ask)
    assert not any(story.missing for story in stories)
    assert not list(failures(knowledge, stories))


def share(stories: list[Told], knowledge: Knowledge, group: Group) -> Share:
    return shares(knowledge, stories)[group]


def test_who_is_helped_sent_away_and_left_open_is_counted(knowledge: Knowledge, ask: Ask) -> None:
    stories = tell(knowledge, ask)
    going = [one.scenario.expect for one in stories if one.scenario.expect.urgency != "emergency"]
    helped = sum(one.urgency == "self_care" for one in going)
    unclear = sum(one.outcome == "unclear" for one in going)
    assert helped > 0 < unclear
    wanted = Share(len(going), helped, len(going) - helped, unclear)
    assert share(stories, knowledge, "not_stopped") == wanted
    ordinary = sum(one.scenario.ordinary for one in stories)
    assert share(stories, knowledge, "ordinary") == Share(ordinary, ordinary, 0, 0)
    assert 0 < ordinary < len(going)


def test_an_ordinary_reader_who_is_stopped_by_mistake_counts_as_sent_away(
    knowledge: Knowledge, ask: Ask
) -> None:
    one = next(one for one in tell(knowledge, ask) if one.scenario.ordinary)
    wrong = Told(one.scenario, ask("step", {"open_wound": "yes"}))
    assert share([one, wrong], knowledge, "ordinary") == Share(2, 1, 1, 0)


def test_nothing_is_counted_where_no_part_of_the_plan_helps() -> None:
    small = load(GUIDES / "small" / "content")
    result = {"status": "result", "urgency": "self_care", "outcome": "sore", "plan": {}}
    assert not shares(small, [Told(one, result) for one in small.scenarios.values()])
