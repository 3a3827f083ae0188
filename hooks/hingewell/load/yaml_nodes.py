"""The text of a YAML file -> its nodes, each with its line and column.

PyYAML's own parser has the say, and what is wrong with a file is told in its words. It takes
seconds for a whole guide, so libyaml reads a text first, where PyYAML was built with it.
`tests/property/test_yaml_nodes.py` compares the two.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

_OF_YAML = "tag:yaml.org,2002:"
_LENIENT = re.compile(r"[\t\ufeff]|[|>][-+0-9]*#")
"""Tabs, and a comment that touches the `|` of a block: libyaml takes them where PyYAML does not.
To one of them a byte order mark is a column, to the other it is none."""
_ENDS_WORD = "?"
"""It ends a plain word within brackets for PyYAML; for libyaml it is part of the word."""


class Refused(Exception):
    """What YAML has and a content file must not have."""

    def __init__(self, mark: Any, wrong: str, instead: str) -> None:
        self.mark, self.wrong, self.instead = mark, wrong, instead
        super().__init__(wrong)


class InDoubt(yaml.YAMLError):
    """libyaml may read this text as something else than PyYAML does."""


class _CoreResolver(Resolver):
    """The scalars of YAML 1.2's core schema."""

    # Replaces the base class's YAML 1.1 table, in which `no` is a boolean.
    yaml_implicit_resolvers = {}


for _tag, _pattern, _first in (
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    _CoreResolver.add_implicit_resolver(_OF_YAML + _tag, re.compile(_pattern), _first)


class _StrictComposer(Composer):
    """Nodes without aliases, and of no other types than their text shows."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """The next node, with all below it; Refused if it is not one that may be used."""
        event = self.peek_event()  # type: ignore[attr-defined] # of the parser beside it
        if isinstance(event, yaml.AliasEvent):
            wrong, instead = "an alias (*name) is used", "write the value out at its place"
            raise Refused(event.start_mark, wrong, instead)
        if event.tag is not None:
            wrong = f"the tag {event.tag.replace(_OF_YAML, '!!')} is used"
            raise Refused(event.start_mark, wrong, "write plain text without '!'")
        return super().compose_node(parent, index)


class ByPyYAML(_StrictComposer, _CoreResolver, yaml.SafeLoader):
    """Reads any text."""


type Parser = ByPyYAML | ByLibyaml
PARSERS: list[type[Parser]] = [ByPyYAML]
"""To be asked in this order: the first has the say that finds nothing wrong."""

if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined] # it is there

    class ByLibyaml(_StrictComposer, CParser, SafeConstructor, _CoreResolver):
        """Reads most texts, in a ninth of the time. InDoubt where PyYAML has to be asked."""

        def __init__(self, text: str) -> None:
            if _LENIENT.search(text):
                raise InDoubt("the text has what it takes too lightly")
            CParser.__init__(self, text)
            Composer.__init__(self)
            SafeConstructor.__init__(self)
            _CoreResolver.__init__(self)

        def compose_node(self, parent: Any, index: Any) -> Any:
            """The same; InDoubt where PyYAML may find another."""
            node: Any = super().compose_node(parent, index)
            plain = isinstance(node, yaml.ScalarNode) and not node.style
            if plain and parent and parent.flow_style and _ENDS_WORD in node.value:
                raise InDoubt(f"a word within brackets has a {_ENDS_WORD}")
            return node

    PARSERS.insert(0, ByLibyaml)
