"""How soon Python's first answer is there: our check page beside others, cold and warm, in one run.

Time counts from the start of the navigation to the engine's first answer (for MicroPython, which
cannot run the engine, to 1 + 1). Every visit of a round has a browser profile of its own with a
cache on disk. "Warm" is the third visit, after the browser had time to keep compiled code. The
guide runs on two Pyodides: its own, and the one that `bench/rivals/package.json` names.
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

from hingewell.bundle.pyodide import Release, release
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
    stock: str  # the entrant that it is a share of
    tells: str = THEIRS
    keeps: bool = False  # lets a service worker keep it


def stock(used: Release) -> str:
    """How a Pyodide as its documentation shows it is called here."""
    return f"Pyodide {used.version}, as documented"


def ours(used: Release, place: str) -> tuple[Entrant, ...]:
    """The guide on a Pyodide, and that Pyodide itself; `place` tells their folders apart."""
    page, alone = f"/guide{place}/check/", stock(used)
    name = f"our check page on {used.version}"
    return (
        Entrant(name, page, alone, OURS),
        Entrant(f"{name}, kept on the device", page, alone, OURS, keeps=True),
        Entrant(alone, f"/rivals/stock.html?/pyodide{place}/", alone),
    )


OWN, OTHER = release(ROOT), Release(ROOT / "bench" / "rivals" / "node_modules" / "pyodide-other")
ENTRANTS = (
    *ours(OWN, ""),
    *ours(OTHER, "-other"),
    Entrant(
        f"PyScript 0.7.31 on Pyodide {OWN.version}, main thread",
        "/rivals/pyscript.html",
        stock(OWN),
    ),
    Entrant("MicroPython 1.27.0, 1 + 1 (the bound)", "/rivals/micropython.html", stock(OWN)),
)

type Times = dict[str, defaultdict[str, list[float]]]


def folders(site: Path, other: Path, into: Path) -> dict[str, Path]:
    """What the host has; the engine and the guide's data are put into `into`."""
    shutil.copyfile(engine_wheel(ROOT), into / "engine.whl")
    (into / "guide.json").write_bytes(engine_json(proved_guide(ROOT / "content").data))
    return {
        "/guide/": site,
        "/guide-other/": other,
        "/rivals/": ROOT / "bench" / "rivals",
        "/pyodide/": OWN.folder,
        "/pyodide-other/": OTHER.folder,
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
    stocks = {one.name: times[one.stock] for one in ENTRANTS}
    print(
        "| first answer of Python, ms (share of the stock) | cold | 10 Mbit/s, 40 ms | warm | MB |"
    )
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, found in times.items():
        cells = [
            f"{median(found[kind]):.0f} ({median(found[kind]) / median(stocks[name][kind]):.2f})"
            if found[kind]
            else ""
            for kind in ("cold", "slow", "warm")
        ]
        print(f"| {name} | {' | '.join(cells)} | {median(found['bytes']) / 1e6:.2f} |")


def main(site: Path, other: Path, rounds: int) -> None:
    """Run the rounds, after one visit to each that fills the host's own memory."""
    with (
        tempfile.TemporaryDirectory() as engine,
        hosting(folders(site, other, Path(engine))) as host,
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
    at = Path(sys.argv[1])
    main(at, at.with_name(f"{at.name}-other"), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
