"""The same answers give the same result in CPython and in Pyodide, byte for byte, in any order."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from answer_sets import answer_sets
from hingewell.bundle.bytecode import contents, stored
from hingewell.bundle.pyodide import release
from hingewell.bundle.python_zip import python_zip
from hingewell.bundle.stdlib import whole_library
from hingewell.bundle.wheel import engine_wheel
from hingewell.proof import proved_guide
from pyodide_node import Ran, run

ROOT = Path(__file__).parents[2]
SETS = 3000


@pytest.fixture(scope="module")
def guide() -> dict[str, Any]:
    """The project's own guide as the engine gets it."""
    return proved_guide(ROOT / "content").data


@pytest.fixture(scope="module")
def calls(guide: dict[str, Any]) -> list[tuple[str, str]]:
    """Each answer set in two orders, one after the other."""
    made = []
    for number, answers in enumerate(answer_sets(guide, SETS, seed=20261123)):
        name = "forced" if number % 5 == 0 else "step"
        backwards = dict(reversed(list(answers.items())))
        made += [(name, json.dumps({"answers": order})) for order in (answers, backwards)]
    return made


@pytest.fixture(scope="module")
def cpython(guide: dict[str, Any], calls: list[tuple[str, str]]) -> list[str]:
    """What the wheel answers in a Python of its own."""
    task = {"wheel": str(engine_wheel(ROOT)), "guide": json.dumps(guide), "calls": calls}
    done = subprocess.run(
        [sys.executable, "-I", str(ROOT / "tools" / "run_engine.py")],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    answers: list[str] = json.loads(done.stdout)["answers"]
    return answers


@pytest.fixture(scope="module")
def pyodide(guide: dict[str, Any], calls: list[tuple[str, str]]) -> Ran:
    """What the browser's zip answers in Pyodide."""
    return run(python_zip(ROOT), json.dumps(guide), calls)


def test_cpython_and_pyodide_answer_alike(
    calls: list[tuple[str, str]], cpython: list[str], pyodide: Ran
) -> None:
    assert pyodide.errors == [None] * len(calls)
    differing = [
        (call, here, there)
        for call, here, there in zip(calls, cpython, pyodide.answers, strict=True)
        if here != there
    ]
    assert not differing, f"{len(differing)} of {len(calls)} differ; the first: {differing[0]}"


def test_a_later_visit_answers_as_the_first(
    guide: dict[str, Any], calls: list[tuple[str, str]], cpython: list[str]
) -> None:
    """From a snapshot of its memory, in which all is imported that it may ever need."""
    some = slice(0, None, 20)
    wrong = [("step", "{"), ("no_such_call", "{}"), ("load", "{")]
    imported = "import sys\n' '.join(sys.modules)"
    python = python_zip(ROOT)
    later = run(python, json.dumps(guide), [*calls[some], *wrong], imported, kept=True)
    files = [name.removesuffix(".pyc").removesuffix("/__init__") for name in contents(python)]
    assert {name.replace("/", ".") for name in files} <= set(str(later.code).split())
    assert later.answers[: -len(wrong)] == cpython[some]
    first = run(python, json.dumps(guide), wrong)
    assert later.answers[-len(wrong) :] == first.answers
    assert later.errors[-len(wrong) :] == first.errors


def test_the_order_of_the_answers_does_not_matter(
    calls: list[tuple[str, str]], cpython: list[str]
) -> None:
    pairs = list(zip(calls[::2], cpython[::2], cpython[1::2], strict=True))
    differing = [(call, one, other) for call, one, other in pairs if one != other]
    assert not differing, f"{len(differing)} of {len(pairs)} differ; the first: {differing[0]}"


def test_the_sets_reach_every_kind_of_answer(cpython: list[str]) -> None:
    """Parity of answers that are all alike would prove little."""
    answers = [json.loads(text) for text in cpython]
    steps = [answer for answer in answers if "status" in answer]
    assert {answer["status"] for answer in steps} == {"ask", "result"}
    results = [answer for answer in steps if answer["status"] == "result"]
    assert {answer["stopped"] for answer in results} == {True, False}
    assert len({answer["outcome"] for answer in results}) > 1
    assert all(answer["trace"] for answer in results)
    assert any(answer["rejected"] for answer in steps)


WRONG = [("no_such_call", "{}"), ("step", "{"), ("step", "[]"), ("step", '{"answers": 1}')]
IMPORTED = """
import sys
specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
" ".join(spec.name for spec in specs if spec and (spec.origin or "").startswith("/lib/python"))
"""


def test_the_trimmed_library_lacks_nothing(
    guide: dict[str, Any], calls: list[tuple[str, str]], tmp_path: Path
) -> None:
    """With the whole library at hand, the engine's answers and errors import what ours has."""
    whole = tmp_path / "whole.zip"
    stored({**whole_library(ROOT, release(ROOT)), **contents(engine_wheel(ROOT))}, whole)
    ran = run(whole, json.dumps(guide), [*calls[::30], *WRONG], IMPORTED)
    names = {name.removesuffix(".pyc") for name in contents(python_zip(ROOT))}
    assert set(str(ran.code).split()) <= {
        name.removesuffix("/__init__").replace("/", ".") for name in names
    }
