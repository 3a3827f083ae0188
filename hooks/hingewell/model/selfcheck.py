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

IS_CELL = "x-cell"
"""Marks in a schema what a cell of a decision table may hold."""

Level = Literal["emergency", "urgent", "non_urgent", "routine", "self_care"]
"""How soon: now, today, before training, a visit in time while the plan goes on, at home."""
BEFORE_TRAINING: tuple[Level, ...] = ("emergency", "urgent", "non_urgent")
"""Levels that tell a reader to see somebody first."""
HitPolicy = Literal["UNIQUE", "ANY", "PRIORITY", "COLLECT"]

Bound = Annotated[int, Field(ge=-100, le=100)]

Cell = Annotated[
    str | int | list[str | int] | dict[str, list[str | int]],
    Field(json_schema_extra={IS_CELL: True}),
]
"""What a rule wants of an input: `yes`, `[yes, unsure]`, `{not: [no]}`, `">= 8"`, `"4..7"`, `-`."""

Promised = Annotated[
    str | int | list[str | int] | dict[str, list[str | int] | int],
    Field(json_schema_extra={IS_CELL: True}),
]
"""What a promise says: a cell; of a list `some`, `none`, `{with: [ids]}`, `{at_most: 1}`."""


class Option(Part):
    """An answer that a reader can choose."""

    value: Id
    """The word that rules use."""
    label: Prose
    """What readers see."""
    help: Prose | None = None
    """A line under it."""


class Question(Entry):
    """A question; the answer `unsure` always exists besides those listed."""

    text: Prose
    """What is asked."""
    short: Prose
    """The same as a statement, for lists, reasons and print-outs: all that `text` asks for."""
    type: Literal["yes_no", "choice", "integer"]
    """What kind of answer it takes."""
    help: Prose | None = None
    """A line under the question."""
    excludes: Prose | None = None
    """What is not meant: in a list to tick it shows under what was ticked."""
    why: Prose | None = None
    """Why it is asked."""
    call: Prose | None = None
    """What to say on the phone if it is so."""
    options: list[Option] = []
    """The answers of a choice."""
    range: tuple[Bound, Bound] | None = None
    """The lowest and the highest number."""
    unsure: Prose = "I’m not sure"
    """The words of the answer for those who do not know."""
    enable_when: dict[QuestionRef, Cell] = {}
    """Asked only where these answers were given."""
    refs: list[SourceRef] = []
    """Ids of the references that it rests on."""

    @property
    def hint(self) -> str | None:
        """All that stands under the question where it is asked alone."""
        return " ".join(text for text in (self.help, self.excludes) if text) or None


class Page(Entry):
    """Questions that are asked together, in the order of asking."""

    section: Id
    """The section of the check."""
    title: Prose
    """Its heading."""
    intro: Prose | None = None
    """What stands above the questions."""
    questions: list[QuestionRef] = Field(min_length=1)
    """What is asked, in order."""
    test: TestRef | None = None
    """The test that these questions are about."""
    steps: list[Id] = []
    """The steps of that test which are shown here."""
    none: Prose | None = None
    """The words of the button that says no to all."""
    group: Prose | None = None
    """Under which words the page for help lists the signs asked here; pages may share them."""


class Output(Part):
    """What a decision can say: values of its own, or entries of a kind."""

    values: list[Id] = []
    """The words it can give; the first is the most urgent where the policy is PRIORITY."""
    refers_to: Id | None = None
    """The kind whose ids it gives instead."""


class Rule(Supported):
    """One row of a decision table; an input that is not named may be anything.

    `sign` says the conditions in a natural sentence, for a row that readers see as a warning sign;
    without it they are joined from the short words of the questions. `call` is what such a reader
    says on the phone; without it, what the questions have for that. A row that stops the check and
    looks at more than one question needs both.
    """

    id: Id
    """The name of this row."""
    when: dict[str, Cell]
    """Input: what it has to be."""
    then: Id | list[Id]
    """What the table says; a list where the policy is COLLECT."""
    sign: Prose | None = None
    """The conditions in a sentence, for a warning sign."""
    call: Prose | None = None
    """What to say on the phone if they are so."""
    because: Prose
    """The reason, as readers see it."""


class Decision(Entry):
    """A decision table with its hit policy."""

    question: Prose
    """What the table decides."""
    hit_policy: HitPolicy
    """What holds where several rows fit."""
    inputs: list[Id] = Field(min_length=1)
    """Questions and other tables that the rows look at."""
    output: Output
    """What it can say."""
    rules: list[Rule] = Field(min_length=1)
    """The rows."""


class PlanSection(Part):
    """A part of the plan, filled by a COLLECT decision."""

    decision: DecisionRef
    """The table that fills it."""
    title: Prose
    """Its heading."""
    empty: Prose | None = None
    """What it says where the table gives nothing."""
    empty_because: DecisionRef | None = None
    """The table whose rule says why it gives nothing."""
    helps: bool = False
    """What it holds counts as an exercise: a reader with one of these is helped."""


class Section(Part):
    """A part of the self-check: pages that go together."""

    id: Id
    """The name by which pages point here."""
    title: Prose
    """Its heading."""


class Check(Part):
    """Which decisions make the result of the self-check, and the parts that it has."""

    urgency: DecisionRef
    """The table that gives the urgency."""
    outcome: DecisionRef
    """The table that gives the outcome."""
    stops_at: list[Level]
    """Urgencies that end the check at once."""
    plan: list[PlanSection]
    """The parts of the plan."""
    sections: list[Section] = Field(min_length=1)
    """The parts of the check, in order."""
    intro: Prose
    """What stands above the first question."""
    about_result: list[Claim] = Field(min_length=1)
    """What every result has to say."""


class Forbids(Part):
    """What a plan for this outcome must not hold."""

    tags: list[Id] = Field(min_length=1)
    """Tags of exercises and techniques."""


class Outcome(Entry):
    """A result of the self-check."""

    name: Prose
    """What readers call it."""
    summary: Prose
    """One or two sentences."""
    open: bool = False
    """It names no pattern: the answers leave open what it is."""
    variant_of: OutcomeRef | None = None
    """The outcome that this is a special case of."""
    sureness: list[Claim] = Field(min_length=1)
    """How sure the result is."""
    about: list[Claim] = Field(min_length=1)
    """What it is."""
    time: Claim | None = None
    """How long it mostly takes; stands under the name of a result."""
    today: list[Claim] = Field(min_length=1)
    """What to do now."""
    stop: list[Claim] = []
    """What to leave alone."""
    help: list[Claim] = Field(min_length=1)
    """When to get help."""
    forbids: Forbids | None = None
    """What its plan must not hold."""


class Expectation(Part):
    """What a scenario must lead to."""

    urgency: Level
    """The urgency."""
    outcome: OutcomeRef
    """The outcome."""
    plan_includes: list[EntryRef] = []
    """Entries that the plan has to hold."""
    plan_excludes: list[EntryRef] = []
    """Entries that it must not hold."""
    exercise: bool | None = None
    """Whether it has to hold something of a part of the plan that `helps`, or must not."""


class Scenario(Entry):
    """A patient's story with its answers and what the check must say."""

    story: Prose
    """Somebody, in a few sentences."""
    answers: dict[QuestionRef, str | int]
    """Question: the answer."""
    expect: Expectation
    """What has to come out."""
    ordinary: bool = False
    """Nothing is wrong with this person, and to look after themselves is right."""
    note: Prose | None = None
    """Why the story is here."""
    refs: list[SourceRef] = []
    """Ids of the references that it rests on."""


class Way(Part):
    """One of the ways to a result, and why it is right that it leads there."""

    when: dict[str, Cell]
    """What readers who come this way have in common."""
    because: Prose
    """Why these readers are led there, as readers see it."""


class Invariant(Entry):
    """Something that must hold for every reader, which the prover shows.

    Either `if` and `then`: wherever all conditions hold, so does each of `then`; with `any`, also
    all conditions of one of its rows. For a decision that gives a list, `then` says `some` (it is
    never empty), `none`, or one or more of `{at_most: 1, with: [ids], without: [ids],
    no_tag: [tags]}`. Or `if` and `only_by`: whoever meets all conditions comes by one of these
    ways, and somebody comes by each. Or `monotone`: answering a question in `over` with what comes
    later in `order` never lowers that decision. A condition on a list is `some` or `none`.
    """

    text: Prose
    """The promise, as readers see it."""
    condition: dict[str, Cell] = Field(default={}, alias="if")
    """Where it applies."""
    rows: list[dict[str, Cell]] = Field(default=[], alias="any")
    """Further conditions, of which one row has to hold."""
    then: dict[str, Promised] = {}
    """What holds there."""
    only_by: list[Way] = []
    """All the ways that lead there."""
    monotone: DecisionRef | None = None
    """The table that must never be lowered."""
    over: list[QuestionRef] = []
    """The questions that are changed."""
    order: list[str | int] = []
    """Answers, from mild to grave."""


class Survivor(Part):
    """A wrong rule that nothing catches, and why that is all right."""

    mutant: str
    """The wrong rule, by its place."""
    reason: Prose
    """Why it is all right."""


class Mutation(Part):
    """How many wrong rules are noticed, as `make mutants` measured and wrote it.

    `rules` is the fingerprint of the rules, stories and promises that it was measured with.
    `caught` counts by what noticed them first; `same` counts those that change no result.
    """

    rules: str
    """The fingerprint."""
    mutants: int
    """How many wrong rules were tried."""
    caught: dict[Literal["story", "finding", "promise"], int]
    """By what: how many."""
    same: int
    """How many change no result."""
    survived: list[Survivor] = []
    """Those that nothing caught."""
