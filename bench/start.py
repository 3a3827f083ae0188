"""How soon Python's first answer is there: our check page beside others, cold and warm, in one run.

Time counts from the start of the navigation to the engine's first answer (for MicroPython, which
cannot run the engine, to 1 + 1). Every visit of a round has a browser profile of its own with a
cache on disk. "Warm" is the third visit, after the browser had time to keep compiled code.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from hingewell.bundle.wheel import engine_wheel, use_engine
from machine import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(Path(__file__).parent))
use_engine(ROOT)

from line import Host, Line, hosting  # noqa: E402 - likewise

from hingewell.pipeline import engine_json  # noqa: E402 - needs the engine in place
from hingewell.proof import proved_guide  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserType

SETTLE = 3_000  # milliseconds in which the browser keeps what it compiled
SLOW = (10_000_000, 0.04)  # bits a second, seconds there and back
OURS = """async () => {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const { engine } = await import(names.find((name) => name.endsWith("runtime/engine.js")));
  await engine().call("step", { answers: {} });
  return performance.now();
}"""
THEIRS = "globalThis.firstResult"
KEPT = "now work without a network"
SNAPSHOT = """() => caches.keys().then((names) => names.some((name) => /^hw-python/.test(name)))"""
"""Whether the device has kept Python's memory, as it does in the background."""


@dataclass(frozen=True)
class Entrant:
    """Somebody in the race: where its page is, and what tells the milliseconds to its answer."""

    name: str
    page: str
    tells: str = THEIRS
    keeps: bool = False  # lets a service worker keep it


ENTRANTS = (
    Entrant("our check page", "/guide/check/", OURS),
    Entrant("our check page, kept on the device", "/guide/check/", OURS, keeps=True),
    Entrant("Pyodide 0.29.5, as documented", "/rivals/stock.html?/pyodide/"),
    Entrant(
        "Pyodide 314.0.7, as documented", "/rivals/stock.html?/rivals/node_modules/pyodide-newest/"
    ),
    Entrant("PyScript 0.7.31 on Pyodide 0.29.5, main thread", "/rivals/pyscript.html"),
    Entrant("MicroPython 1.27.0, 1 + 1 (the bound)", "/rivals/micropython.html"),
)
STOCK = ENTRANTS[2]

type Times = dict[str, defaultdict[str, list[float]]]


def folders(site: Path, into: Path) -> dict[str, Path]:
    """What the host has; the engine and the guide's data are put into `into`."""
    shutil.copyfile(engine_wheel(ROOT), into / "engine.whl")
    (into / "guide.json").write_bytes(engine_json(proved_guide(ROOT / "content").data))
    return {
        "/guide/": site,
        "/rivals/": ROOT / "bench" / "rivals",
        "/pyodide/": ROOT / "node_modules" / "pyodide",
        "/engine/": into,
    }


@contextmanager
def device(browser: BrowserType, entrant: Entrant) -> Iterator[Callable[[str], float]]:
    """A new device: a function that opens an address and gives the milliseconds to its answer."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = browser.launch_persistent_context(
            profile,
            executable_path=str(find_browser()),
            args=BROWSER_FLAGS,
            service_workers="allow" if entrant.keeps else "block",
        )

        def visit(url: str) -> float:
            page = context.new_page()
            page.goto(url)
            took: float = page.evaluate(entrant.tells)
            if entrant.keeps:
                page.locator("hw-offline").get_by_text(KEPT).wait_for()
            if entrant.tells == OURS:
                page.wait_for_function(SNAPSHOT)
            page.wait_for_timeout(SETTLE)
            page.close()
            return took

        yield visit
        context.close()


def race(browser: BrowserType, host: Host, times: Times) -> None:
    """One round."""
    for entrant in ENTRANTS:
        url, mine = host.url + entrant.page, times[entrant.name]
        with device(browser, entrant) as visit:
            host.line, host.bytes = Line(), 0
            mine["cold"].append(visit(url))
            mine["bytes"].append(host.bytes)
            visit(url)
            mine["warm"].append(visit(url))
        if entrant.keeps:
            continue
        with device(browser, entrant) as visit:
            host.line = Line(*SLOW)
            mine["slow"].append(visit(url))


def show(times: Times) -> None:
    """Print the medians, each with its share of stock Pyodide of the same version."""
    stock = times[STOCK.name]
    print(
        "| first answer of Python, ms (share of the stock) | cold | 10 Mbit/s, 40 ms | warm | MB |"
    )
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, found in times.items():
        cells = [
            f"{median(found[kind]):.0f} ({median(found[kind]) / median(stock[kind]):.2f})"
            if found[kind]
            else ""
            for kind in ("cold", "slow", "warm")
        ]
        print(f"| {name} | {' | '.join(cells)} | {median(found['bytes']) / 1e6:.2f} |")


def main(site: Path, rounds: int) -> None:
    """Run the rounds, after one visit to each that fills the host's own memory."""
    with (
        tempfile.TemporaryDirectory() as engine,
        hosting(folders(site, Path(engine))) as host,
        sync_playwright() as playwright,
    ):
        times: Times = {one.name: defaultdict(list) for one in ENTRANTS}
        for one in ENTRANTS:
            with device(playwright.chromium, one) as visit:
                visit(host.url + one.page)
        for done in range(rounds):
            race(playwright.chromium, host, times)
            print(f"round {done + 1} of {rounds}", file=sys.stderr)
    print(f"Medians of {rounds}, headless Chromium.\n")
    show(times)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
