"""All ways of one exercise by itself: whatever a reader can do or say, also against the advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell_engine.plan.clock import DAY, Moment, date
from hingewell_engine.plan.reply import told
from hingewell_prover.days.situation import Situations
from hingewell_prover.days.way import Told, started

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from hingewell_engine.plan.rules import Rules
    from hingewell_prover.days.way import Way

    type Seen = dict[int, set[Hashable]]
    """The situations that were gone through, as they are told apart with so much left to come."""

NOTHING, WAIT, ENTRY_AND_WAIT, ANYTHING = range(4)
"""What is left to come, from the end of a walk: waits and entries take turns."""

LONG_AGO = 10_000
"""A day before all that is walked: a visit of then says nothing of what came after."""

LONG = 200
"""More entries than any smooth way up a ladder has: a ladder that goes on for ever has an end."""


class Walk:
    """The ways of the one exercise in `rules`.

    `situations` counts those that were gone through: all that differ for what is left to come.
    """

    def __init__(self, rules: Rules) -> None:
        (exercise,) = rules.exercises.values()
        self.rules, self.exercise, self.ladder = rules, exercise.id, exercise.ladder
        self.start = started(rules, exercise.id)
        breaks = [after * DAY for after, _ in self.ladder.breaks]
        self.spans = sorted({0, DAY, self.ladder.settle[1], *breaks})
        self.apart = self._apart()
        self.situations = 0
        self._known: dict[tuple[str, int, str], Told] = {}

    def smooth(self) -> list[Way]:
        """Every point of the way of one who does what is offered and is never worse, to the top."""
        ways = [self.start]
        while len(ways) < LONG and ways[-1].track.proven + 1 < len(self.ladder.rungs):
            way = ways[-1]
            reply = told(way.story, Moment(way.at))
            if reply["kind"] == "wait_until" and reply["until"]:
                way = way.wait(reply["until"] - way.at)
                reply = told(way.story, Moment(way.at))
            if reply["rung"]:
                ways.append(self._told(way, "dose", reply, rung=reply["rung"], felt="fine"))
            elif reply["ask"] == "check":
                ways.append(self._checked(way, reply, "same"))
            else:
                break
        return ways

    def faults(self, front: list[Way], length: int) -> Iterator[tuple[str, str, Way]]:
        """(finding, what is wrong, how one comes there), the shortest way of each kind.

        From each way of `front`, every sequence of `length` doses and answers, each of them at
        once, a day later, or after the longest wait or a break of the ladder.
        """
        acted: Seen = {ANYTHING: set(), WAIT: set()}
        met: Seen = {ANYTHING: set(), ENTRY_AND_WAIT: set(), NOTHING: set()}
        told_of: set[str] = set()
        for left in range(length, -1, -1):
            following: list[Way] = []
            for way in self._new(front, acted, min(2 * left + 1, ANYTHING)):
                for later in self._new(map(way.wait, self.spans), met, min(2 * left, ANYTHING)):
                    self.situations += 1
                    reply = told(later.story, Moment(later.at))
                    for kind, wrong in later.facts.wrong(reply, later.at, self.ladder):
                        if kind + wrong not in told_of:
                            told_of.add(kind + wrong)
                            yield kind, wrong, later
                    if left:
                        following += self._acts(later, reply)
            front = following

    def _apart(self) -> list[Situations]:
        """What tells situations apart, by what is left to come."""
        waits = [span // DAY for span in self.spans]
        return [
            Situations(self.ladder, [0], heard=False),
            Situations(self.ladder, waits, heard=False),
            Situations(self.ladder, waits),
            Situations(self.ladder),
        ]

    def _new(self, ways: Iterable[Way], seen: Seen, left: int) -> Iterator[Way]:
        """Those that lead into a situation that was not seen yet with as much left to come."""
        for way in ways:
            if self.apart[left].of(way.track, way.facts, way.at) not in seen[left]:
                for less in seen:
                    if less <= left:
                        seen[less].add(self.apart[less].of(way.track, way.facts, way.at))
                yield way

    def _acts(self, way: Way, reply: dict[str, Any]) -> Iterator[Way]:
        """Whatever a reader can do or say now."""
        if way.facts.signed or way.track.ended == "get_help":
            for day in (LONG_AGO, way.at // DAY):
                yield self._told(way, "cleared", reply, seen=date(day), exercises=[])
        if way.facts.signed:
            return
        for rung in self._rungs(way, reply):
            for felt in ("fine", "too_far", "hurt"):
                named = self.ladder.rungs[rung].id
                yield self._told(way, "dose", reply, rung=named, felt=felt)
        for answer in ("same", "worse", "painful"):
            yield self._checked(way, reply, answer)
        if reply.get("ask") not in ("", "check", None):
            for yes in (True, False):
                yield self._told(way, "said", reply, about=reply["ask"], yes=yes)
        for sign in list(self.rules.signs)[:1]:
            yield self._told(way, "sign", reply, signs=[sign])

    def _rungs(self, way: Way, reply: dict[str, Any]) -> set[int]:
        """The dose that is offered and the one that may be kept; else what was done before.

        While it is to be left alone, also the least.
        """
        offered = [reply.get("rung"), reply.get("stay")]
        found = {self.ladder.at(one) for one in offered if one}
        least = {0} if way.track.settling else set()
        return found or {max(way.facts.rung, 0)} | least

    def _checked(self, way: Way, reply: dict[str, Any], answer: str) -> Way:
        return self._told(way, "check", reply, answer=answer, exercises=[self.exercise])

    def _read(self, kind: str, minute: int, words: str, said: Mapping[str, Any]) -> Told:
        """What was said, read by the engine once for all ways on which it is said at that time."""
        known = self._known.get((kind, minute, words))
        if known is None:
            row = {"kind": kind, "exercise": self.exercise, "minute": minute, **said}
            known = self._known[kind, minute, words] = Told.of(row)
        return known

    def _told(self, way: Way, kind: str, reply: dict[str, Any], **said: Any) -> Way:
        entry = self._read(kind, way.at, repr(said), said)
        facts = way.facts
        if reply["kind"] == "get_help" and not facts.helped:
            facts = facts._replace(helped=True, stopped=way.at // DAY)
        return way.tell(entry, facts.after(entry.row, self.ladder))
