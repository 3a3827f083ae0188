"""Small guides in few words: what the tests of the engine and of the prover are about."""

from __future__ import annotations

import json
from typing import Any

from hingewell_engine.inquiry import Inquiry
from hingewell_prover.diagram import with_diagram

YES_NO = ("yes", "no", "unsure")

type Cells = dict[str, list[str | int]]


def question(*values: str | int, when: Cells | None = None) -> dict[str, Any]:
    made: dict[str, Any] = {"values": list(values or YES_NO)}
    return {**made, "enable_when": when} if when else made


def rule(then: str | list[str], because: str = "", /, **when: list[str | int]) -> dict[str, Any]:
    """A rule without an id, which `decision` gives it."""
    given = [then] if isinstance(then, str) else then
    return {"when": when, "then": given, "because": because, "refs": [], "certainty": "low"}


def decision(
    key: str, hit_policy: str, inputs: list[str], values: list[str], *rules: dict[str, Any]
) -> dict[str, Any]:
    rows = [{"id": f"{key}_{at}", **row} for at, row in enumerate(rules)]
    return {
        "id": key, "hit_policy": hit_policy, "inputs": inputs, "values": values, "rules": rows,
    }  # fmt: skip


def guide(
    questions: dict[str, dict[str, Any]],
    decisions: list[dict[str, Any]],
    pages: list[list[str]] | None = None,
    plan: tuple[str, ...] = (),
    stops_at: tuple[str, ...] = (),
) -> dict[str, Any]:
    """A guide whose decisions `urgency` and `outcome` make the result."""
    asked = pages or [[key] for key in questions]
    return {
        "format": 1,
        "questions": questions,
        "pages": [{"id": f"page_{at}", "questions": keys} for at, keys in enumerate(asked)],
        "decisions": decisions,
        "check": {
            "urgency": "urgency", "outcome": "outcome", "stops_at": list(stops_at),
            "plan": list(plan),
        },
    }  # fmt: skip


def toe_guide() -> dict[str, Any]:
    """Two warning signs on one page, then how sore it is; a plan for the sore toe."""
    sign: list[str | int] = ["yes", "unsure"]
    return guide(
        {"off": question(), "blue": question(), "pain": question(0, 1, 2, "unsure")},
        [
            decision(
                "urgency", "PRIORITY", ["off", "blue"], ["emergency", "urgent", "self_care"],
                rule("self_care", "There is no warning sign."),
                rule("urgent", "The toe is blue.", blue=sign),
                rule("emergency", "The toe is off.", off=sign),
            ),
            decision(
                "outcome", "UNIQUE", ["urgency", "pain"], ["stopped", "sore", "fine"],
                rule("stopped", urgency=["emergency", "urgent"]),
                rule("sore", urgency=["self_care"], pain=[1, 2, "unsure"]),
                rule("fine", urgency=["self_care"], pain=[0]),
            ),
            decision(
                "exercises", "COLLECT", ["outcome", "pain"], ["wiggle", "stretch"],
                rule(["wiggle"], outcome=["sore"]),
                rule(["wiggle", "stretch"], outcome=["sore"], pain=[1]),
            ),
        ],
        pages=[["off", "blue"], ["pain"]],
        plan=("exercises",),
        stops_at=("emergency", "urgent"),
    )  # fmt: skip


def inquiry(data: dict[str, Any]) -> Inquiry:
    """The guide, compiled and gone through JSON as it does on its way to the reader."""
    return Inquiry(json.loads(json.dumps(with_diagram(data))))
