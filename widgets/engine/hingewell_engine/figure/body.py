"""How long the parts of the drawn body are, how heavy, and how far its joints go.

Lengths are shares of body height as the textbooks print them (Winter, Biomechanics and Motor
Control of Human Movement, after Drillis and Contini 1966; to_verify: read here at second hand,
not in print). The spine's lengths, its natural curves and all widths are drawn by eye. Joint
ranges are rounded textbook ranges for drawing, not limits for anybody's exercise.
"""

from __future__ import annotations

HEIGHT = 170.0
"""Centimetres from the floor to the top of the head."""

FOOT_HEIGHT = 0.039 * HEIGHT
SHANK = 0.246 * HEIGHT
THIGH = 0.245 * HEIGHT
UPPER_ARM = 0.186 * HEIGHT
FOREARM = 0.146 * HEIGHT
HAND = 0.108 * HEIGHT
FOOT = 0.152 * HEIGHT

SACRUM = complex(-4.0, 9.0)
"""From the hip joint to the top of the sacrum, in an upright pelvis (forward, up)."""

LUMBAR = 0.11 * HEIGHT
THORAX = 0.165 * HEIGHT
NECK = 0.068 * HEIGHT

SACRAL_LEAN = 10.0
"""How far the spine leans forward where it leaves an upright pelvis, in degrees."""

LUMBAR_CURVE = -18.0
THORAX_CURVE = 30.0
NECK_CURVE = -22.0
"""The natural curves: how the spine's lean changes from the lower to the upper end of each part."""

MASSES = {"head": 0.081, "trunk": 0.497, "arms": 0.1, "thigh": 0.1, "shank": 0.0465, "foot": 0.0145}
"""Shares of body weight (the same table); leg parts are for one leg."""

RANGES = {
    "neck": (-60, 60, "looking up", "chin on the chest"),
    "upper_back": (-15, 45, "arched", "rounded"),
    "low_back": (-30, 50, "arched", "rounded"),
    "hip": (-20, 130, "leg behind the body", "knee near the chest"),
    "knee": (0, 150, "straight", "fully bent"),
    "ankle": (-60, 30, "toes pointed", "toes pulled up"),
    "shoulder": (-60, 180, "arm behind the body", "arm overhead"),
    "elbow": (0, 150, "straight", "fully bent"),
}
"""Joint -> lowest and highest angle in degrees, and what each looks like."""

BASES = {
    "standing": {"hip": 0, "knee": 0},
    "sitting": {"hip": 90, "knee": 90},
    "floor_sitting": {"hip": 90, "knee": 0},
    "kneeling": {"hip": 0, "knee": 90, "ankle": -60},
    "half_kneeling": {"hip": 0, "knee": 90, "ankle": 10},
    "all_fours": {"hip": 78, "knee": 90, "ankle": -60},
    "lying_back": {"hip": -3, "knee": 0, "ankle": -15},
    "lying_front": {"neck": -30, "hip": 0, "knee": 0, "ankle": -60},
    "bridge": {"hip": 0, "knee": 90},
}
"""What carries the body -> the angles it has where an author gives none (0 for all others)."""
