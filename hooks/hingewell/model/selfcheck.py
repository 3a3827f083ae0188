"""The self-check: questions (HL7 SDC), decision tables (DMN), outcomes, scenarios, invariants."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hingewell.model.base import (
    Claim,
    DecisionRef,
    Entry,
    EntryRef,
    Id,
    OutcomeRef,
    Part,
    Prose,
    QuestionRef,
    SourceRef,
    Supported,
    TestRef,
)

Level = Literal["emergency", "urgent", "non_urgent", "self_care"]
HitPolicy = Literal["UNIQUE", "ANY", "PRIORITY", "COLLECT"]

Bound = Annotated[int, Field(ge=-100, le=100)]

Cell = str | int | list[str | int] | dict[str, list[str | int]]
"""What a rule wants of an input: `yes`, `[yes, unsure]`, `{not: [no]}`, `">= 8"`, `"4..7"`, `-`."""


class Option(Part):
    """An answer that a reader can choose."""

    value: Id
    label: Prose
    help: Prose | None = None


class Question(Entry):
    """A question; the answer `unsure` always exists besides those listed."""

    text: Prose
    short: Prose
    type: Literal["yes_no", "choice", "integer"]
    help: Prose | None = None
    why: Prose | None = None
    call: Prose | None = None
    options: list[Option] = []
    range: tuple[Bound, Bound] | None = None
    unsure: Prose = "I’m not sure"
    enable_when: dict[QuestionRef, Cell] = {}
    refs: list[SourceRef] = []


class Page(Entry):
    """Questions that are asked together, in the order of asking."""

    section: Id
    title: Prose
    intro: Prose | None = None
    questions: list[QuestionRef] = Field(min_length=1)
    test: TestRef | None = None
    steps: list[Id] = []
    none: Prose | None = None


class Output(Part):
    """What a decision can say: values of its own, or entries of a kind."""

    values: list[Id] = []
    refers_to: Id | None = None


class Rule(Supported):
    """One row of a decision table; an input that is not named may be anything.

    `sign` says the conditions in a natural sentence, for a row that readers see as a warning sign;
    without it they are joined from the short words of the questions.
    """

    id: Id
    when: dict[str, Cell]
    then: Id | list[Id]
    sign: Prose | None = None
    because: Prose


class Decision(Entry):
    """A decision table with its hit policy."""

    question: Prose
    hit_policy: HitPolicy
    inputs: list[Id] = Field(min_length=1)
    output: Output
    rules: list[Rule] = Field(min_length=1)


class PlanSection(Part):
    """A part of the plan, filled by a COLLECT decision."""

    decision: DecisionRef
    title: Prose
    empty: Prose | None = None


class Section(Part):
    """A part of the self-check: pages that go together."""

    id: Id
    title: Prose


class Check(Part):
    """Which decisions make the result of the self-check, and the parts that it has."""

    urgency: DecisionRef
    outcome: DecisionRef
    stops_at: list[Level]
    plan: list[PlanSection]
    sections: list[Section] = Field(min_length=1)
    intro: Prose
    about_result: list[Claim] = Field(min_length=1)


class Forbids(Part):
    """What a plan for this outcome must not hold."""

    tags: list[Id] = Field(min_length=1)


class Outcome(Entry):
    """A result of the self-check."""

    name: Prose
    summary: Prose
    variant_of: OutcomeRef | None = None
    sureness: list[Claim] = Field(min_length=1)
    about: list[Claim] = Field(min_length=1)
    today: list[Claim] = Field(min_length=1)
    stop: list[Claim] = []
    help: list[Claim] = Field(min_length=1)
    forbids: Forbids | None = None


class Expectation(Part):
    """What a scenario must lead to."""

    urgency: Level
    outcome: OutcomeRef
    plan_includes: list[EntryRef] = []
    plan_excludes: list[EntryRef] = []


class Scenario(Entry):
    """A patient's story with its answers and what the check must say."""

    story: Prose
    answers: dict[QuestionRef, str | int]
    expect: Expectation
    note: Prose | None = None
    refs: list[SourceRef] = []


class Invariant(Entry):
    """Something that must hold for every reader, which the prover shows.

    Either `if` and `then`: wherever all conditions hold, so does each of `then`; with `any`, also
    all conditions of one of its rows. For a decision that gives a list, `then` says `none`,
    `{with: [ids]}`, `{without: [ids]}` or `{no_tag: [tags]}`. Or `monotone`: answering a question
    in `over` with what comes later in `order` never lowers that decision.
    """

    text: Prose
    condition: dict[str, Cell] = Field(default={}, alias="if")
    rows: list[dict[str, Cell]] = Field(default=[], alias="any")
    then: dict[str, Cell] = {}
    monotone: DecisionRef | None = None
    over: list[QuestionRef] = []
    order: list[str | int] = []


class Survivor(Part):
    """A wrong rule that nothing catches, and why that is all right."""

    mutant: str
    reason: Prose


class Mutation(Part):
    """How many wrong rules are noticed, as `make mutants` measured and wrote it.

    `rules` is the fingerprint of the rules, stories and promises that it was measured with.
    `caught` counts by what noticed them first; `same` counts those that change no result.
    """

    rules: str
    mutants: int
    caught: dict[Literal["story", "finding", "promise"], int]
    same: int
    survived: list[Survivor] = []
