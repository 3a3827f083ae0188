"""The number of warning signs must not multiply the work: it grows as they do."""

from __future__ import annotations

from typing import Any

import pytest

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.promises import Keeps, NeverLowers
from hingewell_prover.proof import findings, space
from unit.engine.guides import decision, guide, question, rule


def flags(count: int) -> dict[str, Any]:
    """A check with so many signs, every third an emergency, then one question about the pain."""
    signs = [f"sign_{at}" for at in range(count)]
    levels = ("emergency", "urgent", "non_urgent")
    seen: list[str | int] = ["yes", "unsure"]
    rows = [rule(levels[at % 3], **{name: seen}) for at, name in enumerate(signs)]
    values = [*levels, "self_care"]
    stopped = rule("stopped", urgency=["emergency", "urgent"])
    sore = rule("sore", urgency=["non_urgent", "self_care"], pain=["yes", "unsure"])
    fine = rule("fine", urgency=["non_urgent", "self_care"], pain=["no"])
    return guide(
        {name: question() for name in [*signs, "pain"]},
        [
            decision("urgency", "PRIORITY", signs, values, *rows, rule("self_care")),
            decision("outcome", "UNIQUE", ["urgency", "pain"], ["stopped", "sore", "fine"],
                     stopped, sore, fine),
        ],
        pages=[signs, ["pain"]],
        stops_at=("emergency", "urgent"),
    )  # fmt: skip


def proved_with(count: int) -> Functions:
    functions = Functions(Guide(flags(count)))
    names = [f"sign_{at}" for at in range(count)]
    order = ("no", "unsure", "yes")
    promises = [NeverLowers(("here",), "Text.", "urgency", name, order) for name in names]
    seen = ("yes", "unsure")
    levels = (("emergency",), ("emergency", "urgent"), ("emergency", "urgent", "non_urgent"))
    at_least = [
        Keeps(("here",), "Text.", {name: seen}, "urgency", levels[at % 3])
        for at, name in enumerate(names)
    ]
    assert not list(findings(functions, [*promises, *at_least]))
    return functions


@pytest.mark.parametrize("count", [10, 20, 40])
def test_twice_the_signs_are_twice_the_nodes(count: int) -> None:
    small, large = space(proved_with(count)), space(proved_with(2 * count))
    assert large.answers == small.answers**2 // 3  # one question of three answers is shared
    assert large.nodes <= 2 * small.nodes
    assert large.ends == small.ends
