"""Who is drawn: everybody does the same, looks like somebody else, and can be seen on any paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hingewell.model.pose import Figure
from hingewell.model.treatment import Exercise
from hingewell.render.figures import resolved
from hingewell_engine.figure import builds, figure_svg
from hingewell_engine.figure.geometry import extent
from hingewell_engine.figure.svg import Scene

SHEETS = Path(__file__).parents[3] / "hooks" / "overrides" / "stylesheets"
STYLE = (SHEETS / "figures.css").read_text(encoding="utf-8")
POSES: list[dict[str, Any]] = [
    {"base": "standing", "hip": 60},
    {"base": "sitting", "other_leg": {"knee": 90}},
    {"base": "lying_back", "knee": 90, "flat": True},
    {"base": "kneeling", "hip": 70, "knee": 120},
]
OTHERS = [name for name in builds.BUILDS if name != "man"]


def pieces(pose: dict[str, Any], body: str) -> list[tuple[str, str]]:
    return Scene({**pose, "body": body}).body


@pytest.mark.parametrize("body", OTHERS)
@pytest.mark.parametrize("pose", POSES, ids=lambda pose: str(pose["base"]))
def test_another_person_in_the_same_position(pose: dict[str, Any], body: str) -> None:
    first, other = pieces(pose, "man"), pieces(pose, body)
    assert first != other
    for name in ("shoe", "sole", "skin"):
        assert [path for what, path in first if what == name] == [
            path for what, path in other if what == name
        ]


@pytest.mark.parametrize("body", OTHERS)
@pytest.mark.parametrize("pose", POSES, ids=lambda pose: str(pose["base"]))
def test_nobody_sinks_into_what_carries_them(pose: dict[str, Any], body: str) -> None:
    def lowest(whose: str) -> float:
        return max(extent(path)[3] for _, path in pieces(pose, whose))

    assert lowest(body) < lowest("man") + 1.5


def test_nobody_in_particular_is_the_first() -> None:
    assert Scene(POSES[0]).body == pieces(POSES[0], "man")
    assert "hw-fig--" not in figure_svg(POSES[0], "T", "D", "u")
    assert 'class="hw-fig hw-fig--older"' in figure_svg({**POSES[0], "body": "older"}, "", "", "u")


def exercise(**more: Any) -> Exercise:
    step = {"id": "one", "text": "Do.", "pose": {"base": "standing"}}
    claim = {"text": "Not now.", "refs": ["a"], "certainty": "low"}
    said = {"id": "lift", "name": "L", "group": "g", "summary": "S", "targets": ["a"]}
    return Exercise.model_validate({**said, "safety": [claim], "steps": [step], **more})


def test_an_entry_says_who_does_all_of_it() -> None:
    pose = exercise(body="older").steps[0].pose
    assert pose is not None
    assert pose.plain()["body"] == "older"


def test_without_a_word_the_id_decides_and_all_have_their_turn() -> None:
    pose = exercise().steps[0].pose
    assert pose is not None
    assert pose.plain()["body"] == builds.one_for("lift")
    assert {builds.one_for(f"exercise_{at}") for at in range(30)} == set(builds.BUILDS)


def test_an_unknown_person_is_told_of() -> None:
    with pytest.raises(ValueError, match="there is no picture of 'oldre'"):
        exercise(body="oldre")


def test_a_picture_by_itself_is_of_nobody_in_particular() -> None:
    figure = Figure.model_validate({"id": "a", "caption": "C", "pose": {"base": "standing"}})
    assert "body" not in figure.pose.plain()


def colours(body: str, scheme: str) -> dict[str, str]:
    """What is named for a body, in light or dark."""
    blocks = re.findall(r"^(:root|\.hw-fig--(\w+))[^{]*\{([^}]*)\}", STYLE, re.MULTILINE)
    found: dict[str, str] = {}
    for _, whose, rules in blocks:
        if whose in ("", body):
            found |= dict(re.findall(rf"--hw-fig-([\w-]+):.*?var\(--hw-{scheme}, ([^)]+)\)", rules))
    return found


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAPER = {"light": ("#fbf8f2", "#ffffff"), "dark": ("#151d1c", "#1e2927")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("body", builds.BUILDS)
def test_hair_is_neither_skin_nor_paper(body: str, scheme: str) -> None:
    found = colours(body, scheme)
    assert contrast(found["hair"], found["skin"]) > 1.5
    for paper in PAPER[scheme]:
        assert max(contrast(found[name], paper) for name in ("hair", "hair-edge")) > 3
        assert contrast(found["skin"], paper) > 1.6


def test_a_file_has_the_colours_of_its_person() -> None:
    rule = re.compile(r"^\.hw-fig-hair \{[^}]*\}", re.MULTILINE)
    for body in builds.BUILDS:
        assert f"fill: {colours(body, 'light')['hair']};" in resolved(STYLE, rule, body)
