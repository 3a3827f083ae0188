"""Who is drawn: people of several shapes and years, all on one skeleton.

A build changes outlines and nothing else, so that a pose means the same for everybody. Whatever
touches a floor, a seat or a mat is alike in all: the back, the sole, the underside of the thigh and
the front of the shin. Colours are the style sheet's business (`.hw-fig--NAME`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.geometry import Profile
    from hingewell_engine.figure.skeleton import Pose

    type Outline = tuple[tuple[float, float], ...]


class Build:
    """One person's outlines, in centimetres.

    `belly` is how deep the trunk is in front of vertebrae 1, 3, 5, 7 and 9; `seat` how far the
    buttocks reach further back; the limbs are profiles for `geometry.sleeve`; `hair` holds outlines
    round the top of the neck (forward, up), the first of which covers the scalp.
    """

    belly: tuple[float, ...] = (13.5, 14.2, 15.2, 16.4, 17.6)
    seat = 0.0
    thigh: Profile = ((0.0, 8.6, 9.4), (0.3, 8.8, 8.9), (0.7, 7.2, 7.0), (1.0, 5.8, 5.8))
    shank: Profile = (
        (0.0, 5.8, 5.8), (0.28, 5.0, 6.8), (0.55, 4.3, 5.6), (0.85, 3.5, 3.6), (1.0, 3.6, 3.7)
    )  # fmt: skip
    upper_arm: Profile = ((0.0, 5.0, 5.0), (0.4, 4.6, 4.5), (1.0, 3.8, 3.9))
    forearm: Profile = ((0.0, 3.8, 3.9), (0.3, 3.8, 4.0), (1.0, 2.6, 2.7))
    sleeve: Profile = ((0.0, 5.5, 5.5), (0.5, 5.2, 5.1), (1.0, 5.3, 5.2))
    neck: Profile = ((0.0, 5.6, 7.4), (0.5, 5.0, 5.0), (1.0, 5.2, 5.0))
    hair: tuple[Outline, ...] = (
        (
            (-6.6, -3.4), (-9.5, 1.0), (-10.4, 6.8), (-8.0, 13.0), (-2.0, 16.4), (4.8, 15.2),
            (9.2, 10.6), (6.0, 10.2), (2.2, 10.4), (0.6, 6.0), (-1.2, 4.6), (-2.6, 1.0),
            (-3.6, -2.6),
        ),
    )  # fmt: skip
    glasses = False


class Woman(Build):
    """A woman with her hair in a knot."""

    belly = (11.6, 11.8, 14.0, 18.4, 18.2)
    seat = 0.6
    thigh = ((0.0, 9.2, 9.4), (0.3, 9.2, 8.9), (0.7, 7.2, 7.0), (1.0, 5.6, 5.6))
    shank = ((0.0, 5.6, 5.6), (0.28, 4.6, 6.4), (0.55, 3.9, 5.2), (0.85, 3.1, 3.2), (1.0, 3.2, 3.3))
    upper_arm = ((0.0, 4.4, 4.4), (0.4, 4.0, 3.9), (1.0, 3.3, 3.4))
    forearm = ((0.0, 3.3, 3.4), (0.3, 3.3, 3.5), (1.0, 2.2, 2.3))
    sleeve = ((0.0, 5.0, 5.0), (0.5, 4.6, 4.5), (1.0, 4.7, 4.6))
    neck = ((0.0, 5.0, 6.6), (0.5, 4.2, 4.2), (1.0, 4.6, 4.4))
    hair = (
        (
            (-6.8, -4.6), (-9.6, 0.6), (-10.5, 6.8), (-8.0, 13.2), (-2.0, 16.8), (4.8, 15.6),
            (9.0, 11.6), (8.9, 9.2), (5.4, 11.0), (1.6, 9.0), (1.0, 4.6), (0.6, 0.2), (-0.8, 0.4),
            (-2.8, -0.4), (-4.2, -3.6),
        ),
        ((-4.6, 14.8), (-8.6, 15.6), (-10.4, 19.0), (-8.6, 22.4), (-4.6, 23.0), (-1.8, 20.2),
         (-2.2, 16.6)),
    )  # fmt: skip


class Older(Build):
    """An older person with grey hair and glasses."""

    belly = (15.2, 16.4, 16.4, 16.4, 16.6)
    upper_arm = ((0.0, 4.8, 4.8), (0.4, 4.2, 4.2), (1.0, 3.6, 3.7))
    shank = ((0.0, 5.8, 5.8), (0.28, 4.8, 6.2), (0.55, 4.1, 5.0), (0.85, 3.4, 3.5), (1.0, 3.6, 3.7))
    hair = (
        (
            (-6.4, -4.4), (-9.6, 0.4), (-10.5, 6.8), (-8.2, 13.0), (-2.2, 16.0), (2.6, 15.6),
            (4.6, 14.2), (1.6, 13.0), (-1.4, 10.2), (-1.6, 6.4), (-0.6, 4.6), (-0.8, 0.6),
            (-2.0, -0.2), (-3.4, -3.4),
        ),
    )  # fmt: skip
    glasses = True


class Larger(Build):
    """A larger person with short frizzy hair."""

    belly = (20.0, 22.0, 22.0, 20.6, 19.6)
    seat = 1.4
    thigh = ((0.0, 11.4, 9.6), (0.3, 11.4, 9.4), (0.7, 9.2, 7.8), (1.0, 6.8, 6.2))
    shank = ((0.0, 6.6, 6.2), (0.28, 5.4, 8.0), (0.55, 4.6, 6.8), (0.85, 3.9, 4.2), (1.0, 3.8, 4.0))
    upper_arm = ((0.0, 6.2, 6.0), (0.4, 5.8, 5.6), (1.0, 4.6, 4.6))
    forearm = ((0.0, 4.6, 4.6), (0.3, 4.6, 4.7), (1.0, 2.9, 3.0))
    sleeve = ((0.0, 6.8, 6.6), (0.5, 6.6, 6.4), (1.0, 6.6, 6.4))
    neck = ((0.0, 6.6, 7.8), (0.5, 6.0, 5.4), (1.0, 6.2, 5.2))
    hair = (
        (
            (-5.8, -4.0), (-8.4, -2.6), (-9.0, 0.2), (-10.6, 2.2), (-10.2, 5.0), (-11.2, 7.6),
            (-9.8, 10.2), (-9.8, 13.2), (-6.8, 14.4), (-5.4, 17.0), (-2.4, 16.6), (0.2, 18.0),
            (2.6, 16.6), (5.4, 16.8), (6.6, 14.2), (9.2, 13.2), (8.8, 10.4), (5.6, 10.6),
            (2.4, 10.2), (0.8, 6.0), (-1.0, 4.4), (-2.4, 0.8), (-3.4, -2.4),
        ),
    )  # fmt: skip


BUILDS = {"man": Build(), "woman": Woman(), "older": Older(), "larger": Larger()}
"""What an author can write for `body`; the first is drawn where nobody said who."""


def of(pose: Pose) -> Build:
    """Who does this pose."""
    return BUILDS[pose.get("body") or "man"]


def one_for(name: str) -> str:
    """One of the bodies for whatever has this name: always the same, and each about as often."""
    return list(BUILDS)[sum(at * ord(letter) for at, letter in enumerate(name, 1)) % len(BUILDS)]
