"""Small files for those who serve the site and for search engines."""

from __future__ import annotations


def host_files(site_url: str) -> dict[str, bytes]:
    """File name -> content. `site_url` is the site's full address.

    GitHub Pages would otherwise hand a pushed folder to Jekyll, which drops what begins with `_`.
    """
    root = site_url.rstrip("/")
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {root}/sitemap.xml\n"
    return {".nojekyll": b"", "robots.txt": robots.encode()}
