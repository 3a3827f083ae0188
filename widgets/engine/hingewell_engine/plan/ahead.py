"""The days to come, if every check finds the reader no worse: for the calendar."""

from __future__ import annotations

from hingewell_engine.plan.arrange import arranged
from hingewell_engine.plan.clock import DAY, Moment, wall
from hingewell_engine.plan.entries import Entry, Log
from hingewell_engine.plan.story import Story

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hingewell_engine.plan.offer import Offer
    from hingewell_engine.plan.rules import Rules

MORNING, NIGHT = 7 * 60, 22 * 60
"""Minutes of a local day between which a reader does something."""

SPREAD = 14 * 60
"""Minutes over which several sessions of a day are spread."""

STEPS = 400
"""More than any two weeks hold: the walk ends even where nothing moves on."""


def ahead(rules: Rules, raw: object, now: Moment, days: int) -> dict[str, Any]:
    """The next days, at local times as a clock on the wall shows them.

    `events`: sessions and checks. The story is told on with good answers: each event follows from
    the rules, none is made up. `number` says which session of its exercise it is, or which check,
    since the plan began: it names the same session whenever that comes.
    `soon`: what comes next, where nothing is to be done or told before; the rest are guesses.
    `look`: {at, every, times}: from when on, every so many days, to look at the plan; or None.
    """
    log = Log(raw, now)
    story = Story(rules)
    counts: dict[str, int] = {}
    for entry in log.entries:
        story.tell(entry)
        _count(counts, entry)
    story.look(now)
    going = [track for track in story.tracks.values() if not track.over]
    every = 2 if all(track.step.weekly for track in going) else 1
    looks = bool(going) and story.level is None
    waits = not any(one.doses or one.ask for one in arranged(story, now))
    events = _told_on(story, now, days)
    for event in events:
        key = event["exercise"] if event["kind"] == "dose" else ""
        event["number"] = counts[key] = counts.get(key, 0) + 1
    soon = _soon(events) if waits else []
    return {
        "events": events,
        "soon": soon,
        "look": _look(soon, now, days, every) if looks else None,
    }


def _count(counts: dict[str, int], entry: Entry) -> None:
    """One more session of its exercise, or one more check ("")."""
    if entry.kind in ("dose", "check"):
        counts[entry.exercise] = counts.get(entry.exercise, 0) + 1


def _soon(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What comes first, up to a check: all the rest hangs on when that is done and how it goes."""
    found: list[dict[str, Any]] = []
    for event in events:
        if found and (event["at"] != found[0]["at"] or found[-1]["kind"] == "check"):
            break
        found.append(event)
    return found


def _look(soon: list[dict[str, Any]], now: Moment, days: int, every: int) -> dict[str, Any]:
    """At the hour of now, from the day after all that is sure."""
    last = max((event["at"][:10] for event in soon), default="")
    at = _awake(now.minute + DAY, now.offset)
    while wall(at.local)[:10] <= last:
        at = Moment(at.minute + DAY, at.offset)
    return {"at": wall(at.local), "every": every, "times": max(1, days // every)}


def _told_on(story: Story, now: Moment, days: int) -> list[dict[str, Any]]:
    """The story goes on with good answers."""
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
        return [_event("check", at, key)] if one.ask == "calm" else []
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
