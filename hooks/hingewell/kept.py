"""What was worked out stays in memory: a preview's next build needs nearly all of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Kept[T]:
    """The last `most` results, each by what it was worked out from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[Hashable, T] = {}

    def get(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, from memory where it was done before for the same `key`."""
        found = self._found.pop(key) if key in self._found else work()
        self._found[key] = found  # the latest stands last
        if len(self._found) > self._most:
            del self._found[next(iter(self._found))]
        return found
