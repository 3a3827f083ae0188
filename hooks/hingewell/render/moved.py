"""Pages that were renamed: at the old address stands a page that leads to the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hingewell.model.settings import SETTINGS
from hingewell.problems import ContentErrors, Problem, did_you_mean
from hingewell.render.addresses import page_url, relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

    from hingewell.render.sources import Heading


def moved_pages(
    moved: Mapping[str, str],
    titles: Mapping[str, Heading],
    env: Environment,
    language: str,
    site_url: str,
) -> dict[str, bytes]:
    """File -> HTML for each old page, both named as under docs/ (`old.md`).

    ContentErrors where an old page is still there, or a new one is not.
    """
    problems = list(_problems(moved, titles))
    if problems:
        raise ContentErrors(problems)
    template = env.get_template("moved.html.j2")
    made = {}
    for old, new in moved.items():
        here = page_url(old)
        values = {
            "language": language,
            "title": titles[new].title,
            "old": here,
            "way": relative(page_url(new), here),
            "script": relative("assets/theme/moved.js", here),
            "address": f"{site_url.rstrip('/')}/{page_url(new)}",
        }
        made[f"{here}index.html"] = template.render(values).encode()
    return made


def _problems(moved: Mapping[str, str], titles: Mapping[str, Heading]) -> Iterator[Problem]:
    addresses = {page_url(uri): uri for uri in titles}
    for old, new in moved.items():
        if there := addresses.get(page_url(old)):
            wrong = f"'{old}' under 'moved' is where docs/{there} stands"
            yield Problem(SETTINGS, wrong, "delete the line, or choose another page")
        if new not in titles:
            advice = did_you_mean(new, titles, "name a page that is there")
            yield Problem(SETTINGS, f"'{old}' is said to be at '{new}', which is not there", advice)
