"""What search engines and assistants read of a page: schema.org terms, from the same content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hingewell.render import words
from hingewell.render.addresses import anchor_of, page_url, split
from hingewell.render.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hingewell.model.body import SelfTest
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.quantity import Range
    from hingewell.model.site import Reference
    from hingewell.model.step import Step
    from hingewell.model.treatment import Exercise, Ladder
    from hingewell.render.sources import Heading

type Node = dict[str, Any]

CONTEXT = "https://schema.org"
CARD = "assets/card.png"
"""The picture that is shown where somebody shares a page; `make card` draws it."""
CARD_SIZE = (1200, 630)
"""Pixels, as social media want it."""

_STRUCTURES = {"muscle": "Muscle", "nerve": "Nerve", "joint": "Joint", "bone": "Bone"}
_HOME = "index.md"


class Structured:
    """The graph of each page. Addresses are absolute, below `url`.

    `card` is that of the picture for sharing; "" where the guide has none.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        titles: Mapping[str, Heading],
        homes: Mapping[str, str],
        url: str,
        card: str = "",
    ) -> None:
        self._knowledge, self._titles, self._homes = knowledge, titles, homes
        self._root = f"{url.rstrip('/')}/"
        self.card = self.file(card) if card else ""

    def address(self, uri: str) -> str:
        """The full address of a page by its source file."""
        return self._root + page_url(uri)

    def file(self, path: str) -> str:
        """The full address of a file of the site."""
        return self._root + path

    def graph(self, uri: str, sources: Iterable[str]) -> Node:
        """All about the page `uri`, which cites `sources`."""
        entries = [self._steps(ref) for ref in self._shown(uri)]
        plans = [plan for ref in self._shown(uri) if (plan := self._plan(ref))]
        page = self._page(uri, sources)
        if entries:
            page["mainEntity"] = [{"@id": node["@id"]} for node in (*plans, *entries)]
        nodes = [self._site(), page, *self._trail(uri), *plans, *entries]
        return {"@context": CONTEXT, "@graph": nodes}

    def _shown(self, uri: str) -> list[str]:
        """What is done step by step and has its place on this page."""
        return [
            ref
            for ref, home in self._homes.items()
            if home == uri and "#" not in ref and split(ref)[0] in ("tests", "exercises")
        ]

    def _site(self) -> Node:
        guide = self._knowledge.guide
        return {
            "@type": "WebSite",
            "@id": f"{self._root}#site",
            "url": self._root,
            "name": self._plain(guide.title),
            "description": self._plain(guide.description),
            "inLanguage": guide.language,
            "license": str(guide.licence.url),
        }

    def _page(self, uri: str, sources: Iterable[str]) -> Node:
        guide, heading = self._knowledge.guide, self._titles[uri]
        page: Node = {
            "@type": "MedicalWebPage",
            "@id": self.address(uri),
            "url": self.address(uri),
            "name": heading.title,
            "description": heading.description,
            "inLanguage": guide.language,
            "isPartOf": {"@id": f"{self._root}#site"},
            "lastReviewed": guide.reviewed.isoformat(),
            "license": str(guide.licence.url),
            "isBasedOn": {
                "@type": "Article",
                "name": guide.source.title,
                "url": str(guide.source.url),
                "author": {"@type": "Person", "name": guide.source.author},
            },
        }
        if self.card:
            page["primaryImageOfPage"] = {"@type": "ImageObject", "url": self.card}
        cited = [_work(self._knowledge.references[key]) for key in sources]
        if cited:
            page["citation"] = cited
        if uri != _HOME:
            page["breadcrumb"] = {"@id": f"{self.address(uri)}#trail"}
        return page

    def _trail(self, uri: str) -> list[Node]:
        """The way from the home page; nothing for the home page itself."""
        parts = uri.split("/")
        above = ["/".join([*parts[:depth], _HOME]) for depth in range(len(parts))]
        way = [step for step in dict.fromkeys([*above, uri]) if step in self._titles]
        if uri == _HOME:
            return []
        items = [
            {
                "@type": "ListItem",
                "position": position,
                "name": self._titles[step].title,
                "item": self.address(step),
            }
            for position, step in enumerate(way, start=1)
        ]
        trail = {"@type": "BreadcrumbList", "@id": f"{self.address(uri)}#trail"}
        return [{**trail, "itemListElement": items}]

    def _steps(self, ref: str) -> Node:
        kind, key, _ = split(ref)
        entry: Exercise | SelfTest = self._knowledge.entries(kind)[key]
        steps = []
        for position, step in enumerate(entry.steps, start=1):
            made: Node = {
                "@type": "HowToStep",
                "position": position,
                "text": self._told(step),
                "url": f"{self.address(self._homes[ref])}#{anchor_of(kind, key, step.id)}",
            }
            if step.title:
                made["name"] = self._plain(step.title)
            if step.pose:
                made["image"] = self.file(f"figures/{kind}/{key}/{step.id}.svg")
            steps.append(made)
        how: Node = {**self._about(ref, "HowTo", "steps"), "step": steps}
        # Whoever reads only this must still read when to leave it alone.
        before = " ".join(self._plain(claim.text) for claim in entry.safety)
        how["description"] += f" Before you start: {before}"
        if entry.equipment:
            how["tool"] = [
                {"@type": "HowToTool", "name": self._plain(tool)} for tool in entry.equipment
            ]
        return how

    def _told(self, step: Step) -> str:
        feel = f"You should feel: {step.feel}" if step.feel else None
        return " ".join(self._plain(part) for part in (step.text, step.detail, feel) if part)

    def _plan(self, ref: str) -> Node | None:
        """The dose to start with, and each later stage in words."""
        kind, key, _ = split(ref)
        exercise = self._knowledge.exercises.get(key) if kind == "exercises" else None
        if exercise is None or exercise.dose is None:
            return None
        ladder = self._knowledge.dosing[exercise.dose]
        first = ladder.stages[0]
        plan = self._about(ref, "ExercisePlan", "plan")
        plan["exerciseType"] = next(
            self._plain(group.name)
            for group in self._knowledge.groups
            if group.id == exercise.group
        )
        plan["associatedAnatomy"] = [self._structure(target) for target in exercise.targets]
        plan["activityFrequency"] = words.quantity(first.sessions).capitalize()
        plan["intensity"] = self._plain(first.intensity)
        amounts = {"repetitions": first.reps, "activityDuration": first.hold}
        plan.update({name: _amount(value) for name, value in amounts.items() if value})
        if first.rest:
            plan["restPeriods"] = words.quantity(first.rest)
        plan["additionalVariable"] = self._stages(ladder)
        return plan

    def _stages(self, ladder: Ladder) -> list[str]:
        return [
            f"{self._plain(stage.name)}: {words.volume(stage)}, {words.quantity(stage.sessions)}."
            f" Check after {words.quantity(stage.check_after)}."
            for stage in ladder.stages
        ]

    def _structure(self, target: str) -> Node:
        structure = self._knowledge.anatomy[target]
        kind = _STRUCTURES.get(structure.type, "AnatomicalStructure")
        return {"@type": kind, "name": self._plain(structure.name)}

    def _about(self, ref: str, type_: str, mark: str) -> Node:
        kind, key, _ = split(ref)
        entry = self._knowledge.entries(kind)[key]
        home = self.address(self._homes[ref])
        return {
            "@type": type_,
            "@id": f"{home}#{mark}-{anchor_of(kind, key)}",
            "url": f"{home}#{anchor_of(kind, key)}",
            "name": self._plain(entry.name),
            "description": self._plain(entry.summary),
            "license": str(self._knowledge.guide.licence.url),
        }

    def _plain(self, text: str) -> str:
        return plain(text, self._knowledge)


def _amount(figure: Range) -> Node:
    value: Node = {"@type": "QuantitativeValue", "unitText": figure.unit}
    low, high = (
        int(side) if side == int(side) else float(side) for side in (figure.low, figure.high)
    )
    return {**value, "value": low} if low == high else {**value, "minValue": low, "maxValue": high}


def _work(reference: Reference) -> Node:
    ways = (
        f"https://doi.org/{reference.doi}" if reference.doi else "",
        f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else "",
        str(reference.url or ""),
    )
    work: Node = {"@type": "CreativeWork", "name": reference.title or words.cite(reference)}
    address = next((way for way in ways if way), "")
    return {**work, "url": address} if address else work
