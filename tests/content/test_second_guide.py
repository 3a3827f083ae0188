"""The second guide holds together as the first does, and owns up to what nobody has read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from hingewell.mutation import judged
from hingewell.proof import Proved, proved_guide
from hingewell.render import read_pages
from hingewell.render.addresses import MADE
from hingewell.render.sources import made_pages

ROOT = Path(__file__).parents[2]
ANKLE = ROOT / "tests" / "guides" / "ankle"
STEP = 7
"""One mutant in so many is judged here; `make mutants` judges all of them."""


@pytest.fixture(scope="module")
def proved() -> Proved:
    """No problem and no finding: that would be an error."""
    return proved_guide(ANKLE / "content")


def test_its_stories_end_as_expected(proved: Proved) -> None:
    assert proved.score.right == len(proved.knowledge.scenarios) > 40
    ends = {(one.expect.urgency, one.expect.outcome) for one in proved.knowledge.scenarios.values()}
    assert {outcome for _, outcome in ends} == set(proved.knowledge.outcomes)
    assert {urgency for urgency, _ in ends} == set(proved.knowledge.urgency)


def test_its_promises_are_proved(proved: Proved) -> None:
    told = {promise.text for promise in proved.promises}
    assert {one.text for one in proved.knowledge.invariants.values()} < told
    assert proved.days
    assert proved.days.situations > 1000


def test_its_wrong_rules_are_noticed(proved: Proved) -> None:
    written = proved.mutation()
    assert written, "run `make mutants GUIDE=tests/guides/ankle`"
    assert not written.survived
    found = list(judged(ANKLE / "content", STEP))
    assert len(found) > 80
    assert not [str(mutant) for mutant, said in found if said == "survived"]


def test_it_says_of_each_source_how_little_was_read(proved: Proved) -> None:
    told = {"secondary": ("Read as an abstract.", "Read as a part of", "Read in part")}
    for key, reference in proved.knowledge.references.items():
        assert reference.status != "read", key
        assert reference.finding.startswith(told.get(reference.status, "")), key
    assert proved.knowledge.references["stiell_1994"].status == "to_verify"


def test_every_page_is_listed_once(proved: Proved) -> None:
    made = made_pages(proved.knowledge)
    pages = {f"docs/{uri}" for uri in read_pages(ANKLE / "docs") if uri not in made}
    covered = Counter(page for one in proved.knowledge.reviews.values() for page in one.covers)
    assert set(covered) == {*pages, *MADE}
    assert set(covered.values()) == {1}


def test_it_brings_content_and_pages_and_nothing_else() -> None:
    suffixes = {path.suffix for path in ANKLE.rglob("*") if path.is_file()}
    assert suffixes == {".yml", ".md"}
    own = yaml.safe_load((ANKLE / "mkdocs.yml").read_text("utf-8"))
    assert set(own) == {
        "INHERIT",
        "site_name",
        "site_description",
        "hooks",
        "theme",
        "extra",
        "nav",
    }
    assert own["hooks"] == ["../../../hooks/mkdocs_events.py"]
    assert own["theme"] == {"custom_dir": "../../../hooks/overrides"}
