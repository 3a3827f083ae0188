"""Plain data that knows where it stands, so that an error can say so."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from typing_extensions import TypeIs

type Value = str | int
"""What a question or a decision can say."""


class GuideError(ValueError):
    """Data that does not make a guide; the message says where and what is wrong."""


class Part:
    """A piece of a guide's data with the way to it from the top, such as `pages/0/id`."""

    __slots__ = ("data", "where")

    def __init__(self, data: object, where: str = "") -> None:
        self.data, self.where = data, where

    def wrong(self, message: str) -> NoReturn:
        """Raise the GuideError that this part gives rise to."""
        raise GuideError(f"{self.where or 'guide'}: {message}")

    def fields(self) -> dict[str, Part]:
        """The entries of a mapping, by name."""
        if not isinstance(self.data, dict):
            self.wrong("this has to be a mapping")
        return {name: self._part(name, data) for name, data in self.data.items()}

    def field(self, name: str) -> Part:
        """One entry of a mapping, which has to be there."""
        if not isinstance(self.data, dict) or name not in self.data:
            self.wrong(f"'{name}' is missing")
        return self._part(name, self.data[name])

    def optional(self, name: str, default: object) -> Part:
        """One entry of a mapping, or `default`."""
        found = isinstance(self.data, dict) and name in self.data
        return self.field(name) if found else self._part(name, default)

    def items(self) -> list[Part]:
        """The elements of a list."""
        if not isinstance(self.data, list):
            self.wrong("this has to be a list")
        return [self._part(str(at), data) for at, data in enumerate(self.data)]

    def text(self) -> str:
        """A word or a sentence."""
        if not isinstance(self.data, str):
            self.wrong("this has to be text")
        return self.data

    def whole(self) -> int:
        """A whole number from 0 on."""
        if type(self.data) is not int or self.data < 0:
            self.wrong("this has to be a whole number, 0 or more")
        return self.data

    def texts(self) -> tuple[str, ...]:
        """A list of words, none of them twice."""
        if _is_plain(self.data, {str}):
            return tuple(self.data)
        return self._once([item.text() for item in self.items()])

    def values(self) -> tuple[Value, ...]:
        """A list of values, none of them twice."""
        if _is_plain(self.data, {str, int}):
            return tuple(self.data)
        return self._once([item._value() for item in self.items()])

    def _value(self) -> Value:
        if not is_value(self.data):
            self.wrong("this has to be a word or a whole number")
        return self.data

    def _once[T](self, found: list[T]) -> tuple[T, ...]:
        if len(set(found)) < len(found):
            self.wrong("something stands twice in this list")
        return tuple(found)

    def _part(self, name: str, data: object) -> Part:
        return Part(data, f"{self.where}/{name}" if self.where else name)


def _is_plain(data: object, types: set[type]) -> TypeIs[list[Any]]:
    """Whether this list is sound as it stands: only where it is not, its items are looked at."""
    return isinstance(data, list) and {*map(type, data)} <= types and len({*data}) == len(data)


def is_value(data: object) -> TypeIs[Value]:
    """Whether this can be an answer at all: `True` is no 1, and 2.0 is no 2."""
    return type(data) is str or type(data) is int
