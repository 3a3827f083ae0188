"""Knowledge -> pages that people read."""

from hingewell.render.site import Site
from hingewell.render.sources import read_pages

__all__ = ["Site", "read_pages"]
