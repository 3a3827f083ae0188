"""Reads one YAML file into plain data in which every value knows its line and column.

Stricter than YAML 1.1 where that protects an author: `yes` and `no` are words, a key stands once,
aliases and tags are refused, and a file that is not UTF-8, too large or too deep is named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from hingewell.load.yaml_nodes import PARSERS, Refused
from hingewell.problems import Place, Problem, not_utf8

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.load.yaml_nodes import Parser

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
_FOR_EDITORS = "# yaml-language-server:"

type Path_ = tuple[str | int, ...]


@dataclass
class Source:
    """A content file as plain data; `places` maps the path of each value (and key) to its spot."""

    file: str
    data: Any = None
    places: dict[Path_, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    text: str = field(default="", repr=False)

    def written(self, path: Path_) -> str:
        """The lines of the entry at `path` (the whole file, or one of its list) as they stand."""
        lines = self._lines
        if path:
            here, after = self.places[path], self.places.get((int(path[-1]) + 1,))
            lines = lines[here.line - 1 : after.line - 1 if after else None]
            margin = here.column - 1
            lines[0] = " " * margin + lines[0][margin:]
            lines = [line[margin:] if not line[:margin].strip() else line for line in lines]
        chosen = [line for line in lines if not line.startswith(_FOR_EDITORS)]
        while chosen and (not chosen[-1].strip() or chosen[-1].startswith("#")):
            chosen.pop()
        return "\n".join(chosen)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def place(self, path: Path_) -> Place:
        """Where the value at `path` stands, or the nearest thing around it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, Place(self.file))


def read(path: Path, shown_as: str) -> Source:
    """Read `path`; what is wrong with the file itself is in the `problems` of what comes back."""
    source = Source(shown_as)
    text = _text(path, source)
    return source if text is None else _parsed(text, shown_as)


# Live reload reads the whole content again after each change, and nearly all of it is as before.
@lru_cache(maxsize=2048)
def _parsed(text: str, shown_as: str) -> Source:
    *quicker, last = PARSERS
    for parser in quicker:
        source = parsed_by(parser, text, shown_as)
        if not source.problems:
            return source
    return parsed_by(last, text, shown_as)


def parsed_by(parser: type[Parser], text: str, shown_as: str) -> Source:
    """What one of the two parsers makes of a text."""
    source = Source(shown_as, text=text)
    try:
        loader = parser(text)
        node = loader.get_single_node()
        source.data = None if node is None else _plain(loader, node, (), source)
        if source.data is None:
            source.problems.append(
                Problem(Place(shown_as), "the file is empty", "add an entry or delete the file")
            )
    except Refused as refused:
        _add(source, refused.mark, refused.wrong, refused.instead)
    except yaml.MarkedYAMLError as error:
        # What has no end is to be mended where it begins.
        endless = "end of stream" in (error.problem or "") and error.context_mark
        mark = endless or error.problem_mark or error.context_mark
        _add(source, mark, f"this is not YAML ({error.problem})", _yaml_advice(error))
    except (yaml.YAMLError, ValueError) as error:
        first_line = str(error).splitlines()[0]
        source.problems.append(
            Problem(
                Place(shown_as), f"this is not YAML ({first_line})", "write plain text in UTF-8"
            )
        )
    except RecursionError:
        source.problems.append(
            Problem(Place(shown_as), "the file is nested too deep", "use fewer levels")
        )
    return source


def _text(path: Path, source: Source) -> str | None:
    try:
        if path.is_fifo():  # nobody may ever write to it
            raise OSError(0, "it is a pipe")
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            raise ValueError(f"the file has {len(raw)} bytes, more than {MAX_BYTES}")
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        source.problems.append(not_utf8(source.file, error))
    except ValueError as error:
        advice = "split it into several files"
        source.problems.append(Problem(Place(source.file), str(error), advice))
    except OSError as error:
        wrong = f"the file cannot be read ({error.strerror})"
        source.problems.append(Problem(Place(source.file), wrong, "check its name and permissions"))
    return None


def _add(source: Source, mark: yaml.Mark | None, wrong: str, instead: str) -> None:
    place = Place(source.file, mark.line + 1, mark.column + 1) if mark else Place(source.file)
    source.problems.append(Problem(place, wrong, instead))


def _yaml_advice(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return "put text that has a colon in quotes, and check the indentation"
    if "end of stream" in problem:
        return "close the quote that begins here"
    if "found character '\\t'" in problem:
        return "indent with spaces, not tabs"
    if "expected a single document" in problem or "another document" in problem:
        return "keep one document in a file: delete the line '---'"
    return "check the indentation and the dashes, and put text with : ? , or # in quotes"


def _plain(loader: Parser, node: yaml.Node, path: Path_, source: Source) -> Any:
    """Plain data of `node`, noting the place of every value below it."""
    mark = node.start_mark
    source.places[path] = Place(source.file, mark.line + 1, mark.column + 1)
    if len(path) > MAX_DEPTH:
        wrong = f"this is nested more than {MAX_DEPTH} levels deep"
        raise Refused(mark, wrong, "use fewer levels")
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, source)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, (*path, at), source) for at, item in enumerate(node.value)]
    return loader.construct_object(node)


def _mapping(loader: Parser, node: yaml.MappingNode, path: Path_, source: Source) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise Refused(key_node.start_mark, "a key is a list or a mapping", "use a word as key")
        key = str(key_node.value)
        if key in data:
            _add(
                source,
                key_node.start_mark,
                f"the key '{key}' stands twice in this entry",
                "keep one of the two",
            )
        data[key] = _plain(loader, value_node, (*path, key), source)
        mark = key_node.start_mark
        source.places[(*path, key)] = Place(source.file, mark.line + 1, mark.column + 1)
    return data
