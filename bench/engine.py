"""How fast the check goes on: next question, reasons for a result, and how the proof grows."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from time import perf_counter

from hingewell.bundle.wheel import use_engine

ROOT = Path(__file__).parents[1]
use_engine(ROOT)

from hingewell.proof import proved_guide  # noqa: E402 - needs the engine in place
from hingewell_engine import api  # noqa: E402 - likewise
from unit.prover.test_growth import proved_with  # noqa: E402 - likewise

FLAGS = (10, 20, 40, 80)
ROUNDS = 5


def times_of(call: str, payloads: list[str]) -> list[float]:
    """Milliseconds of each call, sorted."""
    found = []
    for payload in payloads:
        begun = perf_counter()
        api.call(call, payload)
        found.append((perf_counter() - begun) * 1000)
    return sorted(found)


def walks(stories: list[dict[str, str | int]]) -> list[str]:
    """Each story as it is told, one answer more at a time."""
    return [
        json.dumps({"answers": dict(list(answers.items())[:count])})
        for answers in stories
        for count in range(len(answers))
    ]


def proof(flags: int) -> float:
    """Milliseconds to prove a check with so many warning signs: the median of several."""
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        proved_with(flags)
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def main() -> None:
    """Print the tables."""
    begun = perf_counter()
    proved = proved_guide(ROOT / "content")
    whole = perf_counter() - begun
    api.load(json.dumps(proved.data))
    stories = [dict(story.answers) for story in proved.knowledge.scenarios.values()]
    calls = {
        "next question": times_of("step", walks(stories)),
        "result": times_of("step", [json.dumps({"answers": one}) for one in stories]),
        "explanation": times_of("explain", [json.dumps({"answers": one}) for one in stories]),
    }
    print("| call (CPython) | median ms | slowest ms | calls |\n| --- | ---: | ---: | ---: |")
    for name, times in calls.items():
        print(f"| {name} | {median(times):.2f} | {times[-1]:.2f} | {len(times)} |")
    print(f"\nThe guide is read, checked and proved in {whole:.1f} s.\n")
    print("| warning signs | proof, ms | times that of the line above |\n| ---: | ---: | ---: |")
    before = 0.0
    for flags in FLAGS:
        time = proof(flags)
        print(f"| {flags} | {time:.0f} | {f'{time / before:.1f}' if before else ''} |")
        before = time


if __name__ == "__main__":
    main()
