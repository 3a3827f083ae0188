"""What a page under docs/ and the templates can call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hingewell.render import figures, flags, listing, paper, words
from hingewell.render.addresses import page_url, split
from hingewell.render.prose import plain, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment

    from hingewell.model.base import Supported
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.pose import Pose
    from hingewell.render.page import Page
    from hingewell.render.sources import Heading


UID = "hw-figure-uid"
"""Stands in a drawn figure for the id that it gets on a page."""


@dataclass(frozen=True)
class Book:
    """What all pages share.

    `titles` says what each page is called, by source file; `drawn` keeps figures by pose and title.
    """

    knowledge: Knowledge
    data: dict[str, Any]
    assets: Mapping[str, str]
    env: Environment
    titles: Mapping[str, Heading]
    engine: Callable[[str], dict[str, object]]
    drawn: dict[tuple[int, str], Markup] = field(default_factory=dict)


class Functions:
    """The calls that one page can make; each gives HTML, or Markdown that holds HTML blocks."""

    def __init__(self, page: Page, book: Book) -> None:
        self.page, self.env, self.titles = page, book.env, book.titles
        self.drawn = book.drawn
        self.engine: dict[str, object] | None = book.engine(page.to(""))
        self.knowledge = book.knowledge
        self.given = {"knowledge": book.knowledge, "data": book.data, "assets": book.assets}
        self.rules = paper.Rules(book.knowledge, book.data)

    def names(self) -> dict[str, Any]:
        """Every call by its name, with the data that templates read."""
        calls = (
            *(self.show, self.show_all, self.cards, self.flags, self.widget, self.paper_check),
            *(self.references, self.glossary, self.differences, self.exercises, self.regions),
            *(self.heading, self.title, self.link, self.name, self.prose, self.plain, self.mark),
            *(self.stated,),
            *(self.anchor, self.embed, self.sources, self.coverage, self.phone),
            *(self.signs, self.page_link, self.page_cards, self.credit, self.picture),
        )
        return {
            **self.given,
            **{call.__name__: call for call in calls},
            "url": self.page.to,
            "link_to": self.page.link,
            "how_to_read": paper.HOW_TO_READ,
            "quantity": words.quantity,
            "date": words.date,
            "cite": words.cite,
            "either": words.either,
            "certainty": words.CERTAINTY,
        }

    def render(self, template: str, **values: Any) -> Markup:
        """A template with all the calls."""
        return Markup(self.env.get_template(template).render({**self.names(), **values}))

    # What pages place

    def show(
        self, ref: str, part: str | None = None, level: int = 2, heading: bool = True
    ) -> Markup:
        """An entry, or one part of it, under a heading of `level` that names it."""
        kind, key, _ = split(ref)
        entry = self.knowledge.entries(kind)[key]
        anchor = self.anchor(kind, key) if part is None or heading else ""
        top = self.heading(level, self.name(ref), anchor) if heading and part is None else ""
        body = self.render(
            f"{kind}.html.j2",
            kind=kind,
            entry=entry,
            part=part,
            alone=not self.page.inside,
            anchor_id="" if top else anchor,
            level=level + 1 if top else level,
        )
        return Markup("{}\n\n{}\n\n").format(top, body)

    def embed(self, ref: str, part: str | None = None, level: int = 3) -> Markup:
        """An entry inside another: without a heading, and without the anchors of its own place."""
        with self.page.embedded():
            return self.show(ref, part, level, heading=False)

    def show_all(self, kind: str, level: int = 2, **fields: Any) -> Markup:
        """Every entry of a kind whose fields have these values."""
        chosen = listing.chosen(self.knowledge, kind, fields)
        return Markup("").join(self.show(f"{kind}/{key}", level=level) for key in chosen)

    def cards(
        self, kind: str, group: str | None = None, ids: Sequence[str] = (), level: int = 3
    ) -> Markup:
        """Cards that lead to entries of a kind: those of a group, those named, or all."""
        fields = {"group": group} if group else {}
        chosen = ids or listing.chosen(self.knowledge, kind, fields)
        entries = self.knowledge.entries(kind)
        shown = [(f"{kind}/{key}", self.plain(words.summary_of(entries[key]))) for key in chosen]
        return self.block("cards.html.j2", shown=shown, level=level)

    def page_cards(self, *uris: str, level: int = 3) -> Markup:
        """Cards that lead to pages under docs/, with the description of each."""
        shown = [self.titles[uri] for uri in uris]
        return self.block("page_cards.html.j2", shown=shown, level=level)

    def flags(self, urgency: str) -> Markup:
        """The signs that the rules of the self-check put at this level of urgency."""
        return self.block("flags.html.j2", shown=self.signs(urgency), urgency=urgency)

    def signs(self, urgency: str) -> list[flags.Sign]:
        """The same signs with what to say on the phone about each."""
        return flags.signs(urgency, self.knowledge, self.rules)

    def widget(self, name: str) -> Markup:
        """A widget's own template."""
        with self.page.embedded():
            body = self.render(f"{name}/{name}.html.j2")
        # All widgets of a page share one engine, so the first of them says where it is.
        engine, self.engine = self.engine, None
        return self.block("widget.html.j2", body=body, engine=engine)

    def paper_check(self) -> Markup:
        """The whole self-check in words: questions, decision tables, what each answer leads to."""
        return self.block("paper.md.j2", rules=self.rules)

    def references(self) -> Markup:
        """Every source, with what it found and how far it was verified."""
        return self.block(
            "references.html.j2",
            listed=listing.references(self.knowledge),
            uses=listing.uses(self.knowledge),
        )

    def glossary(self) -> Markup:
        """Every term with its meaning."""
        return self.block("glossary.html.j2", terms=listing.terms(self.knowledge))

    def differences(self) -> Markup:
        """Where the guide says something else than the work it grew from."""
        rows = [row for row in self.knowledge.coverage.values() if row.differs]
        return self.block("differences.html.j2", rows=rows)

    def coverage(self) -> Markup:
        """Every fact of the work the guide grew from, and where it is shown or why not."""
        return self.block("coverage.html.j2", rows=self.knowledge.coverage.values())

    def exercises(self) -> Markup:
        """All exercises by name, A to Z."""
        keys = sorted(self.knowledge.exercises, key=lambda key: self.name(f"exercises/{key}"))
        return self.cards("exercises", ids=keys, level=2)

    def regions(self) -> Markup:
        """Which number to call where."""
        return self.block("regions.html.j2")

    def credit(self) -> Markup:
        """The work the guide grew from, and when the guide was last reviewed."""
        return self.block("credit.html.j2")

    def sources(self) -> Markup:
        """The sources that this page has used so far, by the numbers of its marks."""
        used = [self.knowledge.references[key] for key in self.page.sources]
        return self.block("sources.html.j2", used=used) if used else Markup("")

    # What templates use

    def block(self, template: str, **values: Any) -> Markup:
        """A template as a block of its own in a Markdown page."""
        return Markup("\n\n{}\n\n").format(self.render(template, **values))

    def heading(self, level: int, text: str, anchor: str = "") -> Markup:
        """A Markdown heading, so that it comes into the table of contents and the search."""
        name = f" {{: #{anchor} }}" if anchor else ""
        return Markup("\n\n" + "#" * level + " " + words.markdown_safe(text) + name + "\n\n")  # noqa: S704 - made safe

    def title(self, ref: str) -> Markup:
        """The name of an entry, for the heading of a page."""
        return Markup(words.markdown_safe(self.name(ref)))  # noqa: S704 - made safe

    def page_link(self, uri: str) -> Markup:
        """A link to a page by its source file."""
        way = self.page.to(page_url(uri))
        return Markup('<a href="{}">{}</a>').format(way, self.titles[uri].title)

    def name(self, ref: str) -> str:
        """What readers know an entry by."""
        kind, key, _ = split(ref)
        return self.plain(words.name_of(kind, self.knowledge.entries(kind)[key]))

    def link(self, ref: str, text: str = "") -> Markup:
        """A link to where an entry is shown."""
        return Markup('<a href="{}">{}</a>').format(self.page.link(ref), text or self.name(ref))

    def anchor(self, kind: str, name: str, part: str = "") -> str:
        """The anchor for what is written next."""
        return self.page.anchor(kind, name, part)

    def phone(self, text: str) -> Markup:
        """A telephone number as a link, and the words around it."""
        return words.phone(text)

    def prose(self, text: str) -> Markup:
        """Prose of the content as HTML."""
        return prose(text, self.page, self.env)

    def picture(self, pose: Pose, title: str) -> Markup:
        """The figure of a pose. Drawing takes a while, so each is drawn once for all pages."""
        uid = self.page.popover()
        if self.page.surveyed:
            return Markup("")
        key = (id(pose), title)
        if key not in self.drawn:
            self.drawn[key] = figures.inline(pose, title, UID)
        return Markup(self.drawn[key].replace(UID, uid))  # noqa: S704 - escaped where it is drawn

    def plain(self, text: str) -> str:
        """Prose as mere words."""
        return plain(text, self.knowledge)

    def stated(self, text: str, claim: Supported) -> Markup:
        """Prose and its mark; the mark does not leave its last word at the end of a line."""
        rest, space, last = text.rstrip().rpartition(" ")
        if last.count("[[") != last.count("]]"):
            return self.prose(text) + self.mark(claim)
        end = Markup('<span class="hw-last">{}{}</span>').format(self.prose(last), self.mark(claim))
        return self.prose(rest) + Markup(space) + end

    def mark(self, claim: Supported) -> Markup:
        """The small mark after a claim that opens what it rests on."""
        support = self.page.support(claim)
        return self.render("mark.html.j2", claim=claim, support=support, id=self.page.popover())
