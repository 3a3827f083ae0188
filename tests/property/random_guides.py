"""Small guides at random: questions that enable each other, chained tables of every hit policy."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from unit.engine.guides import decision, guide, question, rule

DOMAINS: list[tuple[str | int, ...]] = [
    ("yes", "no"),
    ("yes", "no", "unsure"),
    (0, 1, 2, "unsure"),
    ("only",),
]
SINGLE = ("PRIORITY", "ANY", "UNIQUE")


@st.composite
def guides(draw: st.DrawFn, max_questions: int = 4, max_decisions: int = 2) -> dict[str, Any]:
    """A guide's data; its tables may well have gaps, conflicts and rules that never fire."""
    questions = draw(_questions(max_questions))
    readings = {key: _readings(one) for key, one in questions.items()}
    decisions = []
    names = [f"about_{at}" for at in range(draw(st.integers(0, max_decisions)))]
    for name in [*names, "urgency", "outcome"]:
        made = draw(_table(name, draw(st.sampled_from(SINGLE)), readings))
        decisions.append(made)
        readings[name] = made["values"]
    decisions += [draw(_table("plan", "COLLECT", readings))] * draw(st.integers(0, 1))
    return guide(
        questions,
        decisions,
        pages=draw(_pages(draw(st.permutations(list(questions))))),
        plan=tuple(one["id"] for one in decisions if one["id"] == "plan"),
        stops_at=("a",),
    )


@st.composite
def partial_answers(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, str | int]:
    """Some of the questions answered, in any order."""
    keys = [key for key in draw(st.permutations(sorted(data["questions"]))) if draw(st.booleans())]
    return {key: draw(st.sampled_from(data["questions"][key]["values"])) for key in keys}


@st.composite
def _questions(draw: st.DrawFn, most: int) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for at in range(most - draw(st.integers(0, most - 2))):
        parents = [key for key in found if draw(st.integers(0, 4)) == 4]
        conditions = {parent: draw(_cell(_readings(found[parent]))) for parent in parents}
        found[f"q{at}"] = question(*draw(st.sampled_from(DOMAINS)), when=conditions)
    return found


def _readings(one: dict[str, Any]) -> list[str | int]:
    return [*one["values"], *(["unasked"] if "enable_when" in one else [])]


@st.composite
def _cell(draw: st.DrawFn, readings: list[str | int]) -> list[str | int]:
    most = max(1, len(readings) - 1)
    return draw(st.lists(st.sampled_from(readings), min_size=1, max_size=most, unique=True))


@st.composite
def _table(
    draw: st.DrawFn, name: str, hit_policy: str, readings: dict[str, list[str | int]]
) -> dict[str, Any]:
    inputs = draw(st.permutations(sorted(readings)))[: 3 - draw(st.integers(0, 2))]
    values = ["a", "b", "c"][: 3 - draw(st.integers(0, 2))]
    rules = []
    for _ in range(5 - draw(st.integers(0, 4))):
        looked_at = [key for key in inputs if draw(st.integers(0, 3)) < 3]
        when = {key: draw(_cell(readings[key])) for key in looked_at}
        several = st.lists(st.sampled_from(values), min_size=1, unique=True)
        one = st.sampled_from(values)
        then = draw(several) if hit_policy == "COLLECT" else draw(one)
        rules.append(rule(then, **when))
    if hit_policy == "PRIORITY" and draw(st.integers(0, 3)) < 3:
        rules.append(rule(values[-1]))
    return decision(name, hit_policy, inputs, values, *rules)


@st.composite
def _pages(draw: st.DrawFn, order: list[str]) -> list[list[str]]:
    pages = [[order[0]]]
    for key in order[1:]:
        if draw(st.booleans()):
            pages.append([])
        pages[-1].append(key)
    return pages
