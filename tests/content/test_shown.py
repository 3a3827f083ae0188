"""Everything that the content says is shown to readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hingewell.model.base import Claim, ProseText, walk
from hingewell.model.knowledge import Knowledge
from hingewell.model.over_time import Stage
from hingewell.model.step import Step
from hingewell.proof import Proved, proved_guide
from hingewell.render import Site, read_pages
from hingewell.render.addresses import page_of
from hingewell.render.placement import PLACED
from hingewell.render.prose import plain
from hingewell.render.sources import body
from hingewell.report import report
from unit.render.small import Seen

ROOT = Path(__file__).parents[2]
WIDGET = re.compile(r"\{\{ widget\(.*?\) \}\}")
DOCS = read_pages(ROOT / "docs")


class Assets(dict[str, str]):
    """Any script or style, by the name it was asked for."""

    def __missing__(self, name: str) -> str:
        return f"assets/{name}"


INEXACT = 3
"""Ways of the flow that end in "and more that the tables tell"."""


@pytest.fixture(scope="module")
def proved() -> Proved:
    return proved_guide(ROOT / "content")


@pytest.fixture(scope="module")
def knowledge(proved: Proved) -> Knowledge:
    return proved.knowledge


@pytest.fixture(scope="module")
def pages(proved: Proved) -> dict[str, Seen]:
    """Every page as a reader sees it, widgets aside: what they show is theirs to test."""
    site = Site(
        proved.knowledge,
        proved.data,
        Assets(),
        "http://127.0.0.1/",
        DOCS,
        lambda way: {"base": way, "versions": {"Pyodide": "1.0", "Python": "3.0"}},
        lambda: report(proved),
    )
    sources = {uri: WIDGET.sub("", body(text)) for uri, text in {**site.pages(), **DOCS}.items()}
    return {uri: Seen(site.expand(text, uri)) for uri, text in sources.items()}


def statements(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """(where, words) of every claim, step and stage of an entry that pages show."""
    for kind in PLACED:
        for key, entry in knowledge.entries(kind).items():
            for path, part in walk(entry):
                if isinstance(part, (Claim, Step, Stage)):
                    for _, words in walk(part):
                        if isinstance(words, ProseText):
                            where = "/".join(map(str, (kind, key, *path)))
                            yield where, plain(words, knowledge)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_statement_stands_on_a_page(knowledge: Knowledge, pages: dict[str, Seen]) -> None:
    everything = "\n".join(one_line(page.words) for page in pages.values())
    wanted = list(statements(knowledge))
    assert len(wanted) > 300
    missing = [where for where, words in wanted if one_line(words) not in everything]
    assert missing == []


def test_every_warning_sign_is_on_the_page_for_help(
    knowledge: Knowledge, pages: dict[str, Seen]
) -> None:
    page = one_line(pages["help-now.md"].words).casefold()
    decision = knowledge.decisions[knowledge.check.urgency]
    for rule in decision.rules:
        if rule.then in knowledge.check.stops_at:
            asked = [knowledge.questions[name].short for name in rule.when]
            for words in [rule.sign] if rule.sign else asked:
                assert one_line(plain(words, knowledge)).casefold() in page, rule.id


@pytest.mark.parametrize("uri", sorted(DOCS))
def test_a_page_has_one_heading_and_starts_with_its_summary(uri: str) -> None:
    lines = [line for line in body(DOCS[uri]).splitlines() if line.strip()]
    assert lines[0].startswith("# ")
    assert not [line for line in lines[1:] if line.startswith("# ")]
    starts = ("{{ show(", "{{ widget(", "{{ credit(", "{{ hero(")
    assert lines[1].startswith(starts) or lines[2] == "{: .hw-summary }", "summary first"


def test_clinicians_can_review_every_rule_promise_and_story(
    knowledge: Knowledge, pages: dict[str, Seen]
) -> None:
    promises, stories = (
        pages[f"how-it-decides/{name}.md"].words for name in ("promises", "stories")
    )
    for decision in knowledge.decisions.values():
        table = pages[page_of("decisions", decision.id)].words
        for rule in decision.rules:
            assert plain(rule.because, knowledge) in table
    for promise in knowledge.invariants.values():
        assert plain(promise.text, knowledge) in promises
    for story in knowledge.scenarios.values():
        assert plain(story.story, knowledge) in stories


def test_the_flow_names_every_section_and_every_outcome(
    knowledge: Knowledge, pages: dict[str, Seen]
) -> None:
    flow = pages["how-it-decides/index.md"].words
    for section in knowledge.check.sections:
        assert plain(section.title, knowledge) in flow
    for outcome in knowledge.outcomes.values():
        assert plain(outcome.name, knowledge) in flow
    # Who goes to the test, past it or to the hip no row and no values of one table can say.
    assert flow.count("the tables tell") <= INEXACT, "a condition could not be said exactly"
