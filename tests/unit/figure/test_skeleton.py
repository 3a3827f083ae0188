"""Joints bend the way bodies do."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell_engine.figure import arms, bases, marks
from hingewell_engine.figure.motion import whole
from hingewell_engine.figure.skeleton import Skeleton


def posed(base: str = "standing", **angles: Any) -> Skeleton:
    return bases.solve({"base": base, **angles})


def test_stands_upright() -> None:
    body = posed()
    assert body.head.at.imag > body.shoulder.imag > body.hip.imag > body.near.knee.imag
    assert body.head.beside(0, 15).imag == pytest.approx(170, abs=2)
    assert abs(body.pelvis) < 6


def test_hips_go_back_in_a_hinge() -> None:
    upright, hinged = posed(), posed(hip=70, knee=15)
    assert hinged.hip.real < upright.hip.real - 10
    assert hinged.head.at.real > upright.head.at.real + 20
    assert abs(hinged.near.shank) < 15


def test_heel_goes_to_the_buttock_when_the_knee_bends() -> None:
    leg = posed("standing", stands_on="other_leg", knee=90, other_leg={}).near
    assert leg.ankle.real < leg.knee.real - 30


def test_knee_comes_forward_when_the_hip_bends() -> None:
    body = posed("lying_back", hip=90, knee=90, other_leg={})
    assert body.near.knee.imag > body.hip.imag + 40
    assert body.near.ankle.real > body.near.knee.real + 40


def test_toes_come_up_with_the_ankle() -> None:
    low, high = posed("sitting", knee=0, ankle=-20).near, posed("sitting", knee=0, ankle=20).near
    assert high.toe.real < low.toe.real
    assert high.toe.imag > low.toe.imag


@pytest.mark.parametrize(("joint", "other"), [("low_back", 35), ("upper_back", 35), ("neck", 35)])
def test_the_spine_rounds_forward(joint: str, other: float) -> None:
    straight, round_ = posed("sitting"), posed("sitting", **{joint: other})
    assert round_.head.pitch == pytest.approx(straight.head.pitch + other)
    assert round_.head.beside(12).imag < straight.head.beside(12).imag


def test_other_leg_does_the_same_unless_told() -> None:
    both, one = posed("sitting", knee=20), posed("sitting", knee=20, other_leg={"knee": 90})
    assert both.far.toe == both.near.toe
    assert one.far.toe.imag == pytest.approx(0, abs=0.5)
    assert one.near.toe.imag > 20


def test_head_lies_on_the_floor_or_on_a_pillow() -> None:
    floor = posed("lying_back")
    pillow = posed("lying_back", props=["pillow"])
    assert floor.head.beside(*bases.BACK_OF_HEAD).imag == pytest.approx(0, abs=0.1)
    assert pillow.head.beside(*bases.BACK_OF_HEAD).imag == pytest.approx(bases.PILLOW, abs=0.1)


def test_flat_foot_of_somebody_lying() -> None:
    leg = posed("lying_back", knee=90, flat=True).near
    assert (leg.heel.imag, leg.toe.imag) == pytest.approx((0, 0), abs=0.1)


def test_bridge_lifts_the_hips() -> None:
    low, high = posed("bridge", hip=36, knee=96), posed("bridge", hip=0, knee=88)
    assert high.hip.imag > low.hip.imag + 10
    assert high.near.heel.imag == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize("name", arms.NAMES)
@pytest.mark.parametrize("base", ["standing", "sitting", "kneeling", "all_fours"])
def test_elbows_bend_one_way(name: str, base: str) -> None:
    _, both = whole({"base": base, "arms": name})
    for arm in both:
        across = (arm.elbow - arm.shoulder).conjugate() * (arm.wrist - arm.elbow)
        assert across.imag >= -0.01 or name in arms.BENT_BACK


def test_stick_touches_a_straight_back_thrice() -> None:
    for hip in (0, 30, 60, 80):
        touching = marks.contacts(*whole({"base": "standing", "hip": hip, "arms": "dowel"}))
        assert all(kept for _, kept in touching), (hip, touching)


def test_stick_leaves_the_tailbone_of_a_round_back() -> None:
    pose = {"base": "standing", "hip": 40, "low_back": 30, "arms": "dowel"}
    assert dict(marks.contacts(*whole(pose))) == {
        "tailbone": False,
        "upper_back": True,
        "back_of_head": True,
    }


def test_stick_leaves_a_head_that_looks_up_or_falls() -> None:
    pose = {"base": "standing", "hip": 40, "neck": 30, "arms": "dowel"}
    assert dict(marks.contacts(*whole(pose)))["back_of_head"] is False
