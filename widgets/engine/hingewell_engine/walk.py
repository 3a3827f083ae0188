"""What is left of a diagram once some questions are answered, in whatever order they were."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell_engine.diagram import Diagram


class Walk:
    """A diagram with the answered questions taken out, reduced again.

    `chosen` maps the level of an answered question to the branch of its answer. `root` is the node
    that is reached: its question is the first that still changes something. `met` holds the levels
    whose answers count; without the others `root` would stand for the same.
    """

    __slots__ = ("_base", "_chosen", "_diagram", "_known", "_last", "_own", "_place", "met", "root")

    def __init__(self, diagram: Diagram, chosen: Mapping[int, int]) -> None:
        self._diagram, self._chosen = diagram, chosen
        self._last = max(chosen, default=-1)
        self._base = len(diagram.level)
        self._own: list[tuple[int, tuple[int, ...]]] = []
        self._place: dict[tuple[int, tuple[int, ...]], int] = {}
        self._known: dict[int, int] = {}
        self.met: set[int] = set()
        self.root = self._left(diagram.root)

    def is_own(self, node: int) -> bool:
        """Whether this node is not the diagram's but came about by taking questions out."""
        return node >= self._base

    def level(self, node: int) -> int:
        """The place of the node's question in the order of asking."""
        return self._own[node - self._base][0] if self.is_own(node) else self._diagram.level[node]

    def kids(self, node: int) -> tuple[int, ...]:
        """The branches of a node."""
        return self._own[node - self._base][1] if self.is_own(node) else self._diagram.kids[node]

    def _left(self, node: int) -> int:
        level = self._diagram.level[node]
        if level > self._last:
            return node  # nothing is answered from here on
        found = self._known.get(node)
        if found is None:
            kids = self._diagram.kids[node]
            if level in self._chosen:
                self.met.add(level)
                found = self._left(kids[self._chosen[level]])
            else:
                found = self._node(level, tuple(self._left(kid) for kid in kids))
            self._known[node] = found
        return found

    def _node(self, level: int, kids: tuple[int, ...]) -> int:
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (level, kids)
        if key not in self._place:
            self._place[key] = self._base + len(self._own)
            self._own.append(key)
        return self._place[key]
