"""Why a result came about, why no other did, and which single answer would change it."""

from __future__ import annotations

from hingewell_engine.forcing import Forcing
from hingewell_engine.result import trace_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
    from typing import Any

    from hingewell_engine.data import Value
    from hingewell_engine.diagram import Result
    from hingewell_engine.inquiry import Inquiry
    from hingewell_engine.table import Evaluation

    type Fired = tuple[tuple[str, str], set[str]]
    type End = tuple[str | None, str | None]


def explain(inquiry: Inquiry, answers: Mapping[str, object]) -> dict[str, Any]:
    """Why the answers lead to their result; nothing while there is more to ask."""
    counted, rejected = inquiry.settled(answers)
    if counted is None:
        return {"status": "ask", "rejected": rejected}
    return {"status": "result", **Explanation(inquiry, counted).data(), "rejected": rejected}


class Explanation:
    """Explains what the answers that count lead to; they have to lead to a result."""

    __slots__ = ("_answers", "_chosen", "_decides", "_end", "_inquiry", "_rules")

    def __init__(self, inquiry: Inquiry, answers: Mapping[str, Value]) -> None:
        self._inquiry, self._answers = inquiry, answers
        self._chosen = inquiry.branches(answers)
        self._end = _end(inquiry.diagram.results[inquiry.walk(answers).root])
        self._decides = inquiry.guide.check.urgency, inquiry.guide.check.outcome
        self._rules = {name for name, _ in self._fired(answers, self._end, self._decides)}

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "why": self._why(),
            "why_not": list(self._why_not()),
            "changes": [change for key in self._answers for change in self._changes(key)],
        }

    def _why(self) -> dict[str, Any]:
        """The smallest set of answers that forces urgency and outcome, and the rules behind it."""
        inquiry = self._inquiry
        results = inquiry.diagram.results
        others = {at for at, result in enumerate(results) if _end(result) != self._end}
        levels, smallest = Forcing(inquiry.diagram, self._chosen, others).smallest()
        keys = [inquiry.guide.order[level] for level in sorted(levels)]
        answers = {key: self._answers[key] for key in keys}
        given = dict(zip(self._decides, self._end, strict=True))
        trace = self._trace(answers, given, self._decides)
        return {
            "answers": answers,
            "smallest": smallest,
            "trace": [trace_data(evaluation) for evaluation in trace],
        }

    def _why_not(self) -> Iterator[dict[str, Any]]:
        """For each other outcome the fewest answers that stand against it, and its rules."""
        inquiry, nearest = self._inquiry, Nearest(self._inquiry, self._chosen, self._end[0])
        for outcome in inquiry.guide.decisions[inquiry.guide.check.outcome].values:
            if outcome != self._end[1]:
                way = nearest.way_to(outcome)
                other = {**(way["change"] or {}), **(way["more"] or {})}
                rules = self._new_rules(other, (way["urgency"], outcome)) if other else []
                yield {"outcome": outcome, **way, "rules": rules}

    def _changes(self, key: str) -> Iterator[dict[str, Any]]:
        """Where this answer, given otherwise, leads or may lead; what leads alike is one.

        `urgency` and `outcome` hold all that it may still be: one each where that is settled.
        """
        found: dict[str, dict[str, Any]] = {}
        for instead in self._inquiry.guide.questions[key].values:
            walk = self._inquiry.walk({**self._answers, key: instead})
            ends = {_end(result) for result in self._inquiry.results(walk)}
            if ends != {self._end}:
                change = {
                    "urgency": self._possible(0, ends),
                    "outcome": self._possible(1, ends),
                    "more_questions": walk.level(walk.root) != self._inquiry.diagram.end,
                    "rules": self._new_rules({key: instead}, _settled(ends)),
                }
                alike = found.setdefault(str(change), {"question": key, "instead": [], **change})
                alike["instead"].append(instead)
        yield from found.values()

    def _possible(self, at: int, ends: Set[End]) -> list[str]:
        values = {end[at] for end in ends}
        return [
            one for one in self._inquiry.guide.decisions[self._decides[at]].values if one in values
        ]

    def _new_rules(self, other: Mapping[str, Value], end: End) -> list[dict[str, str]]:
        """The rules behind what is settled and new at this end, which these answers make fire."""
        answers = {**self._answers, **other}
        counted = self._inquiry.counted(self._inquiry.walk(answers), answers)
        pairs = zip(self._decides, self._end, end, strict=True)
        new = [decision for decision, now, then in pairs if then not in (None, now)]
        return [
            {"decision": decision, "rule": rule}
            for (decision, rule), on in self._fired(counted, end, new)
            if (decision, rule) not in self._rules and not on.isdisjoint(other)
        ]

    def _fired(
        self, answers: Mapping[str, Value], end: End, behind: Sequence[str]
    ) -> Iterator[Fired]:
        ends = zip(self._decides, end, strict=True)
        settled = {decision: value for decision, value in ends if value is not None}
        for evaluation in self._trace(answers, settled, behind):
            for rule in evaluation.fired:
                yield (evaluation.table.id, rule["rule"]), set(rule["on"])

    def _trace(
        self, answers: Mapping[str, Value], given: Mapping[str, str | None], behind: Sequence[str]
    ) -> list[Evaluation]:
        """What the decisions `behind` an end rest on, as far as answers and `given` settle that."""
        required = _required(self._inquiry, behind)
        trace = self._inquiry.decisions.evaluate(answers, given)
        return [evaluation for evaluation in trace if evaluation.table.id in required]


class Nearest:
    """The way from given answers to any result that changes as few of them as can be.

    Among those it keeps the urgency where it can, changes what was asked late rather than what all
    else hangs on, and asks as few more questions as can be.
    """

    __slots__ = ("_chosen", "_cost", "_from", "_inquiry", "_urgency")

    def __init__(self, inquiry: Inquiry, chosen: Mapping[int, int], urgency: str | None) -> None:
        self._inquiry, self._chosen, self._urgency = inquiry, chosen, urgency
        diagram = inquiry.diagram
        self._cost: dict[int, tuple[int, int, int]] = {diagram.root: (0, 0, 0)}
        self._from: dict[int, tuple[int, int]] = {}
        for node in range(diagram.root, -1, -1):  # a node's branches have lower numbers
            if node in self._cost:
                self._spread(node)

    def _spread(self, node: int) -> None:
        diagram = self._inquiry.diagram
        changed, early, asked = self._cost[node]
        level = diagram.level[node]
        answer = self._chosen.get(level)
        for branch, kid in enumerate(diagram.kids[node]):
            if answer is None:
                cost = changed, early, asked + 1
            elif branch == answer:
                cost = changed, early, asked
            else:
                cost = changed + 1, early + diagram.end - level, asked
            if kid not in self._cost or cost < self._cost[kid]:
                self._cost[kid] = cost
                self._from[kid] = node, branch

    def way_to(self, outcome: str) -> dict[str, Any]:
        """What to `change`, what `more` to answer, and the urgency; None where nothing leads."""
        diagram = self._inquiry.diagram
        ends = [end for end, found in enumerate(diagram.results) if found.outcome == outcome]
        if not ends:
            return {"urgency": None, "change": None, "more": None}
        order, questions = self._inquiry.guide.order, self._inquiry.guide.questions
        change: dict[str, Value] = {}
        more: dict[str, Value] = {}
        end = node = min(ends, key=self._preference)
        while node in self._from:
            node, branch = self._from[node]
            level = diagram.level[node]
            key = order[level]
            if level not in self._chosen:
                more[key] = questions[key].values[branch]
            elif self._chosen[level] != branch:
                change[key] = questions[key].values[branch]
        return {"urgency": diagram.results[end].urgency, "change": change, "more": more}

    def _preference(self, end: int) -> tuple[int, bool, int, int]:
        changed, early, asked = self._cost[end]
        return changed, self._inquiry.diagram.results[end].urgency != self._urgency, early, asked


def _end(result: Result) -> End:
    return result.urgency, result.outcome


def _settled(ends: Set[End]) -> End:
    """What all these ends agree on; None for the rest."""
    urgencies, outcomes = ({end[at] for end in ends} for at in (0, 1))
    return (
        urgencies.pop() if len(urgencies) == 1 else None,
        outcomes.pop() if len(outcomes) == 1 else None,
    )


def _required(inquiry: Inquiry, decisions: Iterable[str]) -> set[str]:
    """These decisions and all that they require."""
    found = set(decisions)
    for decision in reversed(inquiry.guide.decisions.values()):
        if decision.id in found:
            found.update(decision.inputs)
    return found
