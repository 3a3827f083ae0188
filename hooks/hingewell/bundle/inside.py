"""Runs inside Pyodide, never here: traces and byte-compiles with the Python that will run the code.

Byte-code of one minor version of Python is of no use to another. So it is made by the very Python
that a reader gets, whatever Python the build runs on. `python_zip.py` sends this file there.
"""

from __future__ import annotations

import sys

_UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
"""The flags of byte-code that is not held against its source (PEP 552), and no hash of that."""


def impossible(imports: list[str]) -> str:
    """Carry out these import statements; those that fail, joined by semicolons."""
    return "; ".join(statement for statement in imports if not _works(statement))


def _works(statement: str) -> bool:
    try:
        exec(statement, {})  # noqa: S102 - it comes from the engine
    except ImportError:
        return False
    return True


def fail(depth: int = 3) -> None:
    """Raise an error with others around it: telling of one imports more than a success does."""
    import json  # noqa: PLC0415 - what is imported here is traced
    import traceback  # noqa: PLC0415

    if depth:
        fail(depth - 1)
    try:
        json.loads("{")
    except ValueError as error:
        traceback.format_exception(error)
        raise RuntimeError("on purpose") from error


def library() -> str:
    """All that has been imported from the library so far, byte-compiled: as `compiled`."""
    sources = {}
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if spec and (spec.origin or "").startswith("/lib/python"):
            base = spec.name.replace(".", "/")
            inside = spec.submodule_search_locations is not None
            name = f"{base}/__init__.py" if inside else f"{base}.py"
            sources[name] = spec.loader.get_source(spec.name)
    return compiled(sources)


def compiled(sources: dict[str, str]) -> str:
    """Byte-compile sources by file name; JSON: the byte-code in hexadecimal by `.pyc`.

    Without docstrings and asserts, as `python -OO` would.
    """
    import json  # noqa: PLC0415

    return json.dumps({f"{name}c": _byte_code(sources[name], name) for name in sorted(sources)})


def _byte_code(source: str, name: str) -> str:
    import marshal  # noqa: PLC0415
    from importlib.util import MAGIC_NUMBER  # noqa: PLC0415

    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return (MAGIC_NUMBER + _UNCHECKED + marshal.dumps(code)).hex()
