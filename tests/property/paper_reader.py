"""Somebody with a pen who follows the check on paper: reads the page's words, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

type Answers = Mapping[str, str | int]

EARLIER = re.compile(r"“([^”]*)” to (\d+)\.")
SPAN = re.compile(r"(-?\d+)(?: (?:to (-?\d+)|or (more|less)))?")
LISTED = re.compile(r"(?:: |; )(\d+)\.")


@dataclass
class Case:
    earlier: list[tuple[int, str]]

    @classmethod
    def read(cls, words: str) -> Case:
        return cls([(int(number), answers) for answers, number in EARLIER.findall(words)])

    @classmethod
    def read_each(cls, words: str) -> list[Case]:
        """One for each question of a line that ends in "or to one of these"."""
        said, _, others = words.partition(", or to one of these")
        first = cls.read(said)
        alike = [cls([(int(number), first.earlier[0][1])]) for number in LISTED.findall(others)]
        return [first, *alike]


@dataclass
class Box:
    strong: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    @property
    def answers(self) -> str:
        return self.strong[0]

    @property
    def level(self) -> str:
        return self.strong[1].partition(".")[0]

    @property
    def cases(self) -> list[Case]:
        head = self.lines[0].partition(f": {self.strong[1]}")[0]
        return [Case.read(item) for item in self.items] or [Case.read(head)]

    @property
    def first(self) -> list[int]:
        wanted = [line for line in self.lines if line.startswith("Before you go")]
        return [int(number) for line in wanted for number in LISTED.findall(line)]


@dataclass
class Asked:
    key: str
    page: int
    number: int = 0
    only_if: list[tuple[int, str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    left_out: list[Case] = field(default_factory=list)


class Paper(HTMLParser):
    """The questions of the page in order. Notes that open in place are not read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.questions: list[Asked] = []
        self._open: list[tuple[str, str, bool]] = []
        self._page = 0
        self._left_out: list[Case] = []
        self._words = ""
        self.feed(html)
        self.by_number = {asked.number: asked for asked in self.questions}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "br", "img", "meta", "link", "hr", "path", "use", "circle"):
            return
        about = dict(attrs)
        name = str(about.get("class") or "").split(" ")[0]
        hidden = self._hidden or "popover" in about or name == "hw-mark"
        self._open.append((tag, name, hidden))
        if name == "hw-questions":
            self._page += 1
        elif name == "hw-question":
            asked = Asked(str(about["id"]).partition("-")[2], self._page)
            asked.left_out, self._left_out = self._left_out, []
            self.questions.append(asked)
        elif name == "hw-leads" and self._inside("hw-question"):
            self.questions[-1].boxes.append(Box())
        if not hidden and tag in ("p", "li", "ul"):
            self._words = ""
        boxed = self._inside("hw-leads") and self._inside("hw-question")
        if not hidden and tag == "strong" and boxed:
            self.questions[-1].boxes[-1].strong.append("")

    def handle_endtag(self, tag: str) -> None:
        if all(tag != one for one, _, _ in self._open):
            return
        while self._open:
            found, name, hidden = self._open.pop()
            if not hidden:
                self._ended(found, name)
            if found == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self._words += data
        boxed = self._inside("hw-leads") and self._inside("hw-question")
        if boxed and any(tag == "strong" for tag, _, _ in self._open):
            self.questions[-1].boxes[-1].strong[-1] += data

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pictures and the like have no words."""

    @property
    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][2]

    def _inside(self, name: str) -> bool:
        return any(one == name for _, one, _ in self._open)

    def _ended(self, tag: str, name: str) -> None:
        words = " ".join(self._words.split())
        if not self._inside("hw-question"):
            if self._inside("hw-leads") and tag == "li":
                self._left_out += Case.read_each(words)
            return
        asked = self.questions[-1]
        if name == "hw-question__text":
            asked.number = int(words.partition(".")[0])
        elif self._inside("hw-leads") and tag in ("p", "li"):
            box = asked.boxes[-1]
            (box.lines if tag == "p" else box.items).append(words)
        elif self._inside("hw-answers") and tag == "li":
            asked.answers.append(words)
        elif tag == "p" and words.startswith("Only if you answered"):
            asked.only_if += Case.read(words).earlier


class Reader:
    """Follows a paper; `values` maps a question's printed answers to the engine's."""

    def __init__(
        self,
        paper: Paper,
        values: Mapping[str, Mapping[str, str | int]],
        levels: Mapping[str, str],
    ) -> None:
        self._paper, self._values, self._levels = paper, values, levels
        self._order = list(levels)
        self._read: dict[tuple[str, str], frozenset[str | int]] = {}

    def follow(self, answers: Answers, without: Box | None = None) -> tuple[str | None, int, int]:
        """The level at which it ends, the question whose box says so, and the last page read.

        (None, 0, 0) for who comes to the end of the questions.
        """
        said: dict[int, str | int] = {}
        only: set[int] | None = None
        level, told, last = None, 0, 0
        for asked in self._paper.questions:
            if only is not None and asked.number not in only:
                continue
            if not all(self._fits(*one, said) for one in asked.only_if):
                continue
            said[asked.number] = answers[asked.key]
            last = asked.page
            for box in asked.boxes:
                name = self._levels.get(box.level)
                if box is without or name is None or not self._holds(asked, box, said):
                    continue
                if level is None or self._order_of(name) < self._order_of(level):
                    level, told, only = name, asked.number, set(box.first)
                    if not only:
                        return level, told, last
                break
            if only is not None and asked.number == max(only):
                break
        return (level, told, last) if level else (None, 0, 0)

    def leaves_out(self, key: str, answers: Answers) -> bool:
        """Whether somebody with these answers is told to leave out the test before a question."""
        asked = next(one for one in self._paper.questions if one.key == key)
        said = {one.number: answers[one.key] for one in self._paper.questions}
        return any(all(self._fits(*one, said) for one in case.earlier) for case in asked.left_out)

    def _order_of(self, level: str) -> int:
        return list(self._levels.values()).index(level)

    def _holds(self, asked: Asked, box: Box, said: Mapping[int, str | int]) -> bool:
        return self._fits(asked.number, box.answers, said) and any(
            all(self._fits(*one, said) for one in case.earlier) for case in box.cases
        )

    def _fits(self, number: int, words: str, said: Mapping[int, str | int]) -> bool:
        asked = self._paper.by_number[number]
        key = (asked.key, words)
        if key not in self._read:
            self._read[key] = frozenset(self.meant(asked.key, words))
        return number in said and said[number] in self._read[key]

    def meant(self, key: str, words: str) -> set[str | int]:
        """The answers that words such as “Yes or I’m not sure” or “8 or more” name."""
        labels, found = self._values[key], set[str | int]()
        numbers = [value for value in labels.values() if isinstance(value, int)]
        rest = words
        while rest:
            label = max((one for one in labels if rest.startswith(one)), key=len, default=None)
            span = SPAN.match(rest)
            if span and numbers:
                low = int(span[1])
                high = int(span[2]) if span[2] else low
                low = min(numbers) if span[3] == "less" else low
                high = max(numbers) if span[3] == "more" else high
                found |= {number for number in numbers if low <= number <= high}
                rest = rest[span.end() :]
            elif label:
                found.add(labels[label])
                rest = rest[len(label) :]
            else:
                raise AssertionError(f"nobody can read {words!r} as answers to {key}: {[*labels]}")
            rest = re.sub(r"^(, or |, | or )", "", rest)
        return found
