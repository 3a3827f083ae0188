"""Compiles a guide's rules into the one diagram that the engine walks (see its `diagram`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from hingewell_engine.guide import Guide
from hingewell_prover.functions import Functions

if TYPE_CHECKING:
    from hingewell_prover.forest import Forest, Function


def with_diagram(data: dict[str, Any]) -> dict[str, Any]:
    """The guide's data with its "diagram"; GuideError where the data does not make a guide."""
    return {**data, "diagram": diagram_of(Functions(Guide(data)))}


def diagram_of(functions: Functions) -> dict[str, Any]:
    """The diagram as plain data.

    `results` are the ends. `counts[i]` is the number of nodes of question i in the order of
    asking. `kids` holds the branches of all nodes in one row, from the last question to the first;
    a branch is a number counted through the ends first and then the nodes in that order.
    """
    forest = functions.forest
    nodes = _ends_first(forest, functions.result())
    number = {node: at for at, node in enumerate(nodes)}
    inner = [node for node in nodes if not forest.is_constant(node)]
    levels = [forest.level(node) for node in inner]
    return {
        "results": [_result(functions, node) for node in nodes if forest.is_constant(node)],
        "counts": [levels.count(level) for level in range(forest.end)],
        "kids": [number[kid] for node in inner for kid in forest.kids(node)],
    }


def _ends_first(forest: Forest, root: Function) -> list[Function]:
    return sorted(forest.nodes(root), key=forest.level, reverse=True)


def _result(functions: Functions, end: Function) -> dict[str, Any]:
    urgency, outcome, *held = cast("tuple[Any, ...]", functions.forest.value(end))
    check = functions.guide.check
    names = [(plan, item) for plan in check.plan for item in functions.items[plan]]
    plan: dict[str, list[str]] = {name: [] for name in check.plan}
    for (name, item), holds in zip(names, held, strict=True):
        if holds:
            plan[name].append(item)
    return {"urgency": urgency, "outcome": outcome, "plan": plan}
