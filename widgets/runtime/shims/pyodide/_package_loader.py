"""In place of pyodide._package_loader: no package is ever installed, only the folders are asked."""

from pyodide_js import loadedPackages as _held  # noqa: F401, N813 - for snapshots


class _Folder:
    """A folder that JavaScript asks for its name."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = _Folder("/lib/python/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """None is loaded."""
