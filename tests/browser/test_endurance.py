"""A thousand checks in one page: after the thousandth it holds no more than after the hundredth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .host import Fault, Host
from .reader import ENGINE, Reader, worker
from .walking import PRESSING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import CDPSession

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Scenario

    from .reader import Value

FEW, MANY = 300, 1000
"""The scripts are compiled by the first count: that takes memory once, and is no leak."""
LONG = 50  # each so many goes to the end
SLACK = {"JSHeapUsedSize": 1.06, "objects": 1.02, "Nodes": 1.02, "JSEventListeners": 1.02}
"""How much of each the second count may be: what a collector leaves differs a little."""

EXPOSE = (b"pyodide.pyimport(", b"(self.python=pyodide).pyimport(")
"""Lets the test look into Python, which the page has no way to."""

IN_PYTHON = """() => {
  const objects = self.python.runPython("import gc; gc.collect(); len(gc.get_objects())");
  return { objects, wasm: self.python._module.HEAPU8.byteLength };
}"""

# Nothing is laid out: that would take most of the time, and holds nothing. Most end at a sign.
CHECKS = f"""async ([short, long, times]) => {{
  {PRESSING}
  const client = {ENGINE};
  check.style.display = "none";
  const ends = new Set();
  for (let time = 0; time < times; time++) {{
    const answers = time % {LONG} ? short : long[time / {LONG} % long.length];
    while (check.dataset.view === "page") await pass(answers);
    await until(() => check.querySelector(".hw-result, .hw-stop"));
    ends.add(check.querySelector(".hw-result, .hw-stop").dataset.level);
    await client.call("step", {{ answers }});
    press(check.querySelector("[data-act=restart]"));
    await until(() => check.dataset.view === "page");
  }}
  return [...ends];
}}"""


def held(reader: Reader, device: CDPSession) -> dict[str, float]:
    """What the page and its Python hold, after the collectors have been."""
    # What is on its way still holds what waits for it.
    reader.page.evaluate(f'async () => {ENGINE}.call("step", {{ answers: {{}} }})')
    for _ in range(3):
        device.send("HeapProfiler.collectGarbage")
    metrics = device.send("Performance.getMetrics")["metrics"]
    found = {one["name"]: one["value"] for one in metrics}
    python: dict[str, Any] = worker(reader.page).evaluate(IN_PYTHON)
    names = ("JSHeapUsedSize", "Nodes", "JSEventListeners", "Documents")
    return {**{name: found[name] for name in names}, **python}


def test_a_thousand_checks_in_one_page(
    reader: Reader,
    host: Host,
    knowledge: Knowledge,
    story: Scenario,
    calm: Mapping[str, Value],
    checklist: str,
) -> None:
    host.faulty["runtime/worker.js"] = Fault(change=lambda data: data.replace(*EXPOSE))
    reader.open().ready()
    device = reader.page.context.new_cdp_session(reader.page)
    device.send("Performance.enable")
    sign = str(knowledge.pages[checklist].questions[0])
    stories = [{**calm, sign: "yes"}, [dict(story.answers), dict(calm)]]
    ends = reader.page.evaluate(CHECKS, [*stories, FEW])
    assert sorted(ends) == sorted([knowledge.check.stops_at[0], str(story.expect.urgency)])
    few = held(reader, device)
    assert reader.page.evaluate(CHECKS, [*stories, MANY - FEW]) == ends
    many = held(reader, device)
    grown = [name for name in few if many[name] > few[name] * SLACK.get(name, 1)]
    assert not grown, (few, many)
