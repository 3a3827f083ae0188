"""The rules of a guide: questions, pages, decision tables, and which of them make the result."""

from __future__ import annotations

from hingewell_engine.data import GuideError, Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from hingewell_engine.data import Value

__all__ = ["UNASKED", "Check", "Decision", "Guide", "GuideError", "Page", "Question", "Rule"]

FORMAT = 1
HIT_POLICIES = ("UNIQUE", "ANY", "PRIORITY", "COLLECT")
UNASKED = "unasked"
"""What a question reads while its `enable_when` does not hold."""


class Question:
    """A question with the answers it takes; `enable_when` maps a question to what it must read."""

    __slots__ = ("enable_when", "id", "values")

    def __init__(self, key: str, part: Part) -> None:
        self.id = key
        self.values = part.field("values").values()
        conditions = part.optional("enable_when", {}).fields()
        self.enable_when = {name: cell.values() for name, cell in conditions.items()}
        if not self.values:
            part.wrong("a question needs an answer to choose")
        if UNASKED in self.values:
            part.wrong(f"'{UNASKED}' cannot be an answer")

    @property
    def readings(self) -> tuple[Value, ...]:
        """What a table can find here: the answers, and `unasked` where that can be."""
        return (*self.values, UNASKED) if self.enable_when else self.values


class Page:
    """Questions that are asked together."""

    __slots__ = ("id", "questions")

    def __init__(self, part: Part) -> None:
        self.id = part.field("id").text()
        self.questions = part.field("questions").texts()


class Rule:
    """One row of a table: `when` maps an input to what it may be; an input left out may be all."""

    __slots__ = ("because", "certainty", "id", "refs", "then", "when")

    def __init__(self, part: Part) -> None:
        self.id = part.field("id").text()
        self.when = {name: cell.values() for name, cell in part.field("when").fields().items()}
        self.then = part.field("then").texts()
        self.because = part.optional("because", "").text()
        self.refs = part.optional("refs", []).texts()
        self.certainty = part.optional("certainty", "").text()


class Decision:
    """A decision table (DMN). Its values stand in order of priority."""

    __slots__ = ("hit_policy", "id", "inputs", "rules", "values")

    def __init__(self, part: Part) -> None:
        self.id = part.field("id").text()
        self.hit_policy = part.field("hit_policy").text()
        self.inputs = part.field("inputs").texts()
        self.values = part.field("values").texts()
        rows = part.field("rules").items()
        self.rules = tuple(Rule(row) for row in rows)
        if self.hit_policy not in HIT_POLICIES:
            part.wrong(f"'{self.hit_policy}' is no hit policy; use {', '.join(HIT_POLICIES)}")
        _unlike(part.field("rules"), (rule.id for rule in self.rules))
        for row, rule in zip(rows, self.rules, strict=True):
            self._accept(row, rule)

    @property
    def is_list(self) -> bool:
        """Whether it gives a list of items rather than one value."""
        return self.hit_policy == "COLLECT"

    def _accept(self, row: Part, rule: Rule) -> None:
        if not self.is_list and len(rule.then) != 1:
            row.wrong("a rule of this table gives one value")
        for value in rule.then:
            if value not in self.values:
                row.wrong(f"'{value}' is not a value of '{self.id}'")
        for name in rule.when:
            if name not in self.inputs:
                row.wrong(f"'{name}' is not an input of '{self.id}'")


class Check:
    """Which decisions make the result; the check stops at the urgencies `stops_at`."""

    __slots__ = ("outcome", "plan", "stops_at", "urgency")

    def __init__(self, part: Part) -> None:
        self.urgency = part.field("urgency").text()
        self.outcome = part.field("outcome").text()
        self.stops_at = part.field("stops_at").texts()
        self.plan = part.field("plan").texts()


class Guide:
    """A guide's rules, whole and sound. `order` holds the questions in the order of asking.

    `data` is what JSON gives. Raises GuideError where it does not hold together.
    """

    __slots__ = ("check", "decisions", "order", "pages", "questions")

    def __init__(self, data: object) -> None:
        part = Part(data)
        if part.field("format").data != FORMAT:
            part.field("format").wrong(f"this engine reads format {FORMAT}")
        self.questions = {
            key: Question(key, one) for key, one in part.field("questions").fields().items()
        }
        self.pages = tuple(Page(one) for one in part.field("pages").items())
        rows = part.field("decisions").items()
        found = [Decision(row) for row in rows]
        self.decisions = {decision.id: decision for decision in found}
        self.check = Check(part.field("check"))
        self.order = tuple(key for page in self.pages for key in page.questions)
        _unlike(part.field("pages"), (page.id for page in self.pages))
        _unlike(part.field("decisions"), (decision.id for decision in found))
        self._accept_pages(part.field("pages"))
        self._accept_enabling(part.field("questions"))
        self._accept_inputs(rows)
        self._accept_check(part.field("check"))

    def _accept_pages(self, part: Part) -> None:
        _unlike(part, self.order)
        for key in self.order:
            if key not in self.questions:
                part.wrong(f"there is no question '{key}'")
        for key in self.questions:
            if key not in self.order:
                part.wrong(f"'{key}' is on no page")

    def _accept_enabling(self, part: Part) -> None:
        settled: set[str] = set()
        waiting = dict(self.questions)
        while waiting:
            ready = [key for key, one in waiting.items() if settled >= one.enable_when.keys()]
            if not ready:
                key = next(iter(waiting))
                part.wrong(f"'{key}' waits for a question that is not there, or for itself")
            settled.update(ready)
            for key in ready:
                del waiting[key]

    def _accept_inputs(self, rows: list[Part]) -> None:
        known = set(self.questions)
        for row, decision in zip(rows, self.decisions.values(), strict=True):
            for name in decision.inputs:
                if name not in known:
                    row.wrong(f"'{name}' is no question, and no decision with one value before")
            if decision.id in known:
                row.wrong(f"'{decision.id}' is also a question")
            if not decision.is_list:
                known.add(decision.id)

    def _accept_check(self, part: Part) -> None:
        for role in ("urgency", "outcome"):
            name = part.field(role)
            if name.data not in self.decisions or self.decisions[name.text()].is_list:
                name.wrong(f"'{name.data}' is no decision with one value")
        for name in part.field("plan").items():
            if name.data not in self.decisions or not self.decisions[name.text()].is_list:
                name.wrong(f"'{name.data}' is no decision that gives a list")
        for name in part.field("stops_at").items():
            if name.data not in self.decisions[self.check.urgency].values:
                name.wrong(f"'{name.data}' is no urgency")


def _unlike(part: Part, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in ids:
        if key in seen:
            part.wrong(f"'{key}' stands twice")
        seen.add(key)
