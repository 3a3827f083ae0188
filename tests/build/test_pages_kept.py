"""What a preview spares MkDocs: nothing that an edit moves, and nothing that it has to tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

SETTINGS = """site_name: Small
site_url: http://127.0.0.1/
strict: true
hooks: [kept.py]
theme: {name: material, font: false}
plugins: [search]
nav: [index.md, Other: other.md]
markdown_extensions:
  - toc: {permalink: false}
"""
HOOKS = """from hingewell.pages_kept import begin, forget_failed, keep_entries, keep_page


def on_config(config):
    begin()


def on_pre_page(page, config, files):
    keep_page(page)
    return page


def on_env(env, config, files):
    keep_entries(config)
    return env


def on_build_error(error):
    forget_failed()
"""
INDEX = "# Home\n\nSee [the other page](other.md#part).\n"
OTHER = "Words alone.\n\n## Part\n\nMore words.\n"


class Project:
    """A small site in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.write("mkdocs.yml", SETTINGS)
        self.write("kept.py", HOOKS)
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
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that MkDocs renders from now on."""
    render, pages = Page.render, []

    def noted(page: Page, *rest: object) -> None:
        pages.append(page.file.src_uri)
        render(page, *rest)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(Page, "render", noted)
    return pages


def test_only_what_changed_is_rendered(project: Project, rendered: list[str]) -> None:
    project.write("docs/index.md", INDEX + "\nAdded.\n")
    project.build()
    assert rendered == ["index.md"]
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
