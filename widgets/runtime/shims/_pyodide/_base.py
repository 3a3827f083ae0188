"""In place of _pyodide._base: how JavaScript runs a line of Python and imports a module.

Pyodide's own takes sources apart with ast and tokenize, for programs that readers write.
"""

from importlib import import_module
from types import ModuleType
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, **_: object) -> object:
    """Run it; the value of its last statement, where that is an expression."""
    import _ast  # noqa: PLC0415 - only as long as somebody runs source code

    names = {} if globals is None else globals
    tree = compile(source, "<page>", "exec", _ast.PyCF_ONLY_AST)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    exec(compile(tree, "<page>", "exec"), names)  # noqa: S102 - it comes from Pyodide itself
    if last is None:
        return None
    return eval(compile(_ast.Expression(last.value), "<page>", "eval"), names)  # noqa: S307


def pyimport_impl(name: str) -> ModuleType:
    """Import a module."""
    return import_module(name)
