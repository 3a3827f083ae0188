"""The proof over days in a process of its own: with a second processor it costs no time."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any

from hingewell_prover.days.proof import KNOWN, parts, prove, tried

if TYPE_CHECKING:
    from hingewell_prover.days.proof import Days, Part


class Proving:
    """A proof that is under way from the start; `days` waits for it."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._thread: Thread | None = None
        if new := [part for part in parts(data) if part.key not in KNOWN]:
            self._thread = Thread(target=_proved_beside, args=[new], daemon=True)
            self._thread.start()

    def days(self) -> Days:
        """What was found. Where the process could not tell, it is found here."""
        if self._thread:
            self._thread.join()
        return prove(self._data)


def keep_ready() -> None:
    """Where there was a proof, have a process wait for the next: its start costs that no time."""
    if KNOWN and not _alive():
        _waiting[:] = [_started()]


_waiting: list[subprocess.Popen[bytes]] = []
"""One process at most. It ends with this one, when nothing more can be sent to it."""


def _alive() -> bool:
    return bool(_waiting) and _waiting[0].poll() is None


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what went wrong is told by whoever tries it again
    )


def _proved_beside(new: list[Part]) -> None:
    process = _waiting.pop() if _alive() else _started()
    told, _ = process.communicate(pickle.dumps(new))
    if process.returncode == 0:
        KNOWN.update(pickle.loads(told))  # noqa: S301 - of the process started here


def _main() -> None:
    gc.disable()  # there is little to let go, and it ends soon
    new: list[Part] = pickle.load(sys.stdin.buffer)  # noqa: S301 - of the process that started this
    pickle.dump({part.key: tried(part) for part in new}, sys.stdout.buffer)


if __name__ == "__main__":
    _main()
