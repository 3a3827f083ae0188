"""Any pose that an author may write, for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from hingewell_engine.figure import arms, body, builds, marks, person, places, props


def _angle(joint: str) -> st.SearchStrategy[float]:
    low, high, _, _ = body.RANGES[joint]
    return st.floats(low, high, allow_nan=False)


SPINE = ("neck", "upper_back", "low_back")
LEG = ("hip", "knee", "ankle")
_angles = {joint: st.none() | _angle(joint) for joint in (*SPINE, *LEG)}
_leg = st.fixed_dictionaries({}, optional={joint: _angle(joint) for joint in LEG})
_arms = st.sampled_from(arms.NAMES) | st.fixed_dictionaries(
    {"shoulder": _angle("shoulder"), "elbow": _angle("elbow")}
)
_mark = st.fixed_dictionaries(
    {"at": st.sampled_from(places.NAMES)},
    optional={
        "label": st.text(min_size=1, max_size=24).filter(str.strip),
        "arrow": st.sampled_from(list(marks.ARROWS)),
        "contact": st.integers(1, 9),
        "still": st.booleans(),
        "gaze": st.booleans(),
    },
)

bodies: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"base": st.sampled_from(list(body.BASES)), **_angles},
    optional={"other_leg": _leg, "arms": _arms},
)
"""A base with joint angles."""

movements: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {}, optional={**{joint: _angle(joint) for joint in (*SPINE, *LEG)}, "other_leg": _leg}
)
"""What a pose may change to."""

pictures: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda pose, more: {**pose, **more},
    bodies,
    st.fixed_dictionaries(
        {},
        optional={
            "move_to": movements,
            "props": st.lists(st.sampled_from(props.NAMES), max_size=2, unique=True),
            "highlight": st.lists(st.sampled_from(person.HIGHLIGHTS), max_size=2, unique=True),
            "marks": st.lists(_mark, max_size=3),
            "face": st.sampled_from(["left", "right"]),
            "body": st.sampled_from(list(builds.BUILDS)),
            "verdict": st.sampled_from(["right", "wrong"]),
        },
    ),
)
"""A pose with all that may stand round it."""
