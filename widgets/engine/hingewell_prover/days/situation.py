"""When two readers are in the same situation: the rules see no difference, now or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell_engine.plan.clock import DAY
from hingewell_engine.plan.offer import DAY_OFF, WEEK
from hingewell_engine.plan.track import ASK_AGAIN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from hingewell_engine.plan.rules import Ladder
    from hingewell_engine.plan.track import Track
    from hingewell_prover.days.facts import Facts

    type Ages = dict[int, int]
    """By how many days ago something was: equal numbers where that makes no difference.

    0, or no entry, where it is past all limits.
    """


class Situations:
    """Tells the situations on a ladder apart.

    A situation is all that the future hangs on, in days before now and no further back than any
    rule looks. Every limit of the rules is a whole day (or the hours of a check, which are less),
    and all waits are whole days; the minutes from one entry to the next never add up to an hour.

    Where little is left to come, less makes a difference. `waits`: the days of which one may pass
    at the end, None for any days between any entries. `heard`: whether an entry comes before that,
    at once. With waits of one day or seven, what was three days ago has the same future as what was
    four days ago: its week is not over a day later, and is after seven.
    """

    def __init__(
        self, ladder: Ladder, waits: Sequence[int] | None = None, heard: bool = True
    ) -> None:
        def ages(*limits: int) -> Ages:
            return _ages(limits, waits)

        finish, rungs = ladder.finish, ladder.rungs
        calm, taper = (finish.calm, finish.taper) if finish else (0, 0)
        breaks = [after for after, _ in ladder.breaks]
        checks = {_days(rung.check) for rung in rungs}
        least, most = map(_days, ladder.settle)
        # The most sessions of a day, and of a week where they are counted by the week.
        self.sessions = max(rung.sessions for rung in rungs)
        self.weekly = max((rung.sessions for rung in rungs if rung.weekly), default=0)
        day_off = [DAY_OFF] if self.weekly else []
        self.last = [ages(*breaks[rested:], *day_off) for rested in range(len(breaks) + 1)]
        self.day, self.check, self.week = ages(1), ages(*checks), ages(WEEK)
        self.stirred, self.settled = ages(least, *checks), ages(most)
        stays = [(at, ages(calm, rung.stay)) for at, rung in enumerate(rungs)]
        self.arrived = [(at, stay) for at, stay in stays if stay]
        self.calm, self.taper = ages(calm), ages(taper)
        self.better, self.again = ages(ladder.no_better), ages(ASK_AGAIN)
        # Whether a setback still counts is asked at the next entry only, some minutes after a day.
        self.setback = _ages([ladder.within], waits and [0]) if heard else {}
        self.for_ever = heard and not ladder.within

    def of(self, track: Track, facts: Facts, at: int) -> Hashable:
        """The situation at a time: equal for two readers whose future is the same."""
        if facts.signed or track.ended:
            return (
                (facts.signed, track.ended, facts.helped, facts.freed),
                # What is left of it when a visit lets it go on; what was done in full ends here.
                (min(track.base, track.ladder.start), facts.cap, self._of_setbacks(track, at)),
            )
        return (
            self._known(facts, at),
            (track.rung, track.proven, track.ready, track.went_down, track.rested),
            track.last and self.last[track.rested].get(at // DAY - track.last.day, 0),
            self._of_batches(track, at),
            track.settling and self._of_settling(track, at),
            self._of_setbacks(track, at),
            self._of_weeks(track, at // DAY),
        )

    def _known(self, facts: Facts, at: int) -> Hashable:
        first = facts.unchecked
        return (
            facts.rung,
            self.day.get((at - facts.last) // DAY, 0),
            None if first is None else self.day.get((at - first) // DAY, 0),
            facts.cleared,
            facts.cap,
            facts.stirred,
            facts.helped,
            facts.freed,
        )

    def _of_batches(self, track: Track, at: int) -> Hashable:
        one, before, since = track.batch, track.before, self.check
        if one:
            return (
                since.get((at - one.first.minute) // DAY, 0),
                since.get((at - one.opened.minute) // DAY, 0),
                since.get((at - one.last.minute) // DAY, 0),
                one.low,
                one.high,
                min(one.count, self.sessions),
                one.trial,
                one.spoilt,
            )
        if before:
            return since.get((at - before.last.minute) // DAY, 0), before.low, before.spoilt
        return None

    def _of_settling(self, track: Track, at: int) -> Hashable:
        wait = track.settling
        assert wait is not None
        asked = 0 if wait.asked is wait.since else self.day.get((at - wait.asked.minute) // DAY, 0)
        return (
            wait.to,
            self.settled.get((at - wait.start.minute) // DAY, 0),
            self.stirred.get((at - wait.since.minute) // DAY, 0),
            asked,
        )

    def _of_setbacks(self, track: Track, at: int) -> Hashable:
        """The next is the second, or it is not: more of them make no difference."""
        if not track.setbacks:
            return 0
        return self.for_ever or self.setback.get((at - track.setbacks[-1]) // DAY, 0)

    def _of_weeks(self, track: Track, today: int) -> Hashable:
        arrived, tapered = track.arrived, track.taper_since
        return (
            track.first and self.better.get(today - track.first.day, 0),
            tuple(
                [
                    stay.get(today - arrived[at], 0) if at in arrived else None
                    for at, stay in self.arrived
                ]
            ),
            track.calm_since and self.calm.get(today - track.calm_since, 0),
            tapered and (self.taper.get(today - tapered, 0), track.taper_rung),
            tuple([self._said(about, *when, today) for about, when in track.said.items()]),
            self.weekly and self._of_a_week(track, today),
        )

    def _said(self, about: str, yes: bool, day: int, today: int) -> Hashable:
        ages = self.better if about == "better" else self.again
        return about, yes, ages.get(today - day, 0)

    def _of_a_week(self, track: Track, today: int) -> Hashable:
        """The sessions that keep from the next: none of more than a week ago."""
        last = [today - day for day in track.days[-self.weekly :]]
        return tuple([self.week[ago] for ago in last if ago < WEEK])


def _ages(limits: Iterable[int], waits: Sequence[int] | None) -> Ages:
    """How many of the limits will not have passed after how many of the waits.

    The longer ago, the less; so where two numbers are equal, each limit passes with the same waits.
    """
    longest = max(limits, default=0)
    waits = range(longest) if waits is None else waits
    return {
        ago: sum(ago + wait < limit for limit in limits for wait in waits) for ago in range(longest)
    }


def _days(minutes: int) -> int:
    """Whole days, as soon as they have begun."""
    return -(-minutes // DAY)
