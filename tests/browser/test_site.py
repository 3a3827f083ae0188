"""The built site as files: whole, relative, described, and with nothing a strict policy refuses."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from hingewell.render.addresses import anchor_of, page_url, split

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge

HOME = "http://host/sub/path/"
POLICY = {
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "script-src 'self'",  # sheets to print start no Python
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
}

DATA = {"application/json", "application/ld+json", "text/html"}
"""What a <script> holds that no browser runs."""


class Document(HTMLParser):
    """What the tests want to know of a page; what is in a <template> is not in it yet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._open = ""
        self._kept = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag
        self._kept += tag == "template"
        if self._kept:
            return
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self._kept -= tag == "template"
        self._open = self._open if tag != self._open else ""

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.title += data

    @property
    def ids(self) -> set[str]:
        return {attrs["id"] for _, attrs in self.elements if "id" in attrs}

    def values(self, *names: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements for name in names if name in attrs]

    def meta(self, name: str) -> str:
        found = [
            attrs["content"]
            for tag, attrs in self.elements
            if tag == "meta" and name in (attrs.get("name"), attrs.get("http-equiv"))
        ]
        return found[0] if found else ""


@cache
def documents(site: Path) -> dict[str, Document]:
    """address from the site's root -> page; the page for a missing address aside."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + "/"
        if path.parent != site
        else "": Document(path.read_text("utf-8"))
        for path in site.rglob("index.html")
    }


def test_every_link_and_file_is_there(site: Path) -> None:
    pages = documents(site)
    for url, page in pages.items():
        for target in page.values("href", "src"):
            full = urlsplit(urljoin(HOME + url, target))
            if full.scheme not in ("http", "https") or full.netloc != "host":
                continue
            assert full.path.startswith("/sub/path/"), f"{url}: {target} leaves the site"
            path = unquote(full.path.removeprefix("/sub/path/"))
            known = path in pages or (path and (site / path).is_file())
            assert known, f"{url}: {target} leads nowhere"
            if full.fragment and path in pages:
                assert full.fragment in pages[path].ids, f"{url}: {target} has no such place"


def test_every_address_in_other_files_is_there(site: Path) -> None:
    """Style sheets, the page for a missing address, the app's manifest, the map for searches."""
    sheets = {
        (path.parent / unquote(target)).resolve(): path
        for path in site.rglob("*.css")
        for target in re.findall(r"url\([\"']?(?!data:|#)([^\"')?#]+)", path.read_text("utf-8"))
    }
    assert not [f"{path}: {target}" for target, path in sheets.items() if not target.is_file()]
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])

    mapped = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    home = min(mapped, key=len)
    pages = documents(site)
    indexed = {url for url, page in pages.items() if page.meta("robots") != "noindex"}
    assert {address.removeprefix(home) for address in mapped} == indexed
    assert f"Sitemap: {home}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    assert (site / ".nojekyll").is_file()

    root = urlsplit(home).path
    missing = Document((site / "404.html").read_text("utf-8"))
    for target in missing.values("href", "src"):
        path = urlsplit(target).path.removeprefix(home)
        if not urlsplit(target).netloc:
            assert path.startswith(root) or target.startswith("#"), target
            inside = unquote(path.removeprefix(root))
            assert target.startswith("#") or (site / inside).exists(), target


def test_what_opens_in_place_is_there(site: Path) -> None:
    for url, page in documents(site).items():
        targets = page.values("popovertarget", "aria-labelledby", "aria-describedby")
        for target in targets:
            assert set(target.split()) <= page.ids, f"{url}: {target}"


def test_no_id_stands_twice(site: Path) -> None:
    for url, page in documents(site).items():
        ids = page.values("id")
        twice = {name for name in ids if ids.count(name) > 1} if len(ids) > len(set(ids)) else ()
        assert not twice, f"{url}: {twice}"


def test_pages_hold_nothing_that_the_policy_refuses(site: Path) -> None:
    for url, page in documents(site).items():
        policy = page.meta("Content-Security-Policy")
        directives = set(policy.split("; "))
        assert directives <= POLICY, f"{url}: {policy}"
        assert directives >= {"default-src 'none'", "base-uri 'none'", "form-action 'none'"}, url
        assert page.meta("referrer") == "no-referrer", url
        tags = [tag for tag, _ in page.elements]
        assert tags.index("meta") < tags.index("script"), "the policy must come first"
        for tag, attrs in page.elements:
            inline = tag == "script" and "src" not in attrs
            assert not inline or attrs.get("type") in DATA, f"{url}: a script in the page"
            assert tag != "style", f"{url}: a <style>"
            refused = [name for name in attrs if name == "style" or name.startswith("on")]
            assert not refused, f"{url}: <{tag} {refused}>"


def test_nothing_comes_from_elsewhere(site: Path) -> None:
    for url, page in documents(site).items():
        for tag, attrs in page.elements:
            source = attrs.get("src") or (attrs.get("href") if tag == "link" else None) or ""
            own = attrs.get("rel") == "canonical" or urlsplit(source).netloc == ""
            assert own, f"{url}: <{tag}> asks {source}"


def test_each_page_has_a_title_and_a_description_of_its_own(site: Path) -> None:
    pages = documents(site)
    for part in ("title", "description"):
        words = [
            page.title.strip() if part == "title" else page.meta(part) for page in pages.values()
        ]
        assert all(words)
        assert sorted(words) == sorted(set(words)), part
    for url, page in pages.items():
        assert [tag for tag, _ in page.elements].count("h1") == 1, url
        assert 40 <= len(page.meta("description")) <= 200, url


def test_every_point_of_the_source_is_where_the_coverage_says(
    site: Path, knowledge: Knowledge
) -> None:
    pages = documents(site)
    anchors = {name for page in pages.values() for name in page.ids}
    for item, row in knowledge.coverage.items():
        assert row.shown or row.not_shown, item
        for ref in row.shown:
            if ref.startswith("docs/"):
                assert page_url(ref.removeprefix("docs/")) in pages, f"{item}: {ref}"
            else:
                assert anchor_of(*split(ref)) in anchors, f"{item}: {ref}"


@pytest.mark.parametrize("url", ["", "help-now/", "exercises/", "404"])
def test_what_do_i_do_now_is_answered_on_every_page(url: str, site: Path) -> None:
    missing = url == "404"
    page = Document((site / "404.html").read_text("utf-8")) if missing else documents(site)[url]
    ways = [attrs["href"] for _, attrs in page.elements if attrs.get("class") == "hw-bar__link"]
    # The page for a missing address can be asked for anywhere, so its ways start at the host.
    start = "" if missing else HOME + url
    ends = [urlsplit(urljoin(start, way)).path for way in ways]
    assert [end.rstrip("/").rpartition("/")[2] for end in ends] == ["help-now", "check", "plan"]
