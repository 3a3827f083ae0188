"""What a plan's page may say, told from what the reader did: by hand, and not by the engine.

It knows the steps of each dose from the content, and a handful of plain promises. Where a promise
says nothing, it says nothing.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lived import Life

Time = datetime.datetime
DAY = datetime.timedelta(days=1)
EARLY = datetime.timedelta(hours=1)
GOOD, BAD = ("better", "same"), ("worse", "painful")
NEXT = re.compile(r"Next: (?:(today|tomorrow)|on (\w+) (\d+) (\w+))(?: at (\d\d):(\d\d))?")


class Oracle:
    """`rungs`: the steps of each exercise in order; `starts`: with which of them it begins."""

    def __init__(self, plan: dict[str, Any]) -> None:
        ladders = plan["ladders"]
        self.rungs = {
            key: [rung["id"] for rung in ladders[one["ladder"]]["rungs"]]
            for key, one in plan["exercises"].items()
        }
        self.starts = {
            key: ladders[one["ladder"]]["start"] for key, one in plan["exercises"].items()
        }

    def wrong(self, life: Life) -> list[str]:
        """All that the page says and should not."""
        return [*self._about_the_day(life), *self._about_the_plan(life), *self._about_cards(life)]

    def _about_the_day(self, life: Life) -> Iterator[str]:
        now, saw = _wall(life), life.saw
        if saw["view"] == "today" and saw["date"] != _words(now):
            yield f"it says {saw['date']!r}"
        last = max((one["at"] for one in life.log), default=life.now)
        if last.astimezone(now.tzinfo).date() != now.date() and "Noted" in saw["notice"]:
            yield "what was noted on another day is told as if it were now"

    def _about_the_plan(self, life: Life) -> Iterator[str]:
        saw = life.saw
        signs = [one["at"] for one in life.log if one.get("signs")]
        cleared = [one["at"] for one in life.log if _is(one, "cleared")]
        stopped = bool(signs) and not any(at > max(signs) for at in cleared)
        if stopped != (saw["view"] == "stop"):
            yield f"the view is {saw['view']} though a sign was told: {stopped}"
        if stopped and saw["cards"]:
            yield "an exercise is shown after a warning sign"
        if stopped or not saw["cards"]:
            return
        offered = [one for one in saw["cards"] if one["rung"]]
        bad = [one["at"] for one in life.log if one.get("answer") in BAD or _hurt(one)]
        calm = [
            one["at"] for one in life.log if one.get("about") == "calm" and one["yes"]
        ] + cleared
        if bad and not any(at >= max(bad) for at in calm) and offered:
            yield "a dose is offered before it is as calm as before"
        firsts = [one for one in offered if not self._doses(life, one["exercise"])]
        if len(firsts) > 1:
            yield "two new things at a time"
        asked = saw["due"] or any(one["asks"] for one in saw["cards"])
        open_ = [at for key in life.exercises if (at := self._unchecked(life, key))]
        if not open_ and saw["due"]:
            yield "a question about a dose that was answered"
        if len(life.exercises) == 1 and open_ and life.now - open_[0] >= DAY and not asked:
            yield "no question a day after the dose"

    def _about_cards(self, life: Life) -> Iterator[str]:
        for card in life.saw["cards"]:
            for what in (*self._dose(life, card), *self._when(life, card), *self._why(life, card)):
                yield f"{card['exercise']}: {what}"

    def _dose(self, life: Life, card: dict[str, Any]) -> Iterator[str]:
        """Never more than a step, and none without a good check a day after the last dose."""
        if not card["rung"]:
            return
        key, steps = card["exercise"], self.rungs[card["exercise"]]
        done, step = self._doses(life, key), steps.index(card["rung"])
        if not done:
            if step > self.starts[key]:
                yield f"it begins with {card['rung']}"
            return
        last = steps.index(done[-1]["rung"])
        good = [
            one["at"]
            for one in life.log
            if one.get("answer") in GOOD and one["at"] >= done[-1]["at"] + DAY - EARLY
        ]
        if step > last and not good:
            yield f"{card['rung']} after {done[-1]['rung']} without a check"
        if step > last + 1:
            yield f"{card['rung']} after {done[-1]['rung']}: two steps"
        since = [one["at"] for one in life.log if one.get("answer") in BAD or _hurt(one)]
        if since and not any(at > max(since) for at in good):
            most = (
                max(steps.index(one["rung"]) for one in done if one["at"] <= max(since))
                if any(one["at"] <= max(since) for one in done)
                else self.starts[key]
            )
            if step > max(most, self.starts[key]):
                yield f"{card['rung']} after it was worse"

    def _when(self, life: Life, card: dict[str, Any]) -> Iterator[str]:
        """A time to come, whose words are right for this day and this zone."""
        found = NEXT.search(card["why"])
        if "Next:" in card["why"] and not found:
            yield f"no time in {card['why']!r}"
        if not found:
            return
        told, now = _time(found, _wall(life)), _wall(life)
        if told is None or told <= now or told > now + 60 * DAY:
            yield f"{found[0]!r} is not to come"
            return
        doses = self._doses(life, card["exercise"])
        if "This dose is new" in card["why"]:
            due = (doses[-1]["at"] + DAY - EARLY).astimezone(now.tzinfo)
            if told != due:
                yield f"{found[0]!r}, and a day after the dose is {due}"

    def _why(self, life: Life, card: dict[str, Any]) -> Iterator[str]:
        doses, why = self._doses(life, card["exercise"]), card["why"]
        days = [_day(one, life) for one in doses]
        today = _wall(life).date()
        if "This is your first dose" in why and doses:
            yield "not the first dose"
        if "You missed a day" in why and days[-1] > today - 2 * DAY:
            yield "no day was missed"
        if "You were away" in why and (not days or days[-1] > today - 2 * DAY):
            yield "nobody was away"
        again = re.search(r"session (\d+) of (\d+)", why)
        if again and int(again[1]) - 1 > len(doses):
            yield f"{again[0]}, and {len(doses)} were done"

    def weeks(self, life: Life, found: dict[str, Any]) -> Iterator[str]:
        """What the view of the weeks says against the log."""
        now = _wall(life)
        doses = [one for one in life.log if _is(one, "dose")]
        days = {one["day"] for one in doses}
        facts = found["facts"]
        if found["today"] != [str(now.day)]:
            yield f"today is {found['today']}"
        if (int(facts["days"]), found["done"]) != (len(days), len(days)):
            yield f"{facts['days']} days and {found['done']} marks; there were {len(days)}"
        told = [one for one in life.log if one.get("answer") or _is(one, "dose")]
        if told and facts["since"] != _short(told[0]["day"]):
            yield f"since {facts['since']}"
        if facts["date"] != _short(now.date()):
            yield f"written on {facts['date']}"
        scores = [one["score"] for one in life.log if one.get("score") is not None]
        if scores and [facts[name] for name in ("first", "highest", "last")] != [
            str(one) for one in (scores[0], max(scores), scores[-1])
        ]:
            yield f"scores {facts}"
        bad = dict.fromkeys(_short(one["day"]) for one in life.log if one.get("answer") in BAD)
        if facts["setbacks"] != "; ".join(bad):
            yield f"worse on {facts['setbacks']}"
        for words in found["next"]:
            at = re.fullmatch(r"\w+ (\d+) (\w+), (\d\d):(\d\d)", words)
            told_ = at and _date(int(at[1]), at[2], now)
            if told_ is None or told_ < now.date():
                yield f"next: {words}"

    def _doses(self, life: Life, exercise: str) -> list[dict[str, Any]]:
        """Since it began, or was let go on by a clinician."""
        found: list[dict[str, Any]] = []
        for one in life.log:
            if _is(one, "cleared"):
                found = []
            elif _is(one, "dose") and one["exercise"] == exercise:
                found.append(one)
        return found

    def _unchecked(self, life: Life, exercise: str) -> Time | None:
        """The last dose, unless something was told a day after it, or it was worse since."""
        doses = self._doses(life, exercise)
        if not doses or _hurt(doses[-1]):
            return None
        last: Time = doses[-1]["at"]
        told = any(
            (one.get("answer") in GOOD and one["at"] >= last + DAY - EARLY)
            or (one.get("answer") in BAD and one["at"] >= last)
            for one in life.log
        )
        return None if told else last


def _is(one: dict[str, Any], kind: str) -> bool:
    return kind in (one["kind"], one.get("name"))


def _hurt(one: dict[str, Any]) -> bool:
    return one.get("felt") == "hurt"


def _wall(life: Life) -> Time:
    return life.now.astimezone(ZoneInfo(life.zone))


def _day(one: dict[str, Any], life: Life) -> datetime.date:
    at: Time = one["at"]
    day: datetime.date = one["day"]
    return min(day, at.astimezone(ZoneInfo(life.zone)).date())


def _words(at: Time) -> str:
    return f"{at:%A} {at.day} {at:%B}"


def _short(day: datetime.date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _date(day: int, month: str, now: Time) -> datetime.date | None:
    for year in (now.year, now.year + 1):
        found = Time.strptime(f"{day} {month} {year}", "%d %B %Y").date()
        if found >= now.date():
            return found
    return None


def _time(found: re.Match[str], now: Time) -> Time | None:
    if found[1]:
        day: datetime.date | None = now.date() + (DAY if found[1] == "tomorrow" else 0 * DAY)
    else:
        day = _date(int(found[3]), found[4], now)
        if day is None or f"{day:%A}" != found[2] or day - now.date() < 2 * DAY:
            return None
    hour, minute = (int(found[5]), int(found[6])) if found[5] else (0, 0)
    return Time(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo) if day else None
