"""The tables of the check: a column an input where it fits, a card a row where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from hingewell.compile.guide_data import guide_data
from hingewell.render.addresses import page_of, page_url
from hingewell.render.dmn import laid_out
from hingewell.render.paper import Rules
from hingewell_prover.stops import with_stops

from .axe import findings
from .test_pages import DESKTOP, too_wide

if TYPE_CHECKING:
    from hingewell.model.knowledge import Knowledge

    from .host import Host

TABLES = "how-it-decides/tables/"
WIDE: dict[str, Any] = {"viewport": DESKTOP}
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


@pytest.fixture(scope="session")
def rules(knowledge: Knowledge) -> Rules:
    return Rules(knowledge, with_stops(guide_data(knowledge)))


@pytest.fixture(scope="session")
def columns(knowledge: Knowledge, rules: Rules) -> str:
    """The table with the most columns that a wide screen has room for."""
    forms = {key: laid_out(one, rules) for key, one in knowledge.decisions.items()}
    drawn = [key for key, form in forms.items() if form.form != "list"]
    return max(drawn, key=lambda key: len(forms[key].columns))


@pytest.fixture(scope="session")
def urgency(knowledge: Knowledge) -> str:
    """The address of a table that no screen has room for."""
    return page_url(page_of("decisions", str(knowledge.check.urgency)))


@pytest.mark.parametrize("context_options", [WIDE])
def test_a_table_has_a_column_for_each_input_on_a_wide_screen(
    page: Page, host: Host, knowledge: Knowledge, rules: Rules, columns: str
) -> None:
    page.goto(host.url + page_url(page_of("decisions", columns)))
    table = page.get_by_role("table").first
    headings = len(laid_out(knowledge.decisions[columns], rules).columns) + 3
    expect(table.get_by_role("columnheader")).to_have_count(headings)
    expect(table.locator("thead").get_by_role("link").first).to_be_visible()
    tops = (
        table.locator("tbody tr")
        .first.locator("th, td")
        .evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().top)")
    )
    assert len(set(tops)) == 1, "one row"
    expect(table.locator(".hw-dmn__any").first).to_have_text("-anything")
    assert findings(page) == []
    assert not too_wide(page)


@pytest.mark.parametrize(
    "context_options", [{}, {"viewport": {"width": 640, "height": 450}}], ids=["phone", "200 %"]
)
def test_each_row_is_a_card_on_a_phone(page: Page, host: Host, columns: str) -> None:
    page.goto(host.url + page_url(page_of("decisions", columns)))
    table = page.get_by_role("table").first
    expect(table.locator("thead")).to_be_hidden()
    expect(table.locator(".hw-dmn__any").first).to_be_hidden()
    row = table.locator("tbody tr").first
    lefts = row.locator("td:visible").evaluate_all(
        "cells => cells.map((cell) => cell.getBoundingClientRect().left)"
    )
    assert len(lefts) > 2
    assert len(set(lefts)) == 1, "one below the other"
    expect(row.get_by_role("link", name="Row 1")).to_be_visible()
    assert findings(page) == []
    assert not too_wide(page)


@pytest.mark.parametrize("context_options", [WIDE, {}, NO_SCRIPT], ids=["wide", "phone", "bare"])
def test_a_result_stands_alone_until_all_are_wanted(page: Page, host: Host, urgency: str) -> None:
    page.goto(host.url + urgency)
    results = page.get_by_role("navigation", name="Rows by result")
    all_rows = page.locator("article .hw-dmn tbody tr")
    shown = page.locator("article .hw-dmn tbody tr:visible")
    many = all_rows.count()
    expect(shown).to_have_count(many)
    chosen = results.get_by_role("link").nth(1)
    wanted = int(chosen.locator(".hw-results__many").inner_text().split()[0])
    chosen.focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(wanted)
    assert wanted < many
    expect(page.locator("h2:target")).to_be_in_viewport()
    results.get_by_role("link", name="All rows").press("Enter")
    expect(shown).to_have_count(many)


@pytest.mark.parametrize("context_options", [WIDE, {}], ids=["wide", "phone"])
def test_a_row_is_where_its_link_leads(
    page: Page, host: Host, knowledge: Knowledge, urgency: str
) -> None:
    key = str(knowledge.check.urgency)
    rule = knowledge.decisions[key].rules[-2]
    place = f"decisions-{key}--{rule.id}"
    page.goto(f"{host.url}{urgency}#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    # Where all tables stood on one page.
    page.goto(f"{host.url}{TABLES}#rule-{key}-{rule.id}")
    page.wait_for_url(f"**/{urgency}#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    page.goto(f"{host.url}{TABLES}#table-{key}")
    page.wait_for_url(f"**/{urgency}")


@pytest.mark.parametrize("context_options", [NO_SCRIPT])
def test_an_old_place_is_in_the_list_without_script(
    page: Page, host: Host, knowledge: Knowledge
) -> None:
    page.goto(f"{host.url}{TABLES}#table-{knowledge.check.outcome}")
    expect(page.locator(":target").get_by_role("link")).to_be_in_viewport()


def test_the_search_finds_a_rule_once(
    page: Page, host: Host, knowledge: Knowledge, urgency: str
) -> None:
    because = str(knowledge.decisions[str(knowledge.check.urgency)].rules[0].because)
    index = page.request.get(f"{host.url}search/search_index.json").json()["docs"]
    places = [one["location"] for one in index if because in one["text"]]
    own = [place for place in places if "how-it-decides" in place]
    assert len(own) == 1
    assert own[0].startswith(urgency)
    assert not [place for place in places if "#decisions-" in place]


@pytest.mark.parametrize("context_options", [WIDE])
def test_on_paper_all_rows_are_there(page: Page, host: Host, urgency: str) -> None:
    page.goto(f"{host.url}{urgency}#result-emergency")
    shown = page.locator("article .hw-dmn tbody tr:visible")
    assert shown.count() < page.locator("article .hw-dmn tbody tr").count()
    page.emulate_media(media="print")
    expect(shown).to_have_count(page.locator("article .hw-dmn tbody tr").count())
