"""Holidays, illness, travel, a competition, and days that were missed: never more, and kindly."""

from __future__ import annotations

from .plans import Diary, plan


def climbed() -> Diary:
    diary = Diary().dose(0, "one").check(24, "same").dose(24, "two").dose(32, "two")
    return diary.check(56, "same")


def test_on_a_holiday_it_waits_and_goes_on_with_less() -> None:
    diary = climbed().add(
        57, "away", why="holiday", **{"from": "2026-11-25", "until": "2026-12-06"}
    )
    found = diary.at(60)
    assert (found["kind"], found["why"]) == ("wait_until", "away")
    assert found["away"]["now"] == {"why": "holiday", "from": "2026-11-25", "until": "2026-12-06"}
    assert diary.says(24 * 13) == ("wait_until", "away")
    back = diary.at(24 * 14)
    assert (back["kind"], back["rung"], back["why"]) == ("step_down", "one", "break")
    assert back["away"] == {"now": None, "next": None}
    # Worse is heard all the same, and so is a sign.
    assert diary.add(70, "sign", signs=["numb"]).says(71) == ("get_help", "signs")


def test_on_the_way_nothing_is_new_and_nothing_is_more() -> None:
    diary = climbed().add(57, "away", why="travel", **{"from": "2026-11-25", "until": "2026-11-27"})
    diary.add(57, "start", exercise="hop")
    assert diary.of(58, "wiggle") == ("hold", "two")
    assert diary.of(58, "hop") == ("wait_until", "away")


def test_a_week_before_the_day_nothing_goes_up() -> None:
    diary = climbed().add(57, "away", why="race", **{"from": "2026-11-25", "until": "2026-12-12"})
    assert diary.says(58) == ("step_up", "three")
    assert diary.at(58)["away"]["next"]["why"] == "race"
    late = Diary(plan(), "wiggle").add(
        0, "away", why="race", **{"from": "2026-11-23", "until": "2026-11-29"}
    )
    assert late.says(1) == ("wait_until", "away")
    assert late.says(24 * 7) == ("do_now", "one")


def test_what_nobody_can_read_keeps_nobody_from_anything() -> None:
    for told in (
        {"why": "moon", "from": "2026-11-23", "until": "2026-12-23"},
        {"why": "holiday", "from": "2026-11-23"},
        {"why": "holiday", "from": "2026-12-23", "until": "2026-11-23"},
    ):
        assert Diary().add(0, "away", **told).says(1) == ("do_now", "one")


def test_missed_days_are_counted_and_nothing_is_made_up_for() -> None:
    diary = climbed()
    assert diary.at(58)["missed"] == 0
    found = diary.at(32 + 24 * 3)
    assert (found["rung"], found["missed"]) == ("three", 2)
    away = Diary().dose(0, "one").check(24, "same").at(24 * 10)
    assert (away["kind"], away["rung"], away["why"]) == ("hold", "one", "break")


def test_what_has_not_begun_is_told_as_coming() -> None:
    found = Diary(plan(), "wiggle", "hop").at(0)["exercises"]
    assert [(one["exercise"], one["later"]) for one in found] == [("wiggle", False), ("hop", True)]
