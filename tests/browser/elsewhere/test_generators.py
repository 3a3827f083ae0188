"""The pages that Zensical makes: `make browsers`, no part of `make test`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT, build


def test_the_pages_that_zensical_makes_stand_the_same_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links, axe, policy, paper, no script, search engines; the search is another one."""
    site = tmp_path / "site"
    with monkeypatch.context() as patch:
        patch.setenv("GENERATOR", "zensical")
        assert build(site) == ""
    here = Path(__file__).parents[1]
    files = [here / f"test_{name}.py" for name in ("site", "pages", "structured")]
    done = subprocess.run(
        [*(sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-k", "not search"), *files],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        | {"HINGEWELL_SITE": str(site)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
