"""ARCHITECTURE.md shows which room imports which; nothing more, nothing less."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
WIDGETS = ROOT / "widgets"
PROOF = {"proof", "scenarios", "ahead", "mutation", "report"}
LEFT_OUT = {"problems", "reload", "kept"}
JS_IMPORT = re.compile(r"""(?:from|import\(?)\s*["'](\.[^"']+)["']""")

Edge = tuple[str, str]


def room(module: str) -> str | None:
    """Where a module of ours belongs; None for one of others, or one that is left out."""
    first, *rest = module.split(".")
    if first in ("hingewell_engine", "hingewell_prover"):
        return first.removeprefix("hingewell_")
    if first == "mkdocs_events":
        return first
    if first != "hingewell" or not rest or rest[0] in LEFT_OUT:
        return None
    if rest[0] == "__main__":
        return "commands"
    return "proof" if rest[0] in PROOF else rest[0]


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def python_edges() -> Iterator[Edge]:
    for base in (ROOT / "hooks", WIDGETS / "engine"):
        for path in base.rglob("*.py"):
            here = room(".".join(path.relative_to(base).with_suffix("").parts))
            for module in imported(ast.parse(path.read_text("utf-8"))):
                there = room(module)
                if here and there and here != there:
                    yield here, there


def script_edges() -> Iterator[Edge]:
    for path in WIDGETS.rglob("*.js"):
        here = path.relative_to(WIDGETS).parts[0]
        for target in JS_IMPORT.findall(path.read_text("utf-8")):
            there = (path.parent / target).resolve().relative_to(WIDGETS.resolve()).parts[0]
            if here != there:
                yield here, there


def test_the_diagram_is_what_the_code_imports() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    drawn = re.findall(r"^ +(\w+) --> (\w+)$", text, re.MULTILINE)
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == {*python_edges(), *script_edges()}


def test_every_room_is_told_of() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    folders = {path.name for path in WIDGETS.iterdir() if path.is_dir()} - {"engine"}
    rooms = {path.parent.name for path in (ROOT / "hooks" / "hingewell").glob("*/__init__.py")}
    told = set(re.findall(r"`(\w+)`", text))
    assert folders | rooms <= told


def test_no_module_needs_the_private_names_of_another() -> None:
    taken = [
        f"{path.relative_to(ROOT)}: {name.name}"
        for base in (ROOT / "hooks", WIDGETS / "engine")
        for path in base.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("hingewell", "."))
        for name in node.names
        if name.name.startswith("_")
    ]
    assert taken == []
