"""Everything a guide knows, by kind."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from hingewell.model.body import Fault, Modification, SelfTest, Structure
from hingewell.model.body_map import BodyMap
from hingewell.model.drawing import Drawing
from hingewell.model.explorer import Explorer
from hingewell.model.form import Form
from hingewell.model.over_time import Plan
from hingewell.model.review import Criterion, Rater, Rating, Review
from hingewell.model.selfcheck import (
    Check,
    Decision,
    Invariant,
    Mutation,
    Outcome,
    Page,
    Question,
    Scenario,
)
from hingewell.model.site import Coverage, Guide, Reference, Region, Term, Urgency
from hingewell.model.treatment import Exercise, Group, Ladder, Technique, Topic

if TYPE_CHECKING:
    from collections.abc import Collection

    from hingewell.load.yaml_source import Path_, Source
    from hingewell.model.base import Part
    from hingewell.problems import Place


class Kind(NamedTuple):
    """A kind of entry, where its files are, and how one is told from another.

    `where` is a folder of files or one file; `key` the field that names an entry, "" where the
    file is one thing without a name. A guide can do without a file that is not `needed`.
    """

    name: str
    where: str
    model: type[Part]
    key: str = "id"
    needed: bool = True

    def parts(self) -> dict[str, dict[str, Any]]:
        """The JSON Schemas of an entry and of all its parts, each by the name of its model."""
        entry: dict[str, Any] = self.model.model_json_schema(ref_template="#/$defs/{model}")
        return {**entry.pop("$defs", {}), self.model.__name__: entry}


KINDS = (
    Kind("guide", "guide.yml", Guide, ""),
    Kind("urgency", "urgency.yml", Urgency),
    Kind("regions", "regions.yml", Region),
    Kind("references", "references.yml", Reference),
    Kind("glossary", "glossary.yml", Term),
    Kind("coverage", "coverage.yml", Coverage, "item"),
    Kind("criteria", "reviews/criteria.yml", Criterion),
    Kind("raters", "reviews/raters.yml", Rater),
    Kind("reviews", "reviews/pages.yml", Review),
    Kind("ratings", "reviews/ratings/", Rating),
    Kind("anatomy", "anatomy/", Structure),
    Kind("tests", "tests/", SelfTest),
    Kind("exercises", "exercises/", Exercise),
    Kind("techniques", "techniques/", Technique),
    Kind("faults", "faults/", Fault),
    Kind("modifications", "modifications/", Modification),
    Kind("dosing", "dosing/", Ladder),
    Kind("plan", "plan.yml", Plan, "", needed=False),
    Kind("topics", "topics/", Topic),
    Kind("forms", "forms/", Form),
    Kind("drawings", "drawings/", Drawing),
    Kind("body_maps", "body_maps/", BodyMap),
    Kind("explorers", "explorers/", Explorer),
    Kind("outcomes", "outcomes/", Outcome),
    Kind("check", "selfcheck/check.yml", Check, ""),
    Kind("pages", "selfcheck/pages.yml", Page),
    Kind("questions", "selfcheck/questions/", Question),
    Kind("decisions", "selfcheck/decisions/", Decision),
    Kind("scenarios", "selfcheck/scenarios/", Scenario),
    Kind("invariants", "selfcheck/invariants.yml", Invariant),
    Kind("mutation", "selfcheck/mutation.yml", Mutation, "rules"),
)


@dataclass
class Knowledge:
    """Typed content. Every part can say where it stands: `place("exercises", "x", "steps", 0)`."""

    guide: Guide = field(init=False)
    check: Check = field(init=False)
    plan: Plan | None = None
    urgency: dict[str, Urgency] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    coverage: dict[int, Coverage] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    raters: dict[str, Rater] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    ratings: dict[str, Rating] = field(default_factory=dict)
    anatomy: dict[str, Structure] = field(default_factory=dict)
    tests: dict[str, SelfTest] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    techniques: dict[str, Technique] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    modifications: dict[str, Modification] = field(default_factory=dict)
    dosing: dict[str, Ladder] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    drawings: dict[str, Drawing] = field(default_factory=dict)
    body_maps: dict[str, BodyMap] = field(default_factory=dict)
    explorers: dict[str, Explorer] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    invariants: dict[str, Invariant] = field(default_factory=dict)
    mutation: dict[str, Mutation] = field(default_factory=dict)
    origins: dict[tuple[str, str | int], tuple[Source, Path_]] = field(default_factory=dict)
    unread: set[tuple[str, object]] = field(default_factory=set)
    """(kind, id) of entries that are broken; (kind, None) where a whole file could not be read."""

    def place(self, kind: str, key: str | int, *path: str | int) -> Place:
        """Where the value at `path` inside an entry stands."""
        source, start = self.origins[kind, key]
        return source.place((*start, *path))

    def written(self, kind: str, key: str | int) -> str:
        """The lines of an entry as its author wrote them."""
        source, start = self.origins[kind, key]
        return source.written(start)

    def entries(self, kind: str) -> Mapping[Any, Any]:
        """The entries of a kind by id; of a kind that is one thing, that thing under ""."""
        if kind == "exercise_groups":
            return {group.id: group for group in self.groups}
        found = getattr(self, kind, None)
        if found is None:
            return {}
        return found if isinstance(found, Mapping) else {"": found}

    def is_unread(self, kind: str, key: object) -> bool:
        """Whether an entry may exist in a file that could not be read: naming it is no mistake."""
        kind = "guide" if kind == "exercise_groups" else kind
        return bool(self.unread & {(kind, key), (kind, None)})

    def without(self, exercises: Collection[str]) -> Knowledge:
        """The same with none of these exercises, nor the doses that they alone take."""
        doses: dict[str, Ladder] = {}
        changes = {one.dose for one in self.modifications.values()}
        for key, ladder in self.dosing.items():
            serves = [name for name in ladder.serves if name not in exercises]
            if serves or key in changes:
                doses[key] = ladder.model_copy(update={"serves": serves})
        left = copy(self)
        left.dosing = doses
        left.exercises = {key: one for key, one in self.exercises.items() if key not in exercises}
        return left

    @property
    def groups(self) -> list[Group]:
        """The families of exercises in the order in which the guide shows them."""
        guide = self.entries("guide").get("")
        return sorted(guide.exercise_groups, key=lambda group: group.order) if guide else []
