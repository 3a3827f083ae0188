"""A page is kept for the next build only as long as it would be written the same."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from typing import Any

import pytest
from pydantic import BaseModel

from hingewell.compile.guide_data import first_of_tests, guide_data
from hingewell.load.load import load
from hingewell.model.base import ProseText
from hingewell.model.knowledge import KINDS, Knowledge
from hingewell.render import Site
from hingewell.render import site as site_module
from hingewell.render.reading import Reading
from hingewell_prover.stops import with_stops

from .small import CONTENT, DOCS, small_site

PAGES = {
    **DOCS,
    "model.md": "# Model\n\n{{ model() }}\n",
    "tables.md": "# Tables\n\n{{ rule_tables() }}\n",
    "plan/index.md": '# Plan\n\n{{ widget("planner") }}{{ widget("selfcheck") }}\n',
    "plan/alone.md": '# Plan\n\n{{ widget("planner") }}\n',
    "version.md": "# Version\n\n{{ data.version }}\n",
}
TABLE = "how-it-decides/tables/urgency.md"
ASSETS: dict[str, str] = defaultdict(lambda: "assets/of-a-widget")
KNOWN = load(CONTENT)
DATA = with_stops(guide_data(KNOWN), first_of_tests(KNOWN))
ENTRIES = [(kind.name, key) for kind in KINDS for key in KNOWN.entries(kind.name)]


def site(
    known: Knowledge = KNOWN,
    assets: dict[str, str] = ASSETS,
    data: dict[str, Any] = DATA,
    engine: str = "",
) -> Site:
    return small_site(PAGES, knowledge=known, assets=assets, data=data, engine=engine)


def written(of: Site) -> dict[str, str]:
    """All pages, with what their widgets hold and what they need in their heads."""
    pages = {**of.pages(), **PAGES}
    bodies = {uri: text.rpartition("---\n")[2] for uri, text in pages.items()}
    whole = {uri: of.finish(of.expand(text, uri), uri) for uri, text in bodies.items()}
    return {uri: text + of.first(uri) for uri, text in whole.items()}


def forget() -> None:
    site_module._last.clear()
    site_module._homes.clear()


def moved(part: Any) -> Any:
    """The same with other words wherever it has words for readers."""
    if isinstance(part, ProseText):
        return ProseText(f"{part} Moved.")
    if isinstance(part, BaseModel):
        return part.model_copy(update={name: moved(value) for name, value in part})
    if isinstance(part, list):
        return [moved(one) for one in part]
    return {key: moved(one) for key, one in part.items()} if isinstance(part, dict) else part


def with_moved(kind: str, key: Any) -> Knowledge:
    known = copy(KNOWN)
    changed = moved(KNOWN.entries(kind)[key])
    setattr(known, kind, {**KNOWN.entries(kind), key: changed} if key != "" else changed)
    return known


@pytest.mark.parametrize(("kind", "key"), ENTRIES)
def test_pages_follow_each_entry(kind: str, key: Any) -> None:
    known = with_moved(kind, key)
    written(site())
    followed = written(site(known))
    forget()
    assert followed == written(site(known))
    assert written(site()) == written(site()), "and back"


def test_most_entries_are_on_some_page() -> None:
    """Otherwise the test above shows nothing."""
    before = written(site())
    seen = [one for one in ENTRIES if written(site(with_moved(*one))) != before]
    assert len(seen) > len(ENTRIES) / 2


def test_what_says_the_same_is_not_written_again() -> None:
    first, again = site(), site(with_moved("dosing", next(iter(KNOWN.dosing))))
    kept = [uri for uri in first._written if first._written[uri] is again._written[uri]]
    assert "help.md" in kept
    assert "check/paper.md" in kept
    assert "index.md" not in kept, "it shows the doses"


def test_pages_follow_what_all_of_them_share() -> None:
    written(site())
    elsewhere = defaultdict(lambda: "assets/changed", {"": "a change"})
    assert "assets/changed" in written(site(assets=elsewhere))["plan/index.md"]


def test_pages_that_tell_of_the_engine_or_its_data_follow_them() -> None:
    unlike = [{**table, "values": table["values"][::-1]} for table in DATA["decisions"]]
    forced = {"toe_off": {"yes": "emergency"}}
    before = written(site())
    changes: tuple[tuple[dict[str, Any], set[str]], ...] = (
        ({"data": {**DATA, "forced": forced}}, {"plan/index.md"}),
        ({"data": {**DATA, "decisions": unlike}}, {"check/paper.md", TABLE}),
        ({"data": {**DATA, "version": "another"}}, {"version.md"}),
        ({"engine": "elsewhere"}, {"plan/index.md", "plan/alone.md"}),
    )
    for changed, seen in changes:
        written(site())
        followed = written(site(**changed))
        forget()
        assert followed == written(site(**changed))
        assert seen <= {uri for uri in before if before[uri] != followed[uri]}


def test_other_pages_do_not_follow_the_engine() -> None:
    first, again = site(), site(data={**DATA, "forced": {}}, engine="elsewhere")
    kept = [uri for uri in first._written if first._written[uri] is again._written[uri]]
    assert "lists.md" in kept
    assert "plan/index.md" not in kept


def test_an_entry_that_comes_or_goes_is_seen() -> None:
    reading = Reading(KNOWN)
    assert "new" not in reading.glossary
    assert reading.holds(KNOWN)
    known = copy(KNOWN)
    known.glossary = {**KNOWN.glossary, "new": next(iter(KNOWN.glossary.values()))}
    assert not reading.holds(known)
    listed = Reading(KNOWN)
    assert len(listed.glossary) == len(KNOWN.glossary)
    assert not listed.holds(known)


def test_an_equal_figure_written_otherwise_is_seen() -> None:
    """1.0 equals 1, and reads differently."""
    key, region = next(iter(KNOWN.regions.items()))
    reading = Reading(KNOWN)
    assert reading.regions[key] is region
    known = copy(KNOWN)
    known.regions = {**KNOWN.regions, key: region.model_copy()}
    assert known.regions[key] == region
    assert not reading.holds(known)
