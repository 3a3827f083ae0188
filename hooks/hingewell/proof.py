"""Sound content -> the engine's data, proved. The same for `build`, `serve`, `check` and tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hingewell.ahead import first_steps
from hingewell.check.check import sound
from hingewell.compile.guide_data import first_of_tests, guide_data
from hingewell.compile.plan_data import plan_data
from hingewell.kept import Kept, Same
from hingewell.problems import ContentErrors, Problem
from hingewell.scenarios import failures, scorecard, shares, tell

# The engine and the prover are imported late: a live reload may have put new ones in their place.

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Mutation
    from hingewell.scenarios import Group, Scorecard, Share, Told
    from hingewell_prover.days.beside import Proving
    from hingewell_prover.days.proof import Days
    from hingewell_prover.finding import Finding
    from hingewell_prover.functions import Functions
    from hingewell_prover.promises import Promise
    from hingewell_prover.proof import Space
    from hingewell_prover.stops import Stops
    from hingewell_prover.ways import Way

    type Ask = Callable[[str, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Proved:
    """A guide that holds together: `data` is the engine's, the rest what was shown of it.

    `space` is what the proof covered, `promises` what holds for every reader: the authors'
    invariants, what outcomes forbid and what every guide keeps. `score` counts the stories,
    `shares` says what becomes of the people in them.
    `proving` is the proof over days, which a preview need not wait for until a page tells of it
    (None for a guide without a plan); `found` are the other faults.
    `drafts` are checked with the rest; only a preview keeps them in `knowledge`.
    """

    knowledge: Knowledge
    data: dict[str, Any]
    functions: Functions
    space: Space
    proving: Proving | None
    promises: tuple[Promise, ...]
    score: Scorecard
    shares: dict[Group, Share]
    found: tuple[Problem, ...]
    drafts: tuple[str, ...] = ()

    @cached_property
    def days(self) -> Days | None:
        """What the proof over days covered."""
        return self.proving.days() if self.proving else None

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Empty but in a preview, which shows faulty rules so that their author can try them."""
        days = self.days.findings if self.days else ()
        return tuple(sorted([*self.found, *(_problem(self.knowledge, one) for one in days)]))

    def ways(self) -> list[Way]:
        """How readers go through the sections of the check, worked out from the rules."""
        from hingewell_prover.ways import Ways  # noqa: PLC0415

        pages = self.knowledge.pages.values()
        parts = tuple(
            tuple(
                question
                for page in pages
                if page.section == section.id
                for question in page.questions
            )
            for section in self.knowledge.check.sections
        )
        return _ways.get((self.functions, parts), lambda: list(Ways(self.functions, parts).all()))

    def mutation(self) -> Mutation | None:
        """How many wrong rules are noticed, if that was measured with these rules."""
        from hingewell.mutation import fingerprint  # noqa: PLC0415

        known = self.knowledge
        read = (known.check, *known.decisions.values(), *known.scenarios.values())
        rules = _fingerprints.get(
            (Same(self.functions), *map(Same, read)), lambda: fingerprint(known, self.data)
        )
        return known.mutation.get(rules)


def proved_guide(
    content: Path, progress: Callable[[str], object] = str, preview: bool = False
) -> Proved:
    """The knowledge and the engine's data; ContentErrors with every problem and finding.

    `progress` is told what is being done. In a preview what the proof finds is no error.
    """
    import hingewell_engine  # noqa: PLC0415
    from hingewell.compile.promises import promises  # noqa: PLC0415

    progress("reading the content")
    knowledge = sound(content)
    progress("proving the rules")
    data = guide_data(knowledge)
    promised = tuple(promises(knowledge))
    # Most edits of a preview change no rule. The engine's place changes when its code does.
    tests = first_of_tests(knowledge)
    known = (hingewell_engine.__file__, json.dumps(data), tests)
    built = _built.get(known, lambda: _build(data, tests))
    proving = _proving(knowledge, built.stops.data()["signs"])
    rules = _known.get((*known, repr(promised)), lambda: _rules(data, built, promised))
    problems = [_problem(knowledge, found) for found in rules.findings]
    progress("telling the stories")
    data = rules.data
    told = (Same(rules), *map(Same, knowledge.scenarios.values()))
    stories = _told.get(told, lambda: tell(knowledge, asking(data)))
    problems += failures(knowledge, stories)
    drafts = tuple(key for key, exercise in knowledge.exercises.items() if exercise.draft)
    proved = Proved(
        knowledge if preview else knowledge.without(drafts),
        data,
        rules.functions,
        rules.space,
        proving,
        promised,
        scorecard(knowledge, stories),
        shares(knowledge, stories),
        tuple(problems),
        drafts,
    )
    if not preview:
        progress("trying the doses over days")
        if proved.faults:
            raise ContentErrors(list(proved.faults))
    return proved


@dataclass(frozen=True)
class _Rules:
    """What follows from the rules alone. `data` has the engine's answers that the pages carry."""

    data: dict[str, Any]
    functions: Functions
    findings: tuple[Finding, ...]
    space: Space


@dataclass(frozen=True)
class _Built:
    """The rules as diagrams, and what stops the check by them."""

    functions: Functions
    stops: Stops


_built: Kept[_Built] = Kept(most=3)
_stops: Kept[Stops] = Kept(most=3)
_known: Kept[_Rules] = Kept(most=3)
_ways: Kept[list[Way]] = Kept(most=3)
_told: Kept[list[Told]] = Kept(most=3)
_fingerprints: Kept[str] = Kept(most=3)


def _build(data: dict[str, Any], tests: tuple[str, ...]) -> _Built:
    from hingewell_engine.guide import Guide  # noqa: PLC0415
    from hingewell_prover.functions import Functions  # noqa: PLC0415
    from hingewell_prover.stops import Stops  # noqa: PLC0415

    functions = Functions(Guide(data))
    # Which words a rule has for its reason is nothing to where it stops.
    bare = {**data, "version": "", "decisions": [_bare(one) for one in data["decisions"]]}
    known = (Stops, json.dumps(bare), tests)
    return _Built(functions, _stops.get(known, lambda: Stops(functions, tests)))


def _bare(decision: dict[str, Any]) -> dict[str, Any]:
    rules = [{name: rule[name] for name in ("id", "when", "then")} for rule in decision["rules"]]
    return {**decision, "rules": rules}


def _rules(data: dict[str, Any], built: _Built, promised: tuple[Promise, ...]) -> _Rules:
    from hingewell_prover.diagram import diagram_of  # noqa: PLC0415
    from hingewell_prover.proof import findings, space  # noqa: PLC0415

    functions = built.functions
    found = (*findings(functions, promised), *built.stops.findings())
    data = {**data, "diagram": diagram_of(functions)}
    ask = asking(data)
    ahead = {"forced": forced_levels(data, ask), "first_steps": first_steps(data, ask)}
    return _Rules({**data, **ahead, **built.stops.data()}, functions, found, space(functions))


def _proving(knowledge: Knowledge, found: Sequence[Mapping[str, Any]]) -> Proving | None:
    from hingewell_prover.days.beside import Proving  # noqa: PLC0415

    data = plan_data(knowledge, found)
    return Proving(data) if data else None


def stand_by() -> None:
    """Have the next proof over days begin at once: a preview says so when it has built."""
    from hingewell_prover.days.beside import keep_ready  # noqa: PLC0415

    keep_ready()


def _problem(knowledge: Knowledge, found: Finding) -> Problem:
    kind, key, *path = found.where
    place = knowledge.place(str(kind), key, *path)
    return Problem(place, found.message, found.advice, found.id, found.witness)


def asking(data: dict[str, Any]) -> Ask:
    """The engine's `call` for a guide, with Python values in and out."""
    from hingewell_engine import api  # noqa: PLC0415

    api.load(json.dumps(data))

    def ask(name: str, answers: dict[str, Any]) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(api.call(name, json.dumps({"answers": answers})))
        return reply

    return ask


def forced_levels(data: dict[str, Any], ask: Ask) -> dict[str, dict[str, str]]:
    """By question and answer, the urgency that this answer alone decides and that ends the check.

    Written into the pages, so that a warning sign need not wait for Python in the browser.
    """
    forced: dict[str, dict[str, str]] = {}
    for question, about in data["questions"].items():
        for value in about["values"]:
            urgency = ask("forced", {question: value})["urgency"]
            if urgency in data["check"]["stops_at"]:
                forced.setdefault(question, {})[str(value)] = urgency
    return forced
