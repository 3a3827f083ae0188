"""A guide whose every text is an attack, built as readers get it: nothing of it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hingewell.bundle.python_zip import python_zip
from hingewell.commands.build import build_folder
from unit.render.hostile import hostile_content
from unit.render.small import DOCS

from .host import Host, hosting

ROOT = Path(__file__).parents[2]
SETTINGS = """\
INHERIT: {root}/mkdocs.yml
docs_dir: docs
hooks: [{root}/hooks/mkdocs_events.py]
nav: [{nav}]
"""


@pytest.fixture(scope="module")
def hostile_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The small guide with attacks, in the project's own theme, without widgets."""
    project = tmp_path_factory.mktemp("hostile")
    hostile_content(project)
    python_zip(ROOT)
    for name in ("hooks", "widgets", "node_modules", ".cache"):
        (project / name).symlink_to(ROOT / name, target_is_directory=True)
    for uri, text in DOCS.items():
        page = project / "docs" / uri
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    for name in ("assets", "stylesheets"):
        (project / "docs" / name).symlink_to(ROOT / "docs" / name, target_is_directory=True)
    settings = SETTINGS.format(root=ROOT, nav=", ".join(DOCS))
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    assert build_folder(project, project / "site") is None
    with hosting(project / "site") as host:
        yield host


@pytest.fixture
def host(hostile_host: Host) -> Host:
    """The host that the page is watched on."""
    return hostile_host


def expect_no_harm(page: Page) -> None:
    """Nothing ran, and there is nothing that the page's policy alone keeps from running."""
    assert page.evaluate("window.attacked") is None
    assert page.locator("[onerror], img[src=x], script:not([src], [type])").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0


@pytest.mark.parametrize(
    "address", ["", "help/", "lists/", "check/paper/", "exercises/toe-wiggle/"]
)
def test_no_text_runs_on_any_page(address: str, page: Page, host: Host) -> None:
    page.goto(host.url + address, wait_until="networkidle")
    assert "window.attacked" in page.inner_text("article")
    expect_no_harm(page)


def test_no_text_runs_in_what_opens_or_in_the_search(page: Page, host: Host) -> None:
    page.goto(host.url)
    page.locator(".hw-term__button").first.click()
    expect(page.locator(".hw-note:popover-open")).to_contain_text("window.attacked")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("wiggle")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect_no_harm(page)
