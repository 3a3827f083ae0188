"""A reader on the way through a plan, who can go on in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell_engine.plan.clock import DAY, Moment, wall
from hingewell_engine.plan.entries import Entry
from hingewell_engine.plan.story import Story
from hingewell_prover.days.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell_engine.plan.rules import Rules
    from hingewell_engine.plan.track import Track

START = 20_000 * DAY


class Told(NamedTuple):
    """A row of a log, and the engine's reading of it."""

    row: Mapping[str, Any]
    entry: Entry

    @staticmethod
    def of(row: Mapping[str, Any]) -> Told:
        """A row that has its time as a `minute`."""
        return Told(row, Entry(row["kind"], Moment(row["minute"]), row))


class Way(NamedTuple):
    """What was logged of one exercise, what time it is, and the engine's story of it."""

    log: tuple[Mapping[str, Any], ...]
    at: int
    facts: Facts
    story: Story

    @property
    def track(self) -> Track:
        """The engine's one exercise."""
        (found,) = self.story.tracks.values()
        return found

    def wait(self, span: int) -> Way:
        """The same, so many minutes later."""
        if not span:
            return self
        story = _to_wait(self.story)
        story.look(Moment(self.at + span))
        return Way(self.log, self.at + span, self.facts, story)

    def tell(self, told: Told, facts: Facts) -> Way:
        """The same with one entry more, of now; a minute later."""
        story = _to_tell(self.story)
        story.tell(told.entry)
        story.look(Moment(self.at + 1))
        return Way((*self.log, told.row), self.at + 1, facts, story)

    @property
    def steps(self) -> list[str]:
        """The log in words, for an author: on which day and at what time what was told."""
        return [
            f"day {(one['minute'] - START) // DAY + 1} {wall(one['minute'])[11:]} {_said(one)}"
            for one in self.log[1:]
        ] or ["at once"]


def started(rules: Rules, exercise: str) -> Way:
    """Just now the exercise has come into the plan."""
    entry = {"kind": "start", "exercise": exercise, "minute": START}
    story = Story(rules)
    story.tell(Entry("start", Moment(START), entry))
    return Way((entry,), START, Facts(DAY - rules.early), story)


def _to_wait(story: Story) -> Story:
    """The same story, for time to pass: that changes what a track is, and nothing in place."""
    made = _twin(story)
    made.tracks = {key: _twin(track) for key, track in story.tracks.items()}
    return made


def _to_tell(story: Story) -> Story:
    """The same story, to be told on in another way."""
    made = _to_wait(story)
    made.signs = set(story.signs)
    for track in made.tracks.values():  # to its `before` nothing is done any more
        track.batch = track.batch and _twin(track.batch)
        track.settling = track.settling and _twin(track.settling)
        track.setbacks, track.days = list(track.setbacks), list(track.days)
        track.arrived, track.said = dict(track.arrived), dict(track.said)
    return made


def _twin[T: object](one: T) -> T:
    """What `copy` makes, in a sixth of the time, of which most would go into it."""
    made = object.__new__(type(one))
    made.__dict__ = one.__dict__.copy()
    return made


def _said(entry: Mapping[str, Any]) -> str:
    if entry["kind"] == "dose":
        return f"{entry['rung']} ({entry['felt']})"
    if entry["kind"] == "said":
        return f"{entry['about']}: {'yes' if entry['yes'] else 'no'}"
    return str(entry.get("answer") or entry["kind"])
