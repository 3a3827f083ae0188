"""The author's manual says what is: every kind and field, sound examples, messages that come."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from hingewell.commands.schemas import FOLDER, schemas
from hingewell.compile.lists import AT_MOST, FILLS, FORMS
from hingewell.load.load import load
from hingewell.load.yaml_source import read
from hingewell.model.knowledge import KINDS, Knowledge
from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide
from hingewell.render.manual import Model, examples
from unit.render.small import CONTENT, Seen, small_site
from unit.render.small import DOCS as SMALL_DOCS
from unit.render.small import html as page_html

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "authors"
DESIGNED = {
    *("table/gap", "table/overlap", "table/masked-rule", "table/subsumed", "table/contractible"),
    *("table/out-of-domain", "flow/unreachable", "flow/dead-end", "reference/unknown"),
    *("evidence/missing", "evidence/overstated", "evidence/uneven", "invariant/violated"),
}
DOCS = {"model.md": "# Model\n\n{{ model() }}\n"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(ROOT / "content")


def test_every_kind_part_and_field_is_on_the_page() -> None:
    site = small_site(knowledge=load(CONTENT), docs={**SMALL_DOCS, **DOCS})
    page = page_html(site, "model.md", DOCS)
    seen = Seen(page)
    assert len(seen.ids) == len(set(seen.ids))
    model = Model()
    for part in [*(model.kind(kind) for kind in KINDS), *model.parts()]:
        assert part.anchor in seen.ids
        begun = page.index(f'id="{part.anchor}"')
        told = page[begun : page.index("</dl>", begun)]
        for field in part.fields:
            assert f"<code>{field.name}</code>" in told, f"{part.name}.{field.name}"
            assert field.about, f"{part.name}.{field.name}"
    fields = {
        (name, field)
        for text in schemas().values()
        for name, about in json.loads(text)["$defs"].items()
        for field in about["properties"]
    }
    shown = {(part.name, field.name) for part in model.parts() for field in part.fields} | {
        (kind.model.__name__, field.name) for kind in KINDS for field in model.kind(kind).fields
    }
    assert shown == fields
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


@pytest.mark.parametrize("content", [ROOT / "content", CONTENT], ids=["guide", "small"])
def test_each_example_is_an_entry_that_loads_and_fits(content: Path, tmp_path: Path) -> None:
    knowledge = load(content)
    kinds = {kind.name: kind for kind in KINDS}
    found = list(examples(knowledge))
    assert {kind for kind, _, _ in found} == {
        kind.name for kind in KINDS if knowledge.entries(kind.name)
    }
    for name, file, text in found:
        assert file.startswith("content/")
        example = tmp_path / f"{name}.yml"
        example.write_text(text, "utf-8")
        data = read(example, file).data
        entry = kinds[name].model.model_validate(data)
        key = getattr(entry, kinds[name].key) if kinds[name].key else ""
        assert entry == knowledge.entries(name)[key]
        stored = json.loads((ROOT / FOLDER / f"{name}.json").read_text("utf-8"))
        assert Draft202012Validator(stored).is_valid(json.loads(json.dumps(data, default=str)))


def test_what_stands_on_a_page_is_what_the_author_wrote(knowledge: Knowledge) -> None:
    text = knowledge.written("decisions", "slump_ok")
    file = (ROOT / "content" / "selfcheck" / "decisions" / "slump_ok.yml").read_text("utf-8")
    assert text.startswith("id: slump_ok\n")
    assert text in file
    one = knowledge.written("exercises", "dowel_hinge")
    assert one.startswith("id: dowel_hinge\nname: ")
    assert "\n- id:" not in one


def test_every_finding_is_explained_with_a_message_that_comes() -> None:
    page = (MANUAL / "rules.md").read_text("utf-8")
    told = set(re.findall(r"^### ([a-z]+/[a-z-]+)$", page, re.MULTILINE))
    assert told >= DESIGNED
    expected = {
        line
        for path in (ROOT / "tests" / "invalid").glob("*/expected.txt")
        for line in path.read_text("utf-8").splitlines()
    }
    shown = re.findall(r"### (\S+)\n\n```text\n(.+)\n```\n", page)
    assert {name for name, _ in shown} == told
    for name, message in shown:
        assert message in expected, message
        assert message.endswith(f"[{name}]")


def test_the_steps_tell_of_messages_that_come_and_files_that_are_there() -> None:
    page = (MANUAL / "rules.md").read_text("utf-8")
    steps = page[page.index("## Add a warning sign") : page.index("## How to read a finding")]
    expected = {
        line
        for path in (ROOT / "tests" / "invalid").glob("*/expected.txt")
        for line in path.read_text("utf-8").splitlines()
    }
    stale = "rules, stories or promises have changed: run `make mutants`"
    assert stale in (ROOT / "tests" / "content" / "test_mutation.py").read_text("utf-8")
    shown = [
        line
        for block in re.findall(r"```text\n(.+?)```", steps, re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(shown) > 6
    assert not {*shown} - expected - {stale}
    assert re.search(r"`give a reason for '.+?', or a story that catches it`", steps)
    command = (ROOT / "hooks" / "hingewell" / "commands" / "mutants.py").read_text("utf-8")
    assert "give a reason for '{name}', or a story that catches it" in command
    paths = set(re.findall(r"`(content/[\w./]+)`", steps))
    assert len(paths) > 6
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_pose_of_the_manual_is_the_guide_s(knowledge: Knowledge) -> None:
    page = (MANUAL / "movement.md").read_text("utf-8")
    written = yaml.safe_load(re.findall(r"```yaml\n(pose:.+?)```", page, re.DOTALL)[0])
    ref = re.findall(r'figure\("exercises/(\w+)#(\w+)"', page)[0]
    step = next(one for one in knowledge.exercises[ref[0]].steps if one.id == ref[1])
    assert step.pose is not None
    assert type(step.pose).model_validate(written["pose"]).model_dump() == step.pose.model_dump()


def test_the_policies_and_endings_told_are_all_there_are() -> None:
    rules, movement = ((MANUAL / name).read_text("utf-8") for name in ("rules.md", "movement.md"))
    model = Model()
    decision = next(kind for kind in KINDS if kind.name == "decisions")
    policy = next(one for one in model.kind(decision).fields if one.name == "hit_policy")
    assert set(re.findall(r"^\| `([A-Z]+)` \|", rules, re.MULTILINE)) == words(policy.type)
    endings = {
        word
        for part in model.parts()
        if part.name in ("Good", "Bad")
        for field in part.fields
        if field.name == "then"
        for word in words(field.type)
    }
    assert set(re.findall(r"^\| `([a-z_]+)` \| [a-z]", movement, re.MULTILINE)) == endings


def words(shown: str) -> set[str]:
    return {html.unescape(one) for one in re.findall(r"<code>(.*?)</code>", shown)}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_what_is_named_for_newcomers_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", text)
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"site", "bom"}
    paths = [one for one in re.findall(r"`([\w./-]+)`", text) if one.partition("/")[0] in folders]
    assert len([*links, *paths]) > 2
    gone = [one for one in (*links, *paths) if "/" in one and not (ROOT / one).exists()]
    assert not gone


def test_each_command_that_is_told_of_is_there() -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    told = {
        command
        for page in pages
        for command in re.findall(
            r"(?:`|^|=\S+ )make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE
        )
    }
    assert len(told) > 8
    assert told <= made


def test_the_workflow_needs_no_edit_in_a_fork() -> None:
    text = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    deploy = yaml.safe_load(text)["jobs"]["deploy"]["steps"]
    (build,) = (step for step in deploy if step.get("run") == "make build")
    address = build["env"]["HINGEWELL_SITE_URL"]
    assert address == "${{ steps.pages.outputs.base_url }}/"
    assert not re.search(r"github\.(io|com)|github\.repository", text)


def test_the_workflow_puts_another_guide_online_with_no_edit() -> None:
    text = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    deploy = yaml.safe_load(text)["jobs"]["deploy"]
    assert deploy["env"] == {"GUIDE": "${{ vars.GUIDE || '.' }}"}, "make takes it from there"
    (upload,) = (step for step in deploy["steps"] if "upload-pages" in step.get("uses", ""))
    assert upload["with"] == {"path": "${{ env.GUIDE }}/site"}
    for guide in (".", "guides/stiff_neck"):
        said = subprocess.run(
            ["make", "--dry-run", "build"],
            cwd=ROOT,
            env={**os.environ, "GUIDE": guide},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert f"build --guide '{guide}'" in said


def test_the_evidence_can_be_cut_short() -> None:
    code = "import sys; from hingewell.__main__ import main; sys.exit(main(['evidence']))"
    said = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert said.stdout
    assert said.stderr
    with said.stdout, said.stderr:
        assert "statements" in said.stdout.readline()
        said.stdout.close()
        assert said.stderr.read() == ""
    assert said.wait() == 0


def test_the_promises_of_the_manual_hold_in_the_guide_it_names(tmp_path: Path) -> None:
    page = (MANUAL / "rules.md").read_text("utf-8")
    (written,) = re.findall(r"```yaml\n(- id: .+?)```", page, re.DOTALL)
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    path = content / "selfcheck" / "invariants.yml"
    path.write_text(f"{path.read_text('utf-8')}{written}", "utf-8")
    promised = {promise.where[1] for promise in proved_guide(content).promises}
    assert promised >= {one["id"] for one in yaml.safe_load(written)}
    path.write_text(path.read_text("utf-8").replace("pain: 0..2}", "pain: 0}"), "utf-8")
    with pytest.raises(ContentErrors, match="Here none of its ways leads there"):
        proved_guide(content)
    told = dict(re.findall(r"^\| `([^`]+)` \| (it .+?) \|$", page, re.MULTILINE))
    forms = {re.findall(r"\w+", form)[0] for form in told}
    assert forms == {*FILLS, *FORMS, AT_MOST}
