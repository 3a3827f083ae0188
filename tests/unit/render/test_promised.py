"""What is promised, how it helps, and the dose of a change, as readers see them."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from hingewell.proof import proved_guide
from hingewell.render import Site, read_pages
from hingewell.report import report
from unit.render.small import CONTENT, DOCS, Seen, html, small_site

TESTS = Path(__file__).parents[2]
ANKLE = TESTS / "guides" / "ankle"


@pytest.fixture(scope="module")
def site() -> Site:
    """The second guide, proved; its widgets are left out."""
    proved = proved_guide(ANKLE / "content")
    docs = {
        uri: re.sub(r"\{\{ widget\(.*?\) \}\}", "", text)
        for uri, text in read_pages(ANKLE / "docs").items()
    }
    return Site(
        proved.knowledge,
        proved.data,
        {},
        "http://127.0.0.1/",
        docs,
        lambda way: {"base": way},
        lambda: report(proved),
    )


def shown(site: Site, call: str) -> str:
    """What a call gives, as one line of words."""
    return " ".join(Seen(site.expand(call, "scores.md")).words.split())


def test_each_way_is_shown_with_its_reason(site: Site) -> None:
    page = shown(site, "{{ promises() }}")
    assert "The rules leave it open in one case alone. There is no other way" in page
    assert "Four steps now: No or I’m not sure. Who could take four steps at first" in page
    assert "No sign is forgotten here" in page
    assert "how much weight" not in page, "nothing there says how much weight"


@pytest.mark.parametrize("call", ["{{ helped() }}", "{{ stories() }}"])
def test_the_shares_stand_beside_the_score(site: Site, call: str) -> None:
    page = shown(site, call)
    assert "51 right, 0 too urgent, 0 not urgent enough." in page
    assert "All who need not be stopped 43 12 % (5) 88 % (38) 5 % (2)" in page
    assert "Of these, people with nothing wrong 5 100 % (5) 0 % (0) 0 % (0)" in page


def test_a_change_with_a_dose_shows_its_first_stage(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    invalid = TESTS / "invalid" / "lift_twice" / "content"
    for name in ("modifications/light.yml", "selfcheck/check.yml"):
        shutil.copy(invalid / name, content / name)
    decision = "selfcheck/decisions/plan_changes.yml"
    shutil.copy(invalid / decision, content / decision)
    docs = {**DOCS, "check/index.md": '# Check\n\n{{ widget("selfcheck") }}\n'}
    entry = Seen(html(small_site(DOCS, content), "index.md")).words
    assert "Start with: 1 set of 5 to 10 repetitions, once a day." in entry
    site = small_site(docs, content, assets=defaultdict(lambda: "assets/of-a-widget"))
    text = html(site, "check/index.md", docs)
    card = text[text.index('data-id="modifications/light"') :]
    card = card[: card.index("</script>")]
    assert "<strong>Start with:</strong> 1 set of 5 to 10 repetitions, once a day." in card
    assert "data-tracked" not in card, "it is no exercise of the planner's"
