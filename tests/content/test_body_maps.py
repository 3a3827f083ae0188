"""Maps of the body: a place for each answer, shapes on both sides and inside the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hingewell.check import body_maps
from hingewell.load.load import load
from hingewell.model.body_map import BodyMap
from hingewell.render.body_maps import choices, silhouette, zones
from hingewell_engine.figure.geometry import extent

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load(ROOT / "content")
MAPS = list(KNOWLEDGE.body_maps.values())


def said(change: dict[str, Any]) -> list[str]:
    """What is told of the guide's map with this change."""
    knowledge = load(ROOT / "content")
    key, drawn = next(iter(knowledge.body_maps.items()))
    knowledge.body_maps[key] = drawn.model_copy(update=change)
    return [problem.wrong for problem in body_maps.problems(knowledge)]


def test_the_map_of_the_guide_is_whole() -> None:
    assert said({}) == []


def test_an_answer_without_a_place_is_told_of() -> None:
    regions = MAPS[0].regions
    assert said({"regions": regions[1:]}) == [
        f"the answer '{regions[0].answer}' of '{MAPS[0].question}' has no place on the map"
    ]


def test_a_place_for_no_answer_or_a_second_one_is_told_of() -> None:
    regions = MAPS[0].regions
    nowhere = regions[0].model_copy(update={"answer": "elbow"})
    assert said({"regions": [*regions, nowhere]}) == [f"'{MAPS[0].question}' has no answer 'elbow'"]
    assert said({"regions": [*regions, regions[0]]}) == [
        f"the answer '{regions[0].answer}' has two places"
    ]


@pytest.mark.parametrize("drawn", MAPS, ids=lambda one: one.id)
def test_everything_is_on_both_sides_and_inside(drawn: BodyMap) -> None:
    for view in drawn.views:
        paths = [silhouette(drawn), *(zone.path for zone in zones(drawn, view))]
        for path in paths:
            left, top, right, bottom = extent(path)
            assert left == pytest.approx(-right, abs=0.2)
            assert -view.half <= left
            assert top >= -1.2
            assert bottom <= drawn.height


@pytest.mark.parametrize("drawn", MAPS, ids=lambda one: one.id)
def test_each_place_but_the_vague_one_is_drawn(drawn: BodyMap) -> None:
    seen = {zone.region.answer for view in drawn.views for zone in zones(drawn, view)}
    assert {*choices(KNOWLEDGE.questions[drawn.question])} == {*seen, "unsure"}


def test_a_shape_on_no_view_is_refused() -> None:
    written = MAPS[0].model_dump(mode="json")
    written["regions"][0]["shapes"][0]["view"] = "bakc"
    with pytest.raises(ValidationError, match="there is no view 'bakc'"):
        BodyMap.model_validate(written)
