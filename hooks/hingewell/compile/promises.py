"""What the guide promises for every reader, as the prover takes it: authors' promises and ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from hingewell.compile.cells import allowed
from hingewell.compile.domains import inputs, outputs
from hingewell.compile.lifts import one_dose_each
from hingewell.compile.lists import FILLS, NONE, SOME, excluded, included, most, names_some
from hingewell_prover.promises import Keeps, NeverLowers, OnlyBy, SafeFirst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.compile.cells import Value
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Cell, Invariant, Promised
    from hingewell_prover.promises import Promise


def promises(knowledge: Knowledge) -> Iterator[Promise]:
    """Checked invariants, then what every guide promises: stops, outcomes, tests, doses."""
    for invariant in knowledge.invariants.values():
        yield from _keeps(invariant, knowledge)
        yield from _only_by(invariant, knowledge)
        yield from _never_lowers(invariant)
    yield from _nothing_when_stopped(knowledge)
    yield from _forbidden(knowledge)
    yield from _signs_before_tests(knowledge)
    yield from one_dose_each(knowledge)


def _keeps(invariant: Invariant, knowledge: Knowledge) -> Iterator[Keeps]:
    domains = inputs(knowledge)
    for at, row in enumerate(invariant.rows or [{}]):
        when = _when({**invariant.condition, **row}, domains)
        for name, cell in invariant.then.items():
            end: tuple[str | int, ...] = ("any", at) if row else ("then", name)
            where = ("invariants", invariant.id, *end)
            if name in domains:
                among = tuple(allowed(cast("Cell", cell), domains[name], name))
                yield Keeps(where, invariant.text, when, name, among)
            else:
                yield from _fills(Keeps(where, invariant.text, when, name), cell, knowledge)


def _fills(promise: Keeps, cell: Promised, knowledge: Knowledge) -> Iterator[Keeps]:
    """The promise with what a list holds: by name, if anything at all, and how much."""
    if cell == SOME:
        yield replace(promise, some=True)
    if count := most(cell):
        yield replace(promise, at_most=count)
    if cell == NONE or names_some(cell):  # perhaps nothing: no entry of this list may have a tag
        without = excluded(cell, knowledge.decisions[promise.name], knowledge)
        yield replace(promise, items=tuple(included(cell)), without=tuple(without))


def _only_by(invariant: Invariant, knowledge: Knowledge) -> Iterator[OnlyBy]:
    if invariant.only_by:
        domains = inputs(knowledge)
        when = _when(invariant.condition, domains)
        ways = tuple(_when(way.when, domains) for way in invariant.only_by)
        yield OnlyBy(("invariants", invariant.id, "only_by"), invariant.text, when, ways)


def _when(cells: dict[str, Cell], domains: dict[str, list[Value]]) -> dict[str, list[Value]]:
    """Conditions as values; of what has no values of its own, a list, what it reads."""
    return {name: allowed(cell, domains.get(name, [*FILLS]), name) for name, cell in cells.items()}


def _never_lowers(invariant: Invariant) -> Iterator[NeverLowers]:
    for at, question in enumerate(invariant.over):
        where = ("invariants", invariant.id, "over", at)
        decision = str(invariant.monotone)
        yield NeverLowers(where, invariant.text, decision, question, tuple(invariant.order))


def _nothing_when_stopped(knowledge: Knowledge) -> Iterator[Keeps]:
    check = knowledge.check
    for at, section in enumerate(check.plan):
        yield Keeps(
            ("check", "", "plan", at),
            "A check that stops leaves nothing in the plan.",
            {str(check.urgency): tuple(check.stops_at)},
            section.decision,
            without=tuple(outputs(knowledge.decisions[section.decision])),
        )


def _forbidden(knowledge: Knowledge) -> Iterator[Keeps]:
    for key, outcome in knowledge.outcomes.items():
        tags = outcome.forbids.tags if outcome.forbids else []
        for section in knowledge.check.plan if tags else []:
            decision = knowledge.decisions[section.decision]
            yield Keeps(
                ("outcomes", key, "forbids", "tags"),
                f"No plan for '{key}' holds anything with the tags {', '.join(tags)}.",
                {str(knowledge.check.outcome): (key,)},
                decision.id,
                without=tuple(excluded({"no_tag": [*tags]}, decision, knowledge)),
            )


def _signs_before_tests(knowledge: Knowledge) -> Iterator[SafeFirst]:
    check = knowledge.check
    plan = (str(section.decision) for section in check.plan)
    about = (str(check.urgency), str(check.outcome), *plan)
    for key, page in knowledge.pages.items():
        for question in page.questions if page.test else []:
            text = "Who is asked to do a test has no warning sign that stops the check."
            yield SafeFirst(("pages", key, "test"), text, str(question), about)
