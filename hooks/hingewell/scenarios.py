"""Patients' stories, run through the engine: what the check says against what it should say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

ADVICE = "mend the rules or the expectation"


@dataclass(frozen=True)
class Told:
    """A story with what the engine replied to its answers."""

    scenario: Scenario
    reply: dict[str, Any]


@dataclass(frozen=True)
class Scorecard:
    """How the urgency that the check says compares with what the stories' authors expect."""

    right: int
    too_urgent: int
    not_urgent_enough: int
    unfinished: int


def tell(knowledge: Knowledge, ask: Callable[[str, dict[str, Any]], dict[str, Any]]) -> list[Told]:
    """Every story run through the engine."""
    return [Told(one, ask("step", dict(one.answers))) for one in knowledge.scenarios.values()]


def scorecard(knowledge: Knowledge, stories: Sequence[Told]) -> Scorecard:
    """The stories counted by urgency; levels stand in the content from the most urgent on."""
    levels = list(knowledge.urgency)
    found = {"right": 0, "too_urgent": 0, "not_urgent_enough": 0, "unfinished": 0}
    for story in stories:
        said, wanted = story.reply.get("urgency"), story.scenario.expect.urgency
        if said is None:
            found["unfinished"] += 1
        elif said == wanted:
            found["right"] += 1
        else:
            more = levels.index(said) < levels.index(wanted)
            found["too_urgent" if more else "not_urgent_enough"] += 1
    return Scorecard(**found)


def failures(knowledge: Knowledge, stories: Sequence[Told]) -> Iterator[Problem]:
    """Each story that does not come out as its author expects."""
    for story in stories:
        scenario, reply = story.scenario, story.reply
        if reply["status"] != "result":
            yield Problem(
                knowledge.place("scenarios", scenario.id, "answers"),
                f"the story '{scenario.id}' does not come to a result",
                f"add an answer to '{reply['questions'][0]}'",
            )
            continue
        for part, wrong in _differences(knowledge, scenario, reply):
            place = knowledge.place("scenarios", scenario.id, "expect", part)
            yield Problem(place, f"the story '{scenario.id}' {wrong}", ADVICE)


def _differences(
    knowledge: Knowledge, scenario: Scenario, reply: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    expect = scenario.expect
    for part in ("urgency", "outcome"):
        wanted = getattr(expect, part)
        if reply[part] != wanted:
            yield part, f"has the {part} '{reply[part]}' where '{wanted}' is expected"
    plan = {
        f"{knowledge.decisions[decision].output.refers_to}/{item}"
        for decision, items in reply["plan"].items()
        for item in items
    }
    for item in expect.plan_includes:
        if item not in plan:
            yield "plan_includes", f"has no '{item}' in its plan"
    for item in expect.plan_excludes:
        if item in plan:
            yield "plan_excludes", f"has '{item}' in its plan"
