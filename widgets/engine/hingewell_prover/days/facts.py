"""What must hold of every dose over days, told from the log alone and not read off the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell_engine.plan.clock import DAY, read_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hingewell_engine.plan.rules import Ladder

    type Wrong = tuple[str, str]
    """A finding's id, and the sentence that says what is wrong."""

KINDS = (
    *("do_now", "hold", "step_up", "step_down", "check_now"),
    *("wait_until", "stop", "get_help"),
)
UNENDING = ("needs", "help_first")
"""Why a wait may have no end that anybody could name."""


class Facts(NamedTuple):
    """What counts of a log. Times are minutes; `day`: how long after a dose a check counts.

    `rung`: of the last dose, which was at `last`; `unchecked`: the first dose that no good check
    has followed a day later; `cleared`: a good check came a day after the last dose; `cap`: what
    was done when it was too much, and no good check has come a day after a dose since; `stirred`:
    too much, and not said to be calm again; `signed`: a warning sign was told; `helped`: the answer
    has been to get help; `stopped`: the day of the last of these. A visit on that day or later, and
    none of an earlier day, lets it go on (`freed`): as if nothing had been done, and with no more
    than before.
    """

    day: int
    rung: int = -1
    last: int = 0
    unchecked: int | None = None
    cleared: bool = False
    cap: int | None = None
    stirred: bool = False
    signed: bool = False
    helped: bool = False
    stopped: int = 0
    freed: bool = False

    def after(self, entry: Mapping[str, Any], ladder: Ladder) -> Facts:
        """What is known after one entry more, which has its time as a `minute`."""
        if self.freed:
            return self._replace(freed=False).after(entry, ladder)
        at, kind = entry["minute"], entry["kind"]
        if kind == "dose":
            rung = ladder.at(entry["rung"])
            first = at if self.unchecked is None else self.unchecked
            facts = self._replace(rung=rung, last=at, unchecked=first, cleared=False)
            return facts._too_much() if entry["felt"] == "hurt" else facts
        if kind == "check":
            return self._checked(at) if entry["answer"] == "same" else self._too_much()
        if kind == "sign":
            return self._replace(signed=True, stopped=at // DAY)
        if kind == "cleared":
            seen = self.stopped <= (read_day(entry["seen"]) or 0) <= at // DAY
            stopped = self.signed or self.helped
            return Facts(self.day, cap=self.cap, freed=True) if seen and stopped else self
        if entry["about"] == "calm" and entry["yes"]:
            first_ = None if self._a_day_after(self.unchecked, at) else self.unchecked
            return self._replace(stirred=False, unchecked=first_)
        return self

    def wrong(self, reply: Mapping[str, Any], at: int, ladder: Ladder) -> Iterator[Wrong]:
        """What must never be answered with these facts, and is."""
        offered = [one["rung"] for one in reply["exercises"] if one["rung"]]
        if reply["kind"] not in KINDS:
            yield "plan/no-answer", f"'{reply['kind']}' is no answer"
        endless = reply["why"] not in UNENDING and (reply.get("until") or 0) <= at
        if reply["kind"] == "wait_until" and endless:
            yield "plan/dead-end", "a wait has no end"
        if self.signed and (reply["kind"] != "get_help" or offered):
            yield "plan/sign-ignored", "a warning sign does not end the plan"
        if self.freed and reply["kind"] == "get_help":
            yield "plan/never-goes-on", "a visit after a warning sign does not let the plan go on"
        if self.helped and offered:
            yield "plan/help-ignored", "a dose is offered after the answer was to get help"
        for rung in map(ladder.at, offered):
            yield from self._wrong_dose(rung, at, ladder.start)

    def _wrong_dose(self, rung: int, at: int, start: int) -> Iterator[Wrong]:
        if self.cap is not None and rung > self.cap:
            yield "plan/raised-by-worse", "a worse or painful answer is followed by a larger dose"
        if self.rung < 0:
            if rung > start:
                yield "plan/starts-high", "the first dose is not the first of the ladder"
            return
        if self.stirred:
            yield "plan/not-settled", "a dose is offered before it is as calm as before"
        if self._a_day_after(self.unchecked, at):
            yield "plan/check-skipped", "a dose is offered though the one a day ago was not checked"
        if rung > self.rung and not self.cleared:
            yield (
                "plan/check-skipped",
                "a larger dose is offered without a check a day after the last",
            )
        if rung > self.rung + 1:
            yield "plan/two-steps", "two steps are taken at once"

    def _a_day_after(self, minute: int | None, at: int) -> bool:
        return minute is not None and at >= minute + self.day

    def _checked(self, at: int) -> Facts:
        if self.rung < 0 or self.stirred:
            return self
        first = None if self._a_day_after(self.unchecked, at) else self.unchecked
        if first is None and self._a_day_after(self.last, at):
            return self._replace(unchecked=None, cleared=True, cap=None)
        return self._replace(unchecked=first)

    def _too_much(self) -> Facts:
        if self.rung < 0:
            return self
        cap = self.rung if self.cap is None else min(self.cap, self.rung)
        return self._replace(stirred=True, cleared=False, unchecked=None, cap=cap)
