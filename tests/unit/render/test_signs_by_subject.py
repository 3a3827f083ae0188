"""The page for help lists signs by subject, as the pages of the check name it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from .small import CONTENT, DOCS, html, small_site

HELP = {
    **DOCS,
    "help.md": '# Help\n\n{{ sign_ways() }}\n{{ show_all("urgency") }}\n{{ regions() }}\n',
}
LEAD = re.compile(r'<h\d class="hw-flags__lead" id="([^"]+)">([^<]+)</h\d>')


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def grouped(content: Path, groups: Mapping[str, str]) -> str:
    """The page for help of the small guide with these groups on its pages."""
    pages = content / "selfcheck" / "pages.yml"
    text = pages.read_text("utf-8")
    for page, group in groups.items():
        text = text.replace(f"id: {page},", f"id: {page}, group: {group},")
    pages.write_text(text, "utf-8")
    return html(small_site(HELP, content), "help.md", HELP)


def test_without_groups_there_is_one_list_without_a_lead(content: Path) -> None:
    page = grouped(content, {})
    assert 'class="hw-flags"' in page
    assert not LEAD.search(page)
    assert 'href="#signs-' not in page


def test_each_group_has_a_lead_and_a_way_to_it(content: Path) -> None:
    page = grouped(content, {"signs": "Colour and loss"})
    leads = LEAD.findall(page)
    assert {title for _, title in leads} == {"Colour and loss"}
    for anchor, _ in leads:
        assert f'href="#{anchor}"' in page


def test_no_sign_has_a_mark(content: Path) -> None:
    for listed in re.findall(r'<ul class="hw-flags">.*?</ul>', grouped(content, {}), re.DOTALL):
        assert "hw-mark" not in listed
