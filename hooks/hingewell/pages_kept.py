"""What MkDocs need not do again in a preview: pages whose text is as it was at the last build.

MkDocs turns every page's Markdown into HTML, and its search takes every page apart, at each build;
together they take longer than all the rest. An edit changes a few pages.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import FileSystemBytecodeCache

from hingewell.kept import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

_rendered: dict[str, _Rendered] = {}
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
        _rendered.pop(uri, None)


def keep_page(page: Page) -> None:
    """Have a page rendered only if its text, the settings, or what it links to has changed."""
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
    uri = page.file.src_uri
    settings = repr((config.markdown_extensions, config.mdx_configs, config.validation))
    made_from = (page.markdown, page.url, settings)
    last = _rendered.get(uri)
    if last is None or last.made_from != made_from or not _hold(last.told, files):
        _new.append(uri)
        asked = _Asked(files)
        render(config, asked)
        links = page.links_to_anchors or {}
        last = _rendered[uri] = _Rendered(
            made_from,
            asked.told,
            {name: getattr(page, name) for name in _MADE},
            {file.src_uri: anchors for file, anchors in links.items()},
        )
    for name, value in last.made.items():
        setattr(page, name, value)
    page.links_to_anchors = {files.src_uris[uri]: links for uri, links in last.links.items()}


class _Asked:
    """The site's files as a page asks for them where it links to one; `told` notes the answers."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.told: dict[str, object] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """What MkDocs' `Files` says."""
        self.told[path] = _seen(self._files, path)
        return self._files.get_file_from_path(path)


def _hold(told: Mapping[str, object], files: Files) -> bool:
    return all(_seen(files, path) == answer for path, answer in told.items())


def _seen(files: Files, path: str) -> object:
    """What a page sees of a file: where it will be, and whether the site has it."""
    file = files.get_file_from_path(path)
    return file and (file.src_uri, file.url, file.inclusion)


class _Rendered(NamedTuple):
    """A page as MkDocs rendered it: what it was made from, and what that gave."""

    made_from: object
    told: Mapping[str, object]
    made: dict[str, Any]
    links: dict[str, dict[str, str]]


def _add(index: Any, add: Any, page: Page) -> None:
    def added() -> list[Any]:
        before = len(index.entries)
        add(page)
        made: list[Any] = index.entries[before:]
        del index.entries[before:]
        return made

    made_from = (page.url, page.title, page.content, str(page.meta))
    index.entries += _entries.get(page.file.src_uri, made_from, added)
