"""The step before Zensical: a folder with all that it reads.

Zensical knows no hooks, and its templates call nothing of ours. So pages are written out, settings
and words of the guide stand in the templates, and what only a finished page has (its head, what its
widgets hold) is a mark that `pages.py` puts right afterwards.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
import zensical

from hingewell.adapters.material import theme_sheets
from hingewell.bundle.app import NAME as MANIFEST
from hingewell.bundle.app import manifest
from hingewell.bundle.styles import STYLES
from hingewell.model.settings import SETTINGS
from hingewell.problems import ContentErrors, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hingewell.pipeline import Prepared

MARKED = {
    "{{ hw_first(page.file.src_uri) }}": "<!-- hw: first -->",
    "{{ hw_head(page.file.src_uri) }}": "<!-- hw: head -->",
}
"""What the templates ask of a page, and the mark that stands for it."""
HIDDEN = "data-hw-"
"""Before an address in our own HTML, which leads from the finished page as it is."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ADDRESS = re.compile(r'(?<=\s)(href|src)="')
_LEFT_OUT = re.compile(
    r"{% if hw_preview %}.*?{% endif %}|{% if hw_faults %}.*?{% endif %}"
    r'|{% with toggle = "__search".*?{% endwith %}'
)
"""What only a preview has, and the button for a search that is not Zensical's."""
_OWN = Path(__file__).parent / "overrides"


def write(home: Path, guide: Path, config: dict[str, Any], prepared: Prepared) -> Path:
    """Fill the empty folder `home`; the settings for Zensical in it."""
    docs = home / "docs"
    shutil.copytree(guide / config.get("docs_dir", "docs"), docs)
    for uri, made in prepared.generated().items():
        _put(docs / uri, made.encode() if isinstance(made, str) else made)
    for path in docs.rglob("*.md"):
        uri = path.relative_to(docs).as_posix()
        path.write_text(_expanded(path.read_text("utf-8"), uri, prepared), "utf-8")
    overrides = home / "overrides"
    shutil.copytree(guide / config["theme"]["custom_dir"], overrides)
    shutil.copytree(_OWN, overrides, dirs_exist_ok=True)
    words = {**prepared.site.theme_globals(), **_contents(config)}
    for path in overrides.rglob("*.html"):
        path.write_text(_filled(path.read_text("utf-8"), words), "utf-8")
    look = config["extra"]["app"]
    about = (config["site_name"], config.get("site_description", ""), config["theme"]["language"])
    _put(docs / MANIFEST, manifest(*about, **look))
    sheet = "\n".join([*_theme_styles(), *_styles(config, docs, overrides)])
    _put(docs / STYLES, sheet.encode())
    return _settings(home, config)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _expanded(text: str, uri: str, prepared: Prepared) -> str:
    found = _FRONT_MATTER.match(text)
    front = found[0] if found else ""
    page = prepared.site.expand(text.removeprefix(front), uri)
    return front + "\n" + _ADDRESS.sub(rf'{HIDDEN}\1="', page)


def _filled(template: str, words: dict[str, Any]) -> str:
    """A template without what is left out, and with the words that all pages share."""
    template = _LEFT_OUT.sub("", template)
    for call, mark in MARKED.items():
        template = template.replace(call, mark)
    for name, text in words.items():
        if isinstance(text, str):
            template = template.replace(f"{{{{ {name} }}}}", text)
    return template


def _contents(config: dict[str, Any]) -> dict[str, str]:
    """What the contents of a page are called, as the templates ask for it."""
    for extension in config.get("markdown_extensions", ()):
        if isinstance(extension, dict) and "toc" in extension:
            return {"config.mdx_configs.toc.title": extension["toc"].get("title", "")}
    return {}


def _theme_styles() -> Iterator[str]:
    """The sheets of Zensical's classic look, which is Material's."""
    templates = Path(zensical.__file__).parent / "templates"
    folder = templates / "assets" / "stylesheets" / "classic"
    names = {f"assets/stylesheets/{path.name}": path for path in folder.glob("*.css")}
    yield from (names[name].read_text("utf-8") for name in theme_sheets(names))


def _styles(config: dict[str, Any], *folders: Path) -> Iterator[str]:
    for name in config.get("extra_css", ()):
        found = [folder / name for folder in folders if (folder / name).is_file()]
        if not found:
            wrong = f"extra_css names what is not there: {name}"
            raise ContentErrors([Problem(SETTINGS, wrong, "mend the name, or delete the line")])
        yield found[0].read_text("utf-8")


def _settings(home: Path, config: dict[str, Any]) -> Path:
    own = {name: value for name, value in config.items() if name not in ("hooks", "docs_dir")}
    theme = {**config["theme"], "custom_dir": "overrides", "variant": "classic"}
    own |= {"theme": theme, "extra_css": [STYLES], "site_dir": "site"}
    path = home / "mkdocs.yml"
    path.write_text(yaml.safe_dump(own, sort_keys=False, allow_unicode=True), "utf-8")
    return path
