"""What search engines, assistants and social media read: valid, and as the content says."""

from __future__ import annotations

import copy
import json
import re
import struct
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from card import about, told
from hingewell.render import words
from hingewell.render.addresses import anchor_of, page_url, slug
from hingewell.render.prose import plain
from hingewell.render.structured import CARD, CARD_SIZE

from .schema_org import faults, nodes

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@cache
def heads(site: Path) -> dict[str, tuple[dict[str, Any], dict[str, str], str]]:
    """By address of each page of the guide: its graph, its social card, its canonical address."""
    found = {}
    for path in site.rglob("index.html"):
        text = path.read_text("utf-8")
        if "handouts" not in path.relative_to(site).parts:
            url = page_url(path.relative_to(site).with_suffix(".md").as_posix())
            graph = json.loads(_DATA.findall(text)[0])
            card = {name: unescape(words) for name, words in _META.findall(text)}
            found[url] = graph, card, _CANONICAL.findall(text)[0]
    return found


def one(graph: dict[str, Any], kind: str) -> dict[str, Any]:
    """The only node of a type."""
    (found,) = [node for node in graph["@graph"] if node["@type"] == kind]
    return dict(found)


def test_every_page_speaks_schema_org(site: Path) -> None:
    assert len(heads(site)) > 30
    for url, (graph, _, _) in heads(site).items():
        assert faults(graph) == [], url


def test_addresses_are_absolute_and_lead_to_what_is_there(site: Path) -> None:
    root = heads(site)[""][2]
    for url, (graph, _, canonical) in heads(site).items():
        page = one(graph, "MedicalWebPage")
        assert page["url"] == canonical == root + url
        own = [
            value
            for node in nodes(graph["@graph"])
            for name, value in node.items()
            if name in ("url", "item", "image") and str(value).startswith(root)
        ]
        for address in own:
            path, _, anchor = str(address).removeprefix(root).partition("#")
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            assert file.is_file(), address
            assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), address


def test_each_page_says_when_it_was_reviewed_and_how_to_get_there(
    site: Path, knowledge: Knowledge
) -> None:
    for url, (graph, _, canonical) in heads(site).items():
        page = one(graph, "MedicalWebPage")
        assert page["lastReviewed"] == knowledge.guide.reviewed.isoformat()
        assert page["isBasedOn"]["author"]["name"] == knowledge.guide.source.author
        trails = [node for node in graph["@graph"] if node["@type"] == "BreadcrumbList"]
        if url:
            items = trails[0]["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert items[-1]["item"] == canonical
    names = [
        item["name"]
        for item in one(heads(site)["exercises/bridge/"][0], "BreadcrumbList")["itemListElement"]
    ]
    assert names[1:] == ["Exercises A to Z", "Bridge"]


def test_exercises_are_told_as_the_content_has_them(site: Path, knowledge: Knowledge) -> None:
    for key, exercise in knowledge.exercises.items():
        graph = heads(site)[f"exercises/{slug(key)}/"][0]
        how = one(graph, "HowTo")
        assert [step["url"].partition("#")[2] for step in how["step"]] == [
            anchor_of("exercises", key, step.id) for step in exercise.steps
        ]
        for told_step, step in zip(how["step"], exercise.steps, strict=True):
            assert plain(step.text, knowledge) in told_step["text"]
        for claim in exercise.safety:
            assert plain(claim.text, knowledge) in how["description"]
        if exercise.dose:
            first = knowledge.dosing[exercise.dose].stages[0]
            plan = one(graph, "ExercisePlan")
            assert plan["activityFrequency"].lower() == words.quantity(first.sessions)
            assert len(plan["additionalVariable"]) == len(knowledge.dosing[exercise.dose].stages)
            if first.reps:
                amount = plan["repetitions"]
                low, high = (
                    amount.get(side, amount.get("value")) for side in ("minValue", "maxValue")
                )
                assert (low, high) == (first.reps.low, first.reps.high)


def test_what_is_to_be_verified_is_not_cited(site: Path, knowledge: Knowledge) -> None:
    unsure = {
        reference.title
        for reference in knowledge.references.values()
        if reference.status == "to_verify"
    }
    cited = 0
    for graph, _, _ in heads(site).values():
        works = one(graph, "MedicalWebPage").get("citation", [])
        cited += len(works)
        assert not {work["name"] for work in works} & (unsure - {None})
    assert cited > 100


def test_each_page_has_a_card_for_sharing(site: Path, knowledge: Knowledge) -> None:
    root = heads(site)[""][2]
    for graph, card, canonical in heads(site).values():
        page = one(graph, "MedicalWebPage")
        assert card["og:url"] == canonical
        assert card["og:title"] == page["name"]
        assert card["og:description"] == page["description"]
        assert card["og:image"] == root + CARD
        assert card["twitter:card"] == "summary_large_image"
    png = (site / CARD).read_bytes()
    assert struct.unpack(">II", png[16:24]) == CARD_SIZE
    assert told(png) == about(knowledge), "the card is out of date; run `make card`"


def test_the_measure_finds_faults(site: Path) -> None:
    sound = heads(site)["exercises/bridge/"][0]

    def broken(kind: str, **change: Any) -> list[str]:
        graph = copy.deepcopy(sound)
        node = next(node for node in nodes(graph["@graph"]) if node["@type"] == kind)
        node.update(change)
        return faults(graph)

    assert broken("ExercisePlan", dose="much") == ["ExercisePlan has no dose"]
    assert broken("HowToStep", text="") == [
        "HowToStep lacks text",
        "HowToStep.text does not take ''",
    ]
    assert broken("HowToStep", image="a.svg") == ["HowToStep.image does not take 'a.svg'"]
    assert broken("MedicalWebPage", breadcrumb={"@id": "#nowhere"}) == [
        "MedicalWebPage.breadcrumb does not take {'@id': '#nowhere'}"
    ]
    assert "there is no type 'Trail'" in broken("BreadcrumbList", **{"@type": "Trail"})
