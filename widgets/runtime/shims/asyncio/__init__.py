"""In place of asyncio: Pyodide's core looks these up as it starts, and the engine never waits."""


class Future:
    """What Pyodide's core knows a promise by."""


class AbstractEventLoop:
    """What Pyodide's core knows a loop by."""


def get_event_loop() -> AbstractEventLoop:
    """There is none: nobody in this Python waits for anything."""
    raise RuntimeError("this Python has no event loop")
