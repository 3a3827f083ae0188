"""Other guides, made by the generator as it is: one used as its readers would, one just begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hingewell.commands.new import new_guide
from hingewell.load.load import load
from hingewell.model.knowledge import Knowledge
from once import once

from . import test_site as sites
from .axe import findings
from .conftest import ROOT, build
from .host import Host, hosting
from .reader import Reader

ANKLE = ROOT / "tests" / "guides" / "ankle"
PUMPS = "exercises/ankle_pumps"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built once for the run."""
    return once(tmp_path_factory, "ankle", lambda into: build(into, ANKLE))


@pytest.fixture(scope="module")
def ankle_host(site: Path) -> Iterator[Host]:
    with hosting(site, "/ankle/") as host:
        yield host


@pytest.fixture
def host(ankle_host: Host) -> Host:
    """The host that the page is watched on."""
    ankle_host.asked.clear()
    return ankle_host


@pytest.fixture(scope="module")
def guide() -> Knowledge:
    return load(ANKLE / "content")


def test_its_site_is_whole(site: Path) -> None:
    sites.test_every_link_and_file_is_there(site)
    sites.test_what_opens_in_place_is_there(site)
    sites.test_no_id_stands_twice(site)
    sites.test_pages_hold_nothing_that_the_policy_refuses(site)
    sites.test_each_page_has_a_title_and_a_description_of_its_own(site)
    pages = "".join(path.read_text("utf-8") for path in site.rglob("*.html")).casefold()
    assert not [word for word in ("hamstring", "sciatic", "slump") if word in pages]
    assert "og:image" not in pages, "it has no picture for sharing"


def test_a_sore_bone_leads_to_an_x_ray(reader: Reader, guide: Knowledge) -> None:
    story = guide.scenarios["outer_bone"]
    reader.open()
    assert not findings(reader.page)
    reader.walk(story.answers, until="outer_bone")
    steps = reader.check.locator(".hw-guided:visible")
    expect(steps).to_contain_text("Not if you are under 18")  # the safety notes come first
    assert not findings(reader.page)
    asked = reader.finish(story.answers)
    assert asked == ["outer_bone"], "one sore bone is enough"
    reader.expect_result("x_ray", "urgent")
    expect(reader.check.locator(".hw-care--urgent")).to_contain_text("Have it looked at today")
    expect(reader.check.get_by_text("No exercises for now.")).to_be_visible()
    assert reader.plan == []
    assert not findings(reader.page)


def test_no_finding_leads_home_with_a_plan(reader: Reader, guide: Knowledge) -> None:
    story = guide.scenarios["plain_sprain"]
    asked = reader.open().finish(story.answers)
    assert asked[-3:] == ["outer_bone", "inner_bone", "walk_now"], "the midfoot is not pressed"
    reader.expect_result("no_x_ray", "self_care")
    assert reader.plan == [PUMPS]
    reader.check.locator("[data-part=tracked]").click()
    plan = reader.page.locator("hw-planner")
    card = plan.locator("article[data-exercise=ankle_pumps]")
    expect(card).to_have_attribute("data-rung", "first")
    expect(card).to_contain_text("10 repetitions")


@pytest.mark.parametrize("sign", ["open_wound", "numb_now"])
def test_a_warning_sign_shows_its_card(sign: str, reader: Reader, guide: Knowledge) -> None:
    reader.open().tick(sign)
    reader.go_on()
    reader.expect_stop("emergency")
    words = guide.questions[sign].call
    assert words
    expect(reader.check.locator(".hw-say")).to_contain_text(words)


def test_the_steps_and_the_bones_are_drawn(page: Page, host: Host, guide: Knowledge) -> None:
    page.goto(f"{host.url}press-and-walk/")
    test = guide.tests["press_and_walk"]
    drawn = page.locator("svg.hw-fig")
    expect(drawn).to_have_count(len(test.steps))
    for at, step in enumerate(test.steps):
        expect(drawn.nth(at)).to_be_visible()
        expect(drawn.nth(at).locator("title")).to_contain_text(str(step.title))
    assert not findings(page)
    page.goto(f"{host.url}anatomy/")
    for drawing in guide.drawings.values():
        shown = page.locator(f"#hw-drawing-{drawing.id} svg.hw-draw")
        for part in drawing.parts:
            if part.name:
                words = shown.locator(f"[data-structure={part.structure}] text")
                assert " ".join((words.text_content() or "").split()) == part.name
    page.locator("#hw-drawing-inner_side a[data-structure=navicular]").press("Enter")
    told = page.locator("#hw-drawing-inner_side [data-part=told]")
    expect(told).to_contain_text("at the inner side of the midfoot")
    assert not findings(page)


def test_a_third_guide_builds_as_it_is_begun(tmp_path: Path) -> None:
    for name in ("hooks", "widgets", "node_modules", ".cache", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert new_guide(tmp_path, "stiff_neck") == 0
    site = tmp_path / "site"
    assert not build(site, tmp_path / "guides" / "stiff_neck")
    sites.test_every_link_and_file_is_there(site)
    sites.test_no_id_stands_twice(site)
    sites.test_each_page_has_a_title_and_a_description_of_its_own(site)
    assert "Stiff neck" in (site / "index.html").read_text("utf-8")
