"""What all pages of a guide share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from markupsafe import Markup

    from hingewell.render.sources import Heading
    from hingewell.report import Report


@dataclass(frozen=True)
class Book:
    """What writing a page needs besides the knowledge.

    `data` is what the engine reads, `assets` the address of each script or style by name, `titles`
    what each page is called by source file, `engine` what scripts want to know of the engine given
    the way to the site's root, `report` tells what was proved of the rules, `drawn` holds the
    figures that were drawn so far by pose and title.
    """

    data: dict[str, Any]
    assets: Mapping[str, str]
    env: Environment
    titles: Mapping[str, Heading]
    engine: Callable[[str], dict[str, object]]
    report: Callable[[], Report] | None = None
    drawn: dict[tuple[int, str], Markup] = field(default_factory=dict)
