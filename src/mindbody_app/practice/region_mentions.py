"""Which regions of the body a line of English names.

A person may leave regions out, and then not one word may be about them. The words decide, not a
mark that an author has to remember. Where a word is wider than a region (a leg is thigh, knee and
lower leg) it names all of them. Too much rather than too little: a line that is dropped by mistake
has other wordings, a word about a lost foot has no excuse.

What air goes through, and whether eyes are open, is about breath and light and names no region.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mindbody_app.practice.regions import REGION_GROUPS, Region

_ARM = ("upper_arm", "forearm")
_LEG = ("thigh", "knee", "lower_leg")

_PAIRED: dict[str, tuple[str, ...]] = {
    r"shoulders?|shrugs?|shrugging": ("shoulder",),
    r"armpits?|collarbones?": ("shoulder",),
    r"upper arms?|biceps|triceps": ("upper_arm",),
    r"(?<!upper )(?<!lower )arms?": _ARM,
    r"elbows?": _ARM,
    r"forearms?|lower arms?": ("forearm",),
    r"wrists?": ("forearm", "hand"),
    r"hands?|fists?|palms?|fingers?|fingertips?|thumbs?|knuckles?": ("hand",),
    r"(?<!lower )(?<!upper )legs?": _LEG,
    r"limbs?": (*_ARM, "hand", *_LEG, "foot"),
    r"thighs?|upper legs?|hamstrings?|lap": ("thigh",),
    r"knees?|kneecaps?|kneel|kneeling": ("knee",),
    r"calf|calves|shins?|lower legs?": ("lower_leg",),
    r"ankles?": ("lower_leg", "foot"),
    r"foot|feet|toes?|heels?|soles?|insteps?|tiptoes?": ("foot",),
    r"hips?|buttocks?|(?:sit|sitting) bones?": ("pelvis",),
    r"shoulder blades?": ("shoulder", "upper_back"),
}
"""Words that may stand with left or right, and the regions without their side."""

_MIDDLE: dict[str, tuple[Region, ...]] = {
    r"heads?|scalp|crown|skull|ears?": (Region.HEAD,),
    r"faces?|facial|foreheads?|brows?|eyebrows?|cheeks?|cheekbones?|temples?|eyelids?|noses?"
    r"|nostrils?|lips?|mouth|chin|smiles?|frowns?": (Region.FACE,),
    r"(?:around|behind|between|beneath|under|above|of) (?:the|your|both) eyes"
    r"|(?:the|your) eyes (?:soften|rest|sink|grow|are (?:heavy|soft))": (Region.FACE,),
    r"jaws?|jawbone|teeth|tooth|tongue|gums?|yawns?|yawning|chew|chewing": (Region.JAW,),
    r"necks?|throat|nape|swallow|swallowing|nods?|nodding": (Region.NECK,),
    r"chest|ribs?|rib ?cage|breastbone|sternum|heart|lungs?": (Region.CHEST,),
    r"upper back|shoulder blades?": (Region.UPPER_BACK,),
    r"lower back|small of (?:the|your) back|low back|loins?": (Region.LOWER_BACK,),
    r"spine|backbone|spinal|vertebrae?": (Region.UPPER_BACK, Region.LOWER_BACK),
    r"(?<!small of )(?:your|my|whole|entire|the) back\b(?! (?:of|to)\b)"
    r"|(?:and|or|chest|belly|shoulders|hips),? back\b(?! (?:to|again|into|in|on|at|from)\b)"
    r"|back muscles": (Region.UPPER_BACK, Region.LOWER_BACK),
    r"trunk|torso": (
        Region.CHEST,
        Region.ABDOMEN,
        Region.UPPER_BACK,
        Region.LOWER_BACK,
    ),
    r"belly|bellies|abdomen|abdominal|stomach|tummy|navel|waist|diaphragm|gut": (Region.ABDOMEN,),
    r"pelvis|pelvic|groin|tailbone|sacrum|perineum": (Region.PELVIS,),
}

_NOT_MEANT = re.compile(
    r"\b(?:"
    r"(?:through|by|from|in by|out by|out of) (?:the|your|either) (?:nose|mouth|nostrils?)"
    r"(?: or (?:the |your )?(?:nose|mouth))?"
    r"|nose (?:is|feels) (?:clear|blocked|stuffy)"
    r"|(?:softly |gently |lightly )?pursed[- ]lips?|lips (?:softly |gently |lightly )?pursed"
    r"|purse (?:the|your) lips"
    r"|give (?:it|them|that|each) a nod"
    r"|on the one hand|on the other hand|at hand|by heart|in the back of|at the back of"
    r"|palm trees?"
    r")\b",
    re.IGNORECASE,
)

_SIDED = [
    (
        re.compile(
            r"\b(?:(?P<both>left (?:and|or) right|right (?:and|or) left|both|each|either) |"
            r"(?P<side>left|right) )?(?:(?:little|big|middle|index|ring|second|third|fourth|whole)"
            rf" )?(?:{words})\b",
            re.IGNORECASE,
        ),
        parts,
    )
    for words, parts in _PAIRED.items()
]
_PLAIN = [
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), regions) for words, regions in _MIDDLE.items()
]


@lru_cache(maxsize=4096)
def regions_named(text: str) -> frozenset[Region]:
    """The regions that a line of English names; left or right alone where a side is said."""
    meant = _NOT_MEANT.sub(" ", text)
    found: set[Region] = set()
    for pattern, parts in _SIDED:
        for match in pattern.finditer(meant):
            for part in parts:
                found |= _of(part, (match["side"] or "").lower())
    for pattern, regions in _PLAIN:
        if pattern.search(meant):
            found.update(regions)
    return frozenset(found)


def _of(part: str, side: str) -> frozenset[Region]:
    if part in REGION_GROUPS:
        return REGION_GROUPS[part]
    return frozenset(Region(f"{each}_{part}") for each in ([side] if side else ["left", "right"]))
