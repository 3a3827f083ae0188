"""The smallest set of answers that forces a result, whatever the other questions are answered.

Answers that force it have to stand in the way of every path to another result. So: take the set
that blocks all paths found so far, with as few answers as possible; look for a path that it leaves
open; add that one; until there is none.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Set

    from hingewell_engine.diagram import Diagram

PATIENCE = 200
"""After so many paths, a set from which no answer can be left out has to do."""

_NEVER = 1 << 30


class Forcing:
    """Looks for answers that keep a diagram's walk out of the ends `others`.

    `chosen` maps levels to the branches of their answers; together they do keep it out.
    """

    __slots__ = ("_chosen", "_diagram", "_others")

    def __init__(
        self, diagram: Diagram, chosen: Mapping[int, int], others: Collection[int]
    ) -> None:
        self._diagram, self._chosen, self._others = diagram, chosen, others

    def smallest(self, patience: int = PATIENCE) -> tuple[set[int], bool]:
        """Levels whose answers force the result, and whether no smaller set does."""
        needed = self._needed()
        paths: list[set[int]] = []
        for _ in range(patience):
            found = needed | _fewest(paths)
            path = self._path(found)
            if path is None:
                return found, True
            paths.append(path)
        return self._without_spare(needed), False

    def _without_spare(self, needed: Set[int]) -> set[int]:
        found = set(self._chosen)
        for level in sorted(found - needed):
            if self._path(found - {level}) is None:
                found.remove(level)
        return found

    def _needed(self) -> set[int]:
        """The answers that no other can make up for: changing one of them alone is enough."""
        diagram, changes, needed = self._diagram, self._changes(set()), set()
        seen, waiting = {diagram.root}, [diagram.root]
        while waiting:
            node = waiting.pop()
            answer = self._chosen.get(diagram.level[node])
            for branch, kid in enumerate(diagram.kids[node]):
                if answer is not None and branch != answer:
                    if changes[kid] == 0:
                        needed.add(diagram.level[node])
                elif kid not in seen:
                    seen.add(kid)
                    waiting.append(kid)
        return needed

    def _changes(self, fixed: Set[int]) -> list[int]:
        """How many answers have to change between a node and the other ends, none of `fixed`."""
        diagram = self._diagram
        found: list[int] = []
        for node, kids in enumerate(diagram.kids):
            if not kids:
                found.append(0 if node in self._others else _NEVER)
                continue
            answer = self._chosen.get(diagram.level[node])
            if answer is None:
                found.append(min(found[kid] for kid in kids))
            elif diagram.level[node] in fixed:
                found.append(found[kids[answer]])
            else:
                found.append(min(found[kids[answer]], 1 + min(found[kid] for kid in kids)))
        return found

    def _path(self, fixed: Set[int]) -> set[int] | None:
        """The answers that change on the shortest way to another end, None where none is left."""
        diagram, changes = self._diagram, self._changes(fixed)
        node = diagram.root
        if changes[node] >= _NEVER:
            return None
        path: set[int] = set()
        while changes[node] or diagram.kids[node]:
            kids, level = diagram.kids[node], diagram.level[node]
            answer = self._chosen.get(level)
            if answer is not None and changes[kids[answer]] == changes[node]:
                node = kids[answer]
            else:
                node = min(kids, key=changes.__getitem__)
                if answer is not None:
                    path.add(level)
        return path


def _fewest(paths: list[set[int]]) -> set[int]:
    """The smallest set with a member in every path; the first such in order of its members."""
    size = 0
    while True:
        found = _blocking(paths, size)
        if found is not None:
            return found
        size += 1


def _blocking(paths: list[set[int]], size: int) -> set[int] | None:
    if not paths:
        return set()
    if size == 0:
        return None
    shortest = min(paths, key=len)
    for level in sorted(shortest):
        found = _blocking([path for path in paths if level not in path], size - 1)
        if found is not None:
            return found | {level}
    return None
