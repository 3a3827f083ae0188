"""What MkDocs need not do again in a preview: pages whose text is as it was at the last build.

MkDocs turns every page's Markdown into HTML, and its search takes every page apart, at each build;
together they take longer than all the rest. An edit changes a few pages.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache

from hingewell.kept import Kept

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PAGES = 1_000
"""How many to keep, earlier states of the same page among them."""

_rendered: Kept[dict[str, Any]] = Kept(PAGES)
_entries: Kept[list[Any]] = Kept(PAGES)
_MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What MkDocs' `Page.render` leaves on a page, besides its links to other pages."""


def keep_page(page: Page) -> None:
    """Have the page rendered only if its text, or what pages there are, has changed."""
    render = page.render
    page.render = partial(_render, page, render)  # type: ignore[method-assign]


def keep_entries(search: Any) -> None:
    """Have a search index (`search_index` of MkDocs' plugin) take apart only pages that changed."""
    index = search.search_index
    index.add_entry_from_context = partial(_add, index, index.add_entry_from_context)


def compiled_templates(root: Path) -> FileSystemBytecodeCache:
    """Where the theme's templates, which MkDocs reads anew for each build, are kept as code."""
    folder = root / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _render(page: Page, render: Any, config: Any, files: Files) -> None:
    def made() -> dict[str, Any]:
        render(config, files)
        links = page.links_to_anchors or {}
        return {
            **{name: getattr(page, name) for name in _MADE},
            "links": {file.src_uri: anchors for file, anchors in links.items()},
        }

    there = hash(frozenset(files.src_uris))
    found = _rendered.get((page.file.src_uri, page.markdown, there), made)
    for name in _MADE:
        setattr(page, name, found[name])
    page.links_to_anchors = {files.src_uris[uri]: links for uri, links in found["links"].items()}


def _add(index: Any, add: Any, page: Page) -> None:
    def added() -> list[Any]:
        before = len(index.entries)
        add(page)
        made: list[Any] = index.entries[before:]
        del index.entries[before:]
        return made

    index.entries += _entries.get((page.url, page.content, str(page.meta)), added)
