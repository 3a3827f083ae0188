"""`check`: reads and proves the content, and says in a few lines what was found."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide

if TYPE_CHECKING:
    from pathlib import Path


def check(content: Path) -> int:
    """Print a short report; the exit status: 0, or 1 after the problems were printed."""
    start = perf_counter()
    try:
        knowledge, data = proved_guide(content)
    except ContentErrors as errors:
        print(errors)
        print(f"{len(errors.problems)} problems")
        return 1
    nodes = sum(data["diagram"]["counts"])
    print(
        f"{len(knowledge.questions)} questions, {len(knowledge.decisions)} decisions "
        f"({nodes} nodes), {len(knowledge.scenarios)} stories: all in order, "
        f"{perf_counter() - start:.1f} s"
    )
    return 0
