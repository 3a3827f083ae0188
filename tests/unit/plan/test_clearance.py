"""After a warning sign: final until a clinician has seen the reader, then from the first step."""

from __future__ import annotations

import pytest

from .plans import Diary, ladder, plan


def signed() -> Diary:
    """Three a day, and then numb on the fifth day (a Friday)."""
    diary = Diary().dose(0, "one").check(24, "same").dose(24, "two").dose(32, "two")
    return diary.check(56, "same").check(96, "same", signs=["numb"])


def test_a_visit_lets_it_go_on_from_the_first_step() -> None:
    diary = signed()
    assert diary.says(24 * 9) == ("get_help", "signs")
    assert diary.at(24 * 9)["since"] == "2026-11-27"
    diary.add(24 * 9, "cleared", seen="2026-12-01", limits="No running yet.", exercises=[])
    found = diary.at(24 * 9)
    assert (found["kind"], found["why"], found["rung"]) == ("do_now", "cleared", "one")
    assert (found["level"], found["signs"], found["since"]) == (None, [], None)
    assert found["cleared"] == {"seen": "2026-12-01", "limits": "No running yet."}
    # From there each step waits for its check, as at the start.
    diary.dose(24 * 9, "one")
    assert diary.says(24 * 9 + 1) == ("wait_until", "new_step")
    assert diary.check(24 * 10, "same").says(24 * 10) == ("step_up", "two")


@pytest.mark.parametrize(
    "told",
    [
        {"seen": "2026-11-26", "limits": ""},  # before the sign
        {"seen": "2026-12-03", "limits": ""},  # to come
        {"seen": "never", "limits": ""},
        {"limits": ""},
        {"seen": "2026-12-01", "exercises": ["wiggle"]},  # of one exercise alone
    ],
)
def test_nothing_else_does(told: dict[str, object]) -> None:
    diary = signed().add(24 * 9, "cleared", **told)
    assert diary.says(24 * 9 + 1) == ("get_help", "signs")


def test_a_sign_of_the_same_minute_or_later_stops_again() -> None:
    cleared = {"seen": "2026-12-02", "limits": "", "exercises": []}
    diary = signed().add(24 * 9, "cleared", **cleared).add(24 * 9, "sign", signs=["hot"])
    assert diary.says(24 * 9 + 1) == ("get_help", "signs")
    diary = signed().add(24 * 9, "cleared", **cleared).add(24 * 10, "check", answer="same", score=9)
    assert diary.says(24 * 11) == ("get_help", "severe")
    assert diary.at(24 * 11)["since"] == "2026-12-03"


def test_one_from_a_clock_that_was_ahead_waits_for_its_time() -> None:
    diary = signed().add(24 * 9, "cleared", seen="2026-12-02", limits="", exercises=[])
    assert diary.says(24 * 9 - 1) == ("get_help", "signs")


def test_who_was_on_less_goes_on_with_that_and_a_second_setback_still_counts() -> None:
    diary = Diary().dose(0, "one").check(24, "worse").said(48, "calm", yes=True)
    diary.dose(48, "small").add(50, "sign", signs=["hot"])
    diary.add(96, "cleared", seen="2026-11-27", limits="", exercises=[])
    assert diary.says(96) == ("do_now", "small")
    diary.dose(96, "small").check(120, "worse")
    assert diary.says(120) == ("get_help", "again")


def test_several_exercises_begin_again_one_at_a_time() -> None:
    diary = Diary(plan(), "wiggle", "hop").dose(0, "one").check(24, "same").dose(24, "one", "hop")
    diary.check(48, "same", signs=["hot"])
    diary.add(72, "cleared", seen="2026-11-26", limits="", exercises=[])
    assert diary.of(72, "wiggle") == ("do_now", "one")
    assert diary.of(72, "hop") == ("wait_until", "one_at_a_time")


def test_one_exercise_that_needed_help_goes_on_by_itself() -> None:
    diary = Diary(plan(), "wiggle", "hop").dose(0, "one", felt="hurt")
    assert diary.says(1) == ("get_help", "painful")
    early = {"seen": "2026-11-22", "limits": "", "exercises": ["wiggle"]}
    assert diary.add(48, "cleared", **early).says(49) == ("get_help", "painful")
    diary.add(50, "cleared", **{**early, "seen": "2026-11-25"})
    assert diary.of(51, "wiggle") == ("do_now", "one")
    # What has ended by itself, and what nothing stopped, is left as it is.
    done = Diary(
        plan(
            {
                "wiggles": ladder(answers={**ladder()["answers"], "painful": "stop"}),
                "hops": ladder(),
            }
        )
    )
    done.dose(0, "one", felt="hurt").add(48, "cleared", seen="2026-11-25", limits="", exercises=[])
    assert done.says(49) == ("stop", "painful")
    climbed = Diary().dose(0, "one").check(24, "same").dose(24, "two").dose(32, "two")
    climbed.check(56, "same").add(57, "cleared", seen="2026-11-25", limits="", exercises=[])
    assert climbed.says(57) == ("step_up", "three")
