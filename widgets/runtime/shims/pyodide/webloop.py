"""In place of pyodide.webloop: an event loop on the browser's, which the engine never needs."""

from pyodide_js._api import scheduleCallback as _held  # noqa: F401, N813 - for snapshots


def _initialize_event_loop() -> None:
    """There is none."""
