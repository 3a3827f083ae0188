"""Every page looks as it does with all that the theme and the guide have written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import material
import pytest
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser

from .host import Host

ROOT = Path(__file__).parents[2]
THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
LIGHT = {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"}
DARK = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}

WHOLE = "whole.css"
DIFFERENT = """async ([direction, whole]) => {
  // All that is hidden is shown, and written from right to left where it is dark.
  document.documentElement.dir = direction;
  const all = [...document.body.querySelectorAll("*")];
  for (const one of all) {
    one.hidden = false;
    one.open = true;
    one.checked = true;
    // What moves from one look to the next is nowhere in particular.
    one.style.transition = "none";
  }
  const looks = () => all.flatMap((one) => [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part);
    if (part && style.content === "none") return "";
    // Custom properties come in any order, and show in what they are used for.
    const names = [...style].filter((name) => !name.startsWith("--"));
    return [one.className, part, ...names.map((name) => style.getPropertyValue(name))].join();
  }));
  const packed = looks();
  const sheet = document.querySelector("link[href$='stylesheets/all.css']");
  await new Promise((done) => {
    sheet.onload = done;
    sheet.href = sheet.href.replace("all.css", whole);
  });
  const full = looks();
  return packed.filter((look, at) => look !== full[at]);
}"""


def whole() -> str:
    """The sheet before anything is left out."""
    ours = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["extra_css"]
    sheets = [
        *sorted(THEME.glob("*.css")),
        *(ROOT / "hooks" / "overrides" / name for name in ours),
    ]
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)


@pytest.mark.parametrize(
    ("path", "look"), [("", DARK), ("authors/rules/", LIGHT), ("exercises/bridge/", DARK)]
)
def test_what_is_left_out_of_the_styles_is_not_missed(
    chromium: Browser, host: Host, path: str, look: dict[str, Any]
) -> None:
    context = chromium.new_context(**look, service_workers="block", reduced_motion="reduce")
    page = context.new_page()
    page.route(f"**/{WHOLE}", lambda route: route.fulfill(body=whole(), content_type="text/css"))
    page.goto(host.url + path)
    direction = "rtl" if look is DARK else "ltr"
    different = page.evaluate(DIFFERENT, [direction, WHOLE])
    context.close()
    assert not different


def test_a_browser_from_before_2024_has_its_colours(site: Path) -> None:
    """It knows nothing of `light-dark()`: cards would be as white as their words."""
    sheets = [*site.rglob("*.css")]
    assert len(sheets) > 3
    remark = re.compile(r"/\*.*?\*/", re.DOTALL)
    said = {one.name: remark.sub("", one.read_text("utf-8")) for one in sheets}
    assert [name for name, text in said.items() if "light-dark(" in text] == []
