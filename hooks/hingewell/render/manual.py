"""The model for authors: every kind with its fields, made from the schemas that editors read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from hingewell.model.base import ID_PATTERN, NAMES
from hingewell.model.knowledge import KINDS
from hingewell.model.selfcheck import IS_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Kind, Knowledge

type Schema = dict[str, Any]

_PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}
_FORMATS = {"date": "date, such as 2026-11-23", "uri": "web address"}


class Field(NamedTuple):
    """A line that an author may write."""

    name: str
    needed: bool
    type: Markup
    about: str


class Part(NamedTuple):
    """An entry of a kind, or a part of one; `kinds` are those that use it."""

    name: str
    anchor: str
    about: list[str]
    fields: list[Field]
    kinds: list[str]


class Model:
    """All kinds, and the parts that they are made of."""

    def __init__(self) -> None:
        self._schemas = {kind.name: kind.parts() for kind in KINDS}
        self._anchors: dict[tuple[str, str], str] = {}
        self._shared: dict[tuple[str, str], list[str]] = {}
        for kind in KINDS:
            for name, schema in self._schemas[kind.name].items():
                if name != kind.model.__name__:
                    self._shared.setdefault((name, str(schema)), []).append(kind.name)
        seen: dict[str, int] = {}
        for name, text in self._shared:
            seen[name] = seen.get(name, 0) + 1
            again = f"-{seen[name]}" if seen[name] > 1 else ""
            self._anchors[name, text] = f"part-{name.lower()}{again}"

    def kind(self, kind: Kind) -> Part:
        """What an entry of a kind holds."""
        name = kind.model.__name__
        return self._part(kind.name, name, f"kind-{kind.name}", [kind.name])

    def parts(self) -> list[Part]:
        """What entries are made of, by name."""
        found = [
            self._part(kinds[0], name, self._anchors[name, schema], kinds)
            for (name, schema), kinds in self._shared.items()
        ]
        return sorted(found, key=lambda part: part.anchor)

    def _part(self, kind: str, name: str, anchor: str, kinds: list[str]) -> Part:
        schema = self._schemas[kind][name]
        needed = schema.get("required", [])
        fields = [
            Field(key, key in needed, self._type(about, kind), about.get("description", ""))
            for key, about in schema.get("properties", {}).items()
        ]
        about = [text.replace("\n", " ") for text in schema["description"].split("\n\n")]
        return Part(name, anchor, about, sorted(fields, key=lambda one: not one.needed), kinds)

    def _type(self, about: Schema, kind: str) -> Markup:
        """What may stand there, in words and links."""
        if "$ref" in about:
            name = about["$ref"].rpartition("/")[2]
            anchor = self._anchors[name, str(self._schemas[kind][name])]
            return Markup('<a href="#{}">{}</a>').format(anchor, name)
        if IS_CELL in about:
            return Markup("cell")
        if choices := about.get("anyOf", about.get("oneOf")):
            kept = [choice for choice in choices if choice.get("type") != "null"]
            return Markup(" or ").join(self._type(choice, kind) for choice in kept)
        if words := about.get("enum", [about["const"]] if "const" in about else []):
            return Markup(", ").join(Markup("<code>{}</code>").format(word) for word in words)
        if about.get("type") == "array":
            return self._list(about, kind)
        if about.get("type") == "object":
            return self._pairs(about, kind)
        return _simple(about)

    def _list(self, about: Schema, kind: str) -> Markup:
        if "prefixItems" in about:
            items = (self._type(item, kind) for item in about["prefixItems"])
            return Markup("[{}]").format(Markup(", ").join(items))
        items = about["items"]
        if items.get(NAMES):
            return Markup("ids of {}").format(_names(items[NAMES]))
        return Markup("list of {}").format(self._type(items, kind))

    def _pairs(self, about: Schema, kind: str) -> Markup:
        values = [about["additionalProperties"]] if "additionalProperties" in about else []
        values += about.get("patternProperties", {}).values()
        names = self._type({"type": "string", **about.get("propertyNames", {})}, kind)
        return Markup("pairs of {} and {}").format(
            names, Markup(" or ").join(self._type(value, kind) for value in values)
        )


@cache
def model() -> Model:
    """The model, which is the same until the code changes."""
    return Model()


def _simple(about: Schema) -> Markup:
    if NAMES in about:
        kind = about[NAMES]
        return Markup("id of {}").format(_names(kind)) if kind else Markup("<code>kind/id</code>")
    if about.get("pattern") == ID_PATTERN:
        return Markup("id")
    if examples := about.get("examples"):
        return Markup("figure, such as <code>{}</code>").format(examples[0])
    word = _FORMATS.get(about.get("format", ""), _PLAIN[about["type"]])
    low, high = about.get("minimum"), about.get("maximum")
    span = f", {low} to {high}" if high is not None else ""
    return Markup("{}{}").format(word, span)


def _names(kind: str) -> Markup:
    """A link to a kind. Families of exercises are written into the guide's own file."""
    home = "guide" if kind == "exercise_groups" else kind
    return Markup('<a href="#kind-{}">{}</a>').format(home, kind)


def examples(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """(kind, its file, the shortest entry as it is written) of each kind that the guide has."""
    for kind in KINDS:
        written = {
            key: knowledge.written(kind.name, key) for key in knowledge.entries(kind.name) or ()
        }
        if written and (kind.name, next(iter(written))) in knowledge.origins:
            key = min(written, key=lambda one: (written[one].count("\n"), str(one)))
            yield kind.name, knowledge.place(kind.name, key).file, written[key]
