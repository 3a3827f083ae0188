"""What `extra` in mkdocs.yml says to the generator, besides what it says to the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from hingewell.problems import ContentErrors, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS = Place("mkdocs.yml")

type Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
type Address = Annotated[str, StringConstraints(pattern=r"^([\w-]+/)*$")]
type Page = Annotated[str, StringConstraints(pattern=r"^([\w-]+/)*[\w-]+\.md$")]
type Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(/[a-z0-9-]+)+$")]
type Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]

_EXAMPLES = {
    "app": 'app: {colour: "#17594f", paper: "#fbf8f2"}',
    "bar": "- {title: Check yourself, page: check/, icon: material/check, kind: check}",
    "moved": "old.md: new.md, each as it is or was under docs/",
    "offline": "true or false",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Look(_Strict):
    """The colours of the guide as an app: of its frame and of its paper."""

    colour: Colour
    paper: Colour


class Step(_Strict):
    """A link of the bar on every page: its words, the page's address, an icon and what it is."""

    title: str = Field(min_length=1)
    page: Address
    icon: Icon
    kind: Word


class Settings(BaseModel):
    """The generator's own part; the theme's own is left to the theme."""

    app: Look
    bar: list[Step] = []
    moved: dict[Page, Page] = {}
    offline: bool = True


def settings(extra: Mapping[str, Any]) -> Settings:
    """The settings, checked. ContentErrors with all that is wrong."""
    try:
        return Settings.model_validate(dict(extra))
    except ValidationError as error:
        raise ContentErrors(
            Problem(
                SETTINGS,
                f"extra: {'.'.join(map(str, one['loc']))}: {one['msg'][0].lower()}{one['msg'][1:]}",
                f"write it as in `{_EXAMPLES[str(one['loc'][0])]}`",
            )
            for one in error.errors()
        ) from error
