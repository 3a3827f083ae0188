"""Whatever legal angles an author writes: the body stays whole, stays put, and is drawn soundly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from hingewell_engine.figure import bases, body, figure_svg, frames, labels, motion
from hingewell_engine.figure.skeleton import SPINE_STEPS, Arm, Skeleton, angle, balance_point
from hingewell_engine.figure.svg import Scene
from property import poses

if TYPE_CHECKING:
    from hingewell_engine.figure.skeleton import Pose

calm = settings(deadline=None)
"""A busy machine is no fault of a figure."""

SVG = "{http://www.w3.org/2000/svg}"


def solved(pose: Pose) -> tuple[Skeleton, list[Arm]]:
    return motion.whole(pose)


@calm
@given(poses.bodies)
def test_every_part_keeps_its_length(pose: dict[str, Any]) -> None:
    skeleton, both = solved(pose)
    for leg in (skeleton.near, skeleton.far):
        assert abs(leg.knee - leg.hip) == pytest.approx(body.THIGH)
        assert abs(leg.ankle - leg.knee) == pytest.approx(body.SHANK)
        assert abs(leg.toe - leg.heel) == pytest.approx(body.FOOT)
        assert leg.hip == skeleton.hip
    for arm in both:
        assert abs(arm.elbow - arm.shoulder) == pytest.approx(body.UPPER_ARM)
        assert abs(arm.wrist - arm.elbow) == pytest.approx(body.FOREARM, abs=0.01)
    pieces = [abs(high.at - low.at) for low, high in pairwise(skeleton.spine)]
    for at, length in enumerate((body.LUMBAR, body.THORAX, body.NECK)):
        part = pieces[at * SPINE_STEPS : (at + 1) * SPINE_STEPS]
        assert part == pytest.approx([length / SPINE_STEPS] * SPINE_STEPS)


@calm
@given(poses.bodies)
def test_joints_are_as_the_author_says(pose: dict[str, Any]) -> None:
    skeleton, _ = solved(pose)
    assert skeleton.near.shank - skeleton.near.thigh == pytest.approx(angle(pose, "knee"))
    assert skeleton.pelvis - skeleton.near.thigh == pytest.approx(angle(pose, "hip"))
    bend = skeleton.head.pitch - skeleton.pelvis
    said = [angle(pose, joint) for joint in poses.SPINE]
    if pose["neck"] is not None or pose["base"] not in ("lying_back", "bridge"):
        assert bend == pytest.approx(sum(said))


@calm
@given(poses.bodies)
def test_what_carries_the_body_rests_on_the_ground(pose: dict[str, Any]) -> None:
    skeleton, _ = solved(pose)
    near = skeleton.near
    match pose["base"]:
        case "standing":
            assert (near.heel.imag, near.toe.imag) == pytest.approx((0, 0))
            assert near.ankle.real == pytest.approx(0)
        case "sitting":
            assert skeleton.hip.imag == near.knee.imag == pytest.approx(bases.SEAT + bases.HAUNCH)
        case "kneeling" | "all_fours" | "half_kneeling":
            assert near.knee == pytest.approx(complex(0, bases.KNEECAP))
        case "floor_sitting" | "lying_back" | "lying_front":
            assert skeleton.hip.imag == pytest.approx(bases.HAUNCH, abs=0.7)
        case "bridge":
            back = min(one.at.imag for one in skeleton.spine[8:13])
            assert back == pytest.approx(5)


@calm
@given(poses.bodies)
def test_who_stands_without_a_given_ankle_does_not_fall(pose: dict[str, Any]) -> None:
    pose = {**pose, "base": "standing", "ankle": None, "other_leg": None}
    skeleton, _ = solved(pose)
    weight = balance_point(skeleton)
    assert abs(weight.real - skeleton.near.ankle.real) < 0.5 * body.FOOT


@calm
@given(poses.bodies, poses.movements)
def test_frames_lead_from_the_start_to_the_end(pose: dict[str, Any], move: dict[str, Any]) -> None:
    end = motion.end_of({**pose, "move_to": move})
    stages = frames(pose, end, 5)
    first, last = solved(stages[0])[0], solved(stages[-1])[0]
    for stage, wanted in ((first, solved(pose)[0]), (last, solved(end)[0])):
        assert stage.near.toe == pytest.approx(wanted.near.toe, abs=0.2)
        assert stage.head.at == pytest.approx(wanted.head.at, abs=0.2)
    knees = [angle(stage, "knee") for stage in stages]
    steps = [after - before for before, after in pairwise(knees)]
    assert steps == pytest.approx([steps[0]] * 4)


@calm
@given(poses.pictures)
def test_a_picture_is_sound_svg_in_its_frame(pose: dict[str, Any]) -> None:
    text = figure_svg(pose, "A <title> & 'more'", 'A "description"', "one")
    root = ElementTree.fromstring(text)
    assert root.findtext(f"{SVG}title") == "A <title> & 'more'"
    assert root.findtext(f"{SVG}desc") == 'A "description"'
    assert "nan" not in text
    assert "inf" not in text
    assert "style=" not in text
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for mark in root.iter(f"{SVG}text"):
        assert left <= float(mark.attrib["x"]) <= left + width
        assert top <= float(mark.attrib["y"]) <= top + height


@calm
@given(poses.pictures)
def test_labels_do_not_cover_each_other(pose: dict[str, Any]) -> None:
    boxes = [label.box for label in Scene(pose).labels]
    for at, box in enumerate(boxes):
        assert not any(labels.meet(box, other) for other in boxes[:at])
