"""What a preview spares MkDocs: nothing that an edit moves, and nothing that it has to tell."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from hingewell.adapters.mkdocs import keep_apart

SETTINGS = """site_name: Small
site_url: http://127.0.0.1/
strict: true
hooks: [kept.py]
theme: {name: material, font: false, custom_dir: theme}
plugins: [search]
nav: [index.md, Other: other.md]
markdown_extensions:
  - toc: {permalink: false}
"""
HOOKS = """from hingewell.adapters.mkdocs.incremental_files import keep_files, keep_listing
from hingewell.adapters.mkdocs.incremental_pages import begin, forget_failed, keep_entries
from hingewell.adapters.mkdocs.incremental_pages import keep_frames, keep_page
from pathlib import Path


def on_config(config):
    begin()
    keep_listing(config.theme)


def on_files(files, config):
    keep_files(files, Path(config.site_dir).with_name("kept"))


def on_pre_page(page, config, files):
    keep_page(page)
    return page


def on_env(env, config, files):
    keep_entries(config)
    told = Path(config.docs_dir).with_name("told.txt").read_text("utf-8")
    env.globals["of_page"] = lambda uri: told if uri == "other.md" else ""
    keep_frames(env, config, env.globals["of_page"])
    return env


def on_build_error(error):
    forget_failed()
"""
INDEX = "# Home\n\nSee [the other page](other.md#part).\n"
FRAME = """{% extends "base.html" %}
{% block extrahead %}<!-- {{ of_page(page.file.src_uri) if page }} -->{% endblock %}
"""
OTHER = "Words alone.\n\n## Part\n\nMore words.\n"


class Project:
    """A small site in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.write("mkdocs.yml", SETTINGS)
        self.write("kept.py", HOOKS)
        self.write("told.txt", "")
        self.write("theme/main.html", FRAME)
        self.write("docs/index.md", INDEX)
        self.write("docs/other.md", OTHER)

    def write(self, name: str, text: str) -> None:
        path = self.home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self) -> None:
        config = load_config(str(self.home / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)

    def shown(self, page: str) -> str:
        return (self.home / "site" / page / "index.html").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    made = Project(tmp_path)
    made.build()
    return made


@pytest.fixture
def framed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that the theme puts together from now on."""
    render, pages = Template.render, []

    def noted(template: Template, *rest: Any, **named: Any) -> str:
        if rest and template.name == "main.html":
            pages.append(rest[0]["page"].file.src_uri)
        return render(template, *rest, **named)

    monkeypatch.setattr(Template, "render", noted)
    return pages


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that MkDocs renders from now on."""
    render, pages = Page.render, []

    def noted(page: Page, *rest: object) -> None:
        pages.append(page.file.src_uri)
        render(page, *rest)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(Page, "render", noted)
    return pages


def test_only_what_changed_is_made_anew(
    project: Project, rendered: list[str], framed: list[str]
) -> None:
    project.write("docs/index.md", INDEX + "\nAdded.\n")
    project.build()
    assert rendered == framed == ["index.md"]
    assert "Added." in project.shown("")
    assert "More words." in project.shown("other")


def test_pages_follow_the_settings(project: Project) -> None:
    assert "headerlink" not in project.shown("other")
    project.write("mkdocs.yml", SETTINGS.replace("permalink: false", "permalink: true"))
    project.build()
    assert "headerlink" in project.shown("other")


def test_pages_follow_a_page_that_comes_or_goes(project: Project) -> None:
    project.write("docs/index.md", "# Home\n\nSee [the other page](other.md).\n")
    project.build()
    (project.home / "docs" / "other.md").unlink()
    project.write("mkdocs.yml", SETTINGS.replace(", Other: other.md", ""))
    with pytest.raises(Abort):
        project.build()
    project.write("docs/other.md", OTHER)
    project.build()
    assert 'href="other/"' in project.shown("")


def test_a_page_cares_for_no_file_that_it_does_not_link_to(
    project: Project, rendered: list[str]
) -> None:
    project.write("docs/other.txt", "Words.")
    project.build()
    assert rendered == []


@pytest.mark.parametrize("way", ["docs/other.md", "docs/moved.txt"])
def test_pages_follow_what_they_link_to(project: Project, way: str) -> None:
    project.write("docs/index.md", f"# Home\n\nSee [this]({way.removeprefix('docs/')}).\n")
    project.write("docs/moved.txt", "Words.")
    project.build()
    moved = SETTINGS + "use_directory_urls: false\n"
    project.write("mkdocs.yml", moved)
    project.build()
    assert ('href="other.html"' if way.endswith(".md") else 'href="moved.txt"') in project.shown("")
    (project.home / way).unlink()
    project.write("mkdocs.yml", moved.replace(", Other: other.md", ""))
    with pytest.raises(Abort):
        project.build()


@pytest.mark.parametrize("link", ["nowhere.md", "other.md#nowhere"])
def test_a_broken_link_is_told_at_each_build_until_it_is_mended(
    project: Project, link: str
) -> None:
    settings = SETTINGS + "validation: {links: {anchors: warn}}\n"
    project.write("mkdocs.yml", settings)
    project.write("docs/index.md", f"# Home\n\n[broken]({link})\n")
    for words in ("once", "twice"):
        project.write("docs/other.md", f"{OTHER}{words}\n")
        with pytest.raises(Abort):
            project.build()
    project.write("docs/index.md", INDEX)
    project.build()
    assert "twice" in project.shown("other")


def test_pages_follow_files_that_an_extension_reads(project: Project) -> None:
    snippets = f"  - pymdownx.snippets: {{base_path: ['{project.home}']}}\n"
    project.write("mkdocs.yml", SETTINGS + snippets)
    project.write("docs/other.md", OTHER + '\n--8<-- "part.txt"\n')
    for words in ("first words", "second words"):
        project.write("part.txt", words)
        project.build()
        assert words in project.shown("other")


def test_the_search_follows_the_title_in_the_menu(project: Project) -> None:
    def titles() -> set[str]:
        index = (project.home / "site" / "search" / "search_index.json").read_text("utf-8")
        return {entry["title"] for entry in json.loads(index)["docs"]}

    assert "Other" in titles()
    project.write("mkdocs.yml", SETTINGS.replace("Other:", "Another:"))
    project.build()
    assert {"Home", "Another", "Part"} <= titles()


def test_a_frame_follows_what_the_theme_is_told_of_its_page(
    project: Project, framed: list[str]
) -> None:
    project.write("told.txt", "odd words")
    project.build()
    assert framed == ["other.md"]
    assert "odd words" in project.shown("other")


@pytest.mark.parametrize(
    ("name", "before", "after", "seen"),
    [
        ("mkdocs.yml", "site_name: Small", "site_name: Large", "Large"),
        ("mkdocs.yml", "font: false", "font: false, direction: rtl", 'dir="rtl"'),
        ("mkdocs.yml", "Other: other.md", "Odd: [Other: other.md]", "Odd"),
        ("mkdocs.yml", "Other:", "Another:", "Another"),
        ("theme/main.html", "<!--", "<!-- framed", "<!-- framed"),
    ],
)
def test_all_frames_follow_what_all_pages_share(
    project: Project, name: str, before: str, after: str, seen: str
) -> None:
    text = (project.home / name).read_text("utf-8")
    assert before in text
    project.write(name, text.replace(before, after))
    project.build()
    for page in ("", "other"):
        assert seen in project.shown(page), page


def test_the_table_of_contents_follows_its_labels(project: Project) -> None:
    project.write("mkdocs.yml", f"{SETTINGS}  - attr_list\n")
    for label in ("First", "Second"):
        headed = OTHER.replace("## Part", f'## Part {{: data-toc-label="{label} label" }}')
        project.write("docs/other.md", headed)
        project.build()
        assert f"{label} label" in project.shown("other")


def test_files_follow_their_sources(project: Project) -> None:
    site, source = project.home / "site", project.home / "docs" / "part.txt"
    project.write("docs/part.txt", "first")
    project.write("docs/still.txt", "the same")
    project.build()
    first = (site / "still.txt").stat().st_ino
    project.write("docs/part.txt", "second")
    project.build()
    assert (site / "part.txt").read_text("utf-8") == "second"
    assert (site / "still.txt").stat().st_ino == first, "one file in both sites"
    source.unlink()
    project.build()
    assert not (site / "part.txt").exists()
    project.write("docs/part.txt", "third")
    project.build()
    assert (site / "part.txt").read_text("utf-8") == "third"


def test_a_file_of_the_overrides_is_found_when_it_comes(project: Project) -> None:
    project.write("theme/added.txt", "added")
    project.build()
    assert (project.home / "site" / "added.txt").read_text("utf-8") == "added"


@pytest.mark.parametrize("fault", ["taken away", "no links"])
def test_files_are_written_where_none_can_be_linked_to(
    project: Project, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(fault)

    project.write("docs/part.txt", "words")
    if fault == "no links":
        monkeypatch.setattr(os, "link", no_links)
    for _ in range(2):
        project.build()
        assert (project.home / "site" / "part.txt").read_text("utf-8") == "words"
        (project.home / "kept" / "part.txt").unlink(missing_ok=fault == "no links")


@pytest.mark.parametrize("apart", [True, False])
def test_what_the_server_answers_meanwhile_does_not_stop_a_strict_build(
    project: Project, monkeypatch: pytest.MonkeyPatch, apart: bool
) -> None:
    served = logging.getLogger("mkdocs.livereload")
    monkeypatch.setattr(served, "propagate", True)
    monkeypatch.setattr(served, "handlers", [])
    if apart:
        keep_apart()
    answer = "    __import__('logging').getLogger('mkdocs.livereload').warning('code 404')\n"
    project.write("kept.py", f"{HOOKS}\n\ndef on_pre_build(config):\n{answer}")
    Hooks._load_hook.cache_clear()  # else MkDocs imports it once
    if apart:
        project.build()
    else:
        with pytest.raises(Abort, match="1 warnings in strict mode"):
            project.build()
