"""One thing to do in a test or an exercise, with its picture."""

from __future__ import annotations

from hingewell.model.base import Id, Part, Prose
from hingewell.model.pose import Pose


class Step(Part):
    """One thing to do in a test or an exercise."""

    id: Id
    title: Prose | None = None
    text: Prose
    detail: Prose | None = None
    feel: Prose | None = None
    pose: Pose | None = None
