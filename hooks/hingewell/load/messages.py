"""Turns what the models refuse into words for an author."""

from __future__ import annotations

import re
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeAliasType, Union, get_args, get_origin

from pydantic import BaseModel

from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from hingewell.load.yaml_source import Path_, Source

_PLAIN = {
    "string_type": ("this is not text", "write words; put a number that is text in quotes"),
    "int_type": ("this is not a whole number", "write digits, such as 3"),
    "int_parsing": ("this is not a whole number", "write digits, such as 3"),
    "list_type": ("this is not a list", "write [a, b], or each item after '- ' on its own line"),
    "dict_type": ("this is not a mapping", "write 'key: value' lines"),
    "model_type": ("this is not an entry", "write 'key: value' lines"),
    "date_from_datetime_parsing": ("this is not a date", "write it as 2026-11-23"),
    "date_type": ("this is not a date", "write it as 2026-11-23"),
    "url_parsing": ("this is not a web address", "write one that starts with https://"),
    "url_scheme": ("this address is not of the web", "write one that starts with https://"),
    "url_type": ("this is not a web address", "write one that starts with https://"),
    "string_too_short": ("this text is empty", "write it, or delete the line"),
}


def explain(
    error: ValidationError, source: Source, start: Path_, model: type[BaseModel]
) -> Iterator[Problem]:
    """One problem for each thing that is wrong, at its own place."""
    seen: set[tuple[Path_, str]] = set()
    for detail in error.errors(include_url=False):
        path = _in_source(detail["loc"], source, start)
        wrong, instead = _words(detail, model)
        if (path, wrong) not in seen and not _covered(path, seen):
            seen.add((path, wrong))
            yield Problem(source.place(path), wrong, instead)


def _covered(path: Path_, seen: set[tuple[Path_, str]]) -> bool:
    """Each branch of a union complains; the first complaint at a place is enough."""
    return any(earlier == path for earlier, _ in seen)


def _in_source(loc: tuple[int | str, ...], source: Source, start: Path_) -> Path_:
    """The part of pydantic's location that stands in the file (it adds names of union branches)."""
    path = start
    for step in loc:
        if (*path, step) in source.places:
            path = (*path, step)
    return path


def _words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx") or {}
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing":
        return f"'{name}' is missing", f"add a line '{name}: …'"
    if kind == "extra_forbidden":
        known = sorted(_fields(model, detail["loc"][:-1]))
        advice = did_you_mean(name, known, f"use one of: {', '.join(known)}")
        return f"the key '{name}' is not known here", advice
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", context["expected"])
        advice = did_you_mean(str(detail["input"]), known, f"use one of: {context['expected']}")
        return f"'{detail['input']}' is not allowed here", advice
    if kind == "value_error":
        wrong, _, instead = str(context["error"]).partition("|")
        return wrong, instead or "write another value"
    if kind == "string_pattern_mismatch":
        advice = "use small letters, digits and underscores" if "a-z" in context["pattern"] else ""
        return f"'{detail['input']}' is not of the form {context['pattern']}", advice or "mend it"
    if kind == "too_short":
        return f"'{name}' is empty", f"give at least {context['min_length']}"
    return _PLAIN.get(kind, (detail["msg"], "write another value"))


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> set[str]:
    """The keys that are known at `loc` below `model`."""
    found = [model]
    for step in loc:
        found = _below(found, step)
    return {field.alias or name for one in found for name, field in one.model_fields.items()}


def _below(models: list[type[BaseModel]], step: int | str) -> list[type[BaseModel]]:
    """Which models stand at a step below these.

    The place in a list, the key of a mapping and the name of a union's branch lead no deeper.
    """
    inner = [
        _models_in(field.annotation)
        for model in models
        for name, field in model.model_fields.items()
        if step in (name, field.alias)
    ]
    branch = [model for model in models if model.__name__ == step]
    return [model for found in inner for model in found] if inner else branch or models


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models inside list[...], X | None and the like."""
    if isinstance(annotation, TypeAliasType):
        return _models_in(annotation.__value__)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (list, tuple, dict, Union, UnionType, Annotated):
        return [model for inner in get_args(annotation) for model in _models_in(inner)]
    return []
