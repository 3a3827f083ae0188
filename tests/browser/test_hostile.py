"""A guide whose every text is an attack, built as readers get it: nothing of it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from hingewell.bundle.python_zip import python_zip
from hingewell.commands.build import build_folder
from hingewell.render.placement import LED_TO, LED_TO_BY_PLANS
from unit.render.hostile import ATTACK, hostile_content
from unit.render.small import DOCS

from .host import Host, hosting
from .reader import Reader

ROOT = Path(__file__).parents[2]
PAGES = {
    **dict.fromkeys((*LED_TO, *LED_TO_BY_PLANS), "# A page\n"),
    **DOCS,
    "check/index.md": '# Check\n\n{{ widget("selfcheck") }}\n',
}
SETTINGS = """\
INHERIT: {root}/mkdocs.yml
docs_dir: docs
hooks: [{root}/hooks/mkdocs_events.py]
nav: [{nav}]
extra: {{moved: {{was/here.md: check/paper.md}}}}
"""


@pytest.fixture(scope="module")
def hostile_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The small guide with attacks, in the project's own theme, with its self-check."""
    project = tmp_path_factory.mktemp("hostile")
    hostile_content(project)
    python_zip(ROOT)
    (project / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    for uri, text in PAGES.items():
        page = project / "docs" / uri
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    settings = SETTINGS.format(root=ROOT, nav=", ".join(PAGES))
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


def test_no_text_runs_in_the_check(page: Page, host: Host) -> None:
    """Questions, problems, steps, a card that ends it, a result with its reasons and its plan."""
    reader = Reader(page, host.url).open().ready()
    reader.check.locator("button[value=continue]").evaluate("(one) => one.click()")
    reader.expect_problem()
    reader.tick("toe_off")
    reader.go_on()
    expect(reader.check.locator(".hw-stop")).to_contain_text("window.attacked")
    expect_no_harm(page)
    reader.press("Start again")
    reader.finish({"toe_off": "no", "toe_blue": "no", "pain": 5})
    reader.expect_result("sore", "self_care")
    reader.check.locator("details").evaluate_all("(all) => all.forEach((one) => one.open = true)")
    expect(reader.check.locator("[data-item]").first).to_contain_text("window.attacked")
    expect_no_harm(page)
    version = reader.check.get_attribute("data-version")
    page.goto(f"{host.url}check/#share={version}.{quote(ATTACK)}")
    expect(reader.check.get_by_text("be read")).to_be_visible()
    expect_no_harm(page)


@pytest.mark.parametrize("context_options", [{}, {"java_script_enabled": False}])
def test_a_renamed_page_is_found_at_its_old_address(
    page: Page, host: Host, context_options: dict[str, object]
) -> None:
    """With script at the same place in it."""
    page.goto(f"{host.url}was/here/#questions-pain")
    place = "" if context_options else "#questions-pain"
    page.wait_for_url(f"{host.url}check/paper/{place}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Paper")
