"""The step after Zensical: each page gets what only a finished page has."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from hingewell.adapters.zensical.sources import HIDDEN, MARKED
from hingewell.render.addresses import page_url

if TYPE_CHECKING:
    from pathlib import Path

    from hingewell.pipeline import Prepared


_INLINE = re.compile(r'(\w+)\.appendChild\(\w+\("style",{},(\w+)\.toString\(\)\)\)')
_ADOPTED = r"\1.adoptedStyleSheets=[(s=>(s.replaceSync(String(\2)),s))(new CSSStyleSheet)]"


def complete(site: Path, docs: Path, prepared: Prepared) -> None:
    """Write the pages of a site anew. `docs` are the sources that it was made from."""
    first, head = MARKED.values()
    for source in docs.rglob("*.md"):
        uri = source.relative_to(docs).as_posix()
        page = site / page_url(uri) / "index.html"
        html = prepared.site.finish(page.read_text("utf-8").replace(HIDDEN, ""), uri)
        html = html.replace(first, prepared.site.first(uri))
        page.write_text(html.replace(head, prepared.site.head(uri)), "utf-8")
    missing = site / "404.html"
    missing.write_text(missing.read_text("utf-8").replace(first, "").replace(head, ""), "utf-8")
    # All styles are in one sheet. What begins with a dot Zensical leaves out.
    shutil.rmtree(site / "assets" / "stylesheets", ignore_errors=True)
    for script in site.glob("assets/javascripts/bundle.*.js"):
        script.write_text(allowed(script.read_text("utf-8")), "utf-8")
    shutil.copyfile(docs / ".nojekyll", site / ".nojekyll")


def allowed(script: str) -> str:
    """Zensical's script with a search that keeps to our policy, which takes no inline styles.

    RuntimeError where it is another script than this knows.
    """
    changed, found = _INLINE.subn(_ADOPTED, script)
    if found != 1:
        raise RuntimeError(
            "Zensical's script no longer puts one sheet of styles into its search: see how it does"
            " that now, and change hooks/hingewell/adapters/zensical/pages.py"
        )
    return changed
