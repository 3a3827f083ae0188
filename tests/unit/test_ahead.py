"""The replies that the pages carry are the engine's own, as far as a reader without signs goes."""

from __future__ import annotations

from hingewell.ahead import first_steps
from hingewell.proof import asking
from hingewell_prover.diagram import with_diagram
from unit.engine.guides import toe_guide


def test_every_answer_to_one_question_and_no_sign_of_a_list() -> None:
    data = with_diagram(toe_guide())
    ask = asking(data)
    steps = first_steps(data, ask)
    healthy = {"off": "no", "blue": "no"}
    pains = [{**healthy, "pain": value} for value in (0, 1, 2, "unsure")]
    assert [answers for answers, _ in steps] == [{}, healthy, *pains]
    assert all(reply == ask("step", answers) for answers, reply in steps)
    assert [reply.get("page") for _, reply in steps] == ["page_0", "page_1", *[None] * 4]
