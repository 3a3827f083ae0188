"""A pose in words, for those who do not see its picture. From the same data as the picture."""

from __future__ import annotations

from hingewell_engine.figure.bases import solve
from hingewell_engine.figure.motion import end_of, hands
from hingewell_engine.figure.skeleton import angle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hingewell_engine.figure.skeleton import Pose

BASES = {
    "standing": "standing",
    "sitting": "sitting",
    "floor_sitting": "sitting on the floor",
    "kneeling": "kneeling upright on both knees",
    "half_kneeling": "kneeling on one knee",
    "all_fours": "on hands and knees",
    "lying_back": "lying on the back",
    "lying_front": "lying on the front",
    "bridge": "lying on the back with the hips lifted",
}

ARMS = {
    "hanging": "arms hanging",
    "at_sides": "arms beside the body",
    "forward": "arms held forward",
    "overhead": "arms overhead",
    "behind_back": "hands behind the low back",
    "on_hips": "hands on the hips",
    "on_thighs": "hands on the thighs",
    "in_hip_crease": "hands in the fold of the hips",
    "crossed": "arms crossed on the chest",
    "at_chest": "hands in front of the chest",
    "behind_thigh": "hands holding the back of the thigh",
    "dowel": "one hand behind the head, one behind the low back",
    "floor": "hands on the floor",
    "floor_behind": "hands on the floor behind the body",
    "on_seat": "hands on the seat",
    "table": "hands on a table",
    "wall": "hands on a wall",
    "behind_other_thigh": "hands holding the back of the other thigh",
    "one_behind": "one hand on the low back",
    "wall_beside": "one hand on the wall beside",
    "to_box": "hands touching the box",
    "to_weight": "hands reaching down to the weight",
    "handle": "one hand on the door handle",
}

PROPS = {
    "chair": "a chair",
    "chair_edge": "on the front of a chair",
    "door_ahead": "a door in front",
    "wall_beside": "a wall beside",
    "box": "a box in front of the feet",
    "box_weight": "a weight on a box in front of the feet",
    "stick_upright": "a stick held upright",
    "stool": "a stool",
    "door": "a door behind",
    "wall": "a wall",
    "table": "a table",
    "step": "a step under the foot",
    "mat": "a mat",
    "pillow": "a pillow",
    "ball": "a ball",
    "dowel": "a stick along the back",
    "weight": "a weight in the hands",
    "strap": "a strap from the hands to the foot",
}

BENDS = {
    # joint: (below this, words), (above this, words), in degrees
    "low_back": ((-8, "low back arched"), (8, "low back rounded")),
    "upper_back": ((-8, "upper back arched"), (8, "upper back rounded")),
    "neck": ((-12, "looking up"), (12, "chin towards the chest")),
    "ankle": ((-25, "toes pointed"), (7, "toes pulled up")),
}

MOVES = {
    # joint: words for a fall and for a rise of its angle
    "neck": ("look up", "bring the chin towards the chest"),
    "upper_back": ("straighten the upper back", "round the upper back"),
    "low_back": ("straighten the low back", "round the low back"),
    "hip": ("open the hip", "bend at the hip"),
    "knee": ("straighten the knee", "bend the knee"),
    "ankle": ("point the toes", "pull the toes up"),
}

LEAST = {"hip": 15.0}
"""Degrees of movement from which it is worth a word, where a few degrees are not."""


def described(pose: Pose) -> str:
    """One or two sentences: how the body is held, and where it moves."""
    held = [BASES[pose["base"]], *_leg(pose), *_bends(pose), _arms(pose)]
    held += [PROPS[name] for name in pose.get("props") or []]
    text = f"Side view: {', '.join(part for part in held if part)}."
    moves = _moves(pose)
    if moves:
        again = ", and back, again and again" if pose.get("to_and_fro") else ""
        text += f" From there: {', '.join(moves)}{again}."
    labels = [mark["label"] for mark in pose.get("marks") or [] if mark.get("label")]
    if labels:
        text += f" Labels: {'; '.join(labels)}."
    return text


def _leg(pose: Pose) -> list[str]:
    knee, hip = angle(pose, "knee"), angle(pose, "hip")
    words = []
    if pose["base"] in ("standing", "kneeling", "half_kneeling") and hip >= 25:
        words.append(f"trunk leaning forward from the hips, about {_round(hip)} degrees")
    if pose["base"] in ("lying_back", "lying_front") and hip >= 25:
        words.append("one leg lifted" if pose.get("other_leg") else "legs lifted")
    if pose["base"] in ("sitting", "floor_sitting", "lying_back", "bridge"):
        words.append(_knee(knee))
    elif pose["base"] == "standing" and knee > 7:
        words.append("knees slightly bent" if knee < 35 else "knees bent")
    return words


def _knee(angle_: float) -> str:
    if angle_ <= 7:
        return "knee straight"
    return "knee nearly straight" if angle_ < 35 else "knee bent"


def _round(degrees: float) -> int:
    return round(degrees / 5) * 5


def _bends(pose: Pose) -> list[str]:
    words = []
    for joint, ((low, fallen), (high, risen)) in BENDS.items():
        value = pose.get(joint)
        if value is not None and value < low:
            words.append(fallen)
        elif value is not None and value > high:
            words.append(risen)
    return words


def _arms(pose: Pose) -> str:
    name = hands(pose)
    return ARMS[name] if isinstance(name, str) else ""


def _moves(pose: Pose) -> list[str]:
    end = end_of(pose)
    words = []
    for joint, (falls, rises) in MOVES.items():
        change = angle(end, joint) - angle(pose, joint)
        if abs(change) >= LEAST.get(joint, 4.0) and not (joint == "neck" and _level(pose, end)):
            words.append(rises if change > 0 else falls)
    return words


def _level(pose: Pose, end: Pose) -> bool:
    """Whether the neck moves only so that the eyes go on looking the same way."""
    return abs(solve(end).head.pitch - solve(pose).head.pitch) < 20
