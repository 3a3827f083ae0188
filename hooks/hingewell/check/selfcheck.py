"""The self-check holds together: every cell speaks of a value that its input can take."""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError
from typing import TYPE_CHECKING

from hingewell.check.tables import table_problems
from hingewell.compile.cells import CellError, allowed
from hingewell.compile.domains import RESERVED, answers, inputs
from hingewell.compile.guide_data import in_order
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Page, Question


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Everything wrong with questions, pages, tables and scenarios, the rules' logic aside."""
    for question in knowledge.questions.values():
        yield from _question(question, knowledge)
    for page in knowledge.pages.values():
        yield from _page(page, knowledge)
    yield from _asked_once(knowledge)
    yield from table_problems(knowledge)
    yield from _cycles(knowledge)
    yield from _scenarios(knowledge)


def _question(question: Question, knowledge: Knowledge) -> Iterator[Problem]:
    def problem(name: str, wrong: str, instead: str) -> Problem:
        return Problem(knowledge.place("questions", question.id, name), wrong, instead)

    if question.id in knowledge.decisions:
        yield problem("id", f"'{question.id}' is also the id of a decision", "choose another")
    if (question.type == "choice") != bool(question.options):
        yield problem("type", "options belong to the type 'choice', and to it alone", "mend one")
    if (question.type == "integer") != (question.range is not None):
        yield problem("type", "a range belongs to the type 'integer', and to it alone", "mend one")
    if question.range and question.range[0] >= question.range[1]:
        yield problem("range", "the range is empty", "write [lowest, highest]")
    yield from _options(question, knowledge)
    yield from _enabling(question, knowledge)


def _options(question: Question, knowledge: Knowledge) -> Iterator[Problem]:
    count = Counter(option.value for option in question.options)
    for at, option in enumerate(question.options):
        place = knowledge.place("questions", question.id, "options", at, "value")
        if option.value in RESERVED:
            wrong = f"'{option.value}' is a word of the engine's own"
            yield Problem(place, wrong, "choose another value")
        if count[option.value] > 1:
            yield Problem(place, f"'{option.value}' stands twice", "give each option its own value")


def _enabling(question: Question, knowledge: Knowledge) -> Iterator[Problem]:
    domains = inputs(knowledge)
    for name, cell in question.enable_when.items():
        if name in knowledge.questions:
            try:
                allowed(cell, domains[name], name)
            except CellError as error:
                place = knowledge.place("questions", question.id, "enable_when", name)
                yield Problem(place, error.wrong, error.instead, "table/out-of-domain")


def _page(page: Page, knowledge: Knowledge) -> Iterator[Problem]:
    sections = [section.id for section in knowledge.check.sections]
    if page.section not in sections:
        advice = did_you_mean(page.section, sections, f"use one of: {', '.join(sections)}")
        place = knowledge.place("pages", page.id, "section")
        wrong = f"the check has no section '{page.section}'"
        yield Problem(place, wrong, advice, "reference/unknown")
    asked = [knowledge.questions[key] for key in page.questions if key in knowledge.questions]
    if len(page.questions) > 1:
        for at, question in enumerate(asked):
            if question.type != "yes_no":
                yield Problem(
                    knowledge.place("pages", page.id, "questions", at),
                    f"'{question.id}' cannot be part of a checklist",
                    "ask it on a page of its own, or make it yes_no",
                )
    if page.steps and not page.test:
        yield Problem(knowledge.place("pages", page.id, "steps"), "no test is named", "add 'test:'")
    test = knowledge.tests.get(page.test or "")
    known = list(dict.fromkeys(step.id for step in test.steps)) if test else []
    for at, step in enumerate(page.steps):
        if test and step not in known:
            advice = did_you_mean(step, known, f"use one of: {', '.join(known)}")
            place = knowledge.place("pages", page.id, "steps", at)
            yield Problem(place, f"the test '{test.id}' has no step '{step}'", advice)


def _asked_once(knowledge: Knowledge) -> Iterator[Problem]:
    asked = Counter(key for page in knowledge.pages.values() for key in page.questions)
    for page in knowledge.pages.values():
        for at, key in enumerate(page.questions):
            if asked[key] > 1:
                place = knowledge.place("pages", page.id, "questions", at)
                yield Problem(place, f"'{key}' is asked more than once", "keep it on one page")
    for key in knowledge.questions:
        if key not in asked:
            place = knowledge.place("questions", key, "id")
            advice = "add it to selfcheck/pages.yml, or delete it"
            yield Problem(place, f"'{key}' is on no page", advice)


def _cycles(knowledge: Knowledge) -> Iterator[Problem]:
    try:
        in_order(knowledge)
    except CycleError as error:
        circle = error.args[1]
        yield Problem(
            knowledge.place("decisions", circle[0], "inputs"),
            f"decisions require each other in a circle: {' -> '.join(circle)}",
            "take one of them out of the other's inputs",
        )


def _scenarios(knowledge: Knowledge) -> Iterator[Problem]:
    for scenario in knowledge.scenarios.values():
        for name, value in scenario.answers.items():
            question = knowledge.questions.get(name)
            if question and value not in answers(question):
                known = [str(known) for known in answers(question)]
                advice = did_you_mean(str(value), known, f"use one of: {', '.join(known)}")
                place = knowledge.place("scenarios", scenario.id, "answers", name)
                yield Problem(place, f"'{value}' is not an answer to '{name}'", advice)
        helps = any(section.helps for section in knowledge.check.plan)
        if scenario.expect.exercise is not None and not helps:
            yield Problem(
                knowledge.place("scenarios", scenario.id, "expect", "exercise"),
                "no part of the plan counts as exercise",
                "write 'helps: true' at one in selfcheck/check.yml",
            )
