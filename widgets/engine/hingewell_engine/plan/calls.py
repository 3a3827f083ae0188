"""The plan's calls. Each takes {"plan": rules, "log": entries, "now": local time}."""

from __future__ import annotations

from hingewell_engine.plan.ahead import ahead
from hingewell_engine.plan.past import past
from hingewell_engine.plan.reply import next_dose, read_now
from hingewell_engine.plan.rules import Rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from hingewell_engine.plan.clock import Moment

AHEAD = 14
"""Days that a calendar shows."""


def _next(rules: Rules, log: object, now: Moment) -> dict[str, Any]:
    return next_dose(rules, log, now)


def _story(rules: Rules, log: object, now: Moment) -> dict[str, Any]:
    return past(rules, log, now)


def _ahead(rules: Rules, log: object, now: Moment) -> dict[str, Any]:
    return ahead(rules, log, now, AHEAD)


CALLS: dict[str, Callable[[Rules, object, Moment], dict[str, Any]]] = {
    "plan_next": _next,
    "plan_story": _story,
    "plan_ahead": _ahead,
}


def answered(name: str, payload: Mapping[str, object]) -> dict[str, Any]:
    """The reply to a call; GuideError or ValueError says what is wrong with the payload."""
    return CALLS[name](Rules(payload.get("plan")), payload.get("log"), read_now(payload.get("now")))
