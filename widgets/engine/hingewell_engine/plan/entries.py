"""A reader's log as it comes: in any order, twice, from the future, damaged or foreign."""

from __future__ import annotations

from hingewell_engine.plan.clock import DAY, Moment, moment, read_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = (
    *("cleared", "start", "check", "said", "dose", "sign", "leave"),
    *("away", "tasks", "progress"),
)
"""As they count when they are of the same minute: a check is of the dose before, and nobody was
seen because of a sign within the minute."""

ASIDE = ("calendar", "file", "undo")
"""What a page notes of itself."""

GOOD = ("better", "same")
BAD = ("worse", "painful")
FELT = ("fine", "too_far", "hurt")
MOST_AHEAD = 2 * DAY
"""No time zone is further ahead: what is later than this comes from a clock that was wrong."""


class Entry:
    """One thing that a reader told. What a kind does not use is empty.

    start: `exercise` and its `rank` among those started with it; leave: `exercise`. dose:
    `exercise`, `rung`, `felt` (one of FELT). check: `answer` (one of GOOD and BAD), `exercises`
    (none means all), `score` (0-10 or None), `signs`. said: `exercise`, `about`, `yes`. sign:
    `signs`. cleared: `seen` (the day of the visit), `limits` in the reader's words, `exercises`
    (none means the plan). away: `why`, `span` (first and last day). tasks: `tasks` in the reader's
    words, in order. progress: `scores` (0-10 or None each), `reach`.
    """

    __slots__ = (
        "about",
        "answer",
        "at",
        "exercise",
        "exercises",
        "felt",
        "kind",
        "limits",
        "rank",
        "reach",
        "rung",
        "score",
        "scores",
        "seen",
        "signs",
        "span",
        "tasks",
        "why",
        "yes",
    )

    def __init__(self, kind: str, at: Moment, data: Mapping[str, object]) -> None:
        self.kind, self.at = kind, at
        self.exercise = _text(data, "exercise")
        self.rung = _text(data, "rung")
        self.about = _text(data, "about")
        self.answer = _text(data, "answer")
        self.exercises = _texts(data, "exercises")
        self.signs = _texts(data, "signs")
        self.yes = data.get("yes") is True
        rank = data.get("rank")
        self.rank = rank if type(rank) is int else 0
        self.score = _score(data.get("score"))
        self.seen, self.limits = read_day(data.get("seen")), _text(data, "limits")
        self.why, self.reach = _text(data, "why"), _text(data, "reach")
        first, last = read_day(data.get("from")), read_day(data.get("until"))
        self.span = (first, last) if first is not None and last is not None else None
        self.tasks = tuple(one for one in _list(data, "tasks") if isinstance(one, str))
        self.scores = tuple(map(_score, _list(data, "scores")))
        felt = _text(data, "felt")
        # What nobody can read must not pass for a good session.
        self.felt = felt if felt in FELT else "fine" if not felt else "hurt"

    @property
    def key(self) -> tuple[object, ...]:
        """When it counts and all that it says: the same thing twice is one."""
        return (
            *(self.at.minute, KINDS.index(self.kind), self.rank, self.exercise, self.at.offset),
            *(self.rung, self.felt, self.about, self.yes, self.answer, self.exercises),
            *(self.signs, -1 if self.score is None else self.score),
            *(self.seen or 0, self.limits, self.why, self.span or (), self.tasks, self.reach),
            tuple(-1 if one is None else one for one in self.scores),
        )

    @property
    def is_good(self) -> bool:
        """Whether it could allow more: such news counts only once its time has come."""
        if self.kind == "check":
            return self.answer in GOOD and not self.signs
        return self.kind == "cleared" or (self.kind == "said" and self.yes)


class Log:
    """What counts of a log at `now`, in the order of time.

    `later` counts entries from a clock that was wrong, `unread` those that say nothing.
    """

    __slots__ = ("entries", "later", "unread")

    def __init__(self, raw: object, now: Moment) -> None:
        rows = _once(raw) if isinstance(raw, list) else []
        self.unread = 0 if isinstance(raw, list) else 1
        self.later = 0
        found: dict[tuple[object, ...], Entry] = {}
        undone = _undone(rows)
        for row in rows:
            if not isinstance(row, dict):
                self.unread += 1
                continue
            if row.get("kind") in ASIDE or _text(row, "id") in undone:
                continue
            entry = self._read(row, now)
            if entry:
                found.setdefault(entry.key, entry)
        self.entries = _without_doubles([found[key] for key in sorted(found)])

    def _read(self, row: dict[str, object], now: Moment) -> Entry | None:
        kind, at = row.get("kind"), moment(row.get("at"))
        if not isinstance(kind, str) or kind not in KINDS or at is None:
            self.unread += 1
            return None
        entry = Entry(kind, at, row)
        if at.minute <= now.minute:
            return entry
        if entry.is_good or (at.minute > now.minute + MOST_AHEAD and not entry.signs):
            self.later += 1
            return None
        # A clock that was ahead must not hide a dose, nor bad news: it counts as of now.
        entry.at = now
        return entry


def _once(rows: list[object]) -> list[object]:
    """Without rows that came twice, as when two devices' files are put together."""
    return list({repr(row): row for row in rows}.values())


def _undone(rows: Iterable[object]) -> set[str]:
    return {
        _text(row, "of") for row in rows if isinstance(row, dict) and row.get("kind") == "undo"
    } - {""}


def _without_doubles(entries: list[Entry]) -> list[Entry]:
    """Two taps, or two tabs, in one minute are one session."""
    kept: list[Entry] = []
    for entry in entries:
        before = kept[-1] if kept else None
        if entry.kind == "dose" and before and _same_dose(before, entry):
            if FELT.index(entry.felt) > FELT.index(before.felt):
                kept[-1] = entry
        else:
            kept.append(entry)
    return kept


def _same_dose(one: Entry, other: Entry) -> bool:
    return (one.kind, one.exercise, one.at.minute) == ("dose", other.exercise, other.at.minute)


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _list(data: Mapping[str, object], name: str) -> list[object]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _texts(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(sorted({item for item in _list(data, name) if isinstance(item, str)}))


def _score(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= 10 else None
