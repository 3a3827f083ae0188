"""Which entries of a plan may not say for one lift how much weight, and which may."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hingewell.check.check import sound
from hingewell.compile.lifts import one_dose_each
from hingewell.proof import proved_guide

TESTS = Path(__file__).parents[2]
SMALL = TESTS / "guides" / "small" / "content"
TWICE = TESTS / "invalid" / "lift_twice" / "content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A change with a dose, and an exercise that leads to two others with doses of their own."""
    found = tmp_path / "content"
    shutil.copytree(SMALL, found)
    shutil.copytree(TWICE, found, dirs_exist_ok=True)
    return found


def edit(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def pairs(content: Path) -> set[tuple[str, str]]:
    """The entries that must not meet, as each promise names them."""
    told = (promise.told for promise in one_dose_each(sound(content)))
    found = (text.partition(" there are ")[2].removesuffix(" here").split(" and ") for text in told)
    return {(one.partition(" (dose")[0], other.partition(" (dose")[0]) for one, other in found}


LIGHT, RAISE = "'modifications/light'", "'exercises/toe_wiggle' -> 'toe_raise'"
PRESS = f"{RAISE} -> 'toe_press'"


def test_a_change_stays_and_meets_all_that_follows_on_an_exercise(content: Path) -> None:
    assert pairs(content) == {(LIGHT, RAISE), (LIGHT, PRESS)}


def test_an_exercise_that_is_kept_meets_what_follows_on_it(content: Path) -> None:
    """`keep` of the first has no say here: it has no lift."""
    raise_ = "exercises/toe_raise.yml"
    edit(content, raise_, "when: When it is calm.", "when: When it is calm., keep: true")
    assert (RAISE, PRESS) in pairs(content)


def test_one_dose_for_all_is_fine(content: Path) -> None:
    for key in ("toe_raise", "toe_press"):
        edit(content, f"exercises/{key}.yml", f"dose: {key}s" if key == "toe_raise" else
             "dose: toe_presses", "dose: toe_wiggles")  # fmt: skip
    (content / "dosing" / "toe_raises.yml").unlink()
    (content / "dosing" / "toe_presses.yml").unlink()
    edit(content, "dosing/toe_wiggles.yml", "for: [toe_wiggle]",
         "for: [toe_wiggle, toe_raise, toe_press]")  # fmt: skip
    assert not pairs(content)
    proved_guide(content)


def test_another_lift_is_another_thing(content: Path) -> None:
    for key in ("toe_raise", "toe_press"):
        edit(content, f"exercises/{key}.yml", "lift: toe_raise", f"lift: other_{key}")
    assert not pairs(content)
    proved_guide(content)


def test_entries_of_plans_that_nobody_has_together_may_differ(content: Path) -> None:
    """The two are in no promise less: it is the proof that says that nobody has both."""
    changes = "selfcheck/decisions/plan_changes.yml"
    edit(content, changes, '{outcome: sore, pain: ">= 7"}', "{outcome: fine}")
    assert len(pairs(content)) == 2
    proved_guide(content)


def test_two_exercises_of_one_plan_go_on_at_their_own_pace(content: Path) -> None:
    """One may still be at the first dose where the other has moved on."""
    plan = "selfcheck/decisions/plan_exercises.yml"
    edit(content, plan, "then: toe_wiggle", "then: [toe_wiggle, toe_press]")
    found = pairs(content)
    assert (RAISE, "'exercises/toe_press'") in found
    assert (LIGHT, "'exercises/toe_press'") in found
