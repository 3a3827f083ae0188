"""One page while it is written: its address, the anchors it has given, the sources it has used."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hingewell.render.addresses import anchor_of, page_url, relative, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hingewell.model.base import Supported
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.site import Reference


@dataclass
class Page:
    """The state of one page.

    `homes` says which page shows what (`kind/id` or `kind/id#part` -> page uri); None while the
    guide is surveyed to find that out, when links lead nowhere. `before_proof` says that the proof
    may be under way: what tells of it is left out. `shown` is what this page has given
    an anchor to, `aside` what its widgets hold, `first` and `head` what is to stand at the top of
    its head and at its end. `of_engine` is a page that tells of the engine or of its data;
    `fleeting` is one that tells of more than what is compared to know whether it still holds.
    """

    uri: str
    knowledge: Knowledge
    homes: Mapping[str, str] | None
    before_proof: bool = False
    shown: dict[str, None] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    first: dict[str, None] = field(default_factory=dict)
    head: dict[str, None] = field(default_factory=dict)
    popovers: int = 0
    inside: int = 0
    of_engine: bool = False
    fleeting: bool = False

    @property
    def surveyed(self) -> bool:
        """Whether the page is written only to see what it shows."""
        return self.homes is None

    @property
    def url(self) -> str:
        """The site-relative address of this page."""
        return page_url(self.uri)

    def to(self, target: str) -> str:
        """The way from here to a site-relative address."""
        return relative(target, self.url)

    def anchor(self, kind: str, name: str, part: str = "") -> str:
        """The anchor for what is written next; "" where this page has it already."""
        ref = f"{kind}/{name}#{part}" if part else f"{kind}/{name}"
        if self.inside or ref in self.shown:
            return ""
        self.shown[ref] = None
        return anchor_of(kind, name, part)

    def link(self, ref: str) -> str:
        """The way from here to where `kind/id` or `kind/id#part` is shown."""
        home = (self.homes or {}).get(ref)
        if home is None:
            return "#"
        return self.to(f"{page_url(home)}#{anchor_of(*split(ref))}")

    @contextmanager
    def embedded(self) -> Iterator[None]:
        """While an entry is repeated inside another, its anchors stay with its own place."""
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    def popover(self) -> str:
        """An id for something that opens in place."""
        self.popovers += 1
        return f"note-{self.popovers}"

    def support(self, claim: Supported) -> list[tuple[int, Reference]]:
        """What may be shown as support, numbered as on this page; never what is to be verified."""
        references = [self.knowledge.references[str(ref)] for ref in claim.refs]
        shown = [reference for reference in references if reference.status != "to_verify"]
        return [
            (self.sources.setdefault(reference.id, len(self.sources) + 1), reference)
            for reference in shown
        ]
