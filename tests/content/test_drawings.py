"""Drawings: labels that can be read, shapes within the frame, structures shown once each."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from hingewell.load.load import load
from hingewell.model.drawing import Drawing
from hingewell.render.drawings import lettering, outline
from hingewell_engine.figure.labels import meet

ROOT = Path(__file__).parents[2]
GUIDES = (ROOT, ROOT / "tests" / "guides" / "ankle")
DRAWINGS = [one for guide in GUIDES for one in load(guide / "content").drawings.values()]
SQUARE = {"look": "bone", "points": [[0, 0], [10, 0], [10, 10]]}
PART = {"id": "one", "layer": "all", "shapes": [SQUARE]}
SMALL = {
    "id": "small",
    "name": "Small",
    "summary": "Small.",
    "size": [100, 100],
    "layers": [{"id": "all", "name": "All"}],
    "parts": [PART],
}


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: one.id)
def test_labels_stand_apart_and_inside(drawing: Drawing) -> None:
    boxes = [
        lettering(part.label, part.name, drawing).box
        for part in drawing.parts
        if part.label and part.name
    ]
    width, height = drawing.size
    for at, box in enumerate(boxes):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= width
        assert box[3] <= height
        assert not any(meet(box, other) for other in boxes[:at]), drawing.parts[at].name


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: one.id)
def test_shapes_are_inside_the_frame(drawing: Drawing) -> None:
    shapes = [*drawing.backdrop, *(shape for part in drawing.parts for shape in part.shapes)]
    for shape in shapes:
        assert outline(shape).endswith("Z") == (shape.width is None)
        for across, down in shape.points:
            assert 0 <= across <= drawing.size[0]
            assert 0 <= down <= drawing.size[1]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"parts": [{**PART, "layer": "al"}]}, "there is no layer 'al'|did you mean 'all'?"),
        ({"parts": [{**PART, "name": "X"}]}, "a named part needs all of structure"),
    ],
)
def test_refuses_with_advice(change: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Drawing.model_validate({**SMALL, **change})
    assert wrong in str(caught.value)
    Drawing.model_validate(SMALL)
