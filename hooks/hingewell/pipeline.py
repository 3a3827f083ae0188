"""Content -> everything the site is made of. MkDocs comes after this, and nothing here knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


