"""evidence/missing: what supports a claim must have been verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.model.base import Supported, within
from hingewell.model.knowledge import KINDS
from hingewell.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.knowledge import Knowledge


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Claims, rules and doses that rest only on references still to be verified."""
    known = knowledge.references
    for kind in KINDS:
        for key, entry in knowledge.entries(kind.name).items():
            for path, value in within(entry, Supported):
                if value.certainty == "opinion":
                    continue
                refs = [known[ref] for ref in value.refs if ref in known]
                if refs and all(ref.status == "to_verify" for ref in refs):
                    yield Problem(
                        knowledge.place(kind.name, key, *path, "refs"),
                        "this rests only on references that are still to be verified",
                        "name a verified one, write 'certainty: opinion', or leave it out",
                        "evidence/missing",
                    )
