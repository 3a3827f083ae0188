"""What comes next for one exercise by itself, whatever else is in the plan."""

from __future__ import annotations

from hingewell_engine.plan.clock import DAY, Moment
from hingewell_engine.plan.track import ASK_AGAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.plan.track import Track

DOSES = ("do_now", "hold", "step_up", "step_down")
"""Kinds of offer that hold a dose: the first or one more of today; as before; more; less."""

WEEK = 7
"""Days in which sessions are counted, where they are counted by the week."""

DAY_OFF = 2
"""Days from one of these sessions to the next."""


class Offer:
    """One clear answer for one exercise.

    `kind`: one of DOSES, check_now, wait_until, stop, get_help. `why`: the reason in a word.
    `rung`: the dose, where there is one; `new`: it has not passed a check yet; `session`: which of
    today's it is. `ask`: what to ask, for check_now. `until`: the minute (UTC) to wait for, None
    where nobody can say.
    """

    __slots__ = ("ask", "kind", "new", "rung", "session", "track", "until", "why")

    def __init__(self, track: Track, kind: str, why: str) -> None:
        self.track, self.kind, self.why = track, kind, why
        self.rung: int | None = None
        self.ask = ""
        self.until: int | None = None
        self.session = 1
        self.new = False

    @property
    def doses(self) -> bool:
        """Whether it is a dose to do now."""
        return self.kind in DOSES

    @property
    def first(self) -> bool:
        """Whether the exercise would start with it."""
        return self.doses and self.track.rung is None

    def wait(self, why: str, until: int | None) -> None:
        """Turn it into a wait."""
        self.kind, self.why, self.until = "wait_until", why, until
        self.rung = None
        self.new = False

    def stay(self, why: str) -> None:
        """Turn a step up into the same dose as before."""
        self.kind, self.why, self.rung = "hold", why, self.track.base
        self.new = False


def offer(track: Track, now: Moment, early: int) -> Offer:
    """What comes next for it."""
    if track.ended:
        return Offer(track, track.ended, track.reason)
    if track.settling:
        return _settle(track, now)
    asked = _question(track, now)
    if asked:
        return _asking(track, asked)
    if track.batch:
        return _within_a_batch(track, now, early)
    if track.may_finish(now) and _may_ask(track, "finish", now):
        return _asking(track, "finish")
    return _fresh(track, now)


def _settle(track: Track, now: Moment) -> Offer:
    wait = track.settling
    assert wait is not None
    until = max(track.calm_from(), _asked_again(track))
    if now.minute >= until:
        return _asking(track, "calm")
    found = Offer(track, "wait_until", "settling")
    found.until = until
    return found


def _asked_again(track: Track) -> int:
    wait = track.settling
    assert wait is not None
    return wait.asked.minute + (DAY if wait.asked is not wait.since else 0)


def _question(track: Track, now: Moment) -> str:
    return "better" if track.must_say_better(now) else ""


def _may_ask(track: Track, about: str, now: Moment) -> bool:
    said = track.said.get(about)
    return said is None or now.day - said[1] >= ASK_AGAIN


def _asking(track: Track, about: str) -> Offer:
    found = Offer(track, "check_now", about)
    found.ask = about
    return found


def _within_a_batch(track: Track, now: Moment, early: int) -> Offer:
    batch = track.batch
    assert batch is not None
    due = batch.due(track.ladder, early)
    if now.minute >= due:
        return _asking(track, "check")
    rung = track.ladder.rungs[track.base]
    again = not rung.weekly and batch.count < rung.sessions and not batch.spoilt
    if again and batch.opened is batch.first and now.minute < batch.closes(track.ladder, early):
        found = Offer(track, "do_now", "again_today")
        found.rung, found.session = track.base, batch.count + 1
        return found
    found = Offer(track, "wait_until", "new_step" if batch.trial else "day_after")
    found.until = due
    return found


def _fresh(track: Track, now: Moment) -> Offer:
    """Every session has been checked: the next one, or a day off before it."""
    day = _next_day(track)
    if now.day < day:
        found = Offer(track, "wait_until", "day_off")
        found.until = now.midnight(day)
        return found
    return _dose(track, now)


def _why(track: Track) -> str:
    """Why it is the same dose as before."""
    if track.rested:
        return "break"
    return "no_worse" if track.before else track.why


def _next_day(track: Track) -> int:
    """The local day from which a new session may come."""
    if track.last is None or not track.step.weekly:
        return 0
    full = [day + WEEK for day in track.days[-track.step.sessions :]]
    return max(track.last.day + DAY_OFF, full[0] if len(full) == track.step.sessions else 0)


def _dose(track: Track, now: Moment) -> Offer:
    ladder = track.ladder
    found = Offer(track, "hold", _why(track))
    found.rung = track.base
    found.new = track.base > track.proven
    if track.taper_since is not None:
        found.rung, found.why = min(track.base, track.taper_rung), "taper"
        found.kind = "step_down" if found.rung < track.base else "hold"
    elif track.rung is None:
        found.kind, found.why = "do_now", track.why or "first"
    elif track.went_down:
        found.kind, found.why = "step_down", track.why
    elif track.ready and track.base + 1 < len(ladder.rungs):
        if now.day - track.arrived.get(track.base, now.day) >= track.step.stay:
            found.kind, found.why, found.rung, found.new = (
                "step_up",
                "no_worse",
                track.base + 1,
                True,
            )
        else:
            found.why = "stay"
    elif track.before and track.before.spoilt:
        found.why = "too_far"
    return found
