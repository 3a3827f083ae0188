"""In place of importlib.abc: the two classes that Pyodide's finder of modules is made of.

The library's own brings importlib.resources with it, and so pathlib, tempfile and shutil.
"""

from importlib._abc import Loader

__all__ = ["Loader", "MetaPathFinder"]


class MetaPathFinder:
    """A finder that keeps nothing."""

    def invalidate_caches(self) -> None:
        """Nothing is kept."""
