"""A film: the steps in order in one frame, their words and whose it is; no script, no variable."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from hingewell.load.load import load
from hingewell.render import films

ROOT = Path(__file__).parents[3]
STYLE = (ROOT / "hooks" / "overrides" / "stylesheets" / "figures.css").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
URL = "https://example.org/guide/"
KNOWLEDGE = load(ROOT / "content")
MADE = films.files(KNOWLEDGE, STYLE, URL)


def entry(address: str) -> tuple[str, str]:
    _, kind, name = address.split("/")
    return kind, name.removesuffix(".film.svg")


def test_every_test_and_exercise_has_one() -> None:
    wanted = {films.address(kind, key) for kind in films.KINDS for key in KNOWLEDGE.entries(kind)}
    assert set(MADE) == wanted


@pytest.mark.parametrize("address", MADE)
def test_steps_follow_each_other_to_the_end(address: str) -> None:
    kind, key = entry(address)
    steps = KNOWLEDGE.entries(kind)[key].steps
    root = ElementTree.fromstring(MADE[address])
    groups = [one for one in root.iter(f"{SVG}g") if "data-step" in one.attrib]
    assert [one.attrib["data-step"] for one in groups] == [str(at) for at in range(len(steps))]
    starts = [float(one.attrib["data-start"]) for one in groups]
    ends = [float(one.attrib["data-end"]) for one in groups]
    assert starts[0] == 0
    assert starts[1:] == pytest.approx(ends[:-1])
    for start, one, end in zip(starts, groups, ends, strict=True):
        assert start <= float(one.attrib["data-moved"]) < end
    # What is seen without animation is the first step alone.
    assert [one.attrib["visibility"] for one in groups] == [
        "visible",
        *["hidden"] * (len(steps) - 1),
    ]
    assert round(ends[-1]) == films.length(kind, key, KNOWLEDGE)


@pytest.mark.parametrize("address", MADE)
def test_each_animation_is_whole(address: str) -> None:
    root = ElementTree.fromstring(MADE[address])
    total = {one.attrib["dur"] for one in root.iter(f"{SVG}animate")}
    assert len(total) == 1, "all of it begins anew together"
    for one in root.iter(f"{SVG}animate"):
        values, keys = one.attrib["values"].split(";"), one.attrib["keyTimes"].split(";")
        times = [float(key) for key in keys]
        assert len(values) == len(times)
        assert times == sorted(times)
        assert times[0] == 0
        if one.attrib["attributeName"] == "d":
            assert times[-1] == 1
            # Else it would jump from stage to stage.
            shapes = {"".join(letter for letter in value if letter.isalpha()) for value in values}
            assert len(shapes) == 1


@pytest.mark.parametrize("address", MADE)
def test_the_words_stand_inside_and_say_whose_it_is(address: str) -> None:
    kind, key = entry(address)
    root = ElementTree.fromstring(MADE[address])
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    told = []
    for text in root.iter(f"{SVG}text"):
        x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
        words = text.text or ""
        told.append(words)
        assert left <= x
        assert x + len(words) * size * films.WIDE <= left + width + 1
        assert top < y < top + height
    whole = " ".join(told)
    for step in KNOWLEDGE.entries(kind)[key].steps:
        assert step.title is None or step.title in whole
    assert KNOWLEDGE.guide.title in whole
    assert URL in whole
    assert str(KNOWLEDGE.guide.licence.url) in whole
    assert "<dc:rights>" in MADE[address]
    assert "var(" not in MADE[address]
    assert "<script" not in MADE[address]
