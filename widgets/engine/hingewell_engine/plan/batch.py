"""What is still open with an exercise: sessions without a check, and a wait until it is calm."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.plan.clock import Moment
    from hingewell_engine.plan.rules import Ladder


class Batch:
    """Sessions that no check has followed yet.

    `low` and `high` are the rungs that were done, `count` the sessions since `opened`, which is
    the first of a day's round; `trial`: one of them was on a rung that had not passed a check;
    `spoilt`: one was not done as described. A day is the time to a check, whatever clocks say.
    """

    def __init__(self, at: Moment, rung: int) -> None:
        self.first = self.last = self.opened = at
        self.low = self.high = rung
        self.count = 0
        self.trial = self.spoilt = False

    def add(self, at: Moment, rung: int, new: bool, spoilt: bool) -> None:
        """One more session."""
        self.count += 1
        self.last = at
        self.low, self.high = min(self.low, rung), max(self.high, rung)
        self.trial |= new
        self.spoilt |= spoilt

    def reopen(self, at: Moment) -> None:
        """A new day's round begins although no check came between."""
        self.opened, self.count = at, 0

    def done(self, ladder: Ladder) -> int | None:
        """The rung that was done in full; None where not even the lowest was."""
        for at in range(self.low, -1, -1):
            if ladder.rungs[at].weekly or ladder.rungs[at].sessions <= self.count:
                return at
        return None

    def closes(self, ladder: Ladder, early: int) -> int:
        """When this day's round is over."""
        return self.opened.minute + max(0, ladder.rungs[self.high].check - early)

    def due(self, ladder: Ladder, early: int) -> int:
        """When it may be checked: a new step is judged from its last session."""
        since = self.last if self.trial else self.first
        return since.minute + max(0, ladder.rungs[self.high].check - early)


class Settling:
    """A wait until it is as calm as before; then comes the rung `to`.

    `start`: the setback; `since`: the last thing that stirred it; `asked`: the last answer.
    """

    def __init__(self, at: Moment, to: int) -> None:
        self.start = self.since = self.asked = at
        self.to = to
