"""The card that ends the check, where two answers mean together what neither means alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from compiled import signs_of

from .reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell.compile.plan_signs import Signs
    from hingewell.model.knowledge import Knowledge


@pytest.fixture(scope="module")
def signs(knowledge: Knowledge) -> Signs:
    """What stops the check, worked out once: that takes seconds."""
    return signs_of(knowledge)


@pytest.mark.parametrize("level", ["emergency", "urgent"])
@pytest.mark.parametrize("last", ["yes", "unsure"])
def test_a_rule_of_two_signs_has_its_own_words_and_its_own_reason(
    level: str,
    last: str,
    reader: Reader,
    knowledge: Knowledge,
    signs: Signs,
    calm: dict[str, str | int],
) -> None:
    alone = {key for one in signs if len(one["when"]) == 1 for key in one["when"]}
    sign = next(sign for sign in signs if is_pair(sign, level, knowledge, alone))
    decision = knowledge.decisions[str(knowledge.check.urgency)]
    rule = next(one for one in decision.rules if one.id == sign["rules"][0])
    first, second = sign["when"]
    reader.open().walk({**calm, first: "yes", second: last})
    reader.expect_stop(level)
    said = reader.check.locator(".hw-stop [data-slot=say] li")
    expect(said).to_have_count(1 if last == "yes" else 2)
    expect(said.first).to_have_text(f"“{rule.call}”")
    if last == "unsure":
        expect(said.last).to_contain_text(knowledge.questions[second].short)
    why = reader.check.locator(".hw-stop__why")
    expect(why.get_by_role("listitem").filter(has_text=rule.because)).to_have_count(1)


def is_pair(sign: Mapping[str, Any], level: str, knowledge: Knowledge, alone: set[str]) -> bool:
    """Whether two signs make this level, neither of them alone; `alone`: those that do."""
    asked = [knowledge.questions[key] for key in sign["when"]]
    return (
        sign["level"] == level
        and len(asked) == 2
        and all(one.type == "yes_no" and one.id not in alone for one in asked)
    )
