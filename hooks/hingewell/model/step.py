"""One thing to do in a test or an exercise, with its picture."""

from __future__ import annotations

from hingewell.model.base import Id, Part, Prose
from hingewell.model.pose import Pose


class Step(Part):
    """One thing to do in a test or an exercise."""

    id: Id
    """The name by which others point here."""
    title: Prose | None = None
    """A few words."""
    text: Prose
    """What to do."""
    detail: Prose | None = None
    """What helps to do it well."""
    feel: Prose | None = None
    """What it should feel like."""
    pose: Pose | None = None
    """The picture."""
