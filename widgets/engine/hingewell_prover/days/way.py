"""A reader on the way through a plan, who can go on in several ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell_engine.plan.clock import DAY, Moment, wall
from hingewell_engine.plan.entries import Entry
from hingewell_engine.plan.story import Story
from hingewell_prover.days.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell_engine.plan.batch import Batch, Settling
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


@dataclass(frozen=True, slots=True)
class Way:
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
        story = _copy(self.story)
        story.look(Moment(self.at + span))
        return Way(self.log, self.at + span, self.facts, story)

    def tell(self, told: Told, facts: Facts) -> Way:
        """The same with one entry more, of now; a minute later."""
        story = _copy(self.story)
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


def _copy(story: Story) -> Story:
    """The same story, to be told on in another way."""
    made = _twin(story)
    made.signs = set(story.signs)
    made.tracks = {key: _copy_of(track) for key, track in story.tracks.items()}
    return made


def _copy_of(track: Track) -> Track:
    made = _twin(track)  # with its `before`, to which nothing is done any more
    made.batch = track.batch and _slots_of(track.batch)
    made.settling = track.settling and _slots_of(track.settling)
    made.setbacks, made.days = list(track.setbacks), list(track.days)
    made.arrived, made.said = dict(track.arrived), dict(track.said)
    return made


def _twin[T: object](one: T) -> T:
    """What `copy` makes, in a third of the time, of which most would go into it."""
    made = object.__new__(type(one))
    made.__dict__.update(one.__dict__)
    return made


def _slots_of[T: (Batch, Settling)](one: T) -> T:
    """The same for an object without a `__dict__`."""
    made = object.__new__(type(one))
    for name in one.__slots__:
        setattr(made, name, getattr(one, name))
    return made


def _said(entry: Mapping[str, Any]) -> str:
    if entry["kind"] == "dose":
        return f"{entry['rung']} ({entry['felt']})"
    if entry["kind"] == "said":
        return f"{entry['about']}: {'yes' if entry['yes'] else 'no'}"
    return str(entry.get("answer") or entry["kind"])
