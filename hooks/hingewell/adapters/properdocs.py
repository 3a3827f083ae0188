"""ProperDocs, which continues MkDocs 1.6: all that is written for MkDocs serves it as well.

It answers to MkDocs' names, also where the theme asks for them.
"""

from __future__ import annotations

import properdocs.replacement  # noqa: F401 - from here on `import mkdocs` gives ProperDocs

from hingewell.adapters.mkdocs import build, serve

__all__ = ["build", "serve"]
