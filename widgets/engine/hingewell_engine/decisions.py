"""All decisions of a guide, each evaluated once, in an order in which each finds what it requires.

Not every answer has to be there: an input that is not known stands for all that it can still be.
"""

from __future__ import annotations

from hingewell_engine.guide import UNASKED
from hingewell_engine.table import Evaluation, Table, bits, items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from hingewell_engine.data import Value
    from hingewell_engine.guide import Guide, Question
    from hingewell_engine.table import Output

    type Answers = Mapping[str, Value]
    type Given = Mapping[str, Output]

UNSETTLED = "unsettled"
"""No value, whether for want of a rule or for two that contradict each other."""


class Decisions:
    """The decision tables of a guide, ready to be evaluated."""

    __slots__ = ("_enabled_first", "_questions", "tables")

    def __init__(self, guide: Guide) -> None:
        self._questions = guide.questions
        self._enabled_first = _parents_first(guide)
        self.tables = tuple(Table(decision) for decision in guide.decisions.values())

    def evaluate(self, answers: Answers, given: Given | None = None) -> list[Evaluation]:
        """The decisions that these answers settle, in order, each with its trace.

        `given` holds what is known about a decision from elsewhere: the diagrams know that a
        result is settled where a table, seen by itself, could still go several ways.
        """
        given = given or {}
        known, possible = self._read(answers)
        found = []
        for table in self.tables:
            evaluation = _evaluate(table, known, possible, given)
            if evaluation:
                found.append(evaluation)
                if not isinstance(evaluation.value, tuple):
                    known[table.id] = evaluation.value
        return found

    def _read(
        self, answers: Answers
    ) -> tuple[dict[str, Value | None], dict[str, tuple[Value | None, ...]]]:
        known: dict[str, Value | None] = {}
        possible: dict[str, tuple[Value | None, ...]] = {}
        for question in self._enabled_first:
            sure, may = _enabled(question, known, possible)
            if not may:
                known[question.id] = UNASKED
            elif sure and question.id in answers:
                known[question.id] = answers[question.id]
            else:
                chosen = answers.get(question.id)
                readings = question.values if chosen is None else (chosen,)
                possible[question.id] = readings if sure else (*readings, UNASKED)
        return known, possible


def _evaluate(
    table: Table,
    known: Mapping[str, Value | None],
    possible: dict[str, tuple[Value | None, ...]],
    given: Given,
) -> Evaluation | None:
    sure, may = table.bounds(known, possible)
    if sure == may:
        value, winners, problem = table.settle(sure)
        return Evaluation(table, value, table.fired(winners, known), problem)
    values = (given[table.id],) if table.id in given else _still_possible(table, sure, may)
    if len(values) == 1:
        return _with_value(table, sure, may, known, values[0])
    possible[table.id] = tuple(value for value in values if not isinstance(value, tuple))
    return None


def _with_value(
    table: Table, sure: int, may: int, known: Mapping[str, Value | None], value: Output
) -> Evaluation:
    if value is None:
        return Evaluation(table, None, table.fired(sure, known), UNSETTLED)
    fired = table.giving(sure, value)
    missing = items_of(value) - items_of(table.settle(fired)[0])
    either = [at for at in bits(table.giving(may, value)) if missing & {*table.thens[at]}]
    return Evaluation(
        table,
        value,
        table.fired(fired, known),
        either=table.fired(sum(1 << at for at in either), known),
    )


def _still_possible(table: Table, sure: int, may: int) -> tuple[Output, ...]:
    """What the table may still say, perhaps more: seen by itself, input by input."""
    if table.hit_policy == "COLLECT":
        return tuple({table.settle(sure)[0], table.settle(may)[0]})
    found: dict[Output, None] = {}
    for at in bits(may):
        found[table.thens[at][0]] = None
        if table.hit_policy == "PRIORITY" and sure >> at & 1:
            return tuple(found)
    return (*found, None)


def _enabled(
    question: Question,
    known: Mapping[str, Value | None],
    possible: Mapping[str, tuple[Value | None, ...]],
) -> tuple[bool, bool]:
    """Whether the question is asked for certain, and whether it may be."""
    sure = may = True
    for name, cell in question.enable_when.items():
        readings = (known[name],) if name in known else possible[name]
        holds = [reading in cell for reading in readings]
        sure &= all(holds)
        may &= any(holds)
    return sure, may


def _parents_first(guide: Guide) -> tuple[Question, ...]:
    found: dict[str, Question] = {}

    def add(key: str) -> None:
        if key not in found:
            for parent in guide.questions[key].enable_when:
                add(parent)
            found[key] = guide.questions[key]

    for key in guide.order:
        add(key)
    return tuple(found.values())
