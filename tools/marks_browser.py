"""Which functions of Pyodide's WebAssembly are called in Chromium, for `functions.py`."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from hingewell.bundle.pyodide import FILES, FIRST, stock
from hingewell.bundle.python_zip import python_zip
from hingewell.bundle.runtime import Runtime
from hingewell.bundle.scripts import scripts
from machine import BROWSER_FLAGS, ROOT, find_browser
from serving import serving_files

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Marks</title>
<script type="application/json" id="hw-engine">{config}</script>
<script type="module">
import {{ engine }} from "./{base}runtime/engine.js";
window.client = engine();
</script></html>"""
# Stands before the worker's script.
CATCH = """const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (source, imports) => {
  const made = await instantiate(source, imports);
  const { "hw-marks": marks, ...exports } = (made.instance ?? made).exports;
  if (!marks) return made;
  self.marks = marks;
  return { exports };
};
"""
CALLS = """(calls) => Promise.all(
  calls.map(([name, payload]) => window.client.call(name, payload).catch(() => {})))"""
CALLED = "() => [...Array(self.marks.length).keys()].filter((at) => self.marks.get(at))"


def called_in_browser(marking: bytes, guide: str, calls: list[tuple[str, str]]) -> set[int]:
    """Start Pyodide from WebAssembly that marks, make the calls, read the marks."""
    made, code = _runtime(marking, guide), scripts(ROOT)
    files = {**made.files, **code.files}
    worker = f"{code.base}runtime/worker.js"
    files[worker] = CATCH.encode() + files[worker]
    files["index.html"] = PAGE.format(
        config=json.dumps(made.page_config("")), base=code.base
    ).encode()
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_bytes(data)
        with serving_files(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(find_browser()), args=BROWSER_FLAGS
            )
            page = browser.new_page()
            page.goto(f"{address}/")
            found = _called(page, calls)
            browser.close()
    return found


def _runtime(marking: bytes, guide: str) -> Runtime:
    """The files of a start, undivided."""
    files = {f"pyodide/{name}": (stock(ROOT) / name).read_bytes() for name in FILES}
    lock = json.loads((stock(ROOT) / "pyodide-lock.json").read_text("utf-8"))
    python = {"python.bin": python_zip(ROOT).read_bytes(), "guide.json": guide.encode()}
    return Runtime(
        files={**files, **python, f"pyodide/{FIRST}": marking},
        index="pyodide/",
        python="python.bin",
        guide="guide.json",
        abi=lock["info"]["abi_version"],
    )


def _called(page: Page, calls: list[tuple[str, str]]) -> set[int]:
    page.evaluate(CALLS, [(name, _plain(payload)) for name, payload in calls])
    (worker,) = page.workers
    return set(worker.evaluate(CALLED))


def _plain(payload: str) -> object:
    """A payload as a page has it; what is no JSON is a text there."""
    try:
        return json.loads(payload)
    except ValueError:
        return payload
