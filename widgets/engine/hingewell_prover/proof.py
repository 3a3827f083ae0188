"""Proves a guide: all findings over its whole space of answers, and the size of that space."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from hingewell_prover.flow import flow_findings
from hingewell_prover.forgotten import forgotten
from hingewell_prover.tables import table_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hingewell_prover.finding import Finding
    from hingewell_prover.functions import Functions
    from hingewell_prover.promises import Promise


@dataclass(frozen=True, slots=True)
class Space:
    """How much a proof covered.

    `answers` counts all complete sets of answers, `walks` the different ways through the check
    (what is asked and how it is answered), `ends` its different results, `nodes` the nodes of the
    diagram that stands for them all.
    """

    answers: int
    walks: int
    ends: int
    nodes: int


def findings(functions: Functions, promises: Sequence[Promise]) -> Iterator[Finding]:
    """Every fault there is: of tables, of the flow, of what is promised and what is forgotten."""
    yield from table_findings(functions)
    yield from flow_findings(functions)
    for promise in promises:
        yield from promise.broken(functions)
    yield from forgotten(functions, promises)


def space(functions: Functions) -> Space:
    """The size of what `findings` speaks of."""
    forest, root = functions.forest, functions.result()
    ways: dict[int, int] = {}
    nodes = forest.nodes(root)
    for node in nodes:  # each after those that it leads to
        ways[node] = sum(ways[kid] for kid in forest.kids(node)) or 1
    ends = sum(forest.is_constant(node) for node in nodes)
    return Space(prod(forest.arity), ways[root], ends, len(nodes) - ends)
