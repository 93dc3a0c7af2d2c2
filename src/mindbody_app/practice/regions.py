"""Regions of the body, each labelled left or right in words.

Laterality is where people err on body maps (PMC7813550), so no region relies on which side of a
picture it is drawn on.
"""

from __future__ import annotations

from enum import StrEnum


class Region(StrEnum):
    """One region of the body; the value is what a script file writes."""

    HEAD = "head"
    FACE = "face"
    JAW = "jaw"
    NECK = "neck"
    LEFT_SHOULDER = "left_shoulder"
    RIGHT_SHOULDER = "right_shoulder"
    LEFT_UPPER_ARM = "left_upper_arm"
    RIGHT_UPPER_ARM = "right_upper_arm"
    LEFT_FOREARM = "left_forearm"
    RIGHT_FOREARM = "right_forearm"
    LEFT_HAND = "left_hand"
    RIGHT_HAND = "right_hand"
    CHEST = "chest"
    UPPER_BACK = "upper_back"
    ABDOMEN = "abdomen"
    LOWER_BACK = "lower_back"
    PELVIS = "pelvis"
    LEFT_THIGH = "left_thigh"
    RIGHT_THIGH = "right_thigh"
    LEFT_KNEE = "left_knee"
    RIGHT_KNEE = "right_knee"
    LEFT_LOWER_LEG = "left_lower_leg"
    RIGHT_LOWER_LEG = "right_lower_leg"
    LEFT_FOOT = "left_foot"
    RIGHT_FOOT = "right_foot"


EVERYWHERE = frozenset(Region)
"""The whole body: being about all of it is being about no place in it."""
BACK_REGIONS = frozenset({Region.UPPER_BACK, Region.LOWER_BACK})
"""Regions that a figure shows from behind."""


def _both(part: str) -> frozenset[Region]:
    return frozenset({Region(f"left_{part}"), Region(f"right_{part}")})


REGION_GROUPS: dict[str, frozenset[Region]] = {
    **{region.value: frozenset({region}) for region in Region},
    "feet": _both("foot"),
    "lower_legs": _both("lower_leg"),
    "knees": _both("knee"),
    "thighs": _both("thigh"),
    "legs": _both("thigh") | _both("knee") | _both("lower_leg"),
    "left_leg": frozenset({Region.LEFT_THIGH, Region.LEFT_KNEE, Region.LEFT_LOWER_LEG}),
    "right_leg": frozenset({Region.RIGHT_THIGH, Region.RIGHT_KNEE, Region.RIGHT_LOWER_LEG}),
    "back": BACK_REGIONS,
    "torso": frozenset({Region.CHEST, Region.ABDOMEN}),
    "hands": _both("hand"),
    "arms": _both("upper_arm") | _both("forearm"),
    "left_arm": frozenset({Region.LEFT_UPPER_ARM, Region.LEFT_FOREARM}),
    "right_arm": frozenset({Region.RIGHT_UPPER_ARM, Region.RIGHT_FOREARM}),
    "shoulders": _both("shoulder"),
    "head_and_face": frozenset({Region.HEAD, Region.FACE, Region.JAW}),
    "whole_body": frozenset(Region),
}
"""Every name that a script may write under `region`, and the regions it lights up."""
