"""A whole log told in order: every exercise of the plan, and what ends the plan itself."""

from __future__ import annotations

from hingewell_engine.plan.entries import BAD, Log
from hingewell_engine.plan.track import Track

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.plan.clock import Moment
    from hingewell_engine.plan.entries import Entry
    from hingewell_engine.plan.rules import Rules


class Story:
    """What has happened up to now.

    `signs`: the warning signs that were told; `severe`: very bad pain; `warned`: the local day of
    the last of them. `cleared`: the last time that a clinician let it go on. `away`: times away,
    `tasks` and `progress`: how the reader fares, as they were told. `tracks` holds the exercises in
    the order in which they came into the plan.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.tracks: dict[str, Track] = {}
        self.signs: set[str] = set()
        self.severe = False
        self.warned = 0
        self.cleared: Entry | None = None
        self.away: list[Entry] = []
        self.tasks: tuple[str, ...] = ()
        self.progress: list[Entry] = []
        self.later = self.unread = 0

    @property
    def level(self) -> str | None:
        """How urgently somebody has to look at this; None while the plan goes on."""
        severe = self.rules.severe[1] if self.severe else None
        return self.rules.most_urgent([self.rules.level(self.signs), severe])

    def tell(self, entry: Entry) -> None:
        """One thing more has happened."""
        signs = {sign for sign in entry.signs if sign in self.rules.signs}
        severe = entry.score is not None and entry.score >= self.rules.severe[0]
        if signs or severe:
            self.signs |= signs
            self.severe = self.severe or severe
            self.warned = max(self.warned, entry.at.day)
        if entry.kind == "check":
            self._check(entry)
        elif entry.kind == "cleared":
            self._clear(entry)
        elif entry.kind in ("away", "tasks", "progress"):
            self._note(entry)
        elif entry.exercise in self.rules.exercises:
            self._of_one(entry)
        elif entry.kind != "sign":
            self.unread += 1

    def look(self, now: Moment) -> None:
        """Time has passed until now."""
        for track in self.tracks.values():
            track.rest_until(now)

    def _of_one(self, entry: Entry) -> None:
        exercise = self.rules.exercises[entry.exercise]
        if entry.kind in ("start", "dose"):
            track = self.tracks.setdefault(entry.exercise, Track(exercise, entry.at))
            track.left = False
        elif entry.exercise not in self.tracks:
            return
        track = self.tracks[entry.exercise]
        if entry.kind == "dose":
            track.dose(entry.at, track.ladder.at(entry.rung), entry.felt, self.rules.early)
            track.renewed = not track.ladder.has(entry.rung)
        elif entry.kind == "leave":
            track.left = True
        elif entry.kind == "said" and entry.about == "calm":
            track.calm(entry.at, entry.yes)
        elif entry.kind == "said":
            track.answer(entry.at, entry.about, entry.yes)

    def _clear(self, entry: Entry) -> None:
        """A clinician has seen the reader since, and says that it may go on."""
        if entry.seen is None or entry.seen > entry.at.day:
            return
        stopped = self.level is not None
        if stopped and (entry.exercises or entry.seen < self.warned):
            return
        self.signs, self.severe = set(), False
        restarted = [
            track
            for key, track in self.tracks.items()
            if (key in entry.exercises or not entry.exercises)
            and (_may_restart(track, entry.seen) if track.ended else stopped)
        ]
        for track in restarted:
            track.restart(entry.at)
        if stopped or restarted:
            self.cleared = entry

    def _note(self, entry: Entry) -> None:
        if entry.kind == "away" and entry.why in self.rules.pauses and entry.span:
            self.away.append(entry)
        elif entry.kind == "tasks":
            self.tasks = entry.tasks
        elif entry.kind == "progress":
            self.progress.append(entry)

    def pause(self, now: Moment) -> Entry | None:
        """The time away that it is now; of several that which ends last, rest before the others."""
        found = [one for one in self.away if self._is_away(one, now.day)]
        rests = [one for one in found if self.rules.pauses[one.why].rests] or found
        return max(rests, key=lambda one: one.span or (0, 0), default=None)

    def _is_away(self, entry: Entry, day: int) -> bool:
        first, last = entry.span or (0, -1)
        before = self.rules.pauses[entry.why].before
        return (max(first, last - before) if before else first) <= day <= last

    def _check(self, entry: Entry) -> None:
        meant = [
            track
            for key, track in self.tracks.items()
            if not track.over and (key in entry.exercises or not entry.exercises)
        ]
        for track in meant:
            track.rest_until(entry.at)
        if entry.answer in BAD:
            blamed = _blamed(meant)
            for track in meant:
                if track in blamed:
                    track.setback(entry.at, entry.answer)
                else:
                    track.spared(entry.at, self.rules.early)
        elif entry.is_good:
            for track in meant:
                track.passed(entry.at, self.rules.early)


def _may_restart(track: Track, seen: int) -> bool:
    return track.ended == "get_help" and seen >= track.ended_on


def _blamed(tracks: list[Track]) -> list[Track]:
    """What a bad answer is put down to: the newest change that no check has followed yet.

    Where nothing is new, all that was done since the last check; where nothing was, the last dose.
    """
    settling = [track for track in tracks if track.settling]
    if settling:
        return settling
    unchecked = [track for track in tracks if track.batch]
    new = [track for track in unchecked if track.batch and track.batch.trial]
    if new or unchecked:
        return new or unchecked
    done = [track for track in tracks if track.last]
    latest = max((track.last.minute for track in done if track.last), default=0)
    return [track for track in done if track.last and track.last.minute == latest]


def story_of(rules: Rules, raw: object, now: Moment) -> Story:
    """The story of a log at `now`."""
    log = Log(raw, now)
    story = Story(rules)
    for entry in log.entries:
        story.tell(entry)
    story.look(now)
    story.later, story.unread = log.later, story.unread + log.unread
    return story
