"""Sheets to print: one page of paper each, found from the pages that they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import segno
from playwright.sync_api import Page, expect

from hingewell.render.handouts import KINDS, address, handouts, repeated

from .axe import findings

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge

    from .host import Host

PAPER = ("A4", "Letter")
LOOKS: dict[str, dict[str, Any]] = {
    "narrowest": {"viewport": {"width": 320, "height": 640}},
    "dark desktop": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_each_sheet_is_one_page_of_paper(page: Page, host: Host, knowledge: Knowledge) -> None:
    sheets = list(handouts(knowledge))
    assert len(sheets) > 15
    for ref in sheets:
        page.goto(host.url + address(ref))
        part = "h2" if ref.startswith("forms/") else "li .hw-fig"
        expect(page.locator(part).first).to_be_visible()
        found = {paper: pages_of(page.pdf(format=paper)) for paper in PAPER}
        assert found == dict.fromkeys(PAPER, 1), ref


def test_the_way_to_a_sheet_and_back(page: Page, host: Host) -> None:
    page.add_init_script("window.print = () => document.body.classList.add('printed')")
    page.goto(f"{host.url}which-is-it/")
    page.locator("article").get_by_role("link", name="Print this on one page").click()
    page.get_by_role("button", name="Print this page").click()
    expect(page.locator("body.printed")).to_have_count(1)
    page.get_by_role("link", name="Back to: Slump test").click()
    page.wait_for_url("**/which-is-it/#*")
    page.goto(f"{host.url}calm-a-nerve/")
    page.locator(".hw-print a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/handouts/" in page.url


def test_a_form_has_its_lines_boxes_and_empty_cells(
    page: Page, host: Host, knowledge: Knowledge
) -> None:
    for key, form in knowledge.forms.items():
        page.goto(host.url + address(f"forms/{key}"))
        lines, ticks = page.locator(".hw-sheet__lines dd"), page.locator(".hw-sheet__ticks li")
        cells = page.locator(".hw-sheet__blank td")
        assert lines.count() == sum(len(part.lines) for part in form.parts)
        assert ticks.count() == sum(len(part.ticks) for part in form.parts)
        wanted = sum(len(part.rows) * (len(part.columns) - 1) for part in form.parts)
        assert cells.count() == wanted
        assert not "".join(lines.all_inner_texts() + cells.all_inner_texts()).strip()
        said = page.locator("main").inner_text()
        for ref in (ref for part in form.parts for ref in part.says):
            assert repeated(ref, knowledge) in said


def test_a_sheet_has_room_for_a_person_and_leads_to_its_page(
    page: Page, host: Host, knowledge: Knowledge
) -> None:
    for ref in handouts(knowledge):
        page.goto(host.url + address(ref))
        wanted = ["For", "Date", "Your dose"] if ref.startswith("exercises/") else ["For", "Date"]
        assert page.locator(".hw-sheet__person dt").all_inner_texts() == wanted
        assert page.locator(".hw-sheet__week li").count() == 7 * ref.startswith("exercises/")
        home = page.locator("link[rel=canonical]").get_attribute("href") or ""
        code = page.locator(".hw-qr path").last.get_attribute("d") or ""
        assert dark(code, 2) == {
            (x, y)
            for y, row in enumerate(segno.make_qr(home, error="m").matrix_iter(border=2))
            for x, is_dark in enumerate(row)
            if is_dark
        }, ref
        words = page.locator("main").inner_text() + page.locator("footer").inner_text()
        assert not re.search(r"\b(sources?|article|handout)\b", words), f"{ref}: insiders' words"


def dark(path: str, least: int) -> set[tuple[int, int]]:
    """The dark squares of a code."""
    found = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    assert min(map(min, found)) == least, "a quiet edge"
    return found


@pytest.mark.parametrize("context_options", LOOKS.values(), ids=LOOKS)
def test_sheets_are_for_everybody(page: Page, host: Host, knowledge: Knowledge) -> None:
    for kind in KINDS:
        ref = next(ref for ref in handouts(knowledge) if ref.startswith(kind))
        page.goto(host.url + address(ref))
        assert findings(page) == [], ref
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), ref
