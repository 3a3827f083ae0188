"""In place of _pyodide.jsbind, which reads types off JavaScript: the engine calls nothing there."""


def __getattr__(name: str) -> object:
    """Give anything: Pyodide's core looks up a handful of names and keeps them for such calls."""
    del name
    return object()
