"""Zensical, by the authors of Material: it reads `mkdocs.yml`, and looks as the guide does.

It has no preview of ours: whoever writes uses MkDocs or ProperDocs for that.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import yaml
from yaml_env_tag import construct_env_tag

from hingewell.adapters.zensical.pages import complete
from hingewell.adapters.zensical.sources import write
from hingewell.model.settings import settings
from hingewell.pipeline import ROOT, finish, prepare
from hingewell.problems import ContentErrors

if TYPE_CHECKING:
    from hingewell.adapters import Command

__all__ = ["build", "serve"]


def build(
    guide: Path, into: Path, site_url: str = "", command: Command = "build"
) -> ContentErrors | Exception | None:
    """Run Zensical strictly into `into`; what went wrong, already printed, or None."""
    if command == "serve":
        serve()
    try:
        return _build(guide, into, site_url)
    except ContentErrors as errors:
        print(errors.from_here(guide))
        return errors
    except (yaml.YAMLError, OSError, KeyError) as error:
        print(f"hingewell: {guide / 'mkdocs.yml'} cannot be used: {error}")
        return error


def serve(*_: object) -> NoReturn:
    """Say that there is no preview."""
    raise RuntimeError("Zensical has no preview of ours: use GENERATOR=mkdocs or properdocs for it")


class _Settings(yaml.SafeLoader):
    """Reads `!ENV` as MkDocs does."""


_Settings.add_constructor("!ENV", construct_env_tag)


def _build(guide: Path, into: Path, site_url: str) -> Exception | None:
    text = (guide / "mkdocs.yml").read_text("utf-8")
    config: dict[str, Any] = yaml.load(text, _Settings)  # noqa: S506 - it is a SafeLoader
    config["site_url"] = url = site_url or config.get("site_url") or "/"
    config["extra"] = settings(config["extra"]).model_dump() | {"generator": False}
    moved = config["extra"]["moved"]
    docs = guide / config.get("docs_dir", "docs")
    prepared = prepare(ROOT, guide / "content", docs, url, moved)
    with tempfile.TemporaryDirectory(prefix="hingewell-") as folder:
        home = Path(folder)
        file = write(home, guide, config, prepared)
        if wrong := _run(file):
            return wrong
        complete(home / "site", home / "docs", prepared)
        shutil.copytree(home / "site", into)
    finish(into, keep=config["extra"]["offline"])
    return None


def _run(file: Path) -> Exception | None:
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    print(done.stdout.strip())
    return RuntimeError("Zensical makes no site") if done.returncode else None
