"""The steps before and after a site generator: none of them knows which one it is."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hingewell.bundle.host import host_files
from hingewell.bundle.offline import write_service_worker
from hingewell.bundle.runtime import runtime
from hingewell.bundle.scripts import pack, scripts
from hingewell.bundle.styles import leave_out_unused
from hingewell.bundle.wheel import use_engine
from hingewell.check.overdue import overdue
from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide, stand_by
from hingewell.render import Site, drawings, figures, films, read_pages
from hingewell.render.environment import written_at
from hingewell.render.placement import missing
from hingewell.render.reading import Reading, single
from hingewell.render.sources import unreadable
from hingewell.render.structured import CARD
from hingewell.report import report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from hingewell.model.knowledge import Knowledge
    from hingewell.problems import Problem

ROOT = Path(__file__).parents[2]
"""The generator's folder: the project."""

log = logging.getLogger("hingewell")
"""Not below MkDocs' own: a strict build takes every warning there for a mistake."""

MOST_TOLD = 20  # faults, in the terminal of a preview

FOR_PAGES = ("forced", "first_steps", "stops", "signs", "left_out")
"""What only the pages carry of the engine's data."""


@dataclass(frozen=True)
class Prepared:
    """What is generated besides the pages that authors write: by path in the site's sources."""

    site: Site
    assets: dict[str, bytes]
    faults: Callable[[], Sequence[Problem]]

    def generated(self) -> dict[str, str | bytes]:
        """Pages as Markdown, all else as bytes."""
        return {**self.assets, **self.site.pages(), **self.site.files()}

    def end_preview(self, guide: Path) -> None:
        """After the build of a preview: tell its faults, and have the next one's proof begin.

        `guide` is the folder of the guide.
        """
        faults = self.faults()
        for told in ContentErrors(faults[:MOST_TOLD]).from_here(guide).splitlines():
            log.warning("FAULT - %s", told)
        if len(faults) > MOST_TOLD:
            log.warning("FAULT - and %d more, on every page", len(faults) - MOST_TOLD)
        stand_by()

    def remind(self, today: date) -> None:
        """Tell the author, in the build's log, of each review that is due."""
        for reminder in overdue(self.site.knowledge, today):
            log.warning("WARNING - %s", reminder)


def prepare(
    root: Path,
    content: Path,
    docs: Path,
    site_url: str,
    moved: Mapping[str, str],
    preview: bool = False,
) -> Prepared:
    """Load, check, prove, bundle. ContentErrors where the content is not sound or not shown.

    `root` is the generator's folder; `content` and `docs` are the guide's. `moved` says which page
    each renamed one is now, both named as under `docs`. A preview takes rules that are faulty, and
    shows the faults on every page.
    """
    engine = use_engine(root)
    proved = proved_guide(content, preview=preview)
    knowledge, data = proved.knowledge, proved.data
    made = runtime(root, engine_json(data))
    code = scripts(root)
    addresses = {path.removeprefix(code.base): path for path in code.files}
    pages = read_pages(docs)
    if problems := [*unreadable(pages), *missing(pages, knowledge)]:
        raise ContentErrors(problems)
    card = CARD if (docs / CARD).is_file() else ""
    told = cache(partial(report, proved))  # when a page tells of it: the proof may be under way
    site = Site(
        knowledge, data, addresses, site_url, pages, made.page_config, told, card, moved=moved
    )
    drawn, hosted = _pictures(root, knowledge, engine, site_url), host_files(site_url)
    assets = {**made.files, **code.files, **drawn, **hosted}
    return Prepared(site, assets, lambda: proved.faults)


def finish(site: Path, *, keep: bool, preview: bool = False) -> None:
    """After the generator: make what is sent smaller, and list the files that devices keep.

    `keep` says whether they may. A preview is never kept, and has all styles: what an author writes
    next may need them.
    """
    if not preview:
        leave_out_unused(site)
        pack(ROOT, site)
    write_service_worker(site, ROOT, keep and not preview)


def _pictures(root: Path, knowledge: Knowledge, engine: Path, site_url: str) -> dict[str, bytes]:
    """Every drawing as a file, as at the last build if all that was read for them is the same."""
    sheets = root / "hooks" / "overrides" / "stylesheets"
    looks, colours = root / "widgets" / "anatomy" / "anatomy.css", sheets / "tokens.css"
    style = (sheets / "figures.css").read_text(encoding="utf-8")
    drawn = "".join(sheet.read_text(encoding="utf-8") for sheet in (looks, colours))
    around = (engine, style, drawn, site_url, single(knowledge), written_at())
    last = _drawn[0] if _drawn else None
    if last is None or last.around != around or not last.read.holds(knowledge):
        read = Reading(knowledge)
        made = {**figures.files(read, style), **drawings.files(read, drawn)}
        made |= films.files(read, style, site_url)
        last = Drawn(around, read, {path: svg.encode() for path, svg in made.items()})
        _drawn[:] = [last]
    return last.made


class Drawn(NamedTuple):
    """All drawings, and what they follow from: what was read for them, and the rest."""

    around: object
    read: Reading
    made: dict[str, bytes]


_drawn: list[Drawn] = []


def engine_json(data: dict[str, object]) -> bytes:
    """guide.json: what the engine needs of the data, always the same bytes for the same rules."""
    needed = {name: value for name, value in data.items() if name not in FOR_PAGES}
    return json.dumps(needed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
