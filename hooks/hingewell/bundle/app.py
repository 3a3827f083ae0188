"""The web manifest, by which a device can install the guide as an app of its own."""

from __future__ import annotations

import json

NAME = "manifest.webmanifest"
ICONS = "assets/icons"
SIZES = (192, 512)
LOGO = "assets/logo.svg"
"""The smallest icon: for whatever can draw it."""


def manifest(name: str, description: str, language: str, colour: str, paper: str) -> bytes:
    """The manifest as JSON; its addresses are relative to it, so that any sub-path will do."""
    drawn = {"src": LOGO, "sizes": "any", "type": "image/svg+xml"}
    icons = [drawn] + [
        {"src": f"{ICONS}/{size}{kind}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        | ({"purpose": "maskable"} if kind else {})
        for size in SIZES
        for kind in ("", "-maskable")
    ]
    data = {
        "id": "./",
        "name": name,
        "short_name": name,
        "description": description,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": colour,
        "background_color": paper,
        "icons": icons,
    }
    return json.dumps(data, indent=1, ensure_ascii=False).encode()
