"""What a page under docs/ can place: entries, lists of them, the check in words, widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hingewell.check.overdue import due
from hingewell.model.knowledge import KINDS
from hingewell.model.review import FULL
from hingewell.model.selfcheck import BEFORE_TRAINING
from hingewell.render import dmn, figures, flags, handouts, listing, manual, scored, words
from hingewell.render.addresses import split
from hingewell.render.aside import set_aside
from hingewell.render.inline import Inline
from hingewell.render.sources import gives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hingewell.render.book import Book
    from hingewell.render.flags import Sign
    from hingewell.render.page import Page


class Functions(Inline):
    """The calls of a page; each gives Markdown that holds HTML blocks."""

    def __init__(self, page: Page, book: Book) -> None:
        super().__init__(page, book)
        self._has_engine = False

    def names(self) -> dict[str, Any]:
        """Every call by its name, those of the templates too."""
        calls = (
            *(self.show, self.embed, self.show_all, self.figure, self.cards, self.page_cards),
            *(self.hero, self.body_map, self.sheets, self.glimpse, self.first_doses),
            *(self.handouts, self.flags, self.signs, self.sign_ways, self.numbers, self.regions),
            *(self.paper_check, self.widget),
            *(
                self.pathway,
                self.flow,
                self.rule_tables,
                self.rule_table,
                self.proof,
                self.promises,
            ),
            *(self.stories, self.exercises, self.references, self.glossary, self.differences),
            *(self.coverage, self.credit, self.scores, self.helped, self.model),
            *(self.source, self.version),
        )
        return {**super().names(), **{call.__name__: call for call in calls}}

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
        shown = [
            (f"{kind}/{key}", self.plain(words.summary_of(entries[key])), self.glimpse(kind, key))
            for key in chosen
        ]
        return self.block("cards.html.j2", shown=shown, level=level)

    def first_doses(self) -> Markup:
        """All exercises by group, with how much of each the first days ask for."""
        known = self.knowledge.exercises.values()
        found = [(one, [each for each in known if each.group == one.id and each.dose])
                 for one in self.knowledge.groups]  # fmt: skip
        return self.block("first_doses.html.j2", groups=found)

    def glimpse(self, kind: str, key: str) -> Markup:
        """The step of an entry that shows best what it is about, drawn; "" if none is."""
        drawn = list(figures.pictures_of(kind, key, self.knowledge))
        if not drawn:
            return Markup("")
        best = max(drawn, key=lambda one: (one.pose.move_to is not None, bool(one.pose.highlight)))
        return self.picture(figures.without_words(best.pose), best.title)

    def figure(self, ref: str, caption: str) -> Markup:
        """The picture of `kind/id#step` by itself."""
        kind, key, part = split(ref)
        drawn = figures.pictures_of(kind, key, self.knowledge)
        shown = next(one for one in drawn if one.part == part)
        return self.block("figure.html.j2", shown=shown, caption=caption)

    def handouts(self, kind: str, **fields: Any) -> Markup:
        """Links to the sheets to print of the entries of a kind whose fields have these values."""
        chosen = listing.chosen(self.knowledge, kind, fields)
        return self.block("handouts.html.j2", shown=[f"{kind}/{key}" for key in chosen])

    def sheets(self) -> Markup:
        """Links to all sheets to print, the tests first."""
        return self.block("sheets.html.j2", shown=list(handouts.handouts(self.knowledge)))

    def page_cards(self, *uris: str, level: int = 3, pictures: Sequence[str] = ()) -> Markup:
        """Cards that lead to pages under docs/, with the description of each.

        `pictures` are those of the first cards, each a `kind/id#step`.
        """
        shown = [self.book.titles[uri] for uri in uris]
        drawn = [self._picture(ref) for ref in pictures]
        return self.block("page_cards.html.j2", shown=shown, level=level, pictures=drawn)

    def hero(self, ref: str, picture: str, label: str = "Check yourself") -> Markup:
        """The first screen of the home page: what the topic `ref` promises, and what to press.

        `picture` is a `kind/id#step`, `label` what is on the button that starts the check.
        """
        kind, key, _ = split(ref)
        return self.block(
            "hero.html.j2",
            topic=self.knowledge.topics[key],
            anchor_id=self.anchor(kind, key),
            drawn=self._picture(picture),
            label=label,
        )

    def body_map(self, ref: str, check: bool = False) -> Markup:
        """The map of the body `ref`: places that lead to what the guide says of them.

        With `check` they lead into the check, with the place as an answer that is already given.
        """
        kind, key, _ = split(ref)
        drawn = self.knowledge.body_maps[key]
        anchor = self.anchor(kind, key)
        return self.block("body_map.html.j2", drawn=drawn, anchor_id=anchor, checked=check)

    def _picture(self, ref: str) -> Markup:
        """The picture of `kind/id#step`, small and so without words in it."""
        kind, key, part = split(ref)
        drawn = figures.pictures_of(kind, key, self.knowledge)
        shown = next(one for one in drawn if one.part == part)
        return self.picture(figures.without_words(shown.pose), shown.title)

    def flags(self, urgency: str, level: int = 3) -> Markup:
        """The signs that the rules of the self-check put at this level of urgency, by subject."""
        groups = flags.groups(urgency, self.knowledge, self.rules)
        return self.block("flags.html.j2", groups=groups, level=level)

    def signs(self, urgency: str) -> list[Sign]:
        """The same signs with what to say on the phone about each."""
        return flags.signs(urgency, self.knowledge, self.rules)

    def sign_ways(self) -> Markup:
        """Ways to the signs of each level at which nobody trains first, subject by subject."""
        levels = [level for key, level in self.knowledge.urgency.items() if key in BEFORE_TRAINING]
        found = [(level, flags.groups(level.id, self.knowledge, self.rules)) for level in levels]
        return self.block("sign_ways.html.j2", found=found)

    def numbers(self) -> Markup:
        """Which number to call in an emergency, in each region: to press at once."""
        return self.block("numbers.html.j2")

    def widget(self, name: str) -> Markup:
        """A widget's own template."""
        # All widgets of a page share one engine, so the first of them says where it is.
        if not self._has_engine:
            self._has_engine = self.page.of_engine = True
            self.render("engine.html.j2", engine=self.book.engine(self.page.to("")))
        with self.page.embedded():
            html = self.render(f"{name}/{name}.html.j2")
        body = Markup(set_aside(html, self.page.aside))  # noqa: S704 - a part of what was safe
        return self.block("widget.html.j2", body=body)

    def paper_check(self) -> Markup:
        """The whole self-check in words: questions, decision tables, what each answer leads to."""
        return self.block("paper.md.j2", rules=self.rules)

    def pathway(self) -> Markup:
        """The check on one screen: its parts, where a sign ends it, and what can come out."""
        return self.block("pathway.html.j2", decision=self.knowledge.check.urgency)

    def flow(self) -> Markup:
        """How readers go through the sections of the check, with the condition of each way."""
        return self._report("flow.html.j2", rules=self.rules)

    def rule_tables(self, level: int = 2) -> Markup:
        """Links to the page of each decision table, in the order in which a reader meets them."""
        groups = listing.decisions(self.knowledge)
        return self.block("rule_tables.md.j2", groups=groups, gives=gives, level=level)

    def rule_table(self, ref: str) -> Markup:
        """A decision table as clinicians read it, with what each rule rests on."""
        decision = self.knowledge.decisions[split(ref)[1]]
        listed = [one for group in listing.decisions(self.knowledge).values() for one in group]
        at = listed.index(decision)
        index = (self.page.homes or {}).get(listing.TABLES, "")
        return self.block(
            "rule_table.md.j2",
            rules=self.rules,
            decision=decision,
            layout=dmn.laid_out(decision, self.rules),
            number=at + 1,
            listed=listed,
            tables=listing.TABLES,
            gives=gives(decision, self.knowledge),
            before=listed[at - 1] if at else None,
            after=listed[at + 1] if at + 1 < len(listed) else None,
            users=[one for one in listed if decision.id in one.inputs],
            index=self.book.titles.get(index),  # it may be of the last build, and gone
            file=self.knowledge.place("decisions", decision.id, "id").file,
        )

    def proof(self) -> Markup:
        """What the build has shown of the rules, in figures."""
        return self._report("proof.html.j2")

    def promises(self) -> Markup:
        """What holds for every reader."""
        return self._report("promises.html.j2", rules=self.rules)

    def stories(self) -> Markup:
        """The stories that the check is tried with, and how it did."""
        told = listing.stories(self.knowledge)
        return self._report("stories.md.j2", told=told)

    def helped(self) -> Markup:
        """How the stories end: how many people get an exercise, are sent away, are left open."""
        return self._report("helped.html.j2")

    def _report(self, template: str, **values: Any) -> Markup:
        """A block that tells what was proved. Its page is written at each build."""
        self.page.fleeting = True
        if self.page.before_proof:  # it shows no entry
            return Markup("")
        report = self.book.report and self.book.report()
        return self.block(template, report=report, **values)

    def references(self) -> Markup:
        """Every source, with what it found and how far it was verified."""
        return self.block(
            "references.html.j2",
            groups=listing.references(self.knowledge),
            uses=listing.uses(self.knowledge),
        )

    def glossary(self) -> Markup:
        """Every term with its meaning."""
        return self.block("glossary.html.j2", terms=listing.terms(self.knowledge))

    def differences(self) -> Markup:
        """Where the guide says something else than the work it grew from."""
        groups = listing.differences(self.knowledge, self.page.homes or {})
        return self.block("differences.html.j2", groups=groups, titles=self.book.titles)

    def coverage(self) -> Markup:
        """Every fact of the work the guide grew from, and where it is shown or why not."""
        return self.block("coverage.html.j2", rows=self.knowledge.coverage.values())

    def scores(self) -> Markup:
        """How raters scored each page, item by item."""
        reviews = sorted(self.knowledge.reviews.values(), key=lambda review: review.name)
        rows = [scored.tally(review, self.knowledge) for review in reviews]
        given = {rating.rater for rating in self.knowledge.ratings.values()}
        raters = [rater for key, rater in self.knowledge.raters.items() if key in given]
        used = {criterion.scale for criterion in self.knowledge.criteria.values()}
        scales = {scale: title for scale, title in scored.SCALES.items() if scale in used}
        return self.block("scores.html.j2", rows=rows, scales=scales, raters=raters, full=FULL)

    def exercises(self) -> Markup:
        """All exercises by name, A to Z."""
        keys = sorted(self.knowledge.exercises, key=lambda key: self.name(f"exercises/{key}"))
        return self.cards("exercises", ids=keys, level=2)

    def regions(self) -> Markup:
        """Which number to call where."""
        return self.block("regions.html.j2")

    def version(self, name: str) -> str:
        """Which Pyodide, or which Python in it, runs the engine: `version("Pyodide")`."""
        self.page.of_engine = True
        versions: Any = self.book.engine("")["versions"]
        return str(versions[name])

    def credit(self) -> Markup:
        """The work the guide grew from, and when the guide was last reviewed."""
        guide = self.knowledge.guide
        by = due(guide.reviewed, guide.review_every_months)
        return self.block("credit.html.j2", review_due=by)

    def model(self) -> Markup:
        """For authors: every kind with its fields and an example, then what they are made of."""
        if self.page.surveyed:  # it shows no entry
            return Markup("")
        found = {kind: (file, text) for kind, file, text in manual.examples(self.knowledge)}
        return self.block("model.md.j2", model=manual.model(), kinds=KINDS, examples=found)

    def source(self, ref: str) -> Markup:
        """An entry as its author wrote it."""
        kind, key, _ = split(ref)
        text = self.knowledge.written(kind, key)
        return Markup("\n\n<pre><code>{}</code></pre>\n\n").format(text)

    def sources(self) -> Markup:
        """The sources that this page has used so far, by the numbers of its marks."""
        used = [self.knowledge.references[key] for key in self.page.sources]
        return self.block("sources.html.j2", used=used) if used else Markup("")

    def block(self, template: str, **values: Any) -> Markup:
        """A template as a block of its own in a Markdown page."""
        return Markup("\n\n{}\n\n").format(self.render(template, **values))
