"""Patients' stories, run through the engine: what the check says against what it should say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from hingewell.compile.domains import answers
from hingewell.model.selfcheck import BEFORE_TRAINING
from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hingewell.compile.cells import Value
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    type Ask = Callable[[str, dict[str, Any]], dict[str, Any]]
    type Group = Literal["not_stopped", "ordinary"]

ADVICE = "mend the rules or the expectation"


@dataclass(frozen=True)
class Told:
    """A story with what the engine replied to its answers.

    `missing` is all that would still be asked until there is a result, each with the answer that
    was supposed: nobody can know what is asked next before this one is answered.
    """

    scenario: Scenario
    reply: dict[str, Any]
    missing: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Scorecard:
    """How the urgency that the check says compares with what the stories' authors expect."""

    right: int
    too_urgent: int
    not_urgent_enough: int
    unfinished: int


@dataclass(frozen=True)
class Share:
    """Of so many stories: how many get an exercise, are sent away first, and are left open.

    `sent` are those who are told to see somebody before they train.
    """

    stories: int
    helped: int
    sent: int
    open: int


def tell(knowledge: Knowledge, ask: Ask) -> list[Told]:
    """Every story run through the engine."""
    found = []
    for one in knowledge.scenarios.values():
        reply = ask("step", dict(one.answers))
        found.append(Told(one, reply, _missing(knowledge, ask, one, reply)))
    return found


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


def helping(knowledge: Knowledge) -> list[str]:
    """The lists that count as exercise."""
    return [str(section.decision) for section in knowledge.check.plan if section.helps]


def shares(knowledge: Knowledge, stories: Sequence[Told]) -> dict[Group, Share]:
    """What becomes of those who need not be stopped, and of ordinary readers among them.

    Empty for a guide that does not say which part of its plan helps. Groups without a story are
    left out. Who should be stopped is what the story's author says.
    """
    stops = knowledge.check.stops_at
    going = [one for one in stories if one.scenario.expect.urgency not in stops]
    ordinary = [one for one in going if one.scenario.ordinary]
    groups: dict[Group, list[Told]] = {"not_stopped": going, "ordinary": ordinary}
    return {
        group: _share(knowledge, told)
        for group, told in groups.items()
        if told and helping(knowledge)
    }


def _share(knowledge: Knowledge, stories: Sequence[Told]) -> Share:
    left_open = {key for key, outcome in knowledge.outcomes.items() if outcome.open}
    ended = [one.reply for one in stories if one.reply["status"] == "result"]
    return Share(
        len(stories),
        sum(_is_helped(knowledge, reply) for reply in ended),
        sum(reply["urgency"] in BEFORE_TRAINING for reply in ended),
        sum(reply["outcome"] in left_open for reply in ended),
    )


def failures(knowledge: Knowledge, stories: Sequence[Told]) -> Iterator[Problem]:
    """Each story that does not come out as its author expects."""
    for story in stories:
        scenario, reply = story.scenario, story.reply
        if reply["status"] != "result":
            yield Problem(
                knowledge.place("scenarios", scenario.id, "answers"),
                f"the story '{scenario.id}' does not come to a result",
                _to_add(story.missing),
            )
            continue
        for part, wrong in _differences(knowledge, scenario, reply):
            place = knowledge.place("scenarios", scenario.id, "expect", part)
            yield Problem(place, f"the story '{scenario.id}' {wrong}", ADVICE)


def _missing(
    knowledge: Knowledge, ask: Ask, scenario: Scenario, reply: dict[str, Any]
) -> dict[str, Value]:
    """What a story leaves open, with an answer to each that leads on, or ends as is expected."""
    found: dict[str, Value] = {}
    while reply["status"] == "ask":
        key = reply["questions"][0]
        tried = {
            value: ask("step", {**scenario.answers, **found, key: value})
            for value in answers(knowledge.questions[key])
        }
        found[key] = min(tried, key=lambda value: _rank(scenario, value, tried[value]))
        reply = tried[found[key]]
    return found


def _rank(scenario: Scenario, value: Value, reply: dict[str, Any]) -> tuple[bool, bool, int]:
    """Least for what leads on or ends as is expected, then for a no, then for a long way on."""
    if reply["status"] == "ask":
        return False, value != "no", -reply["at_most"]["questions"]
    expect = scenario.expect
    wanted = (reply["urgency"], reply["outcome"]) == (expect.urgency, expect.outcome)
    return not wanted, value != "no", 0


def _to_add(missing: Mapping[str, Value]) -> str:
    *before, last = missing
    if not before:
        return f"add an answer to '{last}'"
    names = ", ".join(f"'{key}'" for key in before)
    if all(missing[key] == "no" for key in before):
        return f"add answers to {names} and '{last}' (all that is asked while the answers are 'no')"
    other = [f"{key}: {missing[key]}" for key in before if missing[key] != "no"]
    rest = ", and 'no' to the rest" if len(other) < len(before) else ""
    return f"add answers to {names} and '{last}' (all that is asked with {', '.join(other)}{rest})"


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
    if expect.exercise is not None and expect.exercise != _is_helped(knowledge, reply):
        yield "exercise", f"gets {'no' if expect.exercise else 'an'} exercise"


def _is_helped(knowledge: Knowledge, reply: dict[str, Any]) -> bool:
    """Whether the plan holds something of a part that helps."""
    return any(reply["plan"][decision] for decision in helping(knowledge))
