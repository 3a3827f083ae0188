"""Whether a JSON-LD graph says only what schema.org knows, and says it rightly."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

type Node = dict[str, Any]


@cache
def vocabulary() -> dict[str, Any]:
    text = Path(__file__).with_suffix(".yml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def nodes(value: Any) -> Iterator[Node]:
    """Every node inside `value`, a mere reference aside."""
    if isinstance(value, dict):
        if set(value) != {"@id"}:
            yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def faults(graph: Node) -> list[str]:
    """What is wrong with a graph, a line each."""
    if graph.get("@context") != "https://schema.org":
        return ["the context is not schema.org"]
    named = {node["@id"]: node for node in nodes(graph["@graph"]) if "@id" in node}
    return [line for node in nodes(graph["@graph"]) for line in _node(node, named)]


def _node(node: Node, named: dict[str, Node]) -> Iterator[str]:
    kind = node.get("@type", "")
    if kind not in vocabulary()["types"]:
        yield f"there is no type {kind!r}"
        return
    for name in vocabulary()["needed"].get(kind, []):
        if not node.get(name):
            yield f"{kind} lacks {name}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        about = vocabulary()["properties"].get(name)
        if about is None or not _kinds(kind) & set(about["of"]):
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if not any(_takes(one, wanted, named) for wanted in about["takes"]):
                yield f"{kind}.{name} does not take {one!r}"


@cache
def _kinds(kind: str) -> set[str]:
    above: list[str] = vocabulary()["types"][kind]
    return {kind}.union(*(_kinds(parent) for parent in above))


def _takes(value: Any, wanted: str, named: dict[str, Node]) -> bool:
    if isinstance(value, dict):
        node = named.get(value["@id"], {}) if set(value) == {"@id"} else value
        return node.get("@type") in vocabulary()["types"] and wanted in _kinds(node["@type"])
    match wanted:
        case "Text":
            return isinstance(value, str) and bool(value.strip()) and "[[" not in value
        case "URL":
            parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
            return parts.scheme in ("http", "https") and bool(parts.netloc)
        case "Date":
            return isinstance(value, str) and str(datetime.date.fromisoformat(value)) == value
        case "Number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case _:
            return False
