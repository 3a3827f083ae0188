"""The way into the engine: JSON text in, JSON text out, the same in the build and the browser."""

from __future__ import annotations

import json

from hingewell_engine.data import GuideError
from hingewell_engine.inquiry import Inquiry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    type Call = Callable[[Inquiry, Mapping[str, object]], dict[str, Any]]

CALLS: dict[str, Call] = {
    "step": Inquiry.step,
    "forced": Inquiry.forced,
}

_loaded: list[Inquiry] = []


def load(guide_json: str) -> None:
    """Take in a guide's data, in place of any other; GuideError where it makes no guide."""
    try:
        data = json.loads(guide_json)
    except (TypeError, ValueError, RecursionError) as error:
        raise GuideError(f"guide: this is not JSON: {error}") from None
    _loaded[:] = [Inquiry(data)]


def call(name: str, payload_json: str) -> str:
    """Answer a call about a reader's answers: JSON of the reply, or {"error": {kind, message}}.

    The payload is {"answers": {question: value}}. Never raises.
    """
    if not _loaded:
        return _error("not_loaded", "no guide has been loaded")
    if name not in CALLS:
        return _error("unknown_call", f"there is no such call; use {', '.join(CALLS)}")
    try:
        payload = json.loads(payload_json)
    except (TypeError, ValueError, RecursionError):
        return _error("bad_payload", "the payload is not JSON")
    answers = payload.get("answers") if isinstance(payload, dict) else None
    if not isinstance(answers, dict):
        return _error("bad_payload", "the payload has to be an object with the object 'answers'")
    return _text(CALLS[name](_loaded[0], answers))


def _error(kind: str, message: str) -> str:
    return _text({"error": {"kind": kind, "message": message}})


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"))
