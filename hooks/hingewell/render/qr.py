"""An address as a QR code: black on white whatever the colours around it, for phones read that."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr(address: str, title: str) -> Markup:
    """The code as SVG with a name; a correction level that survives a fold in the paper."""
    code = segno.make_qr(address, error="m")
    size = code.symbol_size(border=2)[0]
    rows = code.matrix_iter(border=2)
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return Markup(
        '<svg class="hw-qr" viewBox="0 0 {size} {size}" role="img" aria-label="{title}">'
        '<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>'
    ).format(size=size, title=title, path=path)
