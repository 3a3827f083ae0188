"""Why a result came about, why no other did, and which single answer would change it."""

from __future__ import annotations

from hingewell_engine.forcing import Forcing
from hingewell_engine.result import trace_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from hingewell_engine.data import Value
    from hingewell_engine.diagram import Result
    from hingewell_engine.inquiry import Inquiry

    type End = tuple[str | None, str | None]


def explain(inquiry: Inquiry, answers: Mapping[str, object]) -> dict[str, Any]:
    """Why the answers lead to their result; nothing while there is more to ask."""
    counted, rejected = inquiry.settled(answers)
    if counted is None:
        return {"status": "ask", "rejected": rejected}
    return {"status": "result", **Explanation(inquiry, counted).data(), "rejected": rejected}


class Explanation:
    """Explains what the answers that count lead to; they have to lead to a result."""

    __slots__ = ("_answers", "_chosen", "_end", "_inquiry")

    def __init__(self, inquiry: Inquiry, answers: Mapping[str, Value]) -> None:
        self._inquiry, self._answers = inquiry, answers
        self._chosen = inquiry.branches(answers)
        self._end = _end(inquiry.diagram.results[inquiry.walk(answers).root])

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "why": self._why(),
            "why_not": list(self._why_not()),
            "changes": list(self._changes()),
        }

    def _why(self) -> dict[str, Any]:
        """The smallest set of answers that forces urgency and outcome, and the rules behind it."""
        inquiry = self._inquiry
        results = inquiry.diagram.results
        others = {at for at, result in enumerate(results) if _end(result) != self._end}
        levels, smallest = Forcing(inquiry.diagram, self._chosen, others).smallest()
        keys = [inquiry.guide.order[level] for level in sorted(levels)]
        answers = {key: self._answers[key] for key in keys}
        check = inquiry.guide.check
        given = dict(zip((check.urgency, check.outcome), self._end, strict=True))
        needed = _required(inquiry, given)
        trace = inquiry.decisions.evaluate(answers, given)
        return {
            "answers": answers,
            "smallest": smallest,
            "trace": [trace_data(one) for one in trace if one.table.id in needed],
        }

    def _why_not(self) -> Iterator[dict[str, Any]]:
        """For each other outcome the fewest answers that stand against it."""
        inquiry, nearest = self._inquiry, Nearest(self._inquiry, self._chosen, self._end[0])
        for outcome in inquiry.guide.decisions[inquiry.guide.check.outcome].values:
            if outcome != self._end[1]:
                yield {"outcome": outcome, **nearest.way_to(outcome)}

    def _changes(self) -> Iterator[dict[str, Any]]:
        """Every single answer that, given otherwise, leads or may lead to another result."""
        for key, value in self._answers.items():
            for instead in self._inquiry.guide.questions[key].values:
                if instead == value:
                    continue
                walk = self._inquiry.walk({**self._answers, key: instead})
                ends = {_end(result) for result in self._inquiry.results(walk)}
                if ends != {self._end}:
                    urgencies, outcomes = zip(*ends, strict=True)
                    yield {
                        "question": key,
                        "instead": instead,
                        "urgency": _only(urgencies),
                        "outcome": _only(outcomes),
                        "more_questions": walk.level(walk.root) != self._inquiry.diagram.end,
                    }


class Nearest:
    """The way from given answers to any result that changes as few of them as can be.

    Among those it keeps the urgency where it can, and asks as few more questions as can be.
    """

    __slots__ = ("_chosen", "_cost", "_from", "_inquiry", "_urgency")

    def __init__(self, inquiry: Inquiry, chosen: Mapping[int, int], urgency: str | None) -> None:
        self._inquiry, self._chosen, self._urgency = inquiry, chosen, urgency
        diagram = inquiry.diagram
        self._cost: dict[int, tuple[int, int]] = {diagram.root: (0, 0)}
        self._from: dict[int, tuple[int, int]] = {}
        for node in range(diagram.root, -1, -1):  # a node's branches have lower numbers
            if node in self._cost:
                self._spread(node)

    def _spread(self, node: int) -> None:
        diagram = self._inquiry.diagram
        changed, asked = self._cost[node]
        answer = self._chosen.get(diagram.level[node])
        for branch, kid in enumerate(diagram.kids[node]):
            change = answer is not None and branch != answer
            cost = changed + change, asked + (answer is None)
            if kid not in self._cost or cost < self._cost[kid]:
                self._cost[kid] = cost
                self._from[kid] = node, branch

    def way_to(self, outcome: str) -> dict[str, Any]:
        """What to `change` and what `more` to answer; both None where nothing leads there."""
        results = self._inquiry.diagram.results
        ends = [end for end, found in enumerate(results) if found.outcome == outcome]
        if not ends:
            return {"change": None, "more": None}
        order, questions = self._inquiry.guide.order, self._inquiry.guide.questions
        change: dict[str, Value] = {}
        more: dict[str, Value] = {}
        node = min(ends, key=self._preference)
        while node in self._from:
            node, branch = self._from[node]
            level = self._inquiry.diagram.level[node]
            key = order[level]
            if level not in self._chosen:
                more[key] = questions[key].values[branch]
            elif self._chosen[level] != branch:
                change[key] = questions[key].values[branch]
        return {"change": change, "more": more}

    def _preference(self, end: int) -> tuple[int, bool, int]:
        changed, asked = self._cost[end]
        return changed, self._inquiry.diagram.results[end].urgency != self._urgency, asked


def _end(result: Result) -> End:
    return result.urgency, result.outcome


def _only(values: tuple[str | None, ...]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _required(inquiry: Inquiry, decisions: Mapping[str, object]) -> set[str]:
    """These decisions and all that they require."""
    found = set(decisions)
    for decision in reversed(inquiry.guide.decisions.values()):
        if decision.id in found:
            found.update(decision.inputs)
    return found
