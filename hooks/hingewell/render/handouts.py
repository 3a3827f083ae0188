"""A test, an exercise or a form on one sheet of paper: pages of their own, without the theme.

They say what to do and when to stop. What rests on what is on the page that each sheet names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.model.base import Claim, within
from hingewell.render.addresses import page_url, slug, split
from hingewell.render.prose import plain
from hingewell.render.words import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hingewell.model.knowledge import Knowledge
    from hingewell.model.over_time import Stage
    from hingewell.model.treatment import Ladder

KINDS = ("tests", "exercises", "forms")
"""What is done step by step, or filled in, and so has a sheet."""

FOLDER = "handouts"


def handouts(knowledge: Knowledge) -> Iterator[str]:
    """`kind/id` of every entry that has a sheet."""
    for kind in KINDS:
        for key in knowledge.entries(kind):
            yield f"{kind}/{key}"


def address(ref: str) -> str:
    """Where the sheet of `kind/id` is, from the site's root."""
    return f"{FOLDER}/{slug(ref)}/"


def source(ref: str) -> str:
    """The page as if it had a source, from which its address follows."""
    return f"{FOLDER}/{slug(ref)}.md"


def home_address(ref: str, homes: Mapping[str, str], site_url: str) -> str:
    """The full address of the page that shows the entry itself, to be printed on the sheet."""
    return f"{site_url.rstrip('/')}/{page_url(homes[ref])}"


def repeated(ref: str, knowledge: Knowledge) -> str:
    """The words of a statement `kind/id#claim` that a sheet repeats."""
    kind, key, part = split(ref)
    claims = within(knowledge.entries(kind)[key], Claim)
    return next(plain(claim.text, knowledge) for _, claim in claims if claim.id == part)


def felt(stage: Stage, knowledge: Knowledge) -> list[str]:
    """How a stage is done and judged: tempo, how it should feel, when to look back."""
    said = [plain(words, knowledge) for words in (stage.tempo, stage.intensity) if words]
    return [*said, f"Check how you feel after {quantity(stage.check_after)}."]


def alike(ladder: Ladder, knowledge: Knowledge) -> list[str]:
    """What is so at every stage, to be said once."""
    first, *others = (felt(stage, knowledge) for stage in ladder.stages)
    return [said for said in first if all(said in other for other in others)]
