"""What to ask next: only what can still change the result, and never more than announced."""

from __future__ import annotations

from hingewell_engine.data import Part, is_value
from hingewell_engine.decisions import Decisions
from hingewell_engine.diagram import Diagram
from hingewell_engine.guide import Guide
from hingewell_engine.result import result_data
from hingewell_engine.walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hingewell_engine.data import Value
    from hingewell_engine.diagram import Result

    type _Ahead = tuple[int, int, int]
    """Of a node: the questions of its page that can come up, a bit a level; the most pages and
    questions that can come after this page."""

UNKNOWN_QUESTION = "unknown question"
UNKNOWN_VALUE = "unknown value"


class Inquiry:
    """A guide that can be asked. `data` is what JSON gives; GuideError where it is not sound."""

    def __init__(self, data: object) -> None:
        self.guide = Guide(data)
        self.diagram = Diagram(Part(data).field("diagram"), self.guide)
        self._decisions: Decisions | None = None
        self._page = [at for at, page in enumerate(self.guide.pages) for _ in page.questions]
        self._ahead: dict[int, _Ahead] = {}
        self._urgency: dict[int, str | None] = {}

    @property
    def decisions(self) -> Decisions:
        """The tables, prepared when the first of them is evaluated."""
        if self._decisions is None:
            self._decisions = Decisions(self.guide)
        return self._decisions

    def step(self, answers: Mapping[str, object]) -> dict[str, Any]:
        """The page that comes next, or the result; what is no answer is named in `rejected`."""
        accepted, rejected = self._accept(answers)
        walk = self.walk(accepted)
        counted = self.counted(walk, accepted)
        if walk.level(walk.root) == self.diagram.end:
            return {**self._result(walk.root, counted), "rejected": rejected}
        return {**self._ask(walk), "answered": list(counted), "rejected": rejected}

    def forced(self, answers: Mapping[str, object]) -> dict[str, Any]:
        """The urgency that comes of these answers whatever else is answered; None where open."""
        walk = self.walk(self._accept(answers)[0])
        return {"urgency": self._only_urgency(walk, walk.root, {})}

    def settled(
        self, answers: Mapping[str, object]
    ) -> tuple[dict[str, Value] | None, list[dict[str, object]]]:
        """The answers that count, None while there is more to ask; and what is no answer."""
        accepted, rejected = self._accept(answers)
        walk = self.walk(accepted)
        if walk.level(walk.root) < self.diagram.end:
            return None, rejected
        return self.counted(walk, accepted), rejected

    def branches(self, answers: Mapping[str, Value]) -> dict[int, int]:
        """Answers as branches by level; they have to be answers that the questions take."""
        return {
            level: self.diagram.branch[level][answers[key]]
            for level, key in enumerate(self.guide.order)
            if key in answers
        }

    def walk(self, answers: Mapping[str, Value]) -> Walk:
        """The diagram after these answers, which have to be answers that the questions take."""
        return Walk(self.diagram, self.branches(answers))

    def counted(self, walk: Walk, answers: Mapping[str, Value]) -> dict[str, Value]:
        """Those of the answers that the walk has met, in the order of asking."""
        order = self.guide.order
        return {order[level]: answers[order[level]] for level in sorted(walk.met)}

    def results(self, walk: Walk) -> list[Result]:
        """The results that a walk can still end in."""
        seen, waiting = {walk.root}, [walk.root]
        while waiting:
            new = [kid for kid in walk.kids(waiting.pop()) if kid not in seen]
            seen.update(new)
            waiting += new
        return [result for end, result in enumerate(self.diagram.results) if end in seen]

    def _accept(
        self, answers: Mapping[str, object]
    ) -> tuple[dict[str, Value], list[dict[str, object]]]:
        accepted: dict[str, Value] = {}
        rejected: list[dict[str, object]] = []
        for name in sorted(answers):
            value = answers[name]
            question = self.guide.questions.get(name)
            if question and is_value(value) and value in question.values:
                accepted[name] = value
            else:
                reason = UNKNOWN_VALUE if question else UNKNOWN_QUESTION
                shown = value if is_value(value) else None
                rejected.append({"question": name, "value": shown, "reason": reason})
        return accepted, rejected

    def _ask(self, walk: Walk) -> dict[str, Any]:
        levels, pages, questions = self._at_most(walk, walk.root, {})
        first = walk.level(walk.root)
        asked = [key for level, key in enumerate(self.guide.order) if levels >> level & 1]
        return {
            "status": "ask",
            "page": self.guide.pages[self._page[first]].id,
            "questions": asked,
            "at_most": {"pages": 1 + pages, "questions": len(asked) + questions},
        }

    def _result(self, end: int, counted: dict[str, Value]) -> dict[str, Any]:
        result = self.diagram.results[end]
        check = self.guide.check
        given = {check.urgency: result.urgency, check.outcome: result.outcome, **result.plan}
        evaluations = self.decisions.evaluate(counted, given)
        return result_data(result, check.stops_at, counted, evaluations)

    def _at_most(self, walk: Walk, node: int, own: dict[int, _Ahead]) -> _Ahead:
        """What can still come from a node that asks something."""
        known = own if walk.is_own(node) else self._ahead
        if node in known:
            return known[node]
        level = walk.level(node)
        levels, pages, questions = 1 << level, 0, 0
        for kid in {*walk.kids(node)}:
            below = walk.level(kid)
            if below == self.diagram.end:
                continue
            here, later, others = self._at_most(walk, kid, own)
            if self._page[below] == self._page[level]:
                levels |= here
            else:
                later, others = later + 1, others + here.bit_count()
            pages, questions = max(pages, later), max(questions, others)
        known[node] = levels, pages, questions
        return known[node]

    def _only_urgency(self, walk: Walk, node: int, own: dict[int, str | None]) -> str | None:
        if walk.level(node) == self.diagram.end:
            return self.diagram.results[node].urgency
        known = own if walk.is_own(node) else self._urgency
        if node not in known:
            found = {self._only_urgency(walk, kid, own) for kid in walk.kids(node)}
            known[node] = found.pop() if len(found) == 1 else None
        return known[node]
