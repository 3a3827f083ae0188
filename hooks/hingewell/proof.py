"""Sound content -> the engine's data, proved. The same code for `build`, `serve` and `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell.check.check import sound
from hingewell.compile.guide_data import guide_data

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge


def proved_guide(content: Path) -> tuple[Knowledge, dict[str, Any]]:
    """The knowledge and the engine's data; ContentErrors with every problem and finding."""
    knowledge = sound(content)
    data = guide_data(knowledge)
    return knowledge, data
