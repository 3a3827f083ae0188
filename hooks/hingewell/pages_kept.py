"""What MkDocs need not do again in a preview: pages whose text is as it was at the last build.

MkDocs turns every page's Markdown into HTML, and its search takes every page apart, at each build;
together they take longer than all the rest. An edit changes a few pages.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache

from hingewell.kept import Latest

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_rendered: Latest[dict[str, Any]] = Latest()
_entries: Latest[list[Any]] = Latest()
_new: list[str] = []
"""Pages that were rendered in the build under way."""
_MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What MkDocs' `Page.render` leaves on a page, besides its links to other pages."""


def begin() -> None:
    """Say that a build begins."""
    _new.clear()


def forget_failed() -> None:
    """Have all pages of a build that failed rendered again: what MkDocs warned of, it says once."""
    for uri in _new:
        _rendered.forget(uri)


def keep_page(page: Page) -> None:
    """Have a page rendered only if its text, the settings, or what pages there are has changed."""
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


@cache
def _of_markdown(extension: str) -> bool:
    """Whether an extension is Markdown's own. Others may read files, which pages must follow."""
    name = extension.removeprefix("markdown.extensions.")
    return "." not in name and find_spec(f"markdown.extensions.{name}") is not None


def _render(page: Page, render: Any, config: Any, files: Files) -> None:
    if not all(map(_of_markdown, config.markdown_extensions)):
        render(config, files)
        return

    def made() -> dict[str, Any]:
        _new.append(page.file.src_uri)
        render(config, files)
        links = page.links_to_anchors or {}
        return {
            **{name: getattr(page, name) for name in _MADE},
            "links": {file.src_uri: anchors for file, anchors in links.items()},
        }

    there = {file.src_uri: (file.dest_uri, file.inclusion) for file in files}
    settings = repr((config.markdown_extensions, config.mdx_configs, config.validation))
    made_from = (page.markdown, there, settings)
    found = _rendered.get(page.file.src_uri, made_from, made)
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

    made_from = (page.url, page.title, page.content, str(page.meta))
    index.entries += _entries.get(page.file.src_uri, made_from, added)
