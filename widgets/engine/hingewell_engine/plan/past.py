"""What was done, day by day, for the calendar, the chart and a note to a clinician."""

from __future__ import annotations

from hingewell_engine.plan.clock import date
from hingewell_engine.plan.entries import Log
from hingewell_engine.plan.story import Story

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hingewell_engine.plan.clock import Moment
    from hingewell_engine.plan.entries import Entry
    from hingewell_engine.plan.rules import Milestone, Rules


def past(rules: Rules, raw: object, now: Moment) -> dict[str, Any]:
    """What was done, told and reached, day by day.

    `days`: {date, doses, checks, signs, cleared} in order; `milestones`: {id, date} of those
    reached; `progress`: how the reader's own tasks went.
    """
    story = Story(rules)
    days: dict[int, dict[str, Any]] = {}
    reached: dict[str, int] = {}
    for entry in Log(raw, now).entries:
        story.tell(entry)
        _note(rules, days, entry)
        for milestone in rules.milestones:
            if milestone.id not in reached and _is_reached(story, milestone):
                reached[milestone.id] = entry.at.day
    return {
        "days": [{"date": date(day), **days[day]} for day in sorted(days)],
        "milestones": [
            {"id": one.id, "date": date(reached[one.id]) if one.id in reached else None}
            for one in rules.milestones
        ],
        "progress": _progress(rules, story),
    }


def _progress(rules: Rules, story: Story) -> dict[str, Any] | None:
    """`points`: {date, scores, mean, reach} in order; `change` since the first, on average.

    What was left out once is not compared. `better`: whether that is as much as counts; None where
    there is nothing to compare.
    """
    if rules.progress is None or not (story.tasks or story.progress):
        return None
    points = [_point(entry) for entry in story.progress]
    told = [one["scores"] for one in points if one["mean"] is not None]
    changes = _changes(told[0], told[-1]) if len(told) > 1 else []
    change = round(sum(changes) / len(changes), 1) if changes else None
    better = None if change is None else change >= rules.progress.points
    return {"tasks": list(story.tasks), "points": points, "change": change, "better": better}


def _changes(first: list[int | None], last: list[int | None]) -> list[int]:
    pairs = zip(first, last, strict=False)
    return [after - before for before, after in pairs if before is not None and after is not None]


def _point(entry: Entry) -> dict[str, Any]:
    told = [one for one in entry.scores if one is not None]
    return {
        "date": date(entry.at.day),
        "scores": list(entry.scores),
        "mean": round(sum(told) / len(told), 1) if told else None,
        "reach": entry.reach or None,
    }


def _note(rules: Rules, days: dict[int, dict[str, Any]], entry: Entry) -> None:
    if entry.kind not in ("dose", "check", "sign", "cleared"):
        return
    day = days.setdefault(entry.at.day, {"doses": [], "checks": [], "signs": [], "cleared": False})
    day["cleared"] |= entry.kind == "cleared"
    day["signs"] += [sign for sign in entry.signs if sign in rules.signs]
    if entry.kind == "check":
        about = list(entry.exercises)
        day["checks"].append({"answer": entry.answer, "score": entry.score, "exercises": about})
    elif entry.kind == "dose" and entry.exercise in rules.exercises:
        ladder = rules.exercises[entry.exercise].ladder
        at = ladder.at(entry.rung)
        rung = ladder.rungs[at]
        done = {"exercise": entry.exercise, "rung": rung.id, "stage": rung.stage, "step": at}
        day["doses"].append({**done, "felt": entry.felt})


def _is_reached(story: Story, milestone: Milestone) -> bool:
    track = story.tracks.get(milestone.exercise)
    if track is None:
        return False
    if milestone.rung is None:
        return track.mastered is not None
    return track.proven >= milestone.rung
