"""Proves the rules over days: every ladder, every sequence of what a reader can do and answer.

What has to hold is told here anew from a log alone (`Facts`), and not read off the engine's own
state: only whether two readers are in the same situation is (`_situation`).
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hingewell_engine.plan.clock import DAY, Moment, wall
from hingewell_engine.plan.entries import Entry
from hingewell_engine.plan.reply import told
from hingewell_engine.plan.rules import Rules
from hingewell_engine.plan.story import Story
from hingewell_engine.plan.track import ASK_AGAIN
from hingewell_prover.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hingewell_engine.plan.batch import Batch
    from hingewell_engine.plan.rules import Ladder
    from hingewell_engine.plan.track import Track

LENGTH = 5
"""How many doses and answers in a row each build goes through, after the first of them."""

KINDS = (
    *("do_now", "hold", "step_up", "step_down", "check_now"),
    *("wait_until", "stop", "get_help"),
)
START = 20_000 * DAY
UNENDING = ("needs", "help_first")
"""Why a wait may have no end that anybody could name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What counts of a log, told without the engine. Times are minutes.

    `rung`: of the last dose, which was at `last`; `unchecked`: the first dose that no good check
    has followed a day later; `cleared`: a good check came a day after the last dose; `cap`: what
    was done when it was too much, and no good check has come a day after a dose since; `stirred`:
    too much, and not said to be calm again; `signed`: a warning sign was told; `helped`: the answer
    has been to get help.
    """

    rung: int = -1
    last: int = 0
    unchecked: int | None = None
    cleared: bool = False
    cap: int | None = None
    stirred: bool = False
    signed: bool = False
    helped: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A reader on the way: what was logged, what time it is, and the engine's story of it."""

    log: tuple[Mapping[str, Any], ...]
    at: int
    facts: Facts
    story: Story

    def wait(self, span: int) -> Way:
        """The same, so many minutes later."""
        story = _copy(self.story)
        story.look(Moment(self.at + span))
        return Way(self.log, self.at + span, self.facts, story)

    @property
    def steps(self) -> dict[str, str]:
        """The log in words, for an author."""
        return {
            wall(int(one["minute"]) - START)[6:].replace("T", " "): _said(one)
            for one in self.log[1:]
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """What was gone through: `situations` that differ, and the faults in them."""

    ladders: int
    situations: int
    findings: tuple[Finding, ...]


def prove(data: dict[str, Any], length: int = LENGTH) -> Proof:
    """Go through every ladder with every sequence of `length` doses and answers.

    The questions of weeks (may it end, does it help at all) only ever end a ladder. They are gone
    through in sequences half as long: each would multiply all situations by the weeks before it.
    """
    found: list[Finding] = []
    situations = 0
    for weeks, steps in ((False, length), (True, (length + 1) // 2)):
        rules = Rules({**data, "ladders": _alone(data["ladders"], weeks)})
        firsts = {exercise.ladder.id: exercise for exercise in reversed(rules.exercises.values())}
        for key, exercise in firsts.items():
            walk = _Walk(rules, exercise.id, exercise.ladder)
            where = ("dosing", key, "over_time")
            found += [
                Finding(kind, message, where, way.steps, "mend the rules over days")
                for kind, message, way in walk.faults(steps)
            ]
            situations += walk.situations
    return Proof(len(firsts), situations, tuple(found))


def _alone(ladders: dict[str, Any], weeks: bool) -> dict[str, Any]:
    """The ladders without what they wait for, and with or without the questions of weeks."""
    without = {"needs": None} if weeks else {"needs": None, "finish": None, "no_better": 0}
    return {key: {**ladder, **without} for key, ladder in ladders.items()}


class _Walk:
    """All ways of one exercise by itself."""

    def __init__(self, rules: Rules, exercise: str, ladder: Ladder) -> None:
        self.rules, self.exercise, self.ladder = rules, exercise, ladder
        self.situations = 0
        self.day = ladder.rungs[ladder.start].check - rules.early

    def faults(self, length: int) -> Iterator[tuple[str, str, Way]]:
        """(finding, what is wrong, how one comes there), the shortest way of each kind."""
        start = {"kind": "start", "exercise": self.exercise, "minute": START}
        story = Story(self.rules)
        story.tell(Entry("start", Moment(START), start))
        front = [Way((start,), START, Facts(), story)]
        acted: set[str] = set()
        met: set[str] = set()
        told_of: set[str] = set()
        for number in range(length + 1):
            following: list[Way] = []
            for way in self._new(front, acted):
                for later in self._new(self._waits(way), met):
                    reply = told(later.story, Moment(later.at))
                    for kind, wrong in self._wrong(later, reply):
                        if kind + wrong not in told_of:
                            told_of.add(kind + wrong)
                            yield kind, wrong, later
                    if number < length:
                        following += self._acts(later, reply)
            front = following
        self.situations = len(met)

    def _new(self, ways: Iterable[Way], seen: set[str]) -> Iterator[Way]:
        """Those that lead into a situation that was not seen yet."""
        for way in ways:
            track = way.story.tracks[self.exercise]
            key = repr(_situation(track, way.facts, way.at))
            if key not in seen:
                seen.add(key)
                yield way

    def _waits(self, way: Way) -> Iterator[Way]:
        """Now, a day later, and after the longest wait and each break."""
        breaks = [after * DAY for after, _ in self.ladder.breaks]
        for span in sorted({0, DAY, self.ladder.settle[1], *breaks}):
            yield way.wait(span)

    def _acts(self, way: Way, reply: dict[str, Any]) -> Iterator[Way]:
        """Whatever a reader can do or say now, also against the advice."""
        if way.facts.signed:
            return
        rungs = self._rungs(way, reply)
        for rung in rungs:
            for felt in ("fine", "too_far", "hurt"):
                yield self._told(way, "dose", reply, rung=self.ladder.rungs[rung].id, felt=felt)
        for answer in ("same", "worse", "painful"):
            yield self._told(way, "check", reply, answer=answer, exercises=[self.exercise])
        if reply.get("ask") not in ("", "check", None):
            for yes in (True, False):
                yield self._told(way, "said", reply, about=reply["ask"], yes=yes)
        sign = next(iter(self.rules.signs), None)
        if sign:
            yield self._told(way, "sign", reply, signs=[sign])

    def _rungs(self, way: Way, reply: dict[str, Any]) -> set[int]:
        """The dose that is offered and the one that may be kept; else what was done before."""
        offered = [reply.get("rung"), reply.get("stay")]
        found = {self.ladder.at(one) for one in offered if one}
        return found or {max(way.facts.rung, 0)}

    def _told(self, way: Way, kind: str, reply: dict[str, Any], **said: Any) -> Way:
        entry = {"kind": kind, "exercise": self.exercise, "minute": way.at, **said}
        story = _copy(way.story)
        story.tell(Entry(kind, Moment(way.at), entry))
        facts = self._facts(way, entry)
        if reply["kind"] == "get_help":
            facts = replace(facts, helped=True)
        return Way((*way.log, entry), way.at + 1, facts, story).wait(0)

    def _facts(self, way: Way, entry: dict[str, Any]) -> Facts:
        facts, at = way.facts, way.at
        if entry["kind"] == "dose":
            rung = self.ladder.at(entry["rung"])
            unchecked = at if facts.unchecked is None else facts.unchecked
            facts = replace(facts, rung=rung, last=at, unchecked=unchecked, cleared=False)
            return self._stirred(facts) if entry["felt"] == "hurt" else facts
        if entry["kind"] == "check" and entry["answer"] == "same":
            return self._checked(facts, at)
        if entry["kind"] == "check":
            return self._stirred(facts)
        if entry["kind"] == "sign":
            return replace(facts, signed=True)
        if entry["about"] == "calm" and entry["yes"]:
            checked = facts.unchecked is not None and at >= facts.unchecked + self.day
            return replace(facts, stirred=False, unchecked=None if checked else facts.unchecked)
        return facts

    def _checked(self, facts: Facts, at: int) -> Facts:
        if facts.rung < 0 or facts.stirred:
            return facts
        if facts.unchecked is not None and at >= facts.unchecked + self.day:
            facts = replace(facts, unchecked=None)
        if facts.unchecked is None and at >= facts.last + self.day:
            return replace(facts, cleared=True, cap=None)
        return facts

    def _stirred(self, facts: Facts) -> Facts:
        if facts.rung < 0:
            return facts
        cap = facts.rung if facts.cap is None else min(facts.cap, facts.rung)
        return replace(facts, stirred=True, cleared=False, unchecked=None, cap=cap)

    def _wrong(self, way: Way, reply: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What must never be, at any time."""
        facts, at = way.facts, way.at
        offered = [one["rung"] for one in reply["exercises"] if one["rung"]]
        if reply["kind"] not in KINDS:
            yield "plan/no-answer", f"'{reply['kind']}' is no answer"
        endless = reply["why"] not in UNENDING and (reply.get("until") or 0) <= at
        if reply["kind"] == "wait_until" and endless:
            yield "plan/dead-end", "a wait has no end"
        if facts.signed and (reply["kind"] != "get_help" or offered):
            yield "plan/sign-ignored", "a warning sign does not end the plan"
        if facts.helped and offered:
            yield "plan/help-ignored", "a dose is offered after the answer was to get help"
        for rung in map(self.ladder.at, offered):
            yield from self._wrong_dose(facts, at, rung)

    def _wrong_dose(self, facts: Facts, at: int, rung: int) -> Iterator[tuple[str, str]]:
        if facts.rung < 0:
            if rung > self.ladder.start:
                yield "plan/starts-high", "the first dose is not the first of the ladder"
            return
        if facts.cap is not None and rung > facts.cap:
            yield "plan/raised-by-worse", "a worse or painful answer is followed by a larger dose"
        if facts.stirred:
            yield "plan/not-settled", "a dose is offered before it is as calm as before"
        if facts.unchecked is not None and at >= facts.unchecked + self.day:
            yield "plan/check-skipped", "a dose is offered though the one a day ago was not checked"
        if rung > facts.rung and not facts.cleared:
            yield (
                "plan/check-skipped",
                "a larger dose is offered without a check a day after the last",
            )
        if rung > facts.rung + 1:
            yield "plan/two-steps", "two steps are taken at once"


def _situation(track: Track, facts: Facts, at: int) -> tuple[object, ...]:
    """All that the future hangs on, in days before now and no further back than any rule looks.

    Every limit of the rules is a whole day (or the hours of a check, which are less), and all waits
    are whole days; the minutes from one entry to the next never add up to an hour.
    """
    ladder, wait = track.ladder, track.settling
    longest = max((after for after, _ in ladder.breaks), default=0)
    calm = ladder.finish.calm if ladder.finish else 0

    def ago(minute: int, most: int = 1) -> int:
        return min((at - minute) // DAY, most)

    def since(day: int | None, most: int) -> int | None:
        return None if day is None else min(at // DAY - day, most)

    times = (wait.since.minute, wait.asked.minute) if wait else ()
    return (
        *(facts.rung, ago(facts.last, longest), facts.cleared, facts.cap, facts.stirred),
        *(facts.signed, facts.helped, facts.unchecked is not None and ago(facts.unchecked)),
        *(track.rung, track.proven, track.ready, track.went_down, track.ended, track.rested),
        *(_of_batch(one, ago) for one in (track.batch, track.before)),
        wait and (wait.to, ago(wait.start.minute, ladder.settle[1] // DAY), *map(ago, times)),
        *(ago(one, ladder.within + 1) for one in track.setbacks),
        since(track.first.day if track.first else None, ladder.no_better),
        tuple(
            (rung, since(day, max(calm, ladder.rungs[rung].stay)))
            for rung, day in sorted(track.arrived.items())
        ),
        since(track.calm_since, calm),
        since(track.taper_since, ladder.finish.taper if ladder.finish else 0),
        tuple((about, yes, since(day, ASK_AGAIN)) for about, (yes, day) in track.said.items()),
        tuple(since(day, 7) for day in track.days[-_weekly(ladder) :]) if _weekly(ladder) else (),
    )


def _weekly(ladder: Ladder) -> int:
    """The most sessions of a week on a ladder that counts by the week; else 0."""
    return max((rung.sessions for rung in ladder.rungs if rung.weekly), default=0)


def _of_batch(one: Batch | None, ago: Callable[[int], int]) -> object:
    if one is None:
        return None
    times = [ago(time.minute) for time in (one.first, one.opened, one.last)]
    return (*times, one.low, one.high, one.count, one.trial, one.spoilt)


def _copy(story: Story) -> Story:
    """The same story, to be told on in another way."""
    made = copy(story)
    made.signs = set(story.signs)
    made.tracks = {key: _copy_of(track) for key, track in story.tracks.items()}
    return made


def _copy_of(track: Track) -> Track:
    made = copy(track)
    made.batch, made.before, made.settling = (
        copy(track.batch),
        copy(track.before),
        copy(track.settling),
    )
    made.setbacks, made.days = list(track.setbacks), list(track.days)
    made.arrived, made.said = dict(track.arrived), dict(track.said)
    return made


def _said(entry: Mapping[str, Any]) -> str:
    if entry["kind"] == "dose":
        return f"{entry['rung']} ({entry['felt']})"
    if entry["kind"] == "said":
        return f"{entry['about']}: {'yes' if entry['yes'] else 'no'}"
    return str(entry.get("answer") or entry["kind"])
