"""The flow worked out from the rules against readers who walk the check one by one."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions
from hingewell_prover.ways import Ways
from property.brute_force import asked, completions, decided
from property.random_guides import guides
from unit.engine.guides import inquiry

often = settings(max_examples=60, deadline=None)


@often
@given(st.data())
def test_every_way_that_a_reader_goes_and_no_other_is_told(draw: st.DataObject) -> None:
    data = draw.draw(guides(max_questions=4))
    parts = draw.draw(_parts(asked(data)))
    ways = list(Ways(Functions(Guide(data)), parts).all())
    told = {(way.part, way.to, way.end): way.when for way in ways}
    part = {key: at for at, keys in enumerate(parts) for key in keys}
    seen: dict[int, set[int]] = {at: set() for at in range(len(parts))}
    gone: dict[tuple[int, int | None, str | None], set[int]] = {}
    engine, everybody = inquiry(data), list(completions(data, {}))
    for reader, answers in enumerate(everybody):
        step = engine.step(answers)
        visited = [part[key] for key in step["answers"]]
        for at, to in zip(visited, [*visited[1:], None], strict=False):
            seen[at].add(reader)
            if at != to and (to is not None or step["outcome"] is not None):
                end = step["outcome"] if to is None else None
                gone.setdefault((at, to, end), set()).add(reader)
    assert told.keys() == gone.keys()
    for way, when in told.items():
        fits = {
            reader
            for reader in seen[way[0]]
            if any(_holds(data, row, everybody[reader]) for row in when.rows)
        }
        assert fits >= gone[way]
        if when.exact:
            assert fits == gone[way]


def _holds(data: dict[str, Any], row: dict[str, Any], answers: dict[str, Any]) -> bool:
    found = decided(data, answers)
    return all(found[name] in values for name, values in row.items())


@st.composite
def _parts(draw: st.DrawFn, order: list[str]) -> list[list[str]]:
    """The questions in a row of parts, some of which may be empty."""
    cut = draw(st.integers(1, len(order)))
    return [order[:cut], *([order[cut:]] if draw(st.booleans()) or cut < len(order) else [])]
