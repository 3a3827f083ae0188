"""Seeded answer sets for a guide: partial, full, in any order, with junk among them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_JUNK: tuple[Any, ...] = (
    "",
    "perhaps",
    -1,
    99,
    2.5,
    None,
    True,
    [],
    ["yes"],
    {"a": 1},
    "ja \u2603",
)


def answer_sets(guide: dict[str, Any], count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield `count` sets of answers, question id -> value; the same seed gives the same sets.

    `guide` is the engine's data. Every third set is full; every fourth has a value or a question
    that the guide does not know.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret: it must repeat
    domains = {key: question["values"] for key, question in guide["questions"].items()}
    yield {}
    for number in range(1, count):
        asked = list(domains)
        chance.shuffle(asked)
        if number % 3:
            asked = asked[: chance.randrange(len(asked) + 1)]
        answers = {key: _value(domains[key], chance) for key in asked}
        if number % 4 == 0:
            answers = _with_junk(answers, chance)
        yield answers


def _value(domain: list[Any], chance: random.Random) -> Any:
    # Evenly drawn answers nearly always raise a red flag; "no" has to be common to get past them.
    if "no" in domain and chance.random() < 0.85:
        return "no"
    return chance.choice(domain)


def _with_junk(answers: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    spoilt = {**answers, "no_such_question": "yes"}
    for key in chance.sample(list(answers), min(2, len(answers))):
        spoilt[key] = chance.choice(_JUNK)
    return spoilt
