"""Figures look as they did when somebody last looked at them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .shots import FOLDER, POSES, differing, shot

MOST = 0.012
"""The share of pixels that may differ: edges are drawn a little differently from place to place."""


@pytest.mark.parametrize("name", POSES)
def test_looks_as_judged(chromium: Browser, name: str) -> None:
    page = chromium.new_page()
    now, then = shot(page, name), (FOLDER / f"{name}.png").read_bytes()
    share = differing(page, now, then)
    page.close()
    assert share < MOST, f"{share:.1%} of the picture differs; look at it, then take it anew"


def test_a_bent_knee_would_be_noticed(chromium: Browser) -> None:
    page = chromium.new_page()
    share = differing(page, shot(page, "bend"), shot(page, "straighten"))
    page.close()
    assert share > MOST
