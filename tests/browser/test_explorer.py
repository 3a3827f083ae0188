"""The body that readers move: by mouse, by touch, by keyboard; quick, readable, and never alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from hingewell.model.knowledge import Knowledge

from .axe import findings
from .host import Host

WASM = "pyodide.asm.wasm"
BAR = """(row) => {
  const bar = row.querySelector("[data-part=bar]"), zero = row.querySelector("path");
  return [bar.getAttribute("x"), bar.getAttribute("width"), zero ? zero.getBBox().x : 0];
}"""
CHOOSE = """(explorer, preset) => new Promise((done) => {
  explorer.addEventListener("hw-explored", () => done(), { once: true });
  const input = explorer.querySelector(`input[value=${preset}]`);
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
})"""
SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}


@pytest.fixture
def explorer(page: Page, host: Host) -> Locator:
    page.goto(f"{host.url}which-is-it/")
    found = page.locator("hw-explorer")
    found.scroll_into_view_if_needed()
    return found


def begin(explorer: Locator) -> None:
    """Comes near, so that Python starts, and waits until it has drawn."""
    expect(explorer.locator("[data-part=presets]")).to_be_visible()
    explorer.locator("input[type=radio]").first.focus()
    expect(explorer.locator(".hw-explorer__ring")).to_have_count(4, timeout=60_000)


def numbers(explorer: Locator) -> list[str]:
    return explorer.locator("output").all_inner_texts()


def changes(explorer: Locator) -> list[str | None]:
    found = explorer.locator("[data-part=change]")
    return [found.nth(at).get_attribute("data-change") for at in range(found.count())]


def test_reading_the_page_fetches_no_python(explorer: Locator, host: Host) -> None:
    expect(explorer.locator(".hw-fig")).to_be_visible()
    assert not [path for path in host.asked if "pyodide" in path]


def test_head_and_toes_move_one_line_only(explorer: Locator) -> None:
    begin(explorer)
    for position, wanted in (("look_up", ["same", "less"]), ("toes_up", ["same", "more"])):
        explorer.locator(f"input[value={position}]").check()
        expect(explorer.locator("[data-part=change]").last).to_have_attribute(
            "data-change", wanted[1]
        )
        assert changes(explorer) == wanted
        expect(explorer.locator("[data-part=lesson]")).to_contain_text("Only the")


def test_a_bar_says_what_its_number_says(explorer: Locator, knowledge: Knowledge) -> None:
    """It begins where 0 is, and is as long as the number says."""
    told = next(iter(knowledge.explorers.values()))
    begin(explorer)
    for preset in told.presets[:4]:
        explorer.evaluate(CHOOSE, preset.id)
        if preset.than:
            than = f"in “{told.preset(preset.than).name}”"
            expect(explorer.locator("[data-part=than]").first).to_have_text(than)
        for line in told.lines:
            row = explorer.locator(f"[data-line={line.id}]")
            words = row.locator("output").inner_text()
            start, long, zero = map(float, row.evaluate(BAR))
            low, high = line.range if line.unit == "percent" else (0, 100)
            if words == line.even:
                assert long < 2
                continue
            number, _, said = words.partition("% " if line.unit == "percent" else " ")
            assert float(number) == pytest.approx(long * (high - low) / 100, abs=0.6)
            assert said in (["of 100"] if line.unit == "points" else [line.low, line.high])
            assert (start < zero) == (said == line.low)


def test_a_slider_moves_by_keyboard(explorer: Locator, page: Page) -> None:
    begin(explorer)
    before = numbers(explorer)
    explorer.locator("input[data-joint=hip]").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    expect(explorer.locator("output").first).not_to_have_text(before[0])
    expect(explorer.locator("input[data-joint=hip]")).to_have_attribute("aria-valuetext", "12°")
    assert changes(explorer) == ["more", "more"]


def test_a_ring_can_be_dragged(explorer: Locator, page: Page) -> None:
    begin(explorer)
    explorer.locator("input[value=slump]").check()
    slider = explorer.locator("input[data-joint=knee]")
    expect(slider).to_have_value("25")
    box = explorer.locator(".hw-explorer__ring[data-joint=knee]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y + 40, steps=8)
    page.mouse.up()
    expect(slider).not_to_have_value("25")
    expect(explorer.locator("[data-part=change]").last).to_have_attribute("data-change", "less")


def test_says_so_when_python_cannot_come(explorer: Locator, host: Host) -> None:
    host.missing.add(WASM)
    expect(explorer.locator("[data-part=presets]")).to_be_visible()
    explorer.locator("input[type=radio]").first.focus()
    failed = explorer.locator("[data-part=wait]")
    expect(failed).to_contain_text("does not start", timeout=60_000)
    expect(explorer.locator("table")).to_be_visible()


@pytest.mark.parametrize("context_options", SIZES.values(), ids=SIZES)
def test_axe_finds_nothing(explorer: Locator, page: Page) -> None:
    begin(explorer)
    explorer.locator("input[value=slump]").check()
    explorer.locator("summary").first.click()
    explorer.locator("summary").last.click()
    assert findings(page, "hw-explorer") == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no script"])
def test_all_positions_without_script(explorer: Locator) -> None:
    expect(explorer.locator("table")).to_be_visible()
    expect(explorer.locator("tbody tr")).to_have_count(explorer.locator("template").count())
    expect(explorer.locator("[data-part=presets]")).to_be_hidden()
    picture = explorer.locator("tbody img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()


def test_pictures_of_all_positions_exist(explorer: Locator) -> None:
    explorer.locator("summary").first.click()
    for picture in explorer.locator("tbody img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > 0


def test_answers_within_a_few_frames(explorer: Locator) -> None:
    """The bench says the exact time; here only that nobody has made it slow by an order."""
    begin(explorer)
    took: float = explorer.evaluate(
        """async (explorer) => {
          const slider = explorer.querySelector("input[data-joint=knee]");
          const times = [];
          for (let at = 0; at < 20; at += 1) {
            const answered = new Promise((done) =>
              explorer.addEventListener("hw-explored", done, { once: true }));
            const begun = performance.now();
            slider.value = 20 + at;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            await answered;
            times.push(performance.now() - begun);
          }
          return times.sort((a, b) => a - b)[10];
        }"""
    )
    assert took < 120
