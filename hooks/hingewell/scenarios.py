"""Patients' stories, run through the engine: what the check says against what it should say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario


def failures(
    knowledge: Knowledge, ask: Callable[[str, dict[str, Any]], dict[str, Any]]
) -> Iterator[Problem]:
    """Each scenario that does not come out as its author expects."""
    for scenario in knowledge.scenarios.values():
        reply = ask("step", dict(scenario.answers))
        if reply["status"] != "result":
            yield Problem(
                knowledge.place("scenarios", scenario.id, "answers"),
                f"the story '{scenario.id}' does not come to a result",
                f"add an answer to '{reply['questions'][0]}'",
            )
            continue
        for part, wrong, instead in _differences(knowledge, scenario, reply):
            place = knowledge.place("scenarios", scenario.id, "expect", part)
            yield Problem(place, f"the story '{scenario.id}' {wrong}", instead)


def _differences(
    knowledge: Knowledge, scenario: Scenario, reply: dict[str, Any]
) -> Iterator[tuple[str, str, str]]:
    expect = scenario.expect
    advice = "mend the rules or the expectation"
    for part in ("urgency", "outcome"):
        wanted = getattr(expect, part)
        if reply[part] != wanted:
            yield part, f"has the {part} '{reply[part]}' where '{wanted}' is expected", advice
    plan = {
        f"{knowledge.decisions[decision].output.refers_to}/{item}"
        for decision, items in reply["plan"].items()
        for item in items
    }
    for item in expect.plan_includes:
        if item not in plan:
            yield "plan_includes", f"has no '{item}' in its plan", advice
    for item in expect.plan_excludes:
        if item in plan:
            yield "plan_excludes", f"has '{item}' in its plan", advice
