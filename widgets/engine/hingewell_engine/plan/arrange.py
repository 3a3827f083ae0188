"""Several exercises in one plan: one change at a time, so that each check says what did what."""

from __future__ import annotations

from hingewell_engine.plan.clock import DAY, Moment
from hingewell_engine.plan.offer import Offer, offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.plan.story import Story
    from hingewell_engine.plan.track import Track


def arranged(story: Story, now: Moment) -> list[Offer]:
    """What comes next for every exercise of the plan, the most pressing first."""
    tracks = [track for track in story.tracks.values() if not track.left]
    early = story.rules.early
    offers = [offer(track, now, early) for track in tracks]
    if any(track.settling for track in tracks):
        _settle_first(offers)
    elif any(one.kind == "get_help" for one in offers):
        _help_first(offers)
    else:
        _await_needs(story, offers, now)
        _one_change(offers, now, early)
        _rest_beside(offers, now, early)
    _pause(story, offers, now)
    _await_answers(offers, now)
    return sorted(offers, key=_pressing)


def _pressing(one: Offer) -> tuple[float, int]:
    """Help, questions, doses (what is new before the rest), waits, and then what is over."""
    order = (
        "get_help",
        "check_now",
        "do_now",
        "step_down",
        "step_up",
        "hold",
        "wait_until",
        "stop",
    )
    place = float(order.index(one.kind))
    if one.doses:
        place = 2 + (not one.new) + (one.why == "again_today")
    if one.track.settling:
        place -= 0.5
    return place, one.until if one.until is not None else 0


def _settle_first(offers: list[Offer]) -> None:
    """While one settles nothing else is done: it could not be told what stirs it up."""
    waits = [one.until for one in offers if one.track.settling and one.until is not None]
    for one in offers:
        if one.doses:
            one.wait("other_settles", max(waits, default=None))


def _help_first(offers: list[Offer]) -> None:
    """Nothing more is done until the reader has taken what needs help out of the plan."""
    for one in offers:
        if one.doses:
            one.wait("help_first", None)


def _await_needs(story: Story, offers: list[Offer], now: Moment) -> None:
    """What waits for another exercise to have been calm."""
    for one in offers:
        needs = one.track.ladder.needs
        if needs is None or not one.first:
            continue
        calm = [
            track.calm_days(now, needs.rung)
            for track in story.tracks.values()
            if track.ladder.id == needs.ladder
        ]
        longest = max(calm, default=-1)
        if longest < needs.calm:
            until = now.midnight(now.day + needs.calm - longest) if longest >= 0 else None
            one.wait("needs", until)


def _one_change(offers: list[Offer], now: Moment, early: int) -> None:
    """Of several that would start or rise, one may; the others wait, or stay where they are."""
    unsure = [one for one in offers if one.track.batch and one.track.batch.trial]
    turning = [one for one in offers if one.new and one.doses and not one.first and not _up(one)]
    starts = [one for one in offers if one.first]
    chosen = None
    if starts:
        checks = [due for one in offers if (due := _due(one.track, early))]
        if not checks and not turning:
            chosen = starts[0]
        _hold_back(offers, starts, chosen, max(checks, default=now.minute + DAY))
    rises = sorted((one for one in offers if _up(one)), key=lambda one: one.track.changed.minute)
    if rises and not (unsure or turning or starts):
        rises = rises[1:]
    for one in rises:
        one.stay("one_at_a_time")


def _up(one: Offer) -> bool:
    return one.kind == "step_up"


def _hold_back(offers: list[Offer], starts: list[Offer], chosen: Offer | None, until: int) -> None:
    """Starts wait until no other check is open; what is settled lets them go first."""
    for one in starts:
        if one is not chosen:
            one.wait("one_at_a_time", until)
    if chosen is None:
        for one in offers:
            if _up(one) or (one.kind == "hold" and not one.new):
                one.wait("lets_start", until)


def _rest_beside(offers: list[Offer], now: Moment, early: int) -> None:
    """An exercise that follows on another has its first day to itself."""
    for one in offers:
        needs = one.track.ladder.needs
        if needs is None:
            continue
        if one.first:
            until = now.minute + one.track.step.check - early
        elif _first_trial(one.track):
            until = _due(one.track, early)
        else:
            continue
        for other in offers:
            if other.track.ladder.id == needs.ladder and other.doses:
                other.wait("rests_beside", until)


def _pause(story: Story, offers: list[Offer], now: Moment) -> None:
    """While the reader is away nothing is done, or nothing new and nothing more: never more."""
    away = story.pause(now)
    if away is None or away.span is None:
        return
    until = now.midnight(away.span[1] + 1)
    for one in offers:
        if one.doses and (one.first or story.rules.pauses[away.why].rests):
            one.wait("away", until)
        elif _up(one):
            one.stay("away")


def _await_answers(offers: list[Offer], now: Moment) -> None:
    """What waits for a check that is due already ends with the answer, whenever that comes."""
    for one in offers:
        if one.kind == "wait_until" and one.until is not None and one.until <= now.minute:
            one.until = None


def _due(track: Track, early: int) -> int:
    return track.batch.due(track.ladder, early) if track.batch else 0


def _first_trial(track: Track) -> bool:
    return track.batch is not None and track.batch.trial and track.base <= track.ladder.start
