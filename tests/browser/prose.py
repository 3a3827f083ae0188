"""The running text of a built page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
INLINE |= {"button", "output", "time", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary", "th"}
NOT_PROSE = {"script", "style", "svg", "nav", "cite", "footer", "pre"}
NAMES = {
    *("hw-mark", "hw-sources", "hw-contents", "hw-uses", "hw-see", "hw-phone"),
    *("hw-reference__name", "hw-reference__where", "hw-motion__controls", "hw-fields__type"),
}
"""Classes that hold names, numbers and buttons, which are read but not as sentences."""
FEWEST_WORDS = 4
"""Shorter pieces are labels: as sentences they would flatter a page."""

_INNER_STOP = re.compile(r"(?<=\w)[.,](?=\w)")
_END = (".", "!", "?")


class Prose(HTMLParser):
    """What a reader reads in the article of a page, a block each; `<template>`s included.

    Marks, notes that are closed, pictures, buttons and lists of names are left out, and so are
    headings that are no sentence. `within` keeps to the elements that have this class or id.
    """

    def __init__(self, page: str, within: str = "md-content__inner") -> None:
        super().__init__()
        self.blocks: list[tuple[bool, str]] = []
        self._within = within
        self._open: list[tuple[str, bool, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._block()
        if tag in VOID:
            return
        given = {name: value or "" for name, value in attrs}
        words = {*given.get("class", "").split(), given.get("id", "")}
        button = tag == "button" and "hw-term__button" not in words
        left_out = tag in NOT_PROSE or "popover" in given or bool(words & NAMES) or button
        self._open.append((tag, left_out, self._within in words))

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag not in INLINE:
            self._block()

    def handle_data(self, data: str) -> None:
        inside = any(found for _, _, found in self._open)
        if inside and not any(left_out for _, left_out, _ in self._open):
            heading, text = self.blocks[-1]
            self.blocks[-1] = heading, text + data

    def _block(self) -> None:
        self.blocks.append((any(tag in HEADINGS for tag, _, _ in self._open), ""))

    def sentences(self, terms: Iterable[str] = ()) -> str:
        """The blocks as text, each ended; a term of the glossary becomes a short word."""
        ended: list[str] = []
        for heading, block in self.blocks:
            text = _plain(block, tuple(terms))
            if len(text.split()) < FEWEST_WORDS or (heading and not text.endswith(_END)):
                continue
            ended.append(text if text.endswith(_END) else f"{text.rstrip(':;,')}.")
        return " ".join(ended)


def _plain(text: str, terms: tuple[str, ...]) -> str:
    text = _INNER_STOP.sub("", " ".join(text.replace("’", "'").replace("”", '"').split()))
    if terms:
        text = _pattern(terms).sub("it", text)
    return re.sub(r"[-–/]", " ", text).strip(" \"'“")


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:e?s)?\b", re.IGNORECASE)
