"""One clear answer: what to do now, given a log and the time."""

from __future__ import annotations

from hingewell_engine.plan.arrange import arranged
from hingewell_engine.plan.clock import Moment, date, moment
from hingewell_engine.plan.rules import Rules
from hingewell_engine.plan.story import Story, story_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hingewell_engine.plan.entries import Entry
    from hingewell_engine.plan.offer import Offer
    from hingewell_engine.plan.track import Track


def next_dose(rules: Rules, log: object, now: Moment) -> dict[str, Any]:
    """The answer to any log, whatever is in it: pure, total, the same in any order of entries.

    `kind`: do_now, hold (the same dose), step_up, step_down, check_now, wait_until, stop or
    get_help; with it what the first of `exercises` holds, which stand in the order of importance.
    `level`: how urgent it is when a warning sign or very bad pain has ended the plan, else None.
    """
    return told(story_of(rules, log, now), now)


def told(story: Story, now: Moment) -> dict[str, Any]:
    """The same for a story that has been told up to now."""
    level = story.level
    offers = arranged(story, now)
    exercises = [_about(story, one, now) for one in offers]
    if level is not None:
        answer: dict[str, Any] = {"kind": "get_help", "why": "signs" if story.signs else "severe"}
        for one in exercises:
            one.update(kind="get_help", why=answer["why"], rung=None, ask="", until=None)
    elif exercises:
        answer = dict(exercises[0])
    else:
        answer = {"kind": "stop", "why": "empty"}
    return {
        **answer,
        "level": level,
        "signs": sorted(story.signs),
        "exercises": exercises,
        "due": [] if level else _due(offers),
        "todo": 0 if level else sum(bool(one.doses or one.ask) for one in offers),
        "since": _since(story),
        "cleared": _cleared(story),
        "away": _away(story, now),
        "progress": _progress(story, now),
        "renewed": [key for key, one in story.tracks.items() if one.renewed and not one.over],
        "later": story.later,
        "unread": story.unread,
    }


def _due(offers: list[Offer]) -> list[str]:
    """The exercises whose check is due: one answer can be given for all of them."""
    return [one.track.exercise.id for one in offers if one.ask == "check"]


def _since(story: Story) -> str | None:
    """The first day on which a visit counts that lets it go on; None where nothing stopped."""
    if story.level is not None:
        return date(story.warned)
    days = [track.ended_on for track in story.tracks.values() if track.ended == "get_help"]
    return date(max(days)) if days else None


def _cleared(story: Story) -> dict[str, Any] | None:
    """What a clinician has said last, in the reader's words."""
    last = story.cleared
    if last is None or last.seen is None:
        return None
    return {"seen": date(last.seen), "limits": last.limits}


def _away(story: Story, now: Moment) -> dict[str, Any]:
    """`now`: the time away that it is, or None; `next`: one that was told and is to come."""
    found = story.pause(now)
    coming = [one for one in story.away if one.span and one.span[1] >= now.day and one != found]
    following = min(coming, key=lambda one: one.span or (0, 0), default=None)
    return {"now": _span(found), "next": _span(following)}


def _span(entry: Entry | None) -> dict[str, str] | None:
    if entry is None or entry.span is None:
        return None
    return {"why": entry.why, "from": date(entry.span[0]), "until": date(entry.span[1])}


def _progress(story: Story, now: Moment) -> dict[str, Any] | None:
    """`tasks`: the reader's own; `due`: whether it is time to look how they go."""
    rules = story.rules.progress
    if rules is None:
        return None
    last = story.progress[-1].at.day if story.progress else None
    due = bool(story.tasks) and (last is None or now.day - last >= rules.every)
    return {"tasks": list(story.tasks), "due": due and story.level is None}


def _about(story: Story, one: Offer, now: Moment) -> dict[str, Any]:
    track = one.track
    rung = None if one.rung is None else track.ladder.rungs[one.rung]
    same = track.step if one.kind == "step_up" else None
    return {
        "exercise": track.exercise.id,
        "ladder": track.ladder.id,
        "kind": one.kind,
        "why": one.why,
        "rung": rung.id if rung else None,
        "stage": rung.stage if rung else None,
        "session": one.session,
        "sessions": rung.sessions if rung else 0,
        "weekly": bool(rung and rung.weekly),
        "stay": same.id if same else None,
        "ask": one.ask,
        "until": one.until,
        "later": track.rung is None and one.kind == "wait_until",
        "missed": _missed(one, now),
        "more": _more(track, now, story.rules.early),
        "step": track.base if track.rung is not None else None,
        "steps": len(track.ladder.rungs),
        "setbacks": len(track.setbacks),
        "next": _next(story, track, now),
    }


def _missed(one: Offer, now: Moment) -> int:
    """Whole days without a session, where one is offered each day."""
    track = one.track
    if not one.doses or track.last is None or track.step.weekly:
        return 0
    return max(0, now.day - track.last.day - 1)


def _more(track: Track, now: Moment, early: int) -> int | None:
    """From when on a check could allow the next step, if nothing more is done until then."""
    top = track.base + 1 >= len(track.ladder.rungs)
    if track.over or track.settling or track.last is None or track.ready or top:
        return None
    if track.taper_since is not None or not track.ladder.steps_up:
        return None
    stays = track.arrived.get(track.base, now.day) + track.step.stay
    return max(track.last.minute + track.step.check - early, now.midnight(stays))


def _next(story: Story, track: Track, now: Moment) -> dict[str, Any] | None:
    """The exercise after this one, once it has been calm for long enough, and its gates."""
    step = track.exercise.next
    if step is None or track.ended == "get_help" or step.exercise not in story.rules.exercises:
        return None
    there = story.tracks.get(step.exercise)
    if there and not there.left:
        return None
    if track.calm_days(now, step.rung) < step.calm:
        return None
    return {
        "exercise": step.exercise,
        "keep": step.keep,
        "gates": {gate: track.gate(gate) for gate in step.gates},
        "open": all(track.gate(gate) for gate in step.gates),
    }


def read_now(text: object) -> Moment:
    """The page's time; ValueError where it is none."""
    found = moment(text)
    if found is None:
        raise ValueError("'now' has to be a local time with its offset, as 2026-11-24T08:05+00:00")
    return found
