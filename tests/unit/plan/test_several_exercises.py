"""Several exercises in one plan: no check is confused by another exercise that starts."""

from __future__ import annotations

from .plans import Diary, ladder, plan


def both() -> Diary:
    return Diary(plan(), "wiggle", "hop")


def test_only_one_starts_on_a_day() -> None:
    diary = both()
    assert diary.of(0, "wiggle") == ("do_now", "one")
    assert diary.of(0, "hop") == ("wait_until", "one_at_a_time")
    diary.dose(0, "one")
    assert diary.of(1, "hop") == ("wait_until", "one_at_a_time")
    assert diary.of(23, "hop") == ("wait_until", "one_at_a_time"), "not before the check"
    diary.check(23, "same", "wiggle")
    assert diary.says(23) == ("do_now", "one")
    assert diary.at(23)["exercise"] == "hop"


def test_while_one_starts_the_other_stays_where_it_is() -> None:
    diary = both().dose(0, "one").check(24, "same")
    assert diary.of(24, "wiggle") == ("hold", "one")
    diary.dose(24, "one", "hop")
    assert diary.of(24, "wiggle") == ("hold", "one")
    diary.dose(25, "one").check(48, "same", "wiggle", "hop")
    ups = [diary.of(48, one)[0] for one in ("wiggle", "hop")]
    assert sorted(ups) == ["hold", "step_up"], "one change a day"
    assert diary.at(48)["due"] == []


def test_what_is_settled_lets_the_other_start() -> None:
    diary = Diary(plan(), "wiggle").dose(0, "one").check(24, "same").dose(30, "one")
    diary.add(31, "start", exercise="hop")
    assert diary.of(32, "hop") == ("wait_until", "one_at_a_time")
    diary.check(53, "same")
    assert diary.says(53) == ("do_now", "one")
    assert diary.at(53)["exercise"] == "hop"


def test_two_that_are_done_at_other_times_still_let_a_third_start() -> None:
    data = plan({"wiggles": ladder(), "hops": ladder()}, clap={"ladder": "hops"})
    diary = Diary(data, "wiggle", "hop")
    diary.dose(0, "one").check(24, "same").dose(24, "one", "hop").dose(25, "one")
    diary.check(48, "same").dose(48, "one").dose(60, "one", "hop")
    diary.add(61, "start", exercise="clap")
    diary.check(72, "same", "wiggle")
    assert diary.of(72, "wiggle") == ("wait_until", "lets_start")
    diary.check(84, "same", "hop")
    assert diary.says(84) == ("do_now", "one")
    assert diary.at(84)["exercise"] == "clap"


def test_worse_is_put_down_to_what_is_new() -> None:
    diary = both().dose(0, "one").check(24, "same").dose(24, "one", "hop").dose(25, "one")
    diary.check(49, "worse", "wiggle", "hop")
    assert diary.says(50) == ("wait_until", "settling")
    assert diary.at(50)["exercise"] == "hop"
    assert diary.of(50, "wiggle") == ("wait_until", "other_settles")
    diary.said(73, "calm", True, "hop")
    assert diary.of(73, "hop") == ("step_down", "small")
    assert diary.of(73, "wiggle") == ("hold", "one")


def test_worse_with_nothing_new_is_put_down_to_all_that_was_done() -> None:
    diary = both().dose(0, "one").check(24, "same").dose(24, "one", "hop").dose(25, "one")
    diary.check(49, "same").dose(49, "one").dose(50, "one", "hop").check(74, "worse")
    assert [diary.of(75, one)[1] for one in ("wiggle", "hop")] == ["settling", "settling"]


def test_what_needs_help_stops_all_until_it_is_taken_out() -> None:
    diary = both().dose(0, "one").check(24, "same").dose(24, "one", "hop", felt="hurt")
    assert diary.says(25) == ("get_help", "painful")
    assert diary.of(25, "wiggle") == ("wait_until", "help_first")
    diary.add(26, "leave", exercise="hop")
    assert diary.says(26) == ("step_up", "two")


def after_calm(days: int) -> Diary:
    """A hop that needs wiggles at two a day, calm for three days, and has its first day alone."""
    needs = {"ladder": "wiggles", "rung": 2, "calm": 3}
    diary = Diary(plan({"wiggles": ladder(), "hops": ladder(needs=needs)}), "wiggle", "hop")
    diary.dose(0, "one").check(24, "same")
    for day in range(days):
        first = 24 + 36 * day
        diary.dose(first, "two").dose(first + 8, "two").check(first + 32, "same", "wiggle")
    return diary


def test_what_needs_another_to_be_calm_waits_for_it() -> None:
    assert Diary(
        plan(
            {"wiggles": ladder(), "hops": ladder(needs={"ladder": "wiggles", "rung": 2, "calm": 3})}
        ),
        "hop",
    ).says(0) == ("wait_until", "needs")
    early, late = after_calm(1), after_calm(3)
    assert early.of(57, "hop") == ("wait_until", "needs")
    assert early.at(57)["exercise"] == "wiggle"
    assert late.of(129, "hop") == ("do_now", "one")


def test_the_first_day_after_another_is_its_own() -> None:
    diary = after_calm(3)
    assert diary.of(129, "wiggle") == ("wait_until", "rests_beside")
    diary.dose(129, "one", "hop")
    assert diary.of(130, "wiggle") == ("wait_until", "rests_beside")
    diary.check(152, "same", "hop")
    assert diary.of(152, "wiggle")[0] != "wait_until"


def test_the_next_exercise_is_offered_when_calm_and_every_gate_is_passed() -> None:
    step = {"exercise": "hop", "rung": 1, "calm": 2, "keep": False, "gates": ["easy", "still"]}
    diary = Diary(plan(None, wiggle={"ladder": "wiggles", "next": step}))
    diary.dose(0, "one").check(24, "same")
    assert diary.at(25)["next"] is None, "not calm for long enough"
    diary.dose(25, "one").check(49, "same")
    assert diary.at(49)["next"] == {
        "exercise": "hop",
        "keep": False,
        "gates": {"easy": False, "still": False},
        "open": False,
    }
    diary.said(50, "gate:easy", yes=True)
    assert diary.at(50)["next"]["open"] is False
    assert diary.said(51, "gate:still", yes=True).at(51)["next"]["open"] is True
    assert diary.said(52, "gate:easy", yes=False).at(52)["next"]["open"] is False
    assert diary.add(53, "start", exercise="hop").at(53)["exercises"][0]["next"] is None
