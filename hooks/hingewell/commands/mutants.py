"""`mutants`: flips every cell of every table in turn and writes down how many go unnoticed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import yaml

from hingewell.check.check import sound
from hingewell.commands.schemas import first_line
from hingewell.compile.guide_data import guide_data
from hingewell.problems import ContentErrors
from hingewell.proof import proved_guide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hingewell.model.knowledge import Knowledge
    from hingewell_prover.mutants import Mutant
    from hingewell_prover.mutation import Verdict

FILE = "selfcheck/mutation.yml"
HEAD = """\
# How many wrong rules would be noticed: every cell of every table flipped in turn, value by value.
# `make mutants` measures it and writes this file; only the reasons of survivors are yours.
"""


def mutants(root: Path, content: Path) -> int:
    """Measure, print and write; the exit status: 1 where something survives without a reason.

    Likewise, and nothing is written, where the content has problems.
    """
    from hingewell.mutation import fingerprint, judged  # noqa: PLC0415 - needs the engine

    try:
        # A story that fails would seem to notice every mutant.
        proved_guide(content)
        knowledge = sound(content)
    except ContentErrors as errors:
        print(errors.from_here(content.parent))
        return 1
    found = list(judged(content, progress=_progress))
    text, unexplained = _written(knowledge, found, fingerprint(knowledge, guide_data(knowledge)))
    path = content / FILE
    path.write_text(first_line(root, "mutation", path) + text, encoding="utf-8")
    print(f"\n{text}")
    for name in unexplained:
        print(f"{content.name}/{FILE}: give a reason for '{name}', or a story that catches it")
    return 1 if unexplained else 0


def _progress(done: int, of: int) -> None:
    print(f"\r{100 * done // of} %", end="", flush=True)


def _written(
    knowledge: Knowledge, found: Sequence[tuple[Mutant, Verdict]], rules: str
) -> tuple[str, list[str]]:
    from hingewell.mutation import summary  # noqa: PLC0415 - needs the engine
    from hingewell_prover.mutation import CAUGHT  # noqa: PLC0415 - likewise

    counts = summary(found)
    known = {one.mutant: one.reason for old in knowledge.mutation.values() for one in old.survived}
    survived = [str(mutant) for mutant, verdict in found if verdict == "survived"]
    caught = ", ".join(f"{verdict}: {counts[verdict]}" for verdict in CAUGHT)
    explained = [name for name in survived if name in known]
    unexplained = [name for name in survived if name not in known]
    lines = [
        f'- rules: "{rules}"',
        f"  mutants: {len(found)}",
        f"  caught: {{{caught}}}",
        f"  same: {counts['same']}",
        f"  survived:{'' if explained else ' []'}",
    ]
    for name in explained:
        lines += [f"    - mutant: '{name}'", f"      reason: {_quoted(known[name])}"]
    # As remarks: the guide has to stay readable for the next measurement.
    if unexplained and not explained:
        lines.append("# With a reason for each, these take the place of the [] above:")
    for name in unexplained:
        lines += [f"#    - mutant: '{name}'", '#      reason: "why that is all right"']
    return "\n".join([HEAD.rstrip(), *lines, ""]), unexplained


def _quoted(text: str) -> str:
    """On one line as YAML reads it: text that needs no quotes has none."""
    line = " ".join(text.split())
    return yaml.safe_dump(line, allow_unicode=True, width=math.inf).removesuffix("\n...\n").strip()
