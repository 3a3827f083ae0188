"""What MkDocs need not do again in a preview: pages whose text is as it was at the last build.

MkDocs turns every page's Markdown into HTML, and its search takes every page apart, at each build;
together they take longer than all the rest. An edit changes a few pages.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import FileSystemBytecodeCache

from hingewell.kept import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_rendered: dict[str, _Rendered] = {}
_entries: Latest[tuple[list[Any], str | None]] = Latest()
_frames: Latest[str] = Latest()
_new: list[str] = []
"""Pages that were rendered in the build under way."""
_OBJECTS = ("plugins", "hooks", "theme")
"""Settings that are no plain values."""
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


def keep_entries(config: MkDocsConfig) -> None:
    """Have the search take apart, and tidy, only pages that changed."""
    search: Any = config.plugins["material/search"]
    listening = config.plugins.events["page_context"]
    listening[listening.index(search.on_page_context)] = partial(_searched, search)


def keep_frames(env: Any, config: MkDocsConfig, told: Callable[[str], object]) -> None:
    """Have the theme put a page together only if something that it shows has changed.

    `told`: what the environment's globals that are functions tell of a page, by source file; all
    other globals are compared.
    """
    values = {name: value for name, value in env.globals.items() if not callable(value)}
    folder = Path(config.theme.custom_dir or config.docs_dir)
    templates = {str(path): path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    plain = {name: value for name, value in config.items() if name not in _OBJECTS}
    plugins = {name: dict(getattr(one, "config", {})) for name, one in config.plugins.items()}
    settings = repr((plain, config.theme, plugins, values, templates))
    get_template = env.get_template

    @cache
    def shared(nav: Navigation) -> tuple[str, ...]:
        return settings, repr([(str(page), page.meta) for page in nav.pages])

    def framing(name: Any, parent: str | None = None, globals: Any = None) -> Any:
        template = get_template(name, parent, globals)
        return template if parent else _Framing(template, shared, told)

    env.get_template = framing


def compiled_templates(root: Path) -> FileSystemBytecodeCache:
    """Where the theme's templates, which MkDocs reads anew for each build, are kept as code."""
    folder = root / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


class _Framing:
    """The theme's template for pages, as MkDocs uses it. What is no page's is always made anew."""

    def __init__(
        self, template: Any, shared: Callable[[Navigation], object], told: Callable[[str], object]
    ) -> None:
        self._template, self._shared, self._told = template, shared, told

    def render(self, context: dict[str, Any]) -> str:
        page, nav = context.get("page"), context["nav"]
        render = partial(self._template.render, context)
        if page is None:
            return str(render())
        uri = page.file.src_uri
        made_from = (
            *(self._shared(nav), self._template.name, self._told(uri)),
            *_read_of(page),
        )
        return _frames.get(uri, made_from, lambda: str(render()))


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


def _read_of(page: Page) -> tuple[object, ...]:
    """All of a page that theme and search read. Its contents may have labels of their own."""
    return page.url, page.title, page.content, repr(page.meta), str(page.toc)


def _searched(search: Any, context: Any, *, page: Page, **rest: Any) -> None:
    entries = search.search_index.entries

    def added() -> tuple[list[Any], str | None]:
        before = len(entries)
        search.on_page_context(context, page=page, **rest)
        made = entries[before:]
        del entries[before:]
        return made, page.content

    made_from = _read_of(page)
    made, page.content = _entries.get(page.file.src_uri, made_from, added)
    entries += made
