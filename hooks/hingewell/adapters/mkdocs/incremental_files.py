"""What MkDocs need not do again in a preview: list the theme, and write files that are the same.

The theme has thousands of files, nearly all of them icons that no site takes; a guide has hundreds
of figures and scripts, which an edit of the content leaves as they are.
"""

from __future__ import annotations

import os
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader
from mkdocs.structure.files import InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File, Files
    from mkdocs.theme import Theme

_kept: dict[Path, object] = {}
"""What each file that is kept was made from."""


def keep_listing(theme: Theme) -> None:
    """Have the files of the installed theme listed once; those of its overrides may change."""
    get_env = theme.get_env

    def env() -> Any:
        made = get_env()
        made.loader.list_templates = partial(_listed, theme)  # type: ignore[union-attr,method-assign]
        return made

    theme.get_env = env  # type: ignore[method-assign]


def keep_files(files: Files, folder: Path) -> None:
    """Have a site's files written once, into `folder` too; where they are the same, link to them.

    `folder` is to be beside the site: no other disk can be linked to.
    """
    files.copy_static_files = partial(_put, files, folder)  # type: ignore[method-assign]


def _listed(theme: Theme) -> list[str]:
    """What a site may take; MkDocs leaves out what begins with a dot, which are the icons."""
    own = theme.custom_dir
    found = (_names(at) if at == own else _names_once(at) for at in theme.dirs)
    return sorted({name for names in found for name in names})


def _names(folder: str) -> list[str]:
    return [name for name in FileSystemLoader(folder).list_templates() if name[0] != "."]


_names_once = cache(_names)


def _put(
    files: Files,
    folder: Path,
    dirty: bool = False,
    *,
    inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
) -> None:
    """What MkDocs' `copy_static_files` does."""
    del dirty  # what is kept is compared
    for file in files:
        if not file.is_documentation_page() and inclusion(file.inclusion):
            _put_one(file, folder / file.dest_uri)


def _put_one(file: File, kept: Path) -> None:
    made_from = _made_from(file)
    if _kept.get(kept) == made_from:
        try:
            Path(file.abs_dest_path).parent.mkdir(parents=True, exist_ok=True)
            os.link(kept, file.abs_dest_path)
        except OSError:  # it was taken away, or this disk has no links
            del _kept[kept]
        else:
            return
    file.copy_file()
    try:
        kept.unlink(missing_ok=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        os.link(file.abs_dest_path, kept)
    except OSError:
        return
    _kept[kept] = made_from


def _made_from(file: File) -> object:
    source = file.abs_src_path
    if source is None:
        return file.content_bytes
    about = Path(source).stat()
    return source, about.st_mtime_ns, about.st_size
