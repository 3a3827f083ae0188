"""The way in: text in, text out, and no call that fails otherwise than in its reply."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import hingewell_engine
from hingewell_engine import api
from hingewell_prover.diagram import with_diagram
from unit.engine.guides import toe_guide


@pytest.fixture(autouse=True)
def _loaded() -> None:
    api.load(json.dumps(with_diagram(toe_guide())))


def test_a_reply_is_the_same_text_whatever_the_order_of_the_answers() -> None:
    one = api.call("step", '{"answers": {"off": "no", "blue": "no", "pain": 0}}')
    other = api.call("step", '{"answers": {"pain": 0, "blue": "no", "off": "no"}}')
    assert one == other
    assert json.loads(one)["outcome"] == "fine"


def test_forced_is_a_call() -> None:
    assert api.call("forced", '{"answers": {"off": "yes"}}') == '{"urgency":"emergency"}'


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "{",
        "null",
        "[]",
        "1",
        '"answers"',
        "{}",
        '{"answers": 1}',
        '{"answers": []}',
        "[" * 9999,
    ],
)
def test_a_payload_that_makes_no_sense_is_an_error_in_the_reply(payload: str) -> None:
    assert json.loads(api.call("step", payload))["error"]["kind"] == "bad_payload"


def test_an_unknown_call_is_an_error_in_the_reply() -> None:
    assert json.loads(api.call("dance", "{}"))["error"]["kind"] == "unknown_call"


def test_numbers_that_json_does_not_know_do_not_reach_the_reply() -> None:
    reply = api.call("step", '{"answers": {"pain": NaN, "off": 1e999, "blue": "\\ud800"}}')
    assert [row["value"] for row in json.loads(reply)["rejected"]] == ["\ud800", None, None]
    assert "NaN" not in reply
    assert "Infinity" not in reply


def python(code: str) -> str:
    """What `code` prints in a Python of its own that can import the engine."""
    folder = Path(hingewell_engine.__path__[0]).parent
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def imported_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*(n for n in sys.modules if 'hingewell' not in n))"
    return set(python(code).split())


def test_the_engine_imports_nothing_but_json() -> None:
    assert imported_by("hingewell_engine.api") == imported_by("json, __future__")


def test_a_call_before_a_guide_is_loaded_is_an_error_in_the_reply() -> None:
    code = "from hingewell_engine import api; print(api.call('step', '{}'))"
    assert json.loads(python(code))["error"]["kind"] == "not_loaded"
