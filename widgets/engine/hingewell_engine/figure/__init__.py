"""Pictures of bodies from data: a pose (joint angles and props) becomes an SVG."""

from hingewell_engine.figure.motion import end_of, frames
from hingewell_engine.figure.svg import figure_svg, moving_svg
from hingewell_engine.figure.words import described

__all__ = ["described", "end_of", "figure_svg", "frames", "moving_svg"]
