"""The wheel, the zip of the trimmed library and the files that the site serves."""

from __future__ import annotations

import gzip
import importlib
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

from hingewell.bundle.pyodide import Release, release
from hingewell.bundle.python_zip import python_zip
from hingewell.bundle.runtime import runtime
from hingewell.bundle.scripts import scripts
from hingewell.bundle.wheel import engine_wheel, use_engine
from pyodide_node import run


def change_engine(project: Path, line: str) -> None:
    api = project / "widgets" / "engine" / "hingewell_engine" / "api.py"
    api.write_text(api.read_text("utf-8") + line, "utf-8")


def test_an_unchanged_engine_is_not_built_again(project: Path) -> None:
    first = engine_wheel(project)
    stamp = first.stat().st_mtime_ns
    assert engine_wheel(project) == first
    assert first.stat().st_mtime_ns == stamp


def test_the_wheel_holds_the_engine_alone(project: Path) -> None:
    prover = project / "widgets" / "engine" / "hingewell_prover"
    prover.mkdir()
    (prover / "__init__.py").write_text("", "utf-8")
    names = zipfile.ZipFile(engine_wheel(project)).namelist()
    assert [name for name in names if ".dist-info/" not in name] == [
        "hingewell_engine/__init__.py",
        "hingewell_engine/api.py",
    ]


def test_the_build_imports_the_wheel_and_then_the_next_one(project: Path) -> None:
    first = use_engine(project)
    api = importlib.import_module("hingewell_engine.api")
    assert str(api.__file__).startswith(str(first))
    assert use_engine(project) == first
    assert importlib.import_module("hingewell_engine.api") is api

    change_engine(project, "\nADDED = 1\n")
    second = use_engine(project)
    assert second != first
    assert importlib.import_module("hingewell_engine.api").ADDED == 1
    assert str(first) not in sys.path


def test_the_same_sources_give_the_same_bytes(project: Path) -> None:
    first = python_zip(project).read_bytes()
    for made in ("python", "stdlib", "wheel"):
        (project / ".cache" / made).rename(project / ".cache" / f"old-{made}")
    assert python_zip(project).read_bytes() == first


def test_the_zip_holds_byte_code_that_is_not_deflated(project: Path) -> None:
    entries = zipfile.ZipFile(python_zip(project)).infolist()
    assert {Path(entry.filename).suffix for entry in entries} == {".pyc"}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert "hingewell_engine/api.pyc" in {entry.filename for entry in entries}


def test_python_starts_from_the_zip_and_survives_an_error(project: Path) -> None:
    calls = [("step", "1"), ("raise", "{}"), ("step", "{"), ("step", "2")]
    ran = run(python_zip(project), '{"title": "small"}', calls)
    assert [json.loads(answer)["data"] for answer in ran.answers if answer] == [1, 2]
    assert [error is None for error in ran.errors] == [True, False, False, True]
    assert "ValueError: a fault in the engine" in str(ran.errors[1])
    assert "JSONDecodeError" in str(ran.errors[2])
    assert "ModuleNotFoundError" not in f"{ran.errors}"


def test_what_the_engine_begins_to_import_is_brought_along(project: Path) -> None:
    change_engine(project, "\nimport fractions\nfrom email import message\n")
    names = zipfile.ZipFile(python_zip(project)).namelist()
    assert {"fractions.pyc", "email/message.pyc"} <= set(names)
    (answer,) = run(python_zip(project), "{}", [("step", "1")]).answers
    assert answer


def test_an_import_that_the_browser_lacks_stops_the_build(project: Path) -> None:
    change_engine(project, "\nif len('a') > 1:\n    import tkinter.font, json\n")
    with pytest.raises(RuntimeError, match=r"`import tkinter\.font`, which the browser's Python"):
        python_zip(project)


def test_an_import_for_types_alone_brings_nothing(project: Path) -> None:
    change_engine(
        project,
        "\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import fractions\n",
    )
    assert "fractions.pyc" not in zipfile.ZipFile(python_zip(project)).namelist()


def test_shims_that_a_pyodide_does_not_start_with_are_done_without(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    quick = python_zip(project).stat().st_size
    shim = project / "widgets" / "runtime" / "shims" / "_pyodide" / "_base.py"
    shim.write_text("import no_such_module\n", "utf-8")
    slow = python_zip(project)
    for _ in range(2):  # a build that finds it made warns as well
        assert "does not start with the shims" in caplog.text
        caplog.clear()
        assert python_zip(project) == slow
    assert slow.stat().st_size > quick
    (answer,) = run(slow, "{}", [("step", "1")]).answers
    assert answer


def test_a_pyodide_with_glue_of_another_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"version": "999.0.0"}', "utf-8")
    with pytest.raises(RuntimeError, match=r"Pyodide 999\.0\.0 has none of .*bundle/pyodide\.py"):
        _ = Release(tmp_path).glue


def test_names_change_with_what_is_inside_and_only_then(project: Path) -> None:
    first = runtime(project, b"{}")
    change_engine(project, "\nADDED = 1\n")
    second = runtime(project, b"{}")
    assert second.python != first.python
    assert (second.index, second.guide) == (first.index, first.guide)
    assert runtime(project, b"{ }").guide != first.guide


def test_addresses_are_relative_to_the_page(project: Path) -> None:
    made = runtime(project, b"{}")
    config = made.page_config("../../")
    for key in ("index", "python", "guide"):
        address = str(config[key])
        assert address.startswith("../../assets/")
        assert any(path.startswith(address.removeprefix("../../")) for path in made.files)


def test_the_download_stays_small(project: Path) -> None:
    """Of what Pyodide brings more than a third is left out."""
    used = release(project)
    stock = [*((used.folder / name) for name in used.files), used.library]
    wire = sum(zipped for _, _, zipped in runtime(project, b"{}").sizes())
    assert wire < 0.7 * sum(len(gzip.compress(file.read_bytes())) for file in stock)


def test_each_script_of_a_page_is_one_file_under_one_hashed_folder(project: Path) -> None:
    made = scripts(project)
    names = {path.removeprefix(made.base) for path in made.files}
    assert {"runtime/engine.js", "runtime/worker.js", "selfcheck/selfcheck.js"} <= names
    assert "runtime/boot.js" not in names
    imports = {
        name: re.findall(r'(?<!["\w])from *"([^"]+)"', made.files[made.base + name].decode())
        for name in names
    }
    assert imports["runtime/worker.js"] == []
    assert imports["selfcheck/selfcheck.js"] == ["../runtime/engine.js"]
    assert {one for found in imports.values() for one in found} == {
        "../runtime/engine.js",
        "./engine.js",
    }
    assert b"@import" not in made.files[f"{made.base}planner/all.css"]
    boot = project / "widgets" / "runtime" / "boot.js"
    boot.write_text(boot.read_text("utf-8").replace("api.load", "api.loads"), "utf-8")
    assert scripts(project).base != made.base


def test_a_fault_in_a_script_stops_the_build(project: Path) -> None:
    (project / "widgets" / "runtime" / "boot.js").write_text("import from;", "utf-8")
    with pytest.raises(RuntimeError, match=r"cannot be packed[\s\S]*runtime/boot\.js:1"):
        scripts(project)
