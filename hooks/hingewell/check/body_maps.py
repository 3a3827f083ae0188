"""A map of the body has a place for each answer of its question, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.model.body_map import BodyMap
    from hingewell.model.knowledge import Knowledge
    from hingewell.model.selfcheck import Question


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Places that answer nothing, and answers without a place."""
    for key, drawn in knowledge.body_maps.items():
        question = knowledge.questions.get(drawn.question)
        if question is not None:
            yield from _answers(key, drawn, question, knowledge)


def _answers(
    key: str, drawn: BodyMap, question: Question, knowledge: Knowledge
) -> Iterator[Problem]:
    known = [*(option.value for option in question.options), "unsure"]
    placed: list[str] = []
    for at, region in enumerate(drawn.regions):
        place = knowledge.place("body_maps", key, "regions", at, "answer")
        if region.answer not in known:
            advice = did_you_mean(region.answer, known, f"use one of: {', '.join(known)}")
            wrong = f"'{question.id}' has no answer '{region.answer}'"
            yield Problem(place, wrong, advice, "reference/unknown")
        elif region.answer in placed:
            wrong = f"the answer '{region.answer}' has two places"
            yield Problem(place, wrong, "give both shapes to one of them")
        placed.append(region.answer)
    for answer in known:
        if answer not in placed:
            yield Problem(
                knowledge.place("body_maps", key, "regions"),
                f"the answer '{answer}' of '{question.id}' has no place on the map",
                f"add a region with 'answer: {answer}'",
            )
