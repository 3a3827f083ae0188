"""Traces which functions of Pyodide's WebAssembly are called, into widgets/runtime/functions.json.

A copy of it marks each function in a table as soon as it is called. With it Pyodide runs under Node
as the site's readers have it: a start, a start from a snapshot, all calls of the engine, those that
it refuses, and what `exercised.py` adds. Then it starts in Chromium, which is not quite the same.
Run it (`make functions`) when Pyodide changes, or when the engine does something new.
"""

from __future__ import annotations

import itertools
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answer_sets import answer_sets
from hingewell.bundle.bytecode import compiled, contents, stored
from hingewell.bundle.kept import digest
from hingewell.bundle.pyodide import FILES, FIRST, list_path, stock, version
from hingewell.bundle.python_zip import python_zip
from hingewell.bundle.wasm import (
    FUNCREF,
    Kind,
    Module,
    Op,
    Section,
    begun,
    const,
    name,
    number,
    sized,
    vector,
)
from hingewell.bundle.wheel import use_engine
from machine import ROOT
from marks_browser import called_in_browser
from pyodide_node import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hingewell.model.knowledge import Knowledge

MARKS = "hw-marks"
SETS = 150
WIDTH = 100
_WRONG = ("{", "[]", "{}", '{"answers": 1}', '{"plan": {}}', "[" * 300)
_NAMES = ("step", "forced", "explain", "explore", "plan_next", "plan_story", "plan_ahead", "none")

Call = tuple[str, str]


def marking(wasm: bytes) -> bytes:
    """The same module, which marks in a table of its own which functions were called."""
    module = Module(wasm)
    table = module.imported(Kind.TABLE) + len(module.tables)
    exported = next(one for _, kind, one in module.exports if kind is Kind.FUNCTION)
    told = Op.REF_FUNC + number(exported) + Op.TABLE_SET + number(table)

    def marked(at: int, body: bytes) -> bytes:
        start = begun(body)
        return body[:start] + const(at) + told + body[start:]

    bodies = [sized(marked(at, body)) for at, body in enumerate(module.bodies)]
    exports = [name(text) + bytes([kind]) + number(one) for text, kind, one in module.exports]
    own = name(MARKS) + bytes([Kind.TABLE]) + number(table)
    return module.written(
        {
            Section.TABLE: vector([*module.tables, FUNCREF + b"\x00" + number(len(module.bodies))]),
            Section.EXPORT: vector([*exports, own]),
            Section.CODE: vector(bodies),
        }
    )


def answers(guide: dict[str, Any], knowledge: Knowledge) -> Iterator[Call]:
    """The calls of the self-check: stories, and answers that chance gives."""
    stories = [dict(story.answers) for story in knowledge.scenarios.values()]
    for told in (*stories, *answer_sets(guide, SETS, seed=20261128)):
        for call in ("step", "forced", "explain"):
            yield call, json.dumps({"answers": told})


def positions(knowledge: Knowledge) -> Iterator[Call]:
    """The calls of the body to move."""
    from hingewell.render.figures import stage_data  # noqa: PLC0415 - needs the engine in place

    for explorer in knowledge.explorers.values():
        data = stage_data(explorer)
        for preset in data["presets"].values():
            payload = {"pose": preset["pose"], "lines": data["lines"], "moved": {}, "before": {}}
            yield "explore", json.dumps(payload)
            for joint, at in itertools.product(("hip", "knee", "ankle", "neck"), (-60, 15, 90)):
                yield "explore", json.dumps({**payload, "moved": {joint: at}})
                drag = {"joint": joint, "to": [at, -at / 2]}
                yield "explore", json.dumps({**payload, "drag": drag})


def plans(knowledge: Knowledge) -> Iterator[Call]:
    """The calls of the planner, day after day, for each exercise alone."""
    from hingewell.compile.guide_data import guide_data  # noqa: PLC0415 - likewise
    from hingewell.compile.plan_data import plan_data  # noqa: PLC0415 - likewise
    from hingewell_prover.stops import with_stops  # noqa: PLC0415 - likewise

    rules = plan_data(knowledge, with_stops(guide_data(knowledge))["signs"])
    for exercise, given in rules.get("exercises", {}).items():
        ladder = rules["ladders"][given["ladder"]]
        log: list[dict[str, Any]] = []
        turns = itertools.product(ladder["rungs"], ladder["answers"])
        for day, (rung, answer) in enumerate(turns, start=1):
            at = f"2026-{1 + day // 28:02}-{1 + day % 28:02}T08:00+01:00"
            told = (
                {"kind": "start", "exercise": exercise, "rank": 0},
                {"kind": "dose", "exercise": exercise, "rung": rung["id"], "felt": "fine"},
                {"kind": "check", "answer": answer, "exercises": [exercise]},
            )
            log += [{"id": f"{day}-{one['kind']}", "at": at, **one} for one in told]
            if day > 300 or len(log) > 60:
                break
            for call in ("plan_next", "plan_story", "plan_ahead"):
                yield call, json.dumps({"plan": rules, "log": log, "now": at})


def traced() -> dict[str, object]:
    """What functions.json should say."""
    use_engine(ROOT)
    from hingewell.proof import proved_guide  # noqa: PLC0415 - needs the engine in place

    proved = proved_guide(ROOT / "content")
    wrong = [(call, payload) for call in _NAMES for payload in _WRONG]
    calls = [
        *answers(proved.data, proved.knowledge),
        *positions(proved.knowledge),
        *plans(proved.knowledge),
        *wrong,
        ("load", "{"),
    ]
    guide = json.dumps(proved.data)
    whole = (stock(ROOT) / FIRST).read_bytes()
    found: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "pyodide"
        index.mkdir()
        for file in FILES:
            shutil.copyfile(stock(ROOT) / file, index / file)
        (index / FIRST).write_bytes(marking(whole))
        marks = Path(folder) / "marks.json"
        exercised = _with_exercises(Path(folder))
        run(exercised, guide, calls, "import exercised; str()", index=index, marks=marks)
        found.update(json.loads(marks.read_text("utf-8")))
        some = calls[::10]
        run(python_zip(ROOT), guide, some, kept=True, index=index, marks=marks)
        found.update(json.loads(marks.read_text("utf-8")))
        found.update(called_in_browser((index / FIRST).read_bytes(), guide, calls[::50]))
    return {"pyodide": version(ROOT), "wasm": digest([whole]), "called": spans(found)}


def _with_exercises(folder: Path) -> Path:
    """The site's Python with `exercised` in it."""
    work = folder / "work"
    work.mkdir()
    archive = work / "exercised.zip"
    stored({"exercised.py": (ROOT / "tools" / "exercised.py").read_bytes()}, archive)
    python = folder / "python.bin"
    stored({**contents(python_zip(ROOT)), **compiled(archive)}, python)
    return python


def spans(numbers: Iterable[int]) -> list[str]:
    """Numbers as text, "1-3 5", in lines."""
    ordered = sorted(numbers)
    lines = [""]
    for _, group in itertools.groupby(enumerate(ordered), lambda one: one[1] - one[0]):
        run_of = [one for _, one in group]
        text = str(run_of[0]) + (f"-{run_of[-1]}" if len(run_of) > 1 else "")
        if len(lines[-1]) + len(text) > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {text}".strip()
    return lines


def main() -> None:
    """Trace with the project's own guide and write the list."""
    text = json.dumps(traced(), indent=2) + "\n"
    list_path(ROOT).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
