"""When two readers are in the same situation: the rules see no difference, now or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell_engine.plan.clock import DAY
from hingewell_engine.plan.track import ASK_AGAIN

if TYPE_CHECKING:
    from collections.abc import Hashable

    from hingewell_engine.plan.rules import Ladder
    from hingewell_engine.plan.track import Track
    from hingewell_prover.days.facts import Facts


class Situations:
    """Tells the situations on a ladder apart.

    A situation is all that the future hangs on, in days before now and no further back than any
    rule looks. Every limit of the rules is a whole day (or the hours of a check, which are less),
    and all waits are whole days; the minutes from one entry to the next never add up to an hour.
    """

    def __init__(self, ladder: Ladder) -> None:
        finish = ladder.finish
        self.ladder = ladder
        self.breaks = [after for after, _ in ladder.breaks]
        self.calm, self.taper = (finish.calm, finish.taper) if finish else (0, 0)
        self.settle = ladder.settle[1] // DAY
        stays = [max(self.calm, rung.stay) for rung in ladder.rungs]
        self.stays = [(rung, stay) for rung, stay in enumerate(stays) if stay]
        self.sessions = max(rung.sessions for rung in ladder.rungs)
        # The most sessions of a week, where they are counted by the week.
        self.weekly = max((rung.sessions for rung in ladder.rungs if rung.weekly), default=0)

    def of(self, track: Track, facts: Facts, at: int) -> Hashable:
        """The situation at a time: equal for two readers whose future is the same."""
        if facts.signed or track.ended:
            return facts.signed, track.ended, facts.helped
        return (
            self._known(facts, at),
            (track.rung, track.proven, track.ready, track.went_down, track.rested),
            self._last(track, at),
            self._of_batches(track, at),
            track.settling and self._of_settling(track, at),
            # A setback is the second, or it is not: more of them make no difference.
            tuple(_days(one, at, self.ladder.within + 1) for one in track.setbacks[-1:]),
            self._of_weeks(track, at // DAY),
        )

    def _known(self, facts: Facts, at: int) -> Hashable:
        unchecked = None if facts.unchecked is None else _days(facts.unchecked, at)
        last = _days(facts.last, at)
        return facts.rung, last, unchecked, facts.cleared, facts.cap, facts.stirred, facts.helped

    def _last(self, track: Track, at: int) -> Hashable:
        """How long ago the last dose was, until the last break has been counted."""
        left = self.breaks[track.rested :]
        return min(at // DAY - track.last.day, left[-1]) if track.last and left else 0

    def _of_batches(self, track: Track, at: int) -> Hashable:
        one, before = track.batch, track.before
        if one:
            times = [_days(time.minute, at) for time in (one.first, one.opened, one.last)]
            count = min(one.count, self.sessions)
            return (*times, one.low, one.high, count, one.trial, one.spoilt)
        return before and (_days(before.last.minute, at), before.low, before.spoilt)

    def _of_settling(self, track: Track, at: int) -> Hashable:
        wait = track.settling
        assert wait is not None
        start = _days(wait.start.minute, at, self.settle)
        return wait.to, start, _days(wait.since.minute, at), _days(wait.asked.minute, at)

    def _of_weeks(self, track: Track, today: int) -> Hashable:
        arrived = track.arrived
        return (
            track.first and min(today - track.first.day, self.ladder.no_better),
            tuple(
                [min(today - arrived[at], stay) if at in arrived else -1 for at, stay in self.stays]
            ),
            track.calm_since and min(today - track.calm_since, self.calm),
            track.taper_since and min(today - track.taper_since, self.taper),
            tuple(
                [
                    (about, yes, min(today - day, ASK_AGAIN))
                    for about, (yes, day) in track.said.items()
                ]
            ),
            self.weekly and tuple(min(today - day, 7) for day in track.days[-self.weekly :]),
        )


def _days(minute: int, at: int, most: int = 1) -> int:
    return min((at - minute) // DAY, most)
