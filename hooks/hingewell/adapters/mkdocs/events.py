"""What is done at each event of MkDocs. The steps before and after it are `pipeline`'s."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

from hingewell.adapters.material import SCRIPT, search_when_opened, theme_sheets
from hingewell.adapters.mkdocs import incremental_files, incremental_pages
from hingewell.bundle.app import NAME as MANIFEST
from hingewell.bundle.app import manifest
from hingewell.bundle.styles import STYLES
from hingewell.model.settings import SETTINGS, settings
from hingewell.pipeline import ROOT, Prepared, finish, prepare
from hingewell.problems import ContentErrors, did_you_mean

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_ready: list[Prepared] = []
_commands: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview."""
    del dirty
    _commands[:] = [command]


def _previewing() -> bool:
    return _commands == ["serve"]


def on_config(config: MkDocsConfig) -> None:
    """Load, check, prove and bundle before MkDocs touches the last good site."""
    incremental_pages.begin()
    guide = Path(config.config_file_path).parent
    try:
        docs, url = Path(config.docs_dir), config.site_url or "/"
        config.extra.update(settings(config.extra).model_dump())
        moved = config.extra["moved"]
        _ready[:] = [prepare(ROOT, guide / "content", docs, url, moved, preview=_previewing())]
    except ContentErrors as errors:
        told = f"the content has {errors.count}\n{errors.from_here(guide)}"
        raise PluginError(told) from errors
    _ready[0].remind(date.today())
    if _previewing():
        incremental_files.keep_listing(config.theme)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and assets that are made from the content."""
    _look_at_bar(config, files)
    for uri, content in _ready[0].generated().items():
        # Said to be included: MkDocs leaves out a name that begins with a dot.
        included = InclusionLevel.INCLUDED if uri.startswith(".") else InclusionLevel.UNDEFINED
        files.append(File.generated(config, uri, content=content, inclusion=included))
    language, look = config.theme["language"], config.extra["app"]
    app = manifest(config.site_name, config.site_description or "", language, **look)
    files.append(File.generated(config, MANIFEST, content=app))
    for file in [one for one in files if SCRIPT.fullmatch(one.src_uri)]:
        files.remove(file)
        script = search_when_opened(file.content_string)
        files.append(File.generated(config, file.src_uri, content=script))
    themes = theme_sheets(files.src_uris)
    sheet = _joined([*themes, *config.extra_css], files)
    for uri in themes:
        for file in filter(None, map(files.src_uris.get, (uri, f"{uri}.map"))):
            files.remove(file)
    files.append(File.generated(config, STYLES, content=sheet))
    config.extra_css = [STYLES]
    if _previewing():
        incremental_files.keep_files(files, Path(f"{config.site_dir}.kept"))
        for file in filter(None, map(files.src_uris.get, _ready[0].site.telling)):
            files.remove(file)
            files.append(file)  # made last, when the proof beside may have come to its end
    return files


def _look_at_bar(config: MkDocsConfig, files: Files) -> None:
    """The bar leads to pages that are there, with icons that are."""
    places = {file.url.removeprefix("./") for file in files.documentation_pages()}
    icons = [Path(folder) / ".icons" for folder in config.theme.dirs]
    for step in config.extra["bar"]:
        page, icon = step["page"], step["icon"]
        if page not in places:
            advice = did_you_mean(page, places, "name the address of a page")
            raise PluginError(f"{SETTINGS}: the bar leads to '{page}', no page; {advice}")
        if not any((folder / f"{icon}.svg").is_file() for folder in icons):
            raise PluginError(f"{SETTINGS}: the theme has no icon '{icon}'")


def _joined(paths: list[str], files: Files) -> str:
    """These styles in one: a browser asks for one file in place of twelve."""
    found = {path: files.get_file_from_path(path) for path in paths}
    if missing := [path for path, file in found.items() if file is None]:
        raise PluginError(f"mkdocs.yml: extra_css names what is not there: {', '.join(missing)}")
    return "\n".join(file.content_string for file in found.values() if file)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Spare a preview the pages that have not changed."""
    del config, files
    if _previewing():
        incremental_pages.keep_page(page)
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the knowledge where the page asks for it."""
    del config, files
    return _ready[0].site.expand(markdown, page.file.src_uri)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let MkDocs know of the ids in what the page's widgets hold."""
    del config, files
    page.present_anchor_ids = {
        *(page.present_anchor_ids or ()),
        *_ready[0].site.anchors(page.file.src_uri),
    }
    return html


@event_priority(-100)  # after the search, which need not look into widgets
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Put into the page what its widgets hold."""
    del config, nav
    page.content = _ready[0].site.finish(page.content or "", page.file.src_uri)
    return context


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Let the theme's overrides use what the pages use."""
    del files
    preview, site = _previewing(), _ready[0].site
    env.globals.update(site.theme_globals(), hw_preview=preview)
    if preview:
        incremental_pages.keep_entries(config)
        env.bytecode_cache = incremental_pages.compiled_templates(ROOT)
        incremental_pages.keep_frames(env, config, lambda uri: (site.head(uri), site.first(uri)))
    return env


def on_build_error(error: Exception) -> None:
    """Take nothing for granted that a broken build has made."""
    del error
    incremental_pages.forget_failed()


@event_priority(-100)  # when all other files are there, the search's among them
def on_post_build(config: MkDocsConfig) -> None:
    """Make what is sent smaller, and list the finished site for the devices that keep it.

    A preview is never kept, and has all styles: what an author writes next may need them.
    """
    preview = _previewing()
    if preview:
        _ready[0].end_preview(Path(config.config_file_path).parent)
    finish(Path(config.site_dir), keep=config.extra["offline"], preview=preview)
