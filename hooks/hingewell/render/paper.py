"""The self-check in words: its rules as tables that a reader can follow by eye."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell.compile.cells import allowed
from hingewell.compile.domains import UNASKED, UNSURE, inputs
from hingewell.compile.lists import FILLS
from hingewell.render.words import either, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Decision, Invariant, Page, Question, Rule, Way

type Value = str | int

HOW_TO_READ = {
    "UNIQUE": "Find the one row where everything fits. It is your answer.",
    "ANY": "Find a row where everything fits. If there are more, they all say the same.",
    "PRIORITY": "Start at the top. The first row where everything fits is your answer.",
    "COLLECT": "Take everything from each row that fits.",
}
"""How a reader works with a table of each hit policy."""

_NAME = re.compile(r"^(I\b|.[A-Z0-9])")

YES_NO = {"yes": "Yes", "no": "No"}


class Condition(NamedTuple):
    """One thing that a row asks for: what it is about and which answers fit."""

    name: str
    ref: str
    about: str
    answers: str


class Case(NamedTuple):
    """Earlier answers that a box asks for as well, if any, with the reasons that they make."""

    earlier: list[Condition]
    rules: list[Rule]
    calls: list[str]


class Box(NamedTuple):
    """What an answer to a question leads to, in each of its cases.

    `first` are the questions to answer before, because they can make it more urgent. `stops`: the
    check ends here.
    """

    answers: str
    level: str
    cases: list[Case]
    first: list[str]
    stops: bool


class Rules:
    """The compiled tables of a guide, with the words of its questions and entries."""

    def __init__(self, knowledge: Knowledge, data: dict[str, Any]) -> None:
        self.knowledge = knowledge
        self.tables = {table["id"]: table for table in data["decisions"]}
        self.asked: dict[str, dict[str, Any]] = data["questions"]
        self._ends: list[dict[str, Any]] = data["stops"]
        self._left_out: list[dict[str, Any]] = data["left_out"]
        asked = (str(key) for page in knowledge.pages.values() for key in page.questions)
        self._numbers = {key: number for number, key in enumerate(asked, 1)}

    def decisions(self) -> list[Decision]:
        """Each after those it needs."""
        return [self.knowledge.decisions[key] for key in self.tables]

    def rows(self, decision: Decision) -> list[Rule]:
        """The rules in the order of reading: the most important output first."""
        order = self.tables[decision.id]["values"]
        if decision.hit_policy != "PRIORITY":
            return list(decision.rules)
        return sorted(decision.rules, key=lambda rule: order.index(items(rule)[0]))

    def when(self, decision: str, rule: str) -> dict[str, list[Value]]:
        """What a row wants of each input that it looks at: the values that fit."""
        table = self.tables[decision]
        row: dict[str, Any] = next(row for row in table["rules"] if row["id"] == rule)
        found: dict[str, list[Value]] = row["when"]
        return found

    def input(self, name: str) -> tuple[str, str]:
        """What a row can look at: (ref, what it is called)."""
        return self._ref(name), self._about(name)

    def conditions(self, decision: str, rule: str) -> list[Condition]:
        """What a row asks for; nothing for the row that always fits."""
        return self.said(self.when(decision, rule))

    def said(self, when: Mapping[str, Sequence[Value]]) -> list[Condition]:
        """What inputs read, in words."""
        return [
            Condition(name, self._ref(name), self._about(name), self.answers(name, list(values)))
            for name, values in when.items()
        ]

    def outcomes(self, decision: Decision, rule: Rule) -> list[tuple[str, str]]:
        """What a row gives: (ref or "", words) each."""
        return [said(self.knowledge, decision, item) for item in items(rule)]

    def statement(self, decision: str, rule: str) -> str:
        """A row as a sign: "new numbness between the legs"."""
        signs = [self._sign(name, values) for name, values in self.when(decision, rule).items()]
        return ", and ".join([*signs[:1], *map(inner, signs[1:])])

    def boxes(self, question: str) -> list[Box]:
        """What answers to this question lead to at once: the most urgent first."""
        return [*self._stops(question), *self._advice(question)]

    def left_out(self, page: Page) -> list[tuple[list[Condition], list[str]]]:
        """Which answers lead past the test on this page; none on the later pages of a test.

        Conditions that hold together, and further questions to which the same answer alone does.
        """
        lines: dict[object, tuple[list[Condition], list[str]]] = {}
        for one in self._left_out:
            if one["question"] == page.questions[0]:
                conditions = self.said(one["when"])
                alone = len(conditions) == 1 and self._is_yes_no(conditions[0].name)
                key = conditions[0].answers if alone else len(lines)
                if key in lines:
                    lines[key][1].append(conditions[0].name)
                else:
                    lines[key] = conditions, []
        return list(lines.values())

    def _is_yes_no(self, name: str) -> bool:
        return self.knowledge.questions[name].type == "yes_no"

    def after(self, page: Page) -> str | None:
        """The first question after the section of this page; None where nothing is asked there."""
        pages = list(self.knowledge.pages.values())
        later = pages[pages.index(page) :]
        return next((str(one.questions[0]) for one in later if one.section != page.section), None)

    def number(self, question: str) -> int:
        """The place of a question in the order of asking."""
        return self._numbers[question]

    def _stops(self, question: str) -> list[Box]:
        """What ends the check here, with what this answer completes."""
        boxes: dict[tuple[str, str, tuple[str, ...]], Box] = {}
        for stop in self._ends:
            if stop["question"] == question:
                earlier = {key: values for key, values in stop["when"].items() if key != question}
                own = stop["when"].get(question, self._domain(question))
                answers, then = self.answers(question, own), tuple(stop["then"])
                found = Box(answers, stop["level"], [], list(then), stops=True)
                box = boxes.setdefault((answers, stop["level"], then), found)
                box.cases.append(self._case(earlier, stop["rules"]))
        return list(boxes.values())

    def _case(self, earlier: Mapping[str, Sequence[Value]], names: Sequence[str]) -> Case:
        decision = self.knowledge.decisions[str(self.knowledge.check.urgency)]
        rules = [rule for rule in decision.rules if rule.id in names]
        calls = [call for rule in rules if (call := call_of(rule, self.knowledge))]
        return Case(self.said(earlier), rules, calls)

    def _advice(self, question: str) -> Iterator[Box]:
        """What an answer alone says and the check goes on after."""
        decision = self.knowledge.decisions[str(self.knowledge.check.urgency)]
        for rule in self.rows(decision):
            when, level = self.when(decision.id, rule.id), items(rule)[0]
            if list(when) == [question] and level not in self.knowledge.check.stops_at:
                case = Case([], [rule], [])
                yield Box(self.answers(question, when[question]), level, [case], [], stops=False)

    def only_if(self, question: str) -> list[Condition]:
        """When a question is asked at all."""
        return self.said(self.asked[question].get("enable_when", {}))

    def answers(self, name: str, values: list[Value]) -> str:
        """Allowed values of an input in words: "Yes or I'm not sure", "4 to 7"."""
        numbers = [value for value in values if isinstance(value, int)]
        others = [str(value) for value in values if not isinstance(value, int)]
        named = [self.label(name, value) for value in others if value != UNASKED]
        spans = _spans(numbers, [v for v in self._domain(name) if isinstance(v, int)])
        not_asked = ["not asked"] if UNASKED in others else []
        return either([*spans, *named, *not_asked])

    def ways(self, invariant: Invariant) -> Iterator[tuple[list[Condition], Way]]:
        """Each way that a promise lists, with what those who come by it have in common."""
        domains = inputs(self.knowledge)
        for way in invariant.only_by:
            when = {
                name: allowed(cell, domains.get(name, FILLS), name)
                for name, cell in way.when.items()
            }
            yield self.said(when), way

    def choices(self, question: Question) -> list[str]:
        """All answers to a question in words; a scale as its two ends."""
        if question.range:
            return [f"{question.range[0]} to {question.range[1]}", question.unsure]
        return [self.label(question.id, str(value)) for value in self.asked[question.id]["values"]]

    def label(self, name: str, value: str) -> str:
        """One value of a question or decision in words."""
        if name in self.knowledge.decisions:
            return said(self.knowledge, self.knowledge.decisions[name], value)[1]
        question = self.knowledge.questions[name]
        if value == UNSURE:
            return question.unsure
        if question.type == "yes_no":
            return YES_NO[value]
        return next(option.label for option in question.options if option.value == value)

    def _domain(self, name: str) -> list[Value]:
        if name in self.asked:
            found: list[Value] = self.asked[name]["values"]
            return found
        return list(self.tables[name]["values"])

    def _ref(self, name: str) -> str:
        return f"{'questions' if name in self.knowledge.questions else 'decisions'}/{name}"

    def _about(self, name: str) -> str:
        if name in self.knowledge.questions:
            return self.knowledge.questions[name].short
        return self.knowledge.decisions[name].question

    def _sign(self, name: str, values: list[Value]) -> str:
        about = self._about(name)
        question = self.knowledge.questions.get(name)
        if question and question.type == "yes_no":
            return about if "yes" in values else f"{about}: no"
        certain = [value for value in values if value not in (UNSURE, UNASKED)]
        return f"{about}: {self.answers(name, certain or values)}"


def call_of(rule: Rule, knowledge: Knowledge) -> str | None:
    """What to say on the phone about a row: its own words, or those of its questions."""
    asked = [knowledge.questions[name] for name in rule.when if name in knowledge.questions]
    return rule.call or next((question.call for question in asked if question.call), None)


def items(rule: Rule) -> list[str]:
    """The values that a row gives; more than one only where the policy is COLLECT."""
    return [rule.then] if isinstance(rule.then, str) else list(rule.then)


def said(knowledge: Knowledge, decision: Decision, item: str) -> tuple[str, str]:
    """A value that a table gives: (ref or "", words)."""
    kind = decision.output.refers_to or (
        "urgency" if decision.id == knowledge.check.urgency else ""
    )
    entries = knowledge.entries(kind) if kind else {}
    if item in entries:
        return f"{kind}/{item}", name_of(kind, entries[item])
    return "", item.replace("_", " ").capitalize()


def _spans(numbers: list[int], domain: list[int]) -> list[str]:
    """[4, 5, 6, 9, 10] of 0..10 -> ["4 to 6", "9 or more"]."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [_span(run, domain) for run in runs]


def _span(run: list[int], domain: list[int]) -> str:
    if len(run) == 1:
        return str(run[0])
    if run[-1] == domain[-1]:
        return f"{run[0]} or more"
    return f"{run[-1]} or less" if run[0] == domain[0] else f"{run[0]} to {run[-1]}"


def inner(text: str) -> str:
    """A statement as it reads within a sentence: "New weakness" -> "new weakness", "MRI" stays."""
    return text if _NAME.match(text) else text[:1].lower() + text[1:]
