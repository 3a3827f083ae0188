"""What was worked out stays in memory: a preview's next build needs nearly all of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Same:
    """An object that never changes, as a key: another is another, though it were equal."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it  # kept alive, so that no other gets its id

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it


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


class Latest[T]:
    """The latest result for each name, as long as it is worked out from the same."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[object, T]] = {}

    def get(self, name: str, made_from: object, work: Callable[[], T]) -> T:
        """What `work` gives, from memory where it was last done for the same `made_from`."""
        found = self._found.get(name)
        if found is None or found[0] != made_from:
            found = self._found[name] = (made_from, work())
        return found[1]
