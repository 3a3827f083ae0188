"""`tools/bootstrap` finds a Python that fits, has one fetched, or says in one line what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHELL = shutil.which("sh") or "sh"
USED = "import sys\nprint('used', sys.argv[1], sys.executable)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The script alone, blind for what this machine has outside of `tmp_path/bin`."""
    tools = tmp_path / "tools"
    tools.mkdir()
    text = (ROOT / "tools" / "bootstrap").read_text("utf-8")
    script = tools / "bootstrap"
    script.write_text(re.sub(r" /(usr|opt|Library)", rf" {tmp_path}/\1", text), "utf-8")
    (tools / "prepare.py").write_text(USED, "utf-8")
    (tmp_path / "bin").mkdir()
    for name in ("dirname", "id"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    return tmp_path


def program(project: Path, name: str, lines: str) -> None:
    file = project / "bin" / name
    file.write_text(f"#!{SHELL}\n{lines}\n", "utf-8")
    file.chmod(0o755)


def run(project: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHELL, str(project / "tools" / "bootstrap"), "site"],
        env={"PATH": str(project / "bin"), "HOME": str(project), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_python_on_path_is_taken(project: Path) -> None:
    program(project, "python3", f'exec "{sys.executable}" "$@"')
    assert run(project).stdout.startswith("used site ")


def test_one_that_is_too_old_is_passed_over_for_one_of_pyenv(project: Path) -> None:
    program(project, "python3", "exit 1")
    folder = project / "envs" / "versions" / "3.14.0" / "bin"
    folder.mkdir(parents=True)
    (project / "bin" / "own").write_text(f'#!{SHELL}\nexec "{sys.executable}" "$@"\n', "utf-8")
    (project / "bin" / "own").chmod(0o755)
    (folder / "python3").symlink_to(project / "bin" / "own")
    assert run(project, PYENV_ROOT=str(project / "envs")).stdout.startswith("used site ")


def test_uv_fetches_one_where_there_is_none(project: Path) -> None:
    uv = f"""case "$1 $2" in
  --version*) ;;
  "python install") : >{project}/fetched ;;
  "python find") [ -f {project}/fetched ] && echo {sys.executable} || exit 2 ;;
esac"""
    program(project, "uv", uv)
    done = run(project)
    assert "Having uv fetch Python" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("used site ")


def test_without_any_one_line_says_what_to_do(project: Path) -> None:
    done = run(project)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("hingewell needs CPython 3.12 or newer")
    assert done.stderr.count("\n") == 1
