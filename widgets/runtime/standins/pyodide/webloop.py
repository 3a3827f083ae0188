"""In place of pyodide.webloop: an event loop on the browser's, which the engine never needs."""


def _initialize_event_loop() -> None:
    """There is none."""
