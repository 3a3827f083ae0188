"""Writes the bill of materials of the site and of its build as CycloneDX, into `bom/`.

npm's own `sbom` and `cyclonedx-py` write it from the lock files. `make bom`.
"""

from __future__ import annotations

import os
import subprocess
import sys

from hingewell.bundle.node import find_node, npm_of
from machine import ROOT, fail

INTO = ROOT / "bom"


def main() -> None:
    """Write both."""
    node = find_node()
    npm = npm_of(node) if node else None
    if node is None or npm is None:
        fail("needs Node 18 or newer with npm: run `make build`, which installs it.")
    INTO.mkdir(exist_ok=True)
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    with (INTO / "npm.cdx.json").open("wb") as file:
        subprocess.run(
            [npm, "sbom", "--package-lock-only", "--omit", "dev", "--sbom-format", "cyclonedx"],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            stdout=file,
            check=True,
        )
    subprocess.run(
        [
            *(sys.executable, "-m", "cyclonedx_py", "requirements", "requirements/build.txt"),
            *("--output-reproducible", "--of", "JSON", "-o", str(INTO / "python.cdx.json")),
        ],
        cwd=ROOT,
        check=True,
    )


if __name__ == "__main__":
    main()
