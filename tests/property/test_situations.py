"""Two readers whom the walk takes for one have the same future."""

from __future__ import annotations

import pickle
import random
from collections import defaultdict
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import pytest

from compiled import plan_of
from hingewell_engine.plan.clock import Moment
from hingewell_engine.plan.reply import told
from hingewell_engine.plan.rules import Rules
from hingewell_prover.days.proof import parts
from hingewell_prover.days.walk import ANYTHING, Walk
from hingewell_prover.days.way import Way

ROOT = Path(__file__).parents[2]
READERS = 120
ENTRIES = 9  # of each reader
COMPARED = (60, 40, 20, 5)  # pairs, by what is left to come: each more takes several times as long
GOOD = {"fine", "same", "True"}

PARTS = {f"{one.ladder}-{one.weeks}": one for one in parts(plan_of(ROOT / "content"))}


def judged(walk: Walk, way: Way) -> tuple[dict[str, Any], Hashable]:
    """The reply, and all of it that the proof looks at."""
    reply = told(way.story, Moment(way.at))
    offered = tuple((one["rung"], one["stay"], one["ask"]) for one in reply["exercises"])
    wrong = tuple(sorted(way.facts.wrong(reply, way.at, walk.ladder)))
    return reply, (reply["kind"], (reply.get("until") or 0) > way.at, offered, wrong)


def future(walk: Walk, way: Way, left: int) -> Hashable:
    """What comes of everything that can still come, where waits and entries take turns."""
    reply, now = judged(walk, way)
    if not left:
        return now
    if left % 2:
        return tuple(future(walk, way.wait(span), left - 1) for span in walk.spans)
    return (now, *(future(walk, after, left - 1) for after in walk._acts(way, reply)))


def readers(walk: Walk, dice: random.Random) -> Iterator[Way]:
    """Every point of the ways of some who go on in any way at all, at any time.

    Some of them mostly fare well, or there would be few who come to an end by themselves.
    """
    smooth = walk.smooth()
    for _ in range(READERS):
        way, luck = dice.choice([dice.choice(smooth), smooth[-1]]), dice.random()
        for _ in range(ENTRIES):
            fares_well = dice.random() < luck
            way = way.wait(dice.choice(walk.spans[1:3] if fares_well else walk.spans))
            yield way
            after = list(walk._acts(way, told(way.story, Moment(way.at))))
            on = [one for one in after if not (one.facts.signed or one.track.ended)]
            if not on:
                break
            lucky = [one for one in on if GOOD & set(map(str, one.log[-1].values()))]
            way = dice.choice(lucky if lucky and fares_well else on)
            yield way


@pytest.mark.parametrize("part", PARTS)
def test_who_is_in_the_same_situation_has_the_same_future(part: str) -> None:
    walk = Walk(Rules(PARTS[part].rules))
    dice = random.Random(part)
    ways = list(readers(walk, dice))
    for left, apart in enumerate(walk.apart):
        together: dict[Hashable, list[Way]] = defaultdict(list)
        for way in ways:
            together[apart.of(way.track, way.facts, way.at)].append(way)
        pairs = [dice.sample(alike, 2) for alike in together.values() if len(alike) > 1]
        dice.shuffle(pairs)
        assert len(pairs) > 10
        for one, other in pairs[: COMPARED[left]]:
            assert future(walk, one, left) == future(walk, other, left), (one.steps, other.steps)
    assert left == ANYTHING


@pytest.mark.parametrize("part", PARTS)
def test_no_way_on_changes_the_way_before(part: str) -> None:
    """They share what they do not change."""
    walk = Walk(Rules(PARTS[part].rules))
    for way in list(readers(walk, random.Random(part)))[::100]:
        before = pickle.dumps(way.story)
        future(walk, way, 2)
        future(walk, way, 1)
        assert pickle.dumps(way.story) == before
