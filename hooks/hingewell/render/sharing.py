"""The fragment of a link to the self-check with answers, as widgets/selfcheck/share.js reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
NONE = "-"


def fragment(answers: Mapping[str, str | int], data: dict[str, Any]) -> str:
    """`share=version.signs`: for each question in the order of asking, which answer was given."""
    asked = [key for page in data["pages"] for key in page["questions"]]
    signs = [
        SIGNS[data["questions"][key]["values"].index(answers[key])] if key in answers else NONE
        for key in asked
    ]
    return f"share={data['version']}.{''.join(signs).rstrip(NONE)}"
