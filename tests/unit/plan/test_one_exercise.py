"""One exercise from day to day: doses, checks, setbacks, breaks, and how it ends."""

from __future__ import annotations

import pytest

from .plans import Diary, ladder, plan, rung


def climbed() -> Diary:
    """Somebody on two sessions a day, checked."""
    diary = Diary().dose(0, "one").check(24, "same").dose(24, "two").dose(32, "two")
    return diary.check(56, "same")


def test_the_first_dose_then_a_wait_then_a_check_then_more() -> None:
    diary = Diary()
    assert diary.says(0) == ("do_now", "one")
    diary.dose(0, "one")
    assert diary.says(1) == ("wait_until", "new_step")
    assert diary.at(1)["until"] == diary.at(0)["exercises"][0]["more"]
    assert diary.says(23) == ("check_now", "check")
    diary.check(23, "same")
    assert diary.says(23) == ("step_up", "two")
    assert diary.at(23)["stay"] == "one"


def test_a_check_that_comes_too_soon_says_nothing() -> None:
    diary = Diary().dose(0, "one").check(22.9, "better")
    assert diary.says(22.95) == ("wait_until", "new_step")
    assert diary.says(23) == ("check_now", "check")


def test_several_sessions_of_a_day_then_a_day_from_the_last() -> None:
    diary = Diary().dose(0, "one").check(24, "same").dose(24, "two")
    assert diary.says(25) == ("do_now", "two")
    assert diary.at(25)["session"] == 2
    diary.dose(32, "two")
    assert diary.says(33) == ("wait_until", "new_step")
    assert diary.says(54) == ("wait_until", "new_step")
    assert diary.says(55) == ("check_now", "check")


def test_a_proven_dose_is_judged_a_day_after_its_first_session() -> None:
    diary = climbed().dose(56, "two").dose(64, "two")
    assert diary.says(78) == ("wait_until", "day_after")
    assert diary.says(79) == ("check_now", "check")
    diary.check(79, "same")
    assert diary.says(79) == ("hold", "two"), "the last session is not a day ago"
    diary.check(88, "same")
    assert diary.says(88) == ("step_up", "three")


def test_half_of_the_sessions_prove_half_of_the_dose() -> None:
    diary = Diary().dose(0, "one").check(24, "same").dose(24, "two").check(48, "same")
    assert diary.says(48) == ("step_up", "two")
    assert diary.at(48)["stay"] == "one"


def test_worse_means_a_wait_until_calm_and_then_less() -> None:
    diary = climbed().dose(57, "three").check(81, "worse")
    assert diary.says(81) == ("wait_until", "settling")
    assert diary.says(105) == ("check_now", "calm")
    diary.said(105, "calm", yes=False)
    assert diary.says(106) == ("wait_until", "settling")
    assert diary.says(129) == ("check_now", "calm")
    diary.said(129, "calm", yes=True)
    assert diary.says(129) == ("step_down", "small")
    diary.dose(129, "small").check(153, "same")
    assert diary.says(153) == ("step_up", "one")


def test_what_is_done_before_it_is_calm_is_the_most_to_begin_with() -> None:
    answers = {**ladder()["answers"], "worse": "step_down"}
    diary = Diary(plan({"wiggles": ladder(answers=answers), "hops": ladder()}))
    diary.dose(0, "three").check(24, "worse").dose(25, "small").said(50, "calm", yes=True)
    assert diary.says(50) == ("step_down", "small")


def test_a_yes_before_its_time_does_not_end_the_wait() -> None:
    diary = Diary().dose(0, "one").check(24, "worse").said(30, "calm", yes=True)
    assert diary.says(31) == ("wait_until", "settling")


def test_not_calm_in_time_needs_help() -> None:
    diary = Diary().dose(0, "one").check(24, "worse").said(24 + 7 * 24, "calm", yes=False)
    assert diary.says(24 + 7 * 24) == ("get_help", "not_settled")


def test_worse_a_second_time_needs_help_unless_long_ago() -> None:
    def twice(data: dict[str, object] | None = None) -> tuple[str, str]:
        diary = Diary(plan({"wiggles": ladder(**data or {}), "hops": ladder()}))
        diary.dose(0, "one").check(24, "worse").said(48, "calm", yes=True)
        return diary.dose(48, "small").check(24 * 40, "worse").says(24 * 40)

    assert twice() == ("get_help", "again")
    assert twice({"within": 28}) == ("wait_until", "settling")
    assert twice({"within": 60}) == ("get_help", "again")


@pytest.mark.parametrize("felt", ["hurt", "nonsense"])
def test_painful_though_done_right_is_the_end(felt: str) -> None:
    diary = Diary().dose(0, "one", felt=felt)
    assert diary.says(0) == ("get_help", "painful")
    assert Diary().dose(0, "one").check(3, "painful").says(3) == ("get_help", "painful")


def test_done_too_far_is_no_reason_for_more() -> None:
    diary = climbed().dose(57, "two").dose(60, "two", felt="too_far")
    assert diary.says(61) == ("wait_until", "day_after")
    diary.check(84, "same")
    assert diary.says(85) == ("hold", "two")


def test_bad_news_counts_at_once_and_without_an_open_check() -> None:
    assert Diary().dose(0, "one").check(1, "worse").says(1) == ("wait_until", "settling")
    diary = climbed().check(60, "worse")
    assert diary.says(60) == ("wait_until", "settling")


@pytest.mark.parametrize(
    ("days", "says"),
    [(3, ("step_up", "three")), (4, ("step_down", "one")), (7, ("step_down", "one"))],
)
def test_after_a_break_less(days: int, says: tuple[str, str]) -> None:
    assert climbed().says(32 + 24 * days + 1) == says


def test_a_break_counts_once_however_often_one_looks() -> None:
    diary = climbed().dose(60, "three").dose(64, "three").dose(68, "three").check(92, "same")
    assert diary.says(68 + 24 * 5) == ("step_down", "two")
    diary.check(68 + 24 * 5, "same").said(68 + 24 * 5, "gate:x", yes=True)
    assert diary.says(68 + 24 * 6) == ("step_down", "two")


def test_a_check_that_was_forgotten_is_still_asked_for() -> None:
    diary = climbed().dose(60, "three")
    assert diary.says(60 + 24 * 10) == ("check_now", "check")
    diary.check(60 + 24 * 10, "same")
    assert diary.says(60 + 24 * 10) == ("step_down", "one")


def test_a_dose_without_the_check_before_it_waits_for_both() -> None:
    diary = Diary().dose(0, "one").dose(30, "one")
    assert diary.says(31) == ("wait_until", "new_step")
    assert diary.says(53) == ("check_now", "check")


def test_more_than_was_offered_is_a_new_step_of_its_own() -> None:
    diary = Diary().dose(0, "three")
    assert diary.says(1) == ("do_now", "three")
    diary.check(24, "same")
    assert diary.says(24) == ("step_up", "two"), "one session a day is all that was shown"


def test_a_week_on_each_step() -> None:
    steps = [rung("small"), rung("one", stay=7), rung("two")]
    diary = Diary(plan({"wiggles": ladder(rungs=steps), "hops": ladder()}))
    for day in range(7):
        assert diary.says(day * 24) == ("do_now" if day == 0 else "hold", "one")
        diary.dose(day * 24, "one").check(day * 24 + 23.5, "same")
    assert diary.says(7 * 24) == ("step_up", "two")


def test_times_a_week_with_days_off() -> None:
    steps = [rung("small", 2, "week"), rung("one", 2, "week")]
    rules = ladder(rungs=steps, breaks=[{"after": 20, "then": "start"}])
    diary = Diary(plan({"wiggles": rules, "hops": ladder()}))
    diary.dose(0, "one").check(23, "same")
    assert diary.says(24) == ("wait_until", "day_off")
    assert diary.says(40) == ("hold", "one"), "the second day after, from midnight"
    diary.dose(48, "one").check(72, "same")
    assert diary.says(6 * 24) == ("wait_until", "day_off")
    assert diary.says(7 * 24) == ("hold", "one")


def test_calm_for_long_enough_it_may_end_with_half_the_sessions() -> None:
    finish = {"rung": 0, "calm": 3, "taper": 2}
    diary = Diary(plan({"wiggles": ladder(finish=finish, breaks=[]), "hops": ladder()}))
    diary.log += climbed().log[1:]
    assert diary.says(56) == ("step_up", "three")
    diary.dose(56, "two").dose(64, "two").check(80, "same")
    assert diary.says(80) == ("check_now", "finish")
    assert diary.said(80, "finish", yes=False).says(80) == ("hold", "two")
    diary.log.pop()
    diary.said(80, "finish", yes=True)
    assert diary.says(80) == ("step_down", "one")
    assert diary.says(32 + 24 * 6) == ("stop", "done")


def test_no_better_after_weeks_is_asked_and_needs_help() -> None:
    diary = Diary(plan({"wiggles": ladder(no_better=14, breaks=[]), "hops": ladder()}))
    diary.dose(0, "one").check(24, "same")
    assert diary.says(14 * 24) == ("check_now", "better")
    assert diary.said(14 * 24, "better", yes=True).says(14 * 24) == ("step_up", "two")
    assert diary.says(28 * 24) == ("check_now", "better")
    assert diary.said(28 * 24, "better", yes=False).says(28 * 24) == ("get_help", "no_better")


def test_an_exercise_that_was_taken_out_is_gone_and_can_come_back() -> None:
    diary = Diary().dose(0, "one").check(24, "same").add(25, "leave", exercise="wiggle")
    assert diary.says(26) == ("stop", "empty")
    assert diary.add(27, "start", exercise="wiggle").says(28) == ("step_up", "two")


def test_a_warning_sign_ends_the_plan_with_its_level() -> None:
    diary = climbed().check(80, "better", signs=["hot"])
    assert diary.says(81) == ("get_help", "signs")
    assert diary.at(81)["level"] == "urgent"
    diary.add(82, "sign", signs=["weak"])
    assert diary.at(83)["level"] == "emergency", "two signs that are worse together"
    assert diary.says(24 * 400) == ("get_help", "signs")
    assert all(one["rung"] is None for one in diary.at(83)["exercises"])


def test_very_bad_pain_ends_the_plan() -> None:
    assert climbed().check(80, "same", score=7).at(80)["level"] is None
    diary = climbed().check(80, "same", score=8)
    assert (diary.says(81), diary.at(81)["level"]) == (("get_help", "severe"), "non_urgent")
