"""The small guide on pages of its own, and what a reader's browser would make of one."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

import markdown
import yaml

from hingewell.compile.guide_data import first_of_tests, guide_data
from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from hingewell.render import Site
from hingewell_prover.stops import with_stops

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "tests" / "guides" / "small" / "content"

KINDS = ("anatomy", "tests", "techniques", "faults", "modifications", "dosing", "topics")
DOCS = {
    "index.md": "# Home\n\n" + "".join(f'{{{{ show_all("{kind}") }}}}\n' for kind in KINDS),
    "help.md": '# Help\n\n{{ show_all("urgency") }}\n{{ regions() }}\n',
    "check/paper.md": '# Paper\n\n{{ paper_check() }}\n{{ show_all("outcomes") }}\n',
    "lists.md": "# Lists\n\n{{ exercises() }}{{ references() }}{{ glossary() }}{{ coverage() }}"
    "{{ differences() }}{{ credit() }}{{ scores() }}\n",
}


def small_site(
    docs: Mapping[str, str] = DOCS,
    content: Path = CONTENT,
    knowledge: Knowledge | None = None,
    assets: Mapping[str, str] = MappingProxyType({}),
    data: dict[str, Any] | None = None,
    engine: str = "",
) -> Site:
    """A site of the guide in `content`."""
    known = knowledge or load(content)
    return Site(
        known,
        data or with_stops(guide_data(known), first_of_tests(known)),
        assets,
        "http://127.0.0.1/",
        docs,
        lambda way: {"base": way, "engine": engine},
    )


def html(site: Site, uri: str, docs: Mapping[str, str] = DOCS) -> str:
    """A page as HTML, made with the project's own Markdown settings."""
    source = {**site.pages(), **docs}[uri]
    text = source.removeprefix("---\n").partition("---\n")[2] if source[:4] == "---\n" else source
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Settings)
    extensions = settings["markdown_extensions"]
    names = [next(iter(item)) if isinstance(item, dict) else item for item in extensions]
    return site.finish(markdown.markdown(site.expand(text, uri), extensions=names), uri)


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` does not matter here."""


_Settings.add_constructor("!ENV", lambda *_: None)


class Seen(HTMLParser):
    """The elements of a page: (tag, attributes), its ids, links and text.

    `words` is the text without marks and without what opens in place.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.words = ""
        self._notes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if self._notes or "popover" in dict(attrs) or dict(attrs).get("class") == "hw-mark":
            self._notes.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._notes:
            del self._notes[len(self._notes) - 1 - self._notes[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.text += data
        if not self._notes:
            self.words += data

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.elements if "id" in attrs]

    @property
    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.elements if tag == "a"]

    def having(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of the elements of a class."""
        return [attrs for _, attrs in self.elements if name in str(attrs.get("class", "")).split()]
