"""Paper says what the engine says: its boxes, read as a person would, stop the same people there.

All ways to an urgency are followed (each sign of the prover with each of its answers and with near
misses, each branch of the diagrams), and answers at random; each box is then left out in turn, and
somebody has to come to harm.
"""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from hingewell.compile.guide_data import first_of_tests, guide_data
from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.render import Site, read_pages
from hingewell_engine.guide import Guide
from hingewell_engine.inquiry import Inquiry
from hingewell_prover.diagram import with_diagram
from hingewell_prover.functions import Functions
from hingewell_prover.stops import Stops, with_stops
from property.paper_reader import Paper, Reader
from unit.render.small import html

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "guides" / "small"
DERIVED = Path(__file__).parent / "derived"
PAPER = "check/paper.md"
AT_RANDOM = 20_000

type Answers = dict[str, str | int]


class Case:
    """A guide's paper and its engine."""

    def __init__(self, knowledge: Knowledge, docs: dict[str, str]) -> None:
        self.data = with_diagram(guide_data(knowledge))
        self.knowledge = knowledge
        assets: dict[str, str] = defaultdict(str)
        site = Site(
            knowledge,
            with_stops(self.data, first_of_tests(knowledge)),
            assets,
            "http://127.0.0.1/",
            docs,
            lambda _: {"versions": {"Pyodide": "", "Python": ""}},
        )
        self.paper = Paper(html(site, PAPER, docs))
        self.inquiry = Inquiry(self.data)
        self.guide = self.inquiry.guide
        stops = self.guide.check.stops_at
        levels = {str(knowledge.urgency[level].name): level for level in stops}
        self.reader = Reader(self.paper, self._labels(), levels)
        self._page = {
            key: at for at, page in enumerate(self.guide.pages, 1) for key in page.questions
        }
        self._urgencies: dict[int, set[str | None]] = {}
        self.functions = Functions(Guide(self.data))
        self.dice = random.Random(7)

    def _labels(self) -> dict[str, dict[str, str | int]]:
        """What the printed answers of each question stand for, in the order of both."""
        found: dict[str, dict[str, str | int]] = {}
        for asked in self.paper.questions:
            values = self.guide.questions[asked.key].values
            words = asked.answers
            if any(isinstance(value, int) for value in values):
                words = [*map(str, values[:-1]), words[-1]]
            found[asked.key] = dict(zip(words, values, strict=True))
        return found

    def engine(self, answers: Answers) -> tuple[str | None, int, int]:
        """The level that stops the check, the question that makes sure of it, the page of the end.

        Sure of a level is who can only come to that or to a more urgent one.
        """
        stops, diagram = self.guide.check.stops_at, self.inquiry.diagram
        node, pages = diagram.root, [self._page[key] for key in self.guide.order]
        sure: dict[str, int] = {}
        for level, key in enumerate(self.guide.order):
            if diagram.level[node] == level:
                node = diagram.kids[node][diagram.branch[level][answers[key]]]
            possible = self.urgencies(node)
            for at, urgency in enumerate(stops):
                if possible <= {*stops[: at + 1]}:
                    sure.setdefault(urgency, level + 1)
            if pages[level] not in pages[level + 1 :] and len(possible) == 1 and sure:
                urgency = str(next(iter(possible)))
                return urgency, sure[urgency], pages[level]
        return None, 0, 0

    def urgencies(self, node: int) -> set[str | None]:
        """What is still possible."""
        if node not in self._urgencies:
            diagram = self.inquiry.diagram
            if diagram.level[node] == diagram.end:
                self._urgencies[node] = {diagram.results[node].urgency}
            else:
                self._urgencies[node] = set().union(*map(self.urgencies, diagram.kids[node]))
        return self._urgencies[node]

    def asks(self, question: str, answers: Answers) -> bool:
        """Whether the engine comes to ask this question."""
        diagram = self.inquiry.diagram
        node = diagram.root
        for level, key in enumerate(self.guide.order):
            if diagram.level[node] == level:
                if key == question:
                    return True
                node = diagram.kids[node][diagram.branch[level][answers[key]]]
        return False

    def right(self, answers: Answers, without: Any = None) -> bool:
        return self.reader.follow(answers, without)[:2] == self.engine(answers)[:2]

    def healthy(self, no: float = 1) -> Answers:
        """Answers of somebody without a sign, or nearly so."""
        return {
            key: "no"
            if "no" in one.values and self.dice.random() < no
            else self.dice.choice(one.values)
            for key, one in self.guide.questions.items()
        }

    @cached_property
    def ways(self) -> list[Answers]:
        """All ways to an urgency, and those that only just miss it."""
        return [*self._of_signs(), *self._of_branches()]

    def _of_signs(self) -> Iterator[Answers]:
        stops = Stops(self.functions)
        for sign in [*stops.signs, *(stop.sign for stop in stops.stops)]:
            for key in sign.when:
                for value in self.guide.questions[key].values:
                    some = {one: self.dice.choice(values) for one, values in sign.when.items()}
                    for no in (1, 0.9, 0.6):
                        yield {**self.healthy(no), **some, key: value}

    def _of_branches(self) -> Iterator[Answers]:
        """Each branch of the diagram of each level, reached and left at random."""
        check, forest = self.guide.check, self.functions.forest
        for at in range(len(check.stops_at)):
            root = self.functions.reads(check.urgency, check.stops_at[: at + 1])
            reached: dict[int, dict[int, int]] = {root: {}}
            for node in sorted(forest.nodes(root), key=forest.level):
                for branch, kid in enumerate(() if forest.is_constant(node) else forest.kids(node)):
                    way = {**reached[node], forest.level(node): branch}
                    reached.setdefault(kid, way)
                    yield {**self.healthy(0.97), **self._answers(way)}

    def _answers(self, way: dict[int, int]) -> Answers:
        keys = {level: self.guide.order[level] for level in way}
        return {
            keys[level]: self.guide.questions[keys[level]].values[at] for level, at in way.items()
        }


def derived(name: str, tmp: Path) -> Knowledge:
    content = tmp / "content"
    shutil.copytree(SMALL / "content", content)
    shutil.copytree(DERIVED / name, content, dirs_exist_ok=True)
    return load(content)


@pytest.fixture(
    scope="module", params=["guide", "ankle", *sorted(p.name for p in DERIVED.iterdir())]
)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    if request.param in ("guide", "ankle"):
        root = ROOT if request.param == "guide" else ROOT / "tests" / "guides" / "ankle"
        return Case(load(root / "content"), read_pages(root / "docs"))
    from unit.render.small import DOCS

    return Case(derived(request.param, tmp_path_factory.mktemp("derived")), dict(DOCS))


def test_every_way_to_an_urgency_stops_on_paper_where_it_stops_online(case: Case) -> None:
    assert case.ways
    for answers in case.ways:
        assert case.reader.follow(answers)[:2] == case.engine(answers)[:2], answers


def test_so_do_answers_at_random(case: Case) -> None:
    found = set()
    for _ in range(AT_RANDOM):
        answers = case.healthy(case.dice.choice([0.5, 0.8, 0.9, 0.95, 0.98]))
        level, told, _ = case.engine(answers)
        assert case.reader.follow(answers)[:2] == (level, told), answers
        found.add(level)
    assert found >= {None, *case.guide.check.stops_at}


def test_nobody_is_stopped_after_a_step_of_a_test(case: Case) -> None:
    tests = [at for at, page in enumerate(case.knowledge.pages.values(), 1) if page.test]
    for answers in case.ways:
        level, _, last = case.reader.follow(answers)
        assert level is None or last < min(tests)


def test_who_is_not_asked_about_a_test_is_told_to_leave_it_out(case: Case) -> None:
    found = set()
    for answers in [*case.ways, *(case.healthy(0.97) for _ in range(AT_RANDOM // 4))]:
        if case.engine(answers)[0] is None:
            for question in first_of_tests(case.knowledge):
                asked = case.asks(question, answers)
                assert case.reader.leaves_out(question, answers) is not asked, answers
                found.add(asked)
    assert True in found


def test_each_box_is_needed(case: Case) -> None:
    names = {str(case.knowledge.urgency[level].name) for level in case.guide.check.stops_at}
    boxes = [box for asked in case.paper.questions for box in asked.boxes if box.level in names]
    assert boxes
    for box in boxes:
        assert not all(case.right(answers, box) for answers in case.ways), box


def test_the_engine_asks_as_the_diagram_says(case: Case) -> None:
    """What the others compare with is the engine's own: it ends there with that level."""
    for answers in case.dice.sample(case.ways, 60):
        said: Answers = {}
        last = 0
        while (step := case.inquiry.step(said))["status"] == "ask":
            last = 1 + [page.id for page in case.guide.pages].index(step["page"])
            said |= {key: answers[key] for key in step["questions"]}
        level, _, end = case.engine(answers)
        if step["stopped"]:
            assert (step["urgency"], last) == (level, end)
        else:
            assert level is None
