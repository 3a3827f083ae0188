"""What a picture holds: names, signs, words; and what it must not hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from hingewell_engine.figure import (
    arms,
    body,
    described,
    figure_svg,
    labels,
    moving_svg,
    places,
    props,
)
from hingewell_engine.figure import words as said
from hingewell_engine.figure.svg import CORNER, Scene

STYLE = Path(__file__).parents[3] / "hooks" / "overrides" / "stylesheets" / "figures.css"
SVG = "{http://www.w3.org/2000/svg}"
SITTING: dict[str, Any] = {"base": "sitting", "knee": 90, "other_leg": {"knee": 90}}


def drawn(pose: dict[str, Any]) -> ElementTree.Element:
    return ElementTree.fromstring(figure_svg(pose, "T", "D", "u"))


def classes(root: ElementTree.Element) -> set[str]:
    return {one.attrib["class"] for one in root.iter() if "class" in one.attrib}


def test_is_named_for_screen_readers() -> None:
    root = drawn(SITTING)
    ids = {one.attrib["id"]: one.text for one in root.iter() if "id" in one.attrib}
    assert root.attrib["role"] == "img"
    assert ids[root.attrib["aria-labelledby"]] == "T"
    assert ids[root.attrib["aria-describedby"]] == "D"
    assert set(ids) == {"u-title", "u-desc"}


def test_escapes_what_an_author_writes() -> None:
    pose = {**SITTING, "marks": [{"at": "knee", "label": "<b>&\"'"}]}
    texts = [one.text for one in drawn(pose).iter(f"{SVG}text")]
    assert texts == ["<b>&\"'"]


def test_a_movement_has_a_shadow_and_an_arrow() -> None:
    moving = classes(drawn({**SITTING, "move_to": {"knee": 20}}))
    assert {"hw-fig-ghost", "hw-fig-arrow", "hw-fig-arrow-head"} <= moving
    assert not {"hw-fig-ghost", "hw-fig-arrow"} & classes(drawn(SITTING))


def test_to_and_fro_has_two_heads() -> None:
    def heads(pose: dict[str, Any]) -> int:
        return sum(
            one.attrib["d"].count("M")
            for one in drawn(pose).iter()
            if one.attrib.get("class") == "hw-fig-arrow-head"
        )

    moving = {**SITTING, "move_to": {"knee": 20}}
    assert heads({**moving, "to_and_fro": True}) == 2 * heads(moving)


def test_signs() -> None:
    marks = [
        {"at": "tailbone", "contact": 1},
        {"at": "upper_back", "contact": 2, "lost": True},
        {"at": "knee", "still": True},
        {"at": "back_of_thigh", "tension": True},
        {"at": "eyes", "gaze": True},
        {"at": "hand", "arrow": "up"},
    ]
    found = classes(drawn({**SITTING, "marks": marks, "verdict": "wrong", "highlight": ["foot"]}))
    wanted = ["badge", "badge-lost", "still", "tension", "gaze", "arrow", "wrong", "verdict"]
    assert {f"hw-fig-{name}" for name in wanted} <= found


def test_face_left_is_the_mirror_with_readable_words() -> None:
    pose = {**SITTING, "marks": [{"at": "toes", "label": "toes"}]}
    right, left = Scene(pose), Scene({**pose, "face": "left"})
    assert left.view[0] == pytest.approx(-(right.view[0] + right.view[2]), abs=40)
    assert right.labels[0].spot.real == pytest.approx(-left.labels[0].spot.real)
    root = drawn({**pose, "face": "left"})
    flipped = [one for one in root.iter(f"{SVG}g") if "transform" in one.attrib]
    assert not any(list(group.iter(f"{SVG}text")) for group in flipped)


def test_words_leave_the_corner_to_the_number_of_the_step() -> None:
    marks = [
        {"at": name, "contact": at, "label": f"touches the {name} here"}
        for at, name in enumerate(("tailbone", "upper_back", "back_of_head"), start=1)
    ]
    scene = Scene({"base": "standing", "marks": marks})
    left, top = scene.view[:2]
    corner = (left, top, left + CORNER, top + CORNER)
    assert not any(labels.meet(label.box, corner) for label in scene.labels)


def test_every_class_has_a_style() -> None:
    styled = set(re.findall(r"\.(hw-fig[\w-]*)", STYLE.read_text(encoding="utf-8")))
    used: set[str] = set()
    for prop in props.NAMES:
        used |= classes(drawn({"base": "standing", "props": [prop], "arms": "forward"}))
    marks: list[dict[str, Any]] = [
        {"at": name, "label": name, "contact": 1, "still": True, "gaze": True, "arrow": "up"}
        for name in places.NAMES[:3]
    ]
    marks += [{"at": "calf", "tension": True}, {"at": "hip", "contact": 1, "lost": True}]
    for verdict in ("right", "wrong"):
        pose = {**SITTING, "marks": marks, "verdict": verdict, "highlight": ["head"]}
        used |= classes(drawn({**pose, "move_to": {"knee": 10}}))
    assert used - {"hw-fig-body"} <= styled


def test_stages_stand_in_the_frame_of_the_still_picture() -> None:
    pose = {**SITTING, "move_to": {"knee": 10}}
    stages = ElementTree.fromstring(moving_svg(pose, 7))
    assert stages.attrib["viewBox"] == drawn(pose).attrib["viewBox"]
    groups = list(stages[0])
    assert len(groups) == 7
    assert ElementTree.tostring(groups[0]) != ElementTree.tostring(groups[-1])


def test_everything_that_can_be_drawn_can_be_said() -> None:
    assert set(said.BASES) == set(body.BASES)
    assert set(said.ARMS) == set(arms.NAMES)
    assert set(said.PROPS) == set(props.NAMES)


@pytest.mark.parametrize(
    ("pose", "words"),
    [
        (SITTING, "Side view: sitting, knee bent, arms hanging."),
        ({"base": "standing", "hip": 62, "props": ["door"]}, "leaning forward from the hips"),
        ({**SITTING, "low_back": 30, "neck": 25}, "low back rounded, chin towards the chest"),
        ({**SITTING, "move_to": {"knee": 20}}, "From there: straighten the knee."),
        ({**SITTING, "move_to": {"neck": -40}}, "From there: look up."),
        ({**SITTING, "move_to": {"ankle": 15}, "to_and_fro": True}, "again and again"),
        ({**SITTING, "marks": [{"at": "knee", "label": "still"}]}, "Labels: still."),
    ],
)
def test_says_what_it_shows(pose: dict[str, Any], words: str) -> None:
    assert words in described(pose)


def test_a_neck_that_keeps_the_gaze_is_not_looking_up() -> None:
    pose = {"base": "sitting", "move_to": {"low_back": 30, "upper_back": 10, "neck": -40}}
    assert "look up" not in described(pose)
