"""What templates call within a line: words, links, marks, pictures. All of it is escaped."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hingewell.model.selfcheck import BEFORE_TRAINING
from hingewell.render import (
    body_maps,
    doses,
    drawings,
    figures,
    films,
    handouts,
    pacing,
    paper,
    words,
)
from hingewell.render.addresses import page_url, split
from hingewell.render.prose import plain, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hingewell.model.base import Supported
    from hingewell.model.pose import Pose
    from hingewell.render.book import Book
    from hingewell.render.page import Page

UID = "hw-figure-uid"
"""Stands in a drawn figure for the id that it gets on a page."""


class Inline:
    """The calls of the templates, for one page."""

    def __init__(self, page: Page, book: Book) -> None:
        self.page, self.book = page, book
        self.knowledge = page.knowledge

    @cached_property
    def rules(self) -> paper.Rules:
        """The rules of the check, to be told in words."""
        self.page.of_engine = True
        return paper.Rules(self.knowledge, self.book.data)

    def names(self) -> dict[str, Any]:
        """Every call by its name, with the data that templates read."""
        calls = (
            *(
                self.heading,
                self.title,
                self.name,
                self.link,
                self.page_link,
                self.places,
                self.anchor,
            ),
            *(self.prose, self.plain, self.stated, self.mark, self.rests_on),
            self.picture,
            self.in_head,
        )
        return {
            "knowledge": self.knowledge,
            "data": _Data(self.page, self.book),
            "assets": self.book.assets,
            **{call.__name__: call for call in calls},
            "url": self.page.to,
            "link_to": self.page.link,
            "how_to_read": paper.HOW_TO_READ,
            "certainty": self.knowledge.guide.certainty,
            "before_training": BEFORE_TRAINING,
            "quantity": words.quantity,
            "volume": words.volume,
            "handout": handouts.address,
            "alike": lambda ladder: handouts.alike(ladder, self.knowledge),
            "phone": words.phone,
            "date": words.date,
            "cite": words.cite,
            "how_sure": words.how_sure,
            "either": words.either,
            "backticks": words.backticks,
            **figures.CALLS,
            **drawings.CALLS,
            **films.CALLS,
            **body_maps.CALLS,
            **doses.CALLS,
            **pacing.CALLS,
        }

    @cached_property
    def _names(self) -> dict[str, Any]:
        return self.names()  # put together once, for hundreds of marks and entries

    def render(self, template: str, **values: Any) -> Markup:
        """A template with all the calls."""
        made = self.book.env.get_template(template).render({**self._names, **values})
        return Markup(made)  # noqa: S704 - the environment escapes

    def in_head(self, caller: Callable[[], str], first: bool = False) -> Markup:
        """Put a block into the page's head, once: a browser finds it there before it reads on.

        `first`: before the styles, which hold up all that comes after them.
        """
        block = caller().strip()
        (self.page.first if first else self.page.head)[block] = None
        return Markup("")

    def heading(self, level: int, text: str, anchor: str = "") -> Markup:
        """A Markdown heading, so that it comes into the table of contents and the search."""
        name = f" {{: #{anchor} }}" if anchor else ""
        line = f"{'#' * level} {words.markdown_safe(text)}{name}"
        return Markup(f"\n\n{line}\n\n")  # noqa: S704 - markdown_safe leaves no sign

    def title(self, ref: str) -> Markup:
        """The name of an entry, for the heading of a page."""
        return Markup(words.markdown_safe(self.name(ref)))  # noqa: S704 - markdown_safe leaves no sign

    def page_link(self, uri: str) -> Markup:
        """A link to a page by its source file."""
        way = self.page.to(page_url(uri))
        return Markup('<a href="{}">{}</a>').format(way, self.book.titles[uri].title)

    def name(self, ref: str) -> str:
        """What readers know an entry by."""
        kind, key, _ = split(ref)
        return self.plain(words.name_of(kind, self.knowledge.entries(kind)[key]))

    def link(self, ref: str, text: str = "") -> Markup:
        """A link to where an entry is shown."""
        return Markup('<a href="{}">{}</a>').format(self.page.link(ref), text or self.name(ref))

    def places(self, shown: Sequence[str]) -> Markup:
        """Links to where facts are shown: `kind/id#part`, or a page as `docs/...`; each place once.

        Parts of one entry are one place, of which the first is linked.
        """
        first: dict[str, str] = {}
        for ref in shown:
            first.setdefault(ref.partition("#")[0], ref)
        links = [
            self.page_link(ref.removeprefix("docs/")) if ref.startswith("docs/") else self.link(ref)
            for ref in first.values()
        ]
        return Markup(", ").join(links)

    def anchor(self, kind: str, name: str, part: str = "") -> str:
        """The anchor for what is written next."""
        return self.page.anchor(kind, name, part)

    def prose(self, text: str) -> Markup:
        """Prose of the content as HTML."""
        return prose(text, self.page, self.book.env)

    def picture(self, pose: Pose, title: str) -> Markup:
        """The figure of a pose. Drawing takes a while, so each is drawn once for all pages."""
        uid = self.page.popover()
        if self.page.surveyed:
            return Markup("")
        key = (id(pose), title)
        if key not in self.book.drawn:
            self.book.drawn[key] = figures.inline(pose, title, UID)
        return Markup(self.book.drawn[key].replace(UID, uid))  # noqa: S704 - escaped where it is drawn

    def plain(self, text: str) -> str:
        """Prose as mere words."""
        return plain(text, self.knowledge)

    def stated(self, text: str, claim: Supported) -> Markup:
        """Prose and its mark; the mark does not leave its last word at the end of a line."""
        rest, _, last = text.rstrip().rpartition(" ")
        if last.count("[[") != last.count("]]"):
            return self.prose(text) + self.mark(claim)
        end = Markup('<span class="hw-last">{}{}</span>').format(self.prose(last), self.mark(claim))
        return self.prose(f"{rest} " if rest else "") + end

    def mark(self, claim: Supported) -> Markup:
        """The small mark after a claim that opens what it rests on."""
        support = self.page.support(claim)
        return self.render("mark.html.j2", claim=claim, support=support, id=self.page.popover())

    def rests_on(self, claims: Sequence[Supported]) -> list[str]:
        """The sources of these claims, each once, with the year of each."""
        found = {one.id: one for claim in claims for _, one in self.page.support(claim)}
        read = self.knowledge.guide.reviewed.year
        return [words.dated(one, read) for one in found.values()]


class _Data:
    """The engine's data as templates read it; the page is then one that tells of it."""

    def __init__(self, page: Page, book: Book) -> None:
        self._page, self._book = page, book

    def __getitem__(self, name: str) -> Any:
        self._page.of_engine = True
        return self._book.data[name]
