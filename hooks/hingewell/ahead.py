"""The first replies of the engine, for the pages to carry: the check begins without Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.proof import Ask

PAGES_AHEAD = 8
"""How many pages a reader answers while Python is on its way; 1.4 kB on the wire."""


def first_steps(data: dict[str, Any], ask: Ask) -> list[list[dict[str, Any]]]:
    """Answers and what the engine says to them, pair by pair.

    Every answer where a page asks one question; where it lists signs, that there is none of them:
    most of the others end the check, which needs no engine either (see `forced_levels`).
    """
    found: list[list[dict[str, Any]]] = []
    waiting: list[tuple[dict[str, Any], int]] = [({}, PAGES_AHEAD)]
    for answers, left in waiting:  # grows while it is gone through
        reply = ask("step", answers)
        found.append([answers, reply])
        if reply["status"] == "ask" and left:
            waiting += [(more, left - 1) for more in _answered(data, answers, reply)]
    return found


def _answered(
    data: dict[str, Any], answers: dict[str, Any], reply: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    page = next(page for page in data["pages"] if page["id"] == reply["page"])
    if len(page["questions"]) > 1:
        yield {**answers, **dict.fromkeys(reply["questions"], "no")}
    else:
        (question,) = page["questions"]
        for value in data["questions"][question]["values"]:
            yield {**answers, question: value}
