"""Regions of the body in a person's words; left and right are always said (PMC7813550)."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mindbody_app.practice.regions import EVERYWHERE, REGION_GROUPS, Region

_CONTEXT = "Regions"
_WORDS = {
    "head": QT_TRANSLATE_NOOP("Regions", "Head"),
    "face": QT_TRANSLATE_NOOP("Regions", "Face"),
    "jaw": QT_TRANSLATE_NOOP("Regions", "Jaw"),
    "neck": QT_TRANSLATE_NOOP("Regions", "Neck"),
    "left_shoulder": QT_TRANSLATE_NOOP("Regions", "Left shoulder"),
    "right_shoulder": QT_TRANSLATE_NOOP("Regions", "Right shoulder"),
    "left_upper_arm": QT_TRANSLATE_NOOP("Regions", "Left upper arm"),
    "right_upper_arm": QT_TRANSLATE_NOOP("Regions", "Right upper arm"),
    "left_forearm": QT_TRANSLATE_NOOP("Regions", "Left forearm"),
    "right_forearm": QT_TRANSLATE_NOOP("Regions", "Right forearm"),
    "left_hand": QT_TRANSLATE_NOOP("Regions", "Left hand"),
    "right_hand": QT_TRANSLATE_NOOP("Regions", "Right hand"),
    "chest": QT_TRANSLATE_NOOP("Regions", "Chest"),
    "upper_back": QT_TRANSLATE_NOOP("Regions", "Upper back"),
    "abdomen": QT_TRANSLATE_NOOP("Regions", "Belly"),
    "lower_back": QT_TRANSLATE_NOOP("Regions", "Lower back"),
    "pelvis": QT_TRANSLATE_NOOP("Regions", "Pelvis"),
    "left_thigh": QT_TRANSLATE_NOOP("Regions", "Left thigh"),
    "right_thigh": QT_TRANSLATE_NOOP("Regions", "Right thigh"),
    "left_knee": QT_TRANSLATE_NOOP("Regions", "Left knee"),
    "right_knee": QT_TRANSLATE_NOOP("Regions", "Right knee"),
    "left_lower_leg": QT_TRANSLATE_NOOP("Regions", "Left lower leg"),
    "right_lower_leg": QT_TRANSLATE_NOOP("Regions", "Right lower leg"),
    "left_foot": QT_TRANSLATE_NOOP("Regions", "Left foot"),
    "right_foot": QT_TRANSLATE_NOOP("Regions", "Right foot"),
    "feet": QT_TRANSLATE_NOOP("Regions", "Both feet"),
    "lower_legs": QT_TRANSLATE_NOOP("Regions", "Both lower legs"),
    "knees": QT_TRANSLATE_NOOP("Regions", "Both knees"),
    "thighs": QT_TRANSLATE_NOOP("Regions", "Both thighs"),
    "legs": QT_TRANSLATE_NOOP("Regions", "Both legs"),
    "left_leg": QT_TRANSLATE_NOOP("Regions", "Left leg"),
    "right_leg": QT_TRANSLATE_NOOP("Regions", "Right leg"),
    "back": QT_TRANSLATE_NOOP("Regions", "Back"),
    "torso": QT_TRANSLATE_NOOP("Regions", "Chest and belly"),
    "hands": QT_TRANSLATE_NOOP("Regions", "Both hands"),
    "arms": QT_TRANSLATE_NOOP("Regions", "Both arms"),
    "left_arm": QT_TRANSLATE_NOOP("Regions", "Left arm"),
    "right_arm": QT_TRANSLATE_NOOP("Regions", "Right arm"),
    "shoulders": QT_TRANSLATE_NOOP("Regions", "Both shoulders"),
    "head_and_face": QT_TRANSLATE_NOOP("Regions", "Head and face"),
    "whole_body": QT_TRANSLATE_NOOP("Regions", "Whole body"),
}


MOST_REGIONS = 16
"""Of 25: from here on it is the body but for a few places, and a list that nobody reads."""


def light_words(regions: frozenset[Region]) -> str:
    """Words for what a figure lights up: as `region_words`, but most of the body is no list."""
    if len(regions) >= MOST_REGIONS and regions != EVERYWHERE:
        return QCoreApplication.translate(_CONTEXT, "Your body")
    return region_words(regions)


def region_words(regions: frozenset[Region]) -> str:
    """The shortest true words for a set of regions, such as "Left foot" or "Both arms, chest".

    The largest named groups that fit are taken first; no regions give no words.
    """
    left = set(regions)
    parts: list[str] = []
    for name, group in sorted(REGION_GROUPS.items(), key=lambda item: -len(item[1])):
        if group <= left:
            left -= group
            parts.append(QCoreApplication.translate(_CONTEXT, str(_WORDS[name])))
    return ", ".join(parts[:1] + [part[0].lower() + part[1:] for part in parts[1:]])
