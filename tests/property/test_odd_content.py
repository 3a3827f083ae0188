"""Well-formed files that say something odd: named problems, or pages as good as any."""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hingewell.load.yaml_source import read
from hingewell.problems import ContentErrors, Problem
from hingewell.proof import proved_guide
from hingewell.render import Site
from unit.render.hostile import ATTACK
from unit.render.small import CONTENT, DOCS, Seen, html

FILES = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.yml"))
ODD: list[Any] = [
    *(None, True, -1, 0, 10**30, 1e308, float("nan"), float("inf"), "", " ", "\x85", "\u202e"),
    *("no", "a" * 5_000, "é" * 50, "../../x", "#", "javascript:alert(1)", "[[x]]", "{{ x }}"),
    *([], {}, [[]], {"": ""}, {"id": "x"}, ["a", "a"], ATTACK),
]


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of a file's data."""
    found = [way] if way else []
    if isinstance(value, (dict, list)):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        found += [one for key, part in inside for one in places(part, (*way, key))]
    return found


def changed(data: Any, way: tuple[Any, ...], how: str, odd: Any) -> Any:
    """The data with something odd at one place."""
    made = copy.deepcopy(data)
    holder = made
    for key in way[:-1]:
        holder = holder[key]
    last = way[-1]
    if how == "drop":
        del holder[last]
    elif how == "twice" and isinstance(holder, list):
        holder.append(holder[last])  # written as an alias
    elif how == "circle":
        holder[last] = made
    else:
        holder[last] = odd
    return made


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_odd_content_is_refused_with_its_place_or_shown_as_words(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    found = read(CONTENT / name, name.name).data
    way = data.draw(st.sampled_from(places(found)))
    how = data.draw(st.sampled_from(["put", "put", "put", "drop", "twice", "circle"]))
    text = yaml.safe_dump(changed(found, way, how, data.draw(st.sampled_from(ODD))))
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(CONTENT, Path(folder) / "content"))
        (content / name).write_text(text, "utf-8")
        for problem in problems_in(content):
            assert problem.wrong
            assert problem.instead
            assert problem.place.line >= 1


def problems_in(content: Path) -> list[Problem]:
    """What the build would say; where it says nothing, every page is looked at."""
    try:
        proved = proved_guide(content)
        site = Site(proved.knowledge, proved.data, {}, "/", DOCS, lambda way: {"": way})
    except ContentErrors as errors:
        return errors.problems
    for uri in DOCS:
        seen = Seen(html(site, uri))
        assert not {"script", "img"} & {tag for tag, _ in seen.elements}
        assert not [link for link in seen.links if link.startswith("javascript:")]
    return []
