"""The result of a check as one decision diagram over its questions, in the order of asking.

Each node asks one question and has one branch per answer; each end is a result. The diagram is
reduced: a node is there only where its question still changes the result. So walking it with the
answers says which answers count, what is to be asked next, and what the result is.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hingewell_engine.data import Part
    from hingewell_engine.guide import Guide


class Result:
    """What a check can end in; a plan maps each of its decisions to the items it advises."""

    __slots__ = ("outcome", "plan", "urgency")

    def __init__(
        self, urgency: str | None, outcome: str | None, plan: dict[str, tuple[str, ...]]
    ) -> None:
        self.urgency, self.outcome, self.plan = urgency, outcome, plan


class Diagram:
    """A diagram to walk. Nodes are numbered from the ends up; the last is the root.

    `level[node]` is the place of its question in the order of asking, `kids[node]` its branches in
    the order of the answers. An end has the level after the last question, and its number is that
    of its result. `branch[level]` says which branch an answer takes.
    """

    __slots__ = ("branch", "end", "kids", "level", "results", "root")

    def __init__(self, part: Part, guide: Guide) -> None:
        """Read what `hingewell_prover.diagram` wrote; GuideError where it is not of this guide."""
        self.end = len(guide.order)
        domains = [guide.questions[key].values for key in guide.order]
        self.branch = [{value: at for at, value in enumerate(values)} for values in domains]
        self.results = [_result(end) for end in part.field("results").items()]
        self.level = [self.end] * len(self.results)
        self.kids: list[tuple[int, ...]] = [()] * len(self.results)
        self._add_nodes(part, [len(values) for values in domains])
        self.root = len(self.level) - 1
        if self.root < 0:
            part.wrong("a diagram needs a result")

    def _add_nodes(self, part: Part, arity: Sequence[int]) -> None:
        counts, kids = _numbers(part.field("counts")), _numbers(part.field("kids"))
        if len(counts) != self.end or sum(map(int.__mul__, counts, arity)) != len(kids):
            part.wrong("this diagram is of another guide")
        at = 0
        for level in reversed(range(self.end)):
            many = arity[level]
            found = kids[at : at + counts[level] * many]
            at += len(found)
            if max(found, default=-1) >= len(self.level):
                part.wrong("a branch leads upwards")
            self.level += [level] * counts[level]
            self.kids += zip(*[iter(found)] * many, strict=True)


def _numbers(part: Part) -> list[int]:
    found = part.data
    if not isinstance(found, list) or {*map(type, found)} - {int} or min(found, default=0) < 0:
        part.wrong("this has to be a list of numbers")
    return found


def _result(part: Part) -> Result:
    plan = {name: items.texts() for name, items in part.field("plan").fields().items()}
    return Result(_name(part.field("urgency")), _name(part.field("outcome")), plan)


def _name(part: Part) -> str | None:
    return None if part.data is None else part.text()
