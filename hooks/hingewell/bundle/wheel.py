"""The engine's wheel: what the build imports and what the browser runs are one and the same."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from hingewell.bundle.kept import folder_digest, kept

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = "hingewell_engine"
# Modules beside the engine that hold on to it: they have to meet the new one too.
_DEPENDENTS = ("hingewell_prover", "hingewell.compile.promises", "hingewell.mutation")
# The earliest date that a zip file can hold: the same sources give the same bytes.
REPRODUCIBLE = "315532800"


def engine_wheel(root: Path) -> Path:
    """Build the engine's wheel, offline, unless its sources are those of last time.

    `root` is the project's folder. Returns the path of `hingewell_engine-*.whl`. Raises
    RuntimeError with the builder's words if it cannot be built.
    """
    project = root / "widgets" / "engine"
    sources = [project / "pyproject.toml", *(project / PACKAGE).rglob("*.py")]
    place = root / ".cache" / "wheel" / folder_digest(project, sources)
    folder = kept(place, lambda fresh: _build(project, fresh))
    (wheel,) = folder.glob("*.whl")
    return wheel


def use_engine(root: Path) -> Path:
    """Make `import hingewell_engine` mean the wheel from here on; the wheel's path.

    When the sources have changed since last time, the new wheel takes the old one's place and the
    modules imported from the old one are forgotten. The prover, which is in no wheel, comes from
    the sources.
    """
    wheel = engine_wheel(root)
    if sys.path[0] == str(wheel):
        return wheel
    ours = str(root / ".cache" / "wheel")
    sources = str(root / "widgets" / "engine")
    others = [entry for entry in sys.path if not entry.startswith(ours) and entry != sources]
    sys.path[:] = [str(wheel), *others, sources]
    for name in list(sys.modules):
        if f"{name}.".startswith(tuple(f"{module}." for module in (PACKAGE, *_DEPENDENTS))):
            del sys.modules[name]
    importlib.invalidate_caches()
    return wheel


def _build(project: Path, into: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flit_core.wheel", "--outdir", str(into), str(project)],
        env={**os.environ, "SOURCE_DATE_EPOCH": REPRODUCIBLE},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the engine's wheel cannot be built:\n{done.stderr.strip()}")
