"""What is costly is made once for all workers of a run: the first makes it, the others wait."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> Path:
    """The folder `name` of this run, made by `make`.

    `make` gives "", or why it cannot be made: every test that needs it then fails with these words,
    and nobody tries again.
    """
    home = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then that is the worker's own, inside of the run's
        home = home.parent
    place, outcome = home / name, home / f"{name}.outcome"
    with FileLock(home / f"{name}.lock"):
        if not outcome.exists():
            outcome.write_text(make(place), "utf-8")
    if wrong := outcome.read_text("utf-8"):
        pytest.fail(wrong, pytrace=False)
    return place
