"""The way into the engine: JSON text in, JSON text out, the same in the build and the browser."""

from __future__ import annotations

import json

from hingewell_engine.data import GuideError
from hingewell_engine.explain import explain
from hingewell_engine.inquiry import Inquiry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    type Call = Callable[[Inquiry, Mapping[str, object]], dict[str, Any]]

CALLS: dict[str, Call] = {
    "step": Inquiry.step,
    "forced": Inquiry.forced,
    "explain": explain,
}

EXPLORE = "explore"
PLAN = ("plan_next", "plan_story", "plan_ahead")

_loaded: list[Inquiry] = []


def load(guide_json: str) -> None:
    """Take in a guide's data, in place of any other; GuideError where it makes no guide."""
    try:
        data = json.loads(guide_json)
    except (TypeError, ValueError, RecursionError) as error:
        raise GuideError(f"guide: this is not JSON: {error}") from None
    _loaded[:] = [Inquiry(data)]


def call(name: str, payload_json: str) -> str:
    """Answer a call: JSON of the reply, or {"error": {kind, message}}. Never raises.

    The payload is {"answers": {question: value}}; for "explore", a body to draw (see `explored`);
    for the calls of a plan, its rules, a log and the time (see `plan.calls`).
    """
    if name == EXPLORE:
        return _explore(payload_json)
    if name in PLAN:
        return _plan(name, payload_json)
    if not _loaded:
        return _error("not_loaded", "no guide has been loaded")
    if name not in CALLS:
        known = ", ".join((*CALLS, EXPLORE, *PLAN))
        return _error("unknown_call", f"there is no such call; use {known}")
    try:
        payload = json.loads(payload_json)
    except (TypeError, ValueError, RecursionError):
        return _error("bad_payload", "the payload is not JSON")
    answers = payload.get("answers") if isinstance(payload, dict) else None
    if not isinstance(answers, dict):
        return _error("bad_payload", "the payload has to be an object with the object 'answers'")
    return _text(CALLS[name](_loaded[0], answers))


def _explore(payload_json: str) -> str:
    """A body and its lines. Most pages draw none, so the figure code is imported only here."""
    from hingewell_engine.figure.explore import explored  # noqa: PLC0415

    try:
        return _text(explored(json.loads(payload_json)))
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError, AttributeError):
        return _error("bad_payload", "the payload has to hold a pose and lines as the content does")


def _plan(name: str, payload_json: str) -> str:
    """Doses over days. Only the planner asks, so the code is imported only here."""
    from hingewell_engine.plan.calls import answered  # noqa: PLC0415

    try:
        payload = json.loads(payload_json)
        if isinstance(payload, dict):
            return _text(answered(name, payload))
    except (TypeError, ValueError, RecursionError) as error:
        return _error("bad_payload", str(error))
    return _error("bad_payload", "the payload has to be an object")


def _error(kind: str, message: str) -> str:
    return _text({"error": {"kind": kind, "message": message}})


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"))
