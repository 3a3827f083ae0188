"""Numbers of lines in the body, and what a reader's movement does to them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hingewell_engine import api
from hingewell_engine.figure import lines
from hingewell_engine.figure.explore import explored, stage_svg

STRING: dict[str, Any] = {
    "id": "string",
    "range": [0, 20],
    "route": [{"at": "sit_bone", "inside": 1}, {"at": "back_of_knee", "inside": 1}],
    "per": 90,
    "valid": {"hip": [0, 100], "knee": [0, 90]},
    "terms": [{"factor": 20, "of": {"hip": 1}}, {"factor": -4, "of": {"hip": 1, "knee": 2}}],
    "shares": [],
}
CORD: dict[str, Any] = {
    "id": "cord",
    "range": [0, 100],
    "route": [{"at": "spine", "inside": 0}, {"at": "heel", "inside": 3}],
    "per": 90,
    "valid": {},
    "terms": [],
    "shares": [
        {"joint": "knee", "from": 90, "to": 0, "points": 60},
        {"joint": "neck", "from": -60, "to": 40, "points": 40},
    ],
}
STILL = dict.fromkeys(lines.JOINTS, 0.0)
POSE: dict[str, Any] = {"base": "sitting", "knee": 30, "other_leg": {"knee": 90}}


@pytest.mark.parametrize(
    ("hip", "knee", "number"), [(0, 0, 0), (90, 0, 20), (90, 90, 16), (45, 90, 8), (120, 0, 22.2)]
)
def test_a_polynomial_within_its_range(hip: float, knee: float, number: float) -> None:
    angles = {**STILL, "hip": hip, "knee": knee}
    assert lines.value(STRING, angles) == pytest.approx(number, abs=0.05)


@pytest.mark.parametrize(
    ("knee", "neck", "number"), [(90, -60, 0), (0, 40, 100), (45, -60, 30), (150, 90, 40)]
)
def test_shares_stop_at_their_ends(knee: float, neck: float, number: float) -> None:
    assert lines.value(CORD, {**STILL, "knee": knee, "neck": neck}) == pytest.approx(number)


def test_a_taut_line_is_shorter_than_a_slack_one() -> None:
    def drawn(neck: float) -> int:
        answer = explored({"pose": {**POSE, "knee": 0, "neck": neck}, "lines": [CORD]})
        return int(answer["strings"][-1][0][-1])

    assert drawn(-60) < drawn(40)


def test_tells_what_changed() -> None:
    before = explored({"pose": POSE, "lines": [STRING, CORD]})["lines"]
    numbers = {name: line["number"] for name, line in before.items()}
    moved = {"neck": -50}
    after = explored({"pose": POSE, "moved": moved, "lines": [STRING, CORD], "before": numbers})[
        "lines"
    ]
    assert {name: line["change"] for name, line in before.items()} == {"string": None, "cord": None}
    assert {name: line["change"] for name, line in after.items()} == {
        "string": "same",
        "cord": "less",
    }


@pytest.mark.parametrize("joint", ["neck", "hip", "knee", "ankle"])
def test_a_handle_follows_the_pointer(joint: str) -> None:
    pose = {"base": "standing", "hip": 30, "knee": 20, "ankle": 0}
    if joint in ("knee", "ankle"):
        pose = {**POSE}
    spot = explored({"pose": pose, "lines": []})["handles"][joint]
    wanted = {"neck": [spot[0] - 5, spot[1] - 2], "hip": [spot[0] + 6, spot[1] + 6]}
    to = wanted.get(joint, [spot[0] + 3, spot[1] - 8])
    dragged = explored({"pose": pose, "lines": [], "drag": {"joint": joint, "to": to}})
    start = explored({"pose": pose, "lines": []})
    assert dragged["angles"][joint] != start["angles"][joint]
    gap = abs(complex(*to) - complex(*dragged["handles"][joint]))
    assert gap < abs(complex(*to) - complex(*spot))


def test_no_pointer_bends_a_joint_too_far() -> None:
    drag = {"joint": "knee", "to": [-500, 0]}
    knee = explored({"pose": POSE, "lines": [], "drag": drag})["angles"]["knee"]
    assert 0 <= knee <= 150


def test_the_api_draws_without_a_guide_and_never_raises() -> None:
    good = json.loads(api.call("explore", json.dumps({"pose": POSE, "lines": [CORD]})))
    assert set(good) == {"angles", "body", "strings", "lines", "handles"}
    for bad in ("{", "[]", "{}", '{"pose": {}, "lines": []}', '{"pose": 3, "lines": 4}'):
        assert json.loads(api.call("explore", bad))["error"]["kind"] == "bad_payload"


def test_the_still_picture_holds_what_the_answer_says() -> None:
    answer = explored({"pose": POSE, "lines": [STRING, CORD]})
    svg = stage_svg(answer, "T", "D", "u")
    assert all(path in svg for _, path in (*answer["body"], *answer["strings"]))
