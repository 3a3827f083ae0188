"""What an author may write for a pose, and the words of each refusal."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from hingewell.model.pose import Pose
from hingewell.model.step import Step


def test_reaches_the_engine_as_plain_data() -> None:
    pose = Pose.model_validate(
        {"base": "sitting", "knee": 80, "move_to": {"knee": 10}, "arms": "on_thighs"}
    )
    plain = pose.plain()
    assert plain["move_to"] == {"knee": 10}
    assert plain["arms"] == "on_thighs"
    assert "hip" not in plain


@pytest.mark.parametrize(
    ("change", "wrong", "instead"),
    [
        ({"knee": 170}, "the knee does not go to 170 degrees", "write 0 (straight) to 150"),
        ({"knee": -5}, "the knee does not go to -5 degrees", "write 0 (straight) to 150"),
        ({"low_back": 80}, "the low back does not go to 80", "write -30 (arched) to 50 (rounded)"),
        ({"base": "siting"}, "no picture of 'siting'", "did you mean 'sitting'?"),
        ({"arms": "on_tighs"}, "no picture of 'on_tighs'", "did you mean 'on_thighs'?"),
        ({"arms": {"elbow": 200}}, "the elbow does not go to 200", "write 0 (straight) to 150"),
        ({"props": ["sofa"]}, "no picture of 'sofa'", "use one of: "),
        ({"highlight": ["ear"]}, "no picture of 'ear'", ""),
        ({"marks": [{"at": "knee"}]}, "this mark shows nothing", "add label, arrow"),
        ({"marks": [{"at": "knee", "label": "x", "lost": True}]}, "'lost' belongs", "contact: 1"),
        ({"marks": [{"at": "head", "tension": True}]}, "tension cannot be drawn", "back_of_thigh"),
        ({"move_to": {}}, "'move_to' moves nothing", "name the angles"),
        ({"to_and_fro": True}, "'to_and_fro' needs a movement", "add 'move_to'"),
        ({"stands_on": "other_leg"}, "needs a standing pose", "write 'base: standing'"),
    ],
)
def test_refuses_with_advice(change: dict[str, Any], wrong: str, instead: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Pose.model_validate({"base": "sitting", **change})
    errors = caught.value.errors(include_url=False)
    assert len(errors) == 1
    said, _, advice = str(errors[0]["ctx"]["error"]).partition("|")
    assert wrong in said
    assert instead in advice


def test_schema_tells_an_editor_the_words_and_ranges() -> None:
    schema = Step.model_json_schema()["$defs"]["Pose"]["properties"]
    knee = next(one for one in schema["knee"]["anyOf"] if one["type"] == "number")
    assert "sitting" in schema["base"]["enum"]
    assert (knee["minimum"], knee["maximum"]) == (0, 150)
