"""Where things stand: source file -> page address, entry -> anchor, one page -> another."""

from __future__ import annotations

import posixpath

MADE = {"exercises": "exercises", "decisions": "how-it-decides/tables"}
"""The kinds of which every entry has a page of its own that nobody writes: in which folder."""


def page_url(uri: str) -> str:
    """The site-relative address of a page: `check/paper.md` -> `check/paper/`, the home page ""."""
    stem = uri.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"


def relative(target: str, page: str) -> str:
    """The way from the page `page` to `target`, both site-relative; works under any sub-path."""
    path, hash_, anchor = target.partition("#")
    if path == page and hash_:
        return f"#{anchor}"
    way = posixpath.relpath(path or ".", page or ".")
    ends_in_folder = path.endswith("/") or not path
    return f"{way}/{hash_}{anchor}" if ends_in_folder else f"{way}{hash_}{anchor}"


def split(ref: str) -> tuple[str, str, str]:
    """`kind/id#claim` -> (kind, id, claim); what is not there is ""."""
    path, _, claim = ref.partition("#")
    kind, _, name = path.partition("/")
    return kind, name, claim


def anchor_of(kind: str, name: str, part: str = "") -> str:
    """The anchor of an entry or of one claim in it."""
    if kind in ("references", "glossary"):
        return name
    if kind == "pages":
        return f"page-{name}"
    return f"{kind}-{name}--{part}" if part else f"{kind}-{name}"


def page_of(kind: str, name: str) -> str:
    """The source file of the page that is made for an entry."""
    return f"{MADE[kind]}/{slug(name)}.md"


def slug(name: str) -> str:
    """An id as it reads in an address."""
    return name.replace("_", "-")
