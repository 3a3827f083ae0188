"""A decision table laid out as DMN draws it: its form, its columns, its cells, its results."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from hingewell.compile.guide_data import guide_data
from hingewell.load.load import load
from hingewell.model.selfcheck import Decision
from hingewell.render.dmn import WIDEST, Layout, Row, form_of, laid_out, width
from hingewell.render.listing import decisions
from hingewell.render.paper import Rules
from hingewell_prover.stops import with_stops

from .small import CONTENT, DOCS, ROOT, Seen, html, small_site

KNOWN = load(CONTENT)
HERE = "how-it-decides/tables/urgency.md"


def layout(name: str = "urgency", **changed: Any) -> Layout:
    known = deepcopy(KNOWN)
    known.decisions[name] = known.decisions[name].model_copy(update=changed)
    return laid_out(known.decisions[name], Rules(known, with_stops(guide_data(known))))


def rows(found: Layout) -> list[Row]:
    return [row for group in found.groups for row in group.rows]


class TestForm:
    """A table where its columns fit the screen, a list where they do not."""

    def test_a_column_is_as_wide_as_its_longest_word(self) -> None:
        assert width(["Age", "12 or more"]) < width(["Age", "unmistakably"])

    def test_a_long_cell_widens_its_column(self) -> None:
        assert width(["so it is " * 20]) > width(["so it is " * 5])

    def test_few_columns_are_a_small_table(self) -> None:
        assert form_of([["Age", "12 or more"]]) == "small"

    def test_each_column_more_asks_for_more_room(self) -> None:
        forms = [form_of([["Where it hurts", "Yes"]] * many) for many in range(1, 30)]
        assert list(dict.fromkeys(forms)) == [*WIDEST, "list"]

    def test_the_styles_have_each_form(self) -> None:
        sheet = (ROOT / "hooks" / "overrides" / "stylesheets" / "rules.css").read_text("utf-8")
        assert [form for form in (*WIDEST, "list") if f".hw-dmn--{form}" not in sheet] == []

    def test_warning_signs_are_a_list_and_what_is_small_a_table(self) -> None:
        known = load(ROOT / "content")
        rules = Rules(known, with_stops(guide_data(known)))
        assert laid_out(known.decisions[str(known.check.urgency)], rules).form == "list"
        assert any(laid_out(one, rules).form != "list" for one in known.decisions.values())


class TestCells:
    """What a row wants of each column, in words."""

    def test_a_column_for_each_input_that_some_rule_looks_at(self) -> None:
        inputs = KNOWN.decisions["urgency"].inputs
        assert [column.ref for column in layout().columns] == [f"questions/{one}" for one in inputs]
        some = [one for one in KNOWN.decisions["urgency"].rules if inputs[0] not in one.when]
        left = layout(rules=some).columns
        assert f"questions/{inputs[0]}" not in [column.ref for column in left]
        assert left

    def test_a_cell_is_empty_where_a_row_takes_anything(self) -> None:
        for row in rows(layout()):
            named = {condition.ref: condition.answers for condition in row.conditions}
            columns = [column.ref for column in layout().columns]
            assert row.cells == [named.get(ref, "") for ref in columns]
        assert [row for row in rows(layout()) if "" in row.cells]

    def test_rows_are_numbered_as_they_are_read(self) -> None:
        found = rows(layout())
        assert [row.number for row in found] == [*range(1, len(found) + 1)]
        assert {row.rule.id for row in found} == {
            rule.id for rule in KNOWN.decisions["urgency"].rules
        }


class TestResults:
    """Rows that give the same stand together."""

    def test_each_result_has_its_place(self) -> None:
        found = layout()
        anchors = [group.anchor for group in found.groups]
        assert "result-emergency" in anchors
        assert len(set(anchors)) == len(anchors)
        for group in found.groups:
            assert len({str(row.rule.then) for row in group.rows}) == 1

    def test_the_most_important_comes_first(self) -> None:
        order = KNOWN.decisions["urgency"].output.values
        found = [str(group.rows[0].rule.then) for group in layout().groups]
        assert found == [value for value in order if value in found]

    @pytest.mark.parametrize(("many", "filtered"), [(1, False), (8, True)])
    def test_only_a_long_table_is_filtered(self, many: int, filtered: bool) -> None:
        table: Decision = KNOWN.decisions["urgency"]
        more = [
            rule.model_copy(update={"id": f"{rule.id}_{at}"})
            for rule in table.rules
            for at in range(many)
        ]
        assert layout(rules=more).filtered == filtered


class TestPage:
    """The page of a table, and the list of all."""

    def test_each_row_has_its_place_and_leads_to_itself(self) -> None:
        seen = Seen(html(small_site(), HERE))
        for rule in KNOWN.decisions["urgency"].rules:
            assert f"decisions-urgency--{rule.id}" in seen.ids
            assert f"#decisions-urgency--{rule.id}" in seen.links

    def test_each_heading_leads_to_its_question(self) -> None:
        seen = Seen(html(small_site(), HERE))
        for column in layout().columns:
            assert f"../../../check/paper/#{column.ref.replace('/', '-')}" in seen.links

    def test_each_row_stands_there_once(self) -> None:
        words = Seen(html(small_site(), HERE)).words
        for rule in KNOWN.decisions["urgency"].rules:
            assert words.count(str(rule.because)) == 1

    def test_names_are_folded_away(self) -> None:
        page = html(small_site(), HERE)
        shown, _, folded = page.partition("<details")
        assert "PRIORITY" not in Seen(shown).words
        assert "content/selfcheck/decisions" not in shown.replace("\\", "/")
        assert "PRIORITY" in Seen(folded).words
        assert "urgency.yml" in folded

    def test_the_list_leads_to_every_table_in_the_order_of_the_check(self) -> None:
        docs = {**DOCS, "tables.md": "# Tables\n\n{{ rule_tables() }}\n"}
        seen = Seen(html(small_site(docs), "tables.md", docs))
        found = [href for href in seen.links if "how-it-decides" in href]
        assert len(found) == len(KNOWN.decisions)
        assert found[0] == "../how-it-decides/tables/urgency/"
        assert "../../../tables/#lists-tables" in Seen(html(small_site(docs), HERE, docs)).links


def test_tables_come_as_a_reader_meets_them() -> None:
    known = load(ROOT / "content")
    listed = [[one.id for one in group] for group in decisions(known).values()]
    assert listed[0] == [known.check.urgency]
    assert listed[1][-1] == known.check.outcome
    assert listed[2][-len(known.check.plan) :] == [one.decision for one in known.check.plan]
    flat = [name for group in listed for name in group]
    assert sorted(flat) == sorted(known.decisions)
