"""A guide's pages: surveyed once to learn where everything is shown, then written one by one."""

from __future__ import annotations

import re
from traceback import extract_tb
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateError
from markupsafe import Markup

from hingewell.kept import Same
from hingewell.problems import ContentErrors, Place, Problem, did_you_mean
from hingewell.render import handouts, words
from hingewell.render.addresses import split
from hingewell.render.aside import anchors, put_back
from hingewell.render.book import Book
from hingewell.render.environment import environment, written_at
from hingewell.render.functions import Functions
from hingewell.render.moved import moved_pages
from hingewell.render.page import Page
from hingewell.render.placement import misplaced, unplaced, unreviewable
from hingewell.render.qr import qr
from hingewell.render.reading import Reading, single
from hingewell.render.sharing import fragment
from hingewell.render.sources import body, headings, made_pages
from hingewell.render.structured import CARD_SIZE, Structured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hingewell.model.knowledge import Knowledge
    from hingewell.report import Report


class Site:
    """Knowledge -> Markdown pages with HTML blocks. Knows nothing of what turns them into a site.

    `data` is what the engine reads, `assets` the site-relative address of each script or style by
    name, `docs` the source of each page that authors write, `engine` what a page's scripts want to
    know of the engine, given the way to the site's root, `report` tells what was proved, `card` the
    address of the picture for sharing ("": there is none), `moved` the page that each renamed one
    is now.
    ContentErrors names every entry that no page shows and every place that shows what does not
    exist. `telling` are the pages that tell of the proof: best made last, for they wait for it.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        data: dict[str, Any],
        assets: Mapping[str, str],
        site_url: str,
        docs: Mapping[str, str],
        engine: Callable[[str], dict[str, object]],
        report: Callable[[], Report] | None = None,
        card: str = "",
        moved: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.knowledge, self.site_url = knowledge, site_url
        self._made = made_pages(knowledge)
        sources = {**self._made, **docs}
        self._book = Book(data, assets, environment(), headings(sources), engine, report)
        bodies = {uri: body(text) for uri, text in sources.items()}
        self._moved = moved_pages(
            moved, self._book.titles, self._book.env, knowledge.guide.language, site_url
        )
        problems = misplaced(
            {uri: bodies[uri] for uri in docs}, self._made, knowledge, self._book.env
        )
        problems += unreviewable(knowledge, docs)
        if problems:
            raise ContentErrors(problems)
        self._written: dict[str, Written] = {}
        self.telling: list[str] = []
        self._around, self._engine = self._surroundings(), self._of_engine()
        self.homes = self._survey(bodies)
        problems = list(unplaced(knowledge, self.homes))
        if problems:
            raise ContentErrors(problems)
        self._structured = Structured(knowledge, self._book.titles, self.homes, site_url, card)

    def expand(self, markdown: str, uri: str) -> str:
        """The Markdown of the page `uri` with everything in it that its calls place.

        What its widgets hold is set aside; `finish` puts it into the page's HTML.
        """
        written = self._written.get(uri)
        if written is None or written.source != markdown.strip():
            written = self._write(markdown, uri, self.homes)
        return written.text

    def finish(self, html: str, uri: str) -> str:
        """The HTML of an expanded page, whole."""
        return put_back(html, self._written[uri].page.aside)

    def anchors(self, uri: str) -> set[str]:
        """The ids on an expanded page that its Markdown does not show."""
        return anchors(self._written[uri].page.aside)

    def head(self, uri: str) -> Markup:
        """What stands in the head of an expanded page.

        Search engines, assistants and social media read it; its widgets have their styles there.
        """
        page = Page(uri, self.knowledge, self.homes)
        return Functions(page, self._book).render(
            "head.html.j2",
            home=uri == "index.md",
            heading=self._book.titles[uri],
            address=self._structured.address(uri),
            card=self._structured.card,
            size=CARD_SIZE,
            graph=self._structured.graph(uri, list(self._written[uri].page.sources)),
            wanted=Markup("\n").join(map(Markup, self._written[uri].page.head)),
        )

    def first(self, uri: str) -> Markup:
        """What stands before the styles in the head of an expanded page."""
        return Markup("\n").join(map(Markup, self._written[uri].page.first))

    def pages(self) -> dict[str, str]:
        """The pages that are made from the content: source file -> Markdown."""
        return self._made

    def files(self) -> dict[str, bytes]:
        """Other files: a sheet to print for all with steps or blanks, ways from old addresses."""
        sheets = {
            f"{handouts.address(ref)}index.html": self._sheet(ref).encode()
            for ref in handouts.handouts(self.knowledge)
        }
        return {**sheets, **self._moved}

    def theme_globals(self) -> dict[str, Any]:
        """What the theme's overrides show on every page, as safe HTML or plain data."""
        names = Functions(Page("404.md", self.knowledge, self.homes), self._book)
        guide = self.knowledge.guide
        faults = self._book.report().faults if self._book.report else ()
        return {
            "hw_head": self.head,
            "hw_first": self.first,
            "hw_faults": [_fault(*fault, self._book.data) for fault in faults],
            "hw_notice": str(names.prose(names.plain(guide.notice))),
            "hw_reviewed": words.date(guide.reviewed),
            "hw_reviewed_iso": guide.reviewed.isoformat(),
        }

    def _sheet(self, ref: str) -> str:
        page = Page(handouts.source(ref), self.knowledge, self.homes)
        calls = Functions(page, self._book)
        kind, key, _ = split(ref)
        first = self.knowledge.check.stops_at[0]
        with page.embedded():
            return calls.render(
                "form.html.j2" if kind == "forms" else "handout.html.j2",
                ref=ref,
                kind=kind,
                entry=self.knowledge.entries(kind)[key],
                home=handouts.home_address(ref, self.homes, self.site_url),
                first=self.knowledge.urgency[first],
                felt=lambda stage: handouts.felt(stage, self.knowledge),
                repeated=lambda ref: handouts.repeated(ref, self.knowledge),
                help_home=handouts.home_address(f"urgency/{first}", self.homes, self.site_url),
                qr=qr,
            )

    def _survey(self, bodies: Mapping[str, str]) -> dict[str, str]:
        """Which page shows what: an entry's own page first, then the first that shows it.

        Written as if all were where it was at the last build, for an edit of a preview seldom moves
        anything; then what was written here holds.
        """
        last = _homes[-1] if _homes else None
        homes: dict[str, str] = {}
        for uri, markdown in bodies.items():
            page = self._write(markdown, uri, last, before_proof=True).page
            for ref in page.shown:
                homes.setdefault(ref, uri)
            if page.fleeting:
                self.telling.append(uri)
        if homes != last:
            self._written.clear()
        _homes[:] = [homes]
        return homes

    def _write(
        self, markdown: str, uri: str, homes: Mapping[str, str] | None, before_proof: bool = False
    ) -> Written:
        """A page as it was at the last build if nothing that it was made from has changed.

        `before_proof`: what tells of the proof is left out, and the page written again for that.
        """
        # Where its front matter was there may be empty lines, or MkDocs has taken them away.
        source = markdown.strip()
        around = (homes, *self._around)
        last = _last.get(uri)
        same = last is not None and (last.source, last.around) == (source, around)
        if last and last.page.of_engine:
            same &= last.engine == self._engine
        if last is None or not same or not last.read.holds(self.knowledge):
            read = Reading(self.knowledge)
            page = Page(uri, read, homes, before_proof)
            calls = Functions(page, self._book)
            text = self._rendered(source, uri, markdown, calls)
            last = Written(source, f"{text}\n\n{calls.sources()}", page, around, self._engine, read)
            if page.fleeting and before_proof:
                return last
            if not page.fleeting:
                _last[uri] = last
        self._written[uri] = last
        return last

    def _rendered(self, source: str, uri: str, markdown: str, calls: Functions) -> str:
        try:
            return self._book.env.from_string(source).render(calls.names())
        except (ArithmeticError, LookupError, TypeError, ValueError, TemplateError) as error:
            frames = extract_tb(error.__traceback__)
            lines = [one.lineno for one in frames if one.filename == "<template>"]
            above = len(markdown) - len(markdown.lstrip())
            line = (lines[-1] or 1) + markdown.count("\n", 0, above) if lines else 1
            wrong = f"this page cannot be made ({type(error).__name__}: {error})"
            advice = "mend what stands in {{ }} or {% %}"
            if unknown := re.match(r"'(\w+)' is undefined", str(error)):
                advice = did_you_mean(unknown[1], calls.names(), advice)
            raise ContentErrors([Problem(Place(f"docs/{uri}", line), wrong, advice)]) from error

    def _of_engine(self) -> tuple[object, ...]:
        """What a page is made from besides if it tells of the engine."""
        return Same(self._book.data), self._book.engine("")

    def _surroundings(self) -> tuple[object, ...]:
        """What any page may be made from besides its source and the entries that it reads."""
        import hingewell_engine  # noqa: PLC0415 - put in place late

        book = self._book
        shared = (dict(book.assets), dict(book.titles), written_at())
        return (*single(self.knowledge), *shared, hingewell_engine.__file__)


class Written(NamedTuple):
    """A page: what it was made from, its Markdown with all that is placed in it, what that did.

    `around` and `read` are what its text follows from besides, and `engine` if it tells of that.
    """

    source: str
    text: str
    page: Page
    around: tuple[object, ...]
    engine: tuple[object, ...]
    read: Reading


_homes: list[dict[str, str]] = []
"""Which page showed what at the last build."""

_last: dict[str, Written] = {}
"""Each page as it was last written."""


def _fault(
    problem: Problem, answers: Mapping[str, str | int], data: dict[str, Any]
) -> dict[str, str]:
    """What the proof found, as a page shows it: `link` opens the check where it is seen."""
    return {
        "place": str(problem.place),
        "wrong": f"{problem.wrong}; {problem.instead}",
        "kind": problem.kind,
        "link": fragment(answers, data) if answers else "",
    }
