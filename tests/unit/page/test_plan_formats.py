"""Every format of a plan that ever shipped opens for ever: tests/plans has a file of each.

A file there is never changed. Who raises FORMAT adds one of the new format, and a migration.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from compiled import plan_of
from hingewell_engine.plan.clock import moment
from hingewell_engine.plan.reply import next_dose
from hingewell_engine.plan.rules import Rules

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "widgets/planner/schema.js"
PLANS = sorted((ROOT / "tests/plans").glob("format-*.json"))
CURRENT = int(re.findall(r"export const FORMAT = (\d+);", SCHEMA.read_text("utf-8"))[0])

READ = """async ([source, texts]) => {
  const { read, write, joined } = await import(
    URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const found = texts.map((text) => read(text, "hingewell"));
  const plans = found.map(({ plan }) => plan);
  return { problems: found.map(({ problem }) => problem ?? null), plans,
    again: plans.map((plan) => plan && read(write(plan), "hingewell").plan),
    both: plans.length > 1 && plans[0] && plans[1] ? joined(plans[0], plans[1]).entries : [] };
}"""


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def opened(page: Page, *texts: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(READ, [SCHEMA.read_text("utf-8"), list(texts)])
    return found


def test_there_is_a_file_of_every_format() -> None:
    assert [one.name for one in PLANS] == [f"format-{at}.json" for at in range(1, CURRENT + 1)]


@pytest.mark.parametrize("file", PLANS, ids=lambda file: str(file.stem))
def test_it_opens_with_all_that_it_says(blank: Page, file: Path) -> None:
    before = json.loads(file.read_text("utf-8"))
    found = opened(blank, file.read_text("utf-8"))
    (plan,) = found["plans"]
    assert found["problems"] == [None]
    assert plan["format"] == CURRENT
    assert plan["id"] == before["id"], "so that it comes together with what the device has"
    assert found["again"] == [plan]
    assert [said(one) for one in plan["entries"]] == [said(one) for one in before["entries"]]
    assert len({one["id"] for one in plan["entries"]}) == len(plan["entries"])
    # The engine takes one for the other: what was taken back stays so.
    rules = Rules(plan_of(ROOT / "content"))
    now = moment("2026-11-27T08:00+01:00")
    assert now
    assert next_dose(rules, plan["entries"], now) == next_dose(rules, before["entries"], now)


def said(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in ("id", "of")}


def test_the_same_plan_from_before_and_after_an_update_comes_together(blank: Page) -> None:
    text = PLANS[0].read_text("utf-8")
    less = json.loads(text)
    less["entries"] = less["entries"][:-3]
    found = opened(blank, text, json.dumps(less))
    assert found["both"] == found["plans"][0]["entries"]


@pytest.mark.parametrize(
    "entries", [None, 7, [None], [{"id": 7}], [{}], {"0": 1}, [{"kind": "undo", "of": None}]]
)
def test_a_damaged_one_is_refused_and_breaks_nothing(blank: Page, entries: object) -> None:
    whole = json.loads(PLANS[0].read_text("utf-8"))
    assert opened(blank, json.dumps({**whole, "entries": entries}))["problems"] == ["damaged"]


def test_ids_that_would_fall_together_stay_apart(blank: Page) -> None:
    whole = json.loads(PLANS[0].read_text("utf-8"))
    first, second = whole["entries"][:2]
    twins = [{**first, "id": f"{'a' * 23}{end}"} for end in "bc"]
    (plan,) = opened(blank, json.dumps({**whole, "entries": [*twins, second]}))["plans"]
    assert len({one["id"] for one in plan["entries"]}) == 3
