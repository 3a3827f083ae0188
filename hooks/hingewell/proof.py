"""Sound content -> the engine's data, proved. The same for `build`, `serve`, `check` and tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hingewell.ahead import first_steps
from hingewell.check.check import sound
from hingewell.compile.guide_data import guide_data
from hingewell.problems import ContentErrors
from hingewell.scenarios import failures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge

    type Ask = Callable[[str, dict[str, Any]], dict[str, Any]]


def proved_guide(content: Path) -> tuple[Knowledge, dict[str, Any]]:
    """The knowledge and the engine's data; ContentErrors with every problem and finding."""
    knowledge = sound(content)
    # Imported late: a live reload may have put a new engine in the old one's place.
    from hingewell_prover.diagram import with_diagram  # noqa: PLC0415

    data = with_diagram(guide_data(knowledge))
    ask = asking(data)
    problems = list(failures(knowledge, ask))
    if problems:
        raise ContentErrors(problems)
    ahead = {"forced": forced_levels(data, ask), "first_steps": first_steps(data, ask)}
    return knowledge, {**data, **ahead}


def asking(data: dict[str, Any]) -> Ask:
    """The engine's `call` for a guide, with Python values in and out."""
    from hingewell_engine import api  # noqa: PLC0415 - as above

    api.load(json.dumps(data))

    def ask(name: str, answers: dict[str, Any]) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(api.call(name, json.dumps({"answers": answers})))
        return reply

    return ask


def forced_levels(data: dict[str, Any], ask: Ask) -> dict[str, dict[str, str]]:
    """By question and answer, the urgency that this answer alone decides and that ends the check.

    Written into the pages, so that a warning sign need not wait for Python in the browser.
    """
    forced: dict[str, dict[str, str]] = {}
    for question, about in data["questions"].items():
        for value in about["values"]:
            urgency = ask("forced", {question: value})["urgency"]
            if urgency in data["check"]["stops_at"]:
                forced.setdefault(question, {})[str(value)] = urgency
    return forced
