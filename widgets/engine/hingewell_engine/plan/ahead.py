"""The days to come, if every check finds the reader no worse: for the calendar."""

from __future__ import annotations

from hingewell_engine.plan.arrange import arranged
from hingewell_engine.plan.clock import DAY, Moment, wall
from hingewell_engine.plan.entries import Entry
from hingewell_engine.plan.story import story_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hingewell_engine.plan.offer import Offer
    from hingewell_engine.plan.rules import Rules
    from hingewell_engine.plan.story import Story

MORNING, NIGHT = 7 * 60, 22 * 60
"""Minutes of a local day between which a reader does something."""

SPREAD = 14 * 60
"""Minutes over which several sessions of a day are spread."""

STEPS = 400
"""More than any two weeks hold: the walk ends even where nothing moves on."""


def ahead(rules: Rules, raw: object, now: Moment, days: int) -> list[dict[str, Any]]:
    """Sessions and checks of the next days, at local times as a clock on the wall shows them.

    The story is told on with good answers: each event follows from the rules, none is made up.
    """
    story = story_of(rules, raw, now)
    at, end = now, now.minute + days * DAY
    events: list[dict[str, Any]] = []
    for _ in range(STEPS):
        if story.level is not None or at.minute > end:
            break
        story.look(at)
        offers = arranged(story, at)
        done = _act(story, offers[0], at) if offers else None
        if done is not None:
            events += done
            at = _after(story, at)
            continue
        later = [_back(one, now, story.rules.early) for one in offers if one.until is not None]
        coming = [minute for minute in later if minute > at.minute]
        if not coming:
            break
        at = _awake(min(coming), at.offset)
    return events


def _back(one: Offer, now: Moment, early: int) -> int:
    """When a reader would come back: a whole day after a dose, or as today after a day off."""
    assert one.until is not None
    if one.why == "day_off":
        return one.until + now.local % DAY
    return one.until + early


def _act(story: Story, one: Offer, at: Moment) -> list[dict[str, Any]] | None:
    """Tell the story on; None where there is nothing to do at this time."""
    key = one.track.exercise.id
    if one.doses and one.rung is not None:
        rung = one.track.ladder.rungs[one.rung]
        story.tell(Entry("dose", at, {"exercise": key, "rung": rung.id, "felt": "fine"}))
        return [_event("dose", at, key, rung=rung.id, stage=rung.stage)]
    if one.ask == "check":
        story.tell(Entry("check", at, {"answer": "same"}))
        return [_event("check", at, key)]
    if one.ask:
        yes = one.ask in ("calm", "better")
        story.tell(Entry("said", at, {"exercise": key, "about": one.ask, "yes": yes}))
        return []
    return None


def _after(story: Story, at: Moment) -> Moment:
    """When the reader comes back: at once for what else is due, later for one more of today."""
    story.look(at)
    offers = arranged(story, at)
    head = offers[0]
    if head.why == "again_today" and head.rung is not None:
        sessions = head.track.ladder.rungs[head.rung].sessions
        return _awake(at.minute + SPREAD // sessions, at.offset)
    return at


def _awake(minute: int, offset: int) -> Moment:
    day, hour = divmod(minute + offset, DAY)
    if hour > NIGHT:
        day, hour = day + 1, MORNING
    return Moment(day * DAY + max(hour, MORNING) - offset, offset)


def _event(kind: str, at: Moment, exercise: str, **more: str) -> dict[str, Any]:
    return {"kind": kind, "at": wall(at.local), "exercise": exercise, **more}
