"""Wrong rules are noticed: what is written down was measured with these rules, and is so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hingewell.check.check import sound
from hingewell.commands.mutants import mutants
from hingewell.compile.guide_data import guide_data
from hingewell.mutation import fingerprint, judged, stories, summary
from hingewell.proof import asking
from hingewell_prover.diagram import with_diagram

HERE = Path(__file__).parents[1]
CONTENT = HERE.parent / "content"
SMALL = HERE / "guides" / "small" / "content"
EVERY = 97
"""One mutant in so many is judged here; `make mutants` judges all of them."""


def test_what_is_written_down_is_of_these_rules() -> None:
    knowledge = sound(CONTENT)
    written = knowledge.mutation.get(fingerprint(knowledge, guide_data(knowledge)))
    assert written, "rules, stories or promises have changed: run `make mutants`"
    assert written.mutants == sum(written.caught.values()) + written.same + len(written.survived)


def test_a_sample_has_no_survivor_that_is_not_written_down() -> None:
    (written,) = sound(CONTENT).mutation.values()
    survived = {str(mutant) for mutant, said in judged(CONTENT, EVERY) if said == "survived"}
    assert survived <= {one.mutant for one in written.survived}


def test_no_story_fails_with_the_rules_as_they_are() -> None:
    """Such a story would seem to notice every wrong rule: several lists may hold the same kind."""
    knowledge = sound(CONTENT)
    ask = asking(with_diagram(guide_data(knowledge)))
    for story in stories(knowledge):
        reply = ask("step", dict(story.answers))
        assert {name: reply[name] for name in story.values} == story.values
        for (lists, item), wanted in story.holds.items():
            assert any(item in reply["plan"][name] for name in lists) == wanted
        for lists, wanted in story.fills.items():
            assert any(reply["plan"][name] for name in lists) == wanted


def test_without_promises_and_stories_wrong_rules_do_survive(tmp_path: Path) -> None:
    with_them = summary(list(judged(SMALL)))
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    (content / "selfcheck" / "invariants.yml").write_text("[]\n", "utf-8")
    (content / "selfcheck" / "scenarios" / "toe.yml").write_text("[]\n", "utf-8")
    without = summary(list(judged(content)))
    assert without["survived"] >= with_them["survived"] > 0
    assert with_them["story"] > 0
    assert without["story"] == 0
    assert with_them.total() == without.total()


def test_what_nothing_notices_is_left_to_the_author(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "selfcheck" / "scenarios" / "toe.yml").write_text("[]\n", "utf-8")
    assert mutants(HERE.parent, content) == 1
    assert "give a reason for 'plan_exercises/wiggle: outcome" in capsys.readouterr().out
    assert mutants(HERE.parent, content) == 1, "and what was written can be read again"
    (written,) = sound(content).mutation.values()
    assert not written.survived
    path = content / "selfcheck" / "mutation.yml"
    text = path.read_text("utf-8").replace("survived: []", "survived:").replace("\n#    ", "\n    ")
    path.write_text(text.replace("\n#      ", "\n      "), "utf-8")
    assert mutants(HERE.parent, content) == 0


def test_a_story_that_fails_is_told_and_nothing_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    stories = content / "selfcheck" / "scenarios" / "toe.yml"
    wrong = re.sub(r"urgency: self_care", "urgency: urgent", stories.read_text("utf-8"), count=1)
    stories.write_text(wrong, "utf-8")
    assert mutants(HERE.parent, content) == 1
    assert "mend the rules or the expectation" in capsys.readouterr().out
    assert not (content / "selfcheck" / "mutation.yml").exists()


def test_a_reason_is_read_as_it_was_written(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "selfcheck" / "scenarios" / "toe.yml").write_text("[]\n", "utf-8")
    path = content / "selfcheck" / "mutation.yml"
    mutants(HERE.parent, content)
    name = re.findall(r"^#    - mutant: '([^']+)'", path.read_text("utf-8"), re.MULTILINE)[0]
    reason = "Not so: a second sign is enough # at all"
    one = f"  survived:\n    - mutant: '{name}'\n      reason: \"{reason}\"\n"
    path.write_text(path.read_text("utf-8").replace("  survived: []\n", one), "utf-8")
    mutants(HERE.parent, content)
    (written,) = sound(content).mutation.values()
    assert [(kept.mutant, kept.reason) for kept in written.survived] == [(name, reason)]
