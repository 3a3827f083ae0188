"""The bodies that readers move: the numbers behave as the guide says they do."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hingewell.load.load import load
from hingewell.model.explorer import Explorer, Line
from hingewell.render.figures import plain_lines, stage
from hingewell_engine.figure import lines

ROOT = Path(__file__).parents[2]
EXPLORERS = list(load(ROOT / "content").explorers.values())
LINES = [(explorer, line) for explorer in EXPLORERS for line in explorer.lines]
STILL = dict.fromkeys(lines.JOINTS, 0.0)


def engine_line(explorer: Explorer, line: Line) -> dict[str, Any]:
    return next(one for one in plain_lines(explorer) if one["id"] == line.id)


@pytest.mark.parametrize(("explorer", "line"), LINES, ids=lambda one: one.id)
def test_each_joint_pulls_one_way(explorer: Explorer, line: Line) -> None:
    """Whatever the others do, a joint that moves on never turns a rising number round."""
    plain = engine_line(explorer, line)
    for joint in lines.JOINTS:
        senses = set()
        for others in ({}, {"hip": 90.0}, {"knee": 90.0}, {"hip": 60.0, "knee": 45.0}):
            way = [
                lines.value(plain, {**STILL, **others, joint: float(angle)})
                for angle in range(-60, 131, 5)
            ]
            senses |= {after > before for before, after in pairwise(way) if after != before}
        assert len(senses) <= 1, joint


@pytest.mark.parametrize("explorer", EXPLORERS, ids=lambda one: one.id)
def test_positions_differ_by_one_joint_where_the_lesson_says_so(explorer: Explorer) -> None:
    """A lesson that begins "Only the ..." compares two positions that differ in one joint."""
    for preset in explorer.presets:
        if preset.lesson.startswith("Only"):
            assert preset.than is not None
            mine, other = preset.pose.plain(), explorer.preset(preset.than).pose.plain()
            assert len({key for key in mine if mine[key] != other.get(key)}) == 1


@pytest.mark.parametrize("explorer", EXPLORERS, ids=lambda one: one.id)
def test_neck_and_ankle_change_one_line_only(explorer: Explorer) -> None:
    """The lesson that the reader should take home."""
    first, second = (engine_line(explorer, line) for line in explorer.lines)
    for joint in ("neck", "ankle"):
        low, high = {**STILL, "hip": 80.0, joint: -30.0}, {**STILL, "hip": 80.0, joint: 20.0}
        assert lines.value(first, low) == lines.value(first, high)
        assert lines.value(second, low) < lines.value(second, high)


@pytest.mark.parametrize("explorer", EXPLORERS, ids=lambda one: one.id)
def test_every_number_is_within_its_bar(explorer: Explorer) -> None:
    for preset in explorer.presets:
        for line in explorer.lines:
            number = stage(explorer, preset, "", "").lines[line.id]["number"]
            assert line.range[0] <= number <= line.range[1], (preset.id, line.id)


def test_the_length_is_that_of_the_published_fit() -> None:
    """Standing 0, sitting about +9 %, a full hinge about +18 % (knee 20): the fit's own table."""
    (length,) = (engine_line(one, line) for one, line in LINES if line.terms)
    for hip, knee, percent in ((0, 0, 0), (90, 90, 9.0), (90, 20, 17.9), (60, 30, 10.4)):
        angles = {**STILL, "hip": float(hip), "knee": float(knee)}
        assert lines.value(length, angles) == pytest.approx(percent, abs=0.95)
