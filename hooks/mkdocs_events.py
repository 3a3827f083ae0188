"""MkDocs' events, handed over to the generator's adapter; ProperDocs has the same."""

from __future__ import annotations

import sys
from pathlib import Path

HOOKS = Path(__file__).parent
if str(HOOKS) not in sys.path:
    sys.path.insert(0, str(HOOKS))

from hingewell.reload import forget_changed_code  # noqa: E402 - needs the path above

forget_changed_code()

from hingewell.adapters.mkdocs.events import (  # noqa: E402 - after forgetting
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_build,
    on_pre_page,
    on_startup,
)

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_pre_page",
    "on_startup",
]
