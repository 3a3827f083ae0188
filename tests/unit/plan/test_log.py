"""Logs as they come: times, clocks that change or were wrong, doubles, damage."""

from __future__ import annotations

import datetime
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hingewell_engine import api
from hingewell_engine.plan.clock import Moment, date, day_number, moment, wall
from hingewell_engine.plan.reply import next_dose
from hingewell_engine.plan.rules import GuideError, Rules

from .plans import Diary, ladder, plan, rung

EPOCH = datetime.date(1970, 1, 1)
ZONES = st.timedeltas(datetime.timedelta(hours=-14), datetime.timedelta(hours=14)).map(
    lambda one: datetime.timezone(datetime.timedelta(minutes=one // datetime.timedelta(minutes=1)))
)


@given(st.datetimes(datetime.datetime(1600, 1, 1), timezones=ZONES))
def test_times_are_read_as_python_reads_them(time: datetime.datetime) -> None:
    found = moment(time.isoformat(timespec="minutes"))
    assert found is not None
    exact = time.replace(second=0, microsecond=0)
    assert found.minute * 60 == int(exact.timestamp())
    assert found.day == (time.date() - EPOCH).days
    assert wall(found.local) == time.replace(tzinfo=None).isoformat(timespec="minutes")


@given(st.dates())
def test_days_go_there_and_back(day: datetime.date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == (day - EPOCH).days
    assert date(number) == day.isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-24",
        "2026-11-24T08:00",
        "2026-13-01T08:00Z",
        "2026-11-24T24:00Z",
        "2026-11-24T08:60Z",
        "2026-11-24T08:00+99:00",
        "２026-11-24T08:00Z",
        "2026-11-24T08:00Zx",
        5,
        None,
    ],
)
def test_what_is_no_time_is_none(text: object) -> None:
    assert moment(text) is None


def test_clocks_that_change_for_summer_do_not_shorten_the_day_by_much() -> None:
    """The last Sunday of March 2027: 24 hours by the wall are 23, and that is early enough."""
    rules = Rules(plan())
    log = [
        {"kind": "start", "exercise": "wiggle", "at": "2027-03-27T08:00+00:00"},
        {"kind": "dose", "exercise": "wiggle", "rung": "one", "at": "2027-03-27T08:00+00:00"},
    ]
    at = {now: next_dose(rules, log, must(now)) for now in SPRING}
    assert at["2027-03-28T08:00+01:00"]["kind"] == "check_now"
    assert at["2027-03-28T07:59+01:00"]["kind"] == "wait_until"
    assert at["2027-03-27T20:00-11:00"]["kind"] == "check_now", "a traveller's clock says yesterday"


SPRING = ("2027-03-28T08:00+01:00", "2027-03-28T07:59+01:00", "2027-03-27T20:00-11:00")


def must(text: str) -> Moment:
    found = moment(text)
    assert found
    return found


def test_the_order_of_entries_does_not_matter_and_doubles_do_not_count() -> None:
    diary = Diary(plan(), "wiggle", "hop").dose(0, "one").check(24, "same", "wiggle")
    diary.dose(24, "one", "hop").dose(25, "one").check(49, "worse").said(80, "calm", True, "hop")
    told = diary.at(81)
    for seed in range(20):
        mixed = [*diary.log, *diary.log]
        random.Random(seed).shuffle(mixed)
        assert next_dose(diary.rules, mixed, must(diary.time(81))) == told
    again = [{**one, "id": f"{one['id']} copy"} for one in diary.log]
    assert next_dose(diary.rules, diary.log + again, must(diary.time(81))) == told


def test_two_taps_in_one_minute_are_one_session() -> None:
    diary = Diary().dose(0, "one").check(24, "same").dose(24, "two").dose(24, "two", felt="too_far")
    assert diary.says(25) == ("wait_until", "new_step"), "the worse of the two counts"


def test_what_was_undone_did_not_happen() -> None:
    diary = Diary().dose(0, "one").check(24, "worse")
    diary.add(25, "undo", of=diary.log[-1]["id"])
    assert diary.says(25) == ("check_now", "check")


def test_a_clock_that_was_ahead_hides_no_dose_and_no_bad_news() -> None:
    assert Diary().dose(5, "one").says(1) == ("wait_until", "new_step")
    assert Diary().dose(0, "one").check(40, "worse").says(24) == ("wait_until", "settling")
    assert Diary().check(9999, "same", signs=["numb"]).says(1) == ("get_help", "signs")


def test_a_clock_that_was_ahead_gives_no_good_news_before_its_time() -> None:
    diary = Diary().dose(0, "one").check(30, "better")
    assert diary.says(25) == ("check_now", "check")
    assert diary.says(30) == ("step_up", "two")


def test_a_year_ahead_is_a_clock_that_was_wrong() -> None:
    diary = Diary().dose(9999, "one")
    assert diary.says(1) == ("do_now", "one")
    assert diary.at(1)["later"] == 1


@pytest.mark.parametrize(
    "log",
    [
        None,
        {},
        "log",
        [None, 5, "x", [], {}],
        [{"kind": "dose"}],
        [{"kind": "dance", "at": "2026-11-23T08:00+00:00"}],
        [{"kind": "dose", "at": "2026-11-23T08:00+00:00", "exercise": "nonsense"}],
        [{"kind": "dose", "at": "2026-11-23T08:00+00:00", "exercise": ["wiggle"]}],
        [{"kind": "check", "at": "2026-11-23T08:00+00:00", "answer": 7, "exercises": "wiggle"}],
    ],
)
def test_damage_is_counted_and_changes_nothing(log: Any) -> None:
    found = next_dose(Rules(plan()), log, must("2026-11-24T08:00+00:00"))
    assert (found["kind"], found["why"]) == ("stop", "empty")


def test_a_step_that_is_no_more_is_the_start() -> None:
    diary = Diary().dose(0, "gone").check(24, "same")
    assert diary.says(24) == ("step_up", "two")


def test_the_way_in_answers_in_text() -> None:
    payload = {"plan": plan(), "log": Diary().log, "now": "2026-11-23T08:00+00:00"}
    reply = json.loads(api.call("plan_next", json.dumps(payload)))
    assert (reply["kind"], reply["exercise"]) == ("do_now", "wiggle")
    story = json.loads(api.call("plan_story", json.dumps(payload)))
    assert story == {
        "days": [],
        "milestones": [{"id": "wiggles_twice", "date": None}],
        "progress": None,
    }


@pytest.mark.parametrize(
    "payload",
    ["{", "[]", "{}", '{"plan": {}}', json.dumps({"plan": plan(), "log": [], "now": "today"})],
)
def test_the_way_in_says_what_is_wrong(payload: str) -> None:
    for name in api.PLAN:
        assert json.loads(api.call(name, payload))["error"]["kind"] == "bad_payload"


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": 2},
        {"severe": {"at": -1, "level": "urgent"}},
        {"signs": {"numb": "tomorrow"}},
        {"exercises": {"wiggle": {"ladder": "none"}}},
        {"ladders": {"wiggles": {"rungs": []}}},
    ],
)
def test_rules_that_do_not_hold_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(GuideError):
        Rules({**plan(), **wrong})


def test_a_step_by_its_earlier_name_goes_on_where_that_stage_is_now() -> None:
    changed = [rung("small"), rung("one"), {**rung("twice"), "was": ["two"]}]
    diary = Diary(plan({"wiggles": ladder(rungs=changed), "hops": ladder()}))
    diary.dose(0, "one").check(24, "same").dose(25, "two").check(49, "same")
    assert diary.says(50) == ("hold", "twice")
    assert diary.at(50)["renewed"] == ["wiggle"]
    diary.dose(50, "twice")
    assert diary.at(51)["renewed"] == []


def test_a_step_that_is_no_more_goes_on_at_the_first_and_says_so() -> None:
    diary = Diary().dose(0, "four").check(24, "same")
    assert diary.says(25) == ("step_up", "two")
    assert diary.at(25)["renewed"] == ["wiggle"]
    assert diary.add(26, "leave", exercise="wiggle").at(27)["renewed"] == []


def test_another_number_of_sessions_of_a_stage_that_is_there_is_its_first() -> None:
    wiggles = Rules(plan({"wiggles": ladder(), "hops": ladder()})).exercises["wiggle"].ladder
    assert wiggles.at("three/5") == 3
    assert wiggles.at("three") == 3
    assert wiggles.at("four/3") == wiggles.start
