"""Invariants speak of what there is: known inputs, values, entries and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hingewell.compile.cells import CellError, allowed
from hingewell.compile.domains import answers, inputs
from hingewell.compile.lists import AT_MOST, FILLS, FORMS, names, tags_of
from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.compile.cells import Value
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Cell, Decision, Invariant, Promised

ADVICE = (
    "write 'some', 'none', {at_most: number}, {with: [ids]}, {without: [ids]} or {no_tag: [tags]}"
)


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong with the wording of invariants, and with the tags that outcomes forbid."""
    domains = inputs(knowledge)
    for invariant in knowledge.invariants.values():
        yield from _form(invariant, knowledge)
        for part, cells in _conditions(invariant):
            for name, cell in cells.items():
                yield from _cell(invariant, part, (name, cell), domains, knowledge)
        for name, promised in invariant.then.items():
            decision = knowledge.decisions.get(name)
            if decision and decision.hit_policy == "COLLECT":
                yield from _list(invariant, decision, promised, knowledge)
            else:
                said = (name, cast("Cell", promised))
                yield from _cell(invariant, ("then",), said, domains, knowledge)
        yield from _order(invariant, knowledge)
    for key, outcome in knowledge.outcomes.items():
        for at, tag in enumerate(outcome.forbids.tags if outcome.forbids else []):
            yield from _tag(tag, ("outcomes", key, "forbids", "tags", at), knowledge)


def _form(invariant: Invariant, knowledge: Knowledge) -> Iterator[Problem]:
    place = knowledge.place("invariants", invariant.id, "id")
    if len([form for form in _forms(invariant) if form]) != 1:
        advice = "write one of 'then', 'only_by' and 'monotone'"
        yield Problem(place, f"'{invariant.id}' does not say what must hold", advice)
    elif bool(invariant.monotone) != bool(invariant.over and invariant.order):
        advice = "'monotone', 'over' and 'order' belong together"
        yield Problem(place, f"'{invariant.id}' does not say what must hold", advice)
    if invariant.monotone and (invariant.condition or invariant.rows):
        yield Problem(place, "'monotone' speaks of all answers", "leave 'if' and 'any' out")
    if invariant.only_by and (invariant.rows or not invariant.condition):
        at = knowledge.place("invariants", invariant.id, "only_by")
        yield Problem(at, "'only_by' tells the ways to what 'if' says", "write 'if', and no 'any'")


def _conditions(invariant: Invariant) -> Iterator[tuple[tuple[str | int, ...], dict[str, Cell]]]:
    """All that has to be read somewhere, each with its place."""
    yield ("if",), invariant.condition
    yield from ((("any", at), row) for at, row in enumerate(invariant.rows))
    yield from ((("only_by", at, "when"), way.when) for at, way in enumerate(invariant.only_by))


def _forms(invariant: Invariant) -> tuple[object, ...]:
    return invariant.then, invariant.only_by, invariant.monotone


def _cell(
    invariant: Invariant,
    part: tuple[str | int, ...],
    named: tuple[str, Cell],
    domains: dict[str, list[Value]],
    knowledge: Knowledge,
) -> Iterator[Problem]:
    name, cell = named
    place = knowledge.place("invariants", invariant.id, *part, name)
    if name in domains or name in knowledge.decisions:
        try:
            allowed(cell, domains.get(name, [*FILLS]), name)
        except CellError as error:
            yield Problem(place, error.wrong, error.instead, "table/out-of-domain")
    else:
        advice = did_you_mean(name, domains, "name a question or a decision")
        wrong = f"there is no question or decision '{name}'"
        yield Problem(place, wrong, advice, "reference/unknown")


def _list(
    invariant: Invariant, decision: Decision, cell: Promised, knowledge: Knowledge
) -> Iterator[Problem]:
    path = ("invariants", invariant.id, "then", decision.id)
    if cell in FILLS:
        return
    if not isinstance(cell, dict) or not cell or not all(_is_form(*said) for said in cell.items()):
        yield Problem(knowledge.place(*path), f"'{decision.id}' gives a list", ADVICE)
        return
    kind = str(decision.output.refers_to)
    known = list(knowledge.entries(kind))
    for form in FORMS:
        for at, item in enumerate(names(cell, form)):
            if form == "no_tag":
                yield from _tag(item, (*path, form, at), knowledge)
            elif item not in known:
                advice = did_you_mean(item, known, f"name one of the {kind}")
                place = knowledge.place(*path, form, at)
                yield Problem(place, f"there is no {kind}/{item}", advice, "reference/unknown")


def _is_form(form: str, said: list[str | int] | int) -> bool:
    """Whether `then` can say this of a list."""
    if form == AT_MOST:
        return isinstance(said, int) and said > 0
    return form in FORMS and isinstance(said, list) and bool(said)


def _tag(tag: str, path: tuple[str | int, ...], knowledge: Knowledge) -> Iterator[Problem]:
    known = tags_of(knowledge)
    if tag not in known:
        kind, key, *rest = path
        advice = did_you_mean(tag, known, f"use one of: {', '.join(known) or 'none is given'}")
        place = knowledge.place(str(kind), key, *rest)
        yield Problem(place, f"nothing has the tag '{tag}'", advice, "reference/unknown")


def _order(invariant: Invariant, knowledge: Knowledge) -> Iterator[Problem]:
    decision = knowledge.decisions.get(invariant.monotone or "")
    if decision and decision.hit_policy == "COLLECT":
        place = knowledge.place("invariants", invariant.id, "monotone")
        yield Problem(place, f"'{decision.id}' gives a list", "name a decision with one value")
    for at, name in enumerate(invariant.over):
        question = knowledge.questions.get(name)
        for value in invariant.order if question else []:
            if question and value not in answers(question):
                known = ", ".join(map(str, answers(question)))
                place = knowledge.place("invariants", invariant.id, "over", at)
                yield Problem(
                    place,
                    f"'{value}' is not an answer to '{name}'",
                    f"mend 'order', or leave it out of 'over'; it takes: {known}",
                    "table/out-of-domain",
                )
