"""Other words that people look for a practice by, in their own language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice


def other_words(headline: Headline) -> str:
    """Words for a practice and for its kind that stand nowhere on its card."""
    return f"{_of_kind(headline.practice)} {_of_script(headline.id)}"


def _of_kind(practice: Practice) -> str:
    translate = QCoreApplication.translate
    return {
        Practice.BODY_SCAN: translate("Synonyms", "body attention awareness"),
        Practice.BREATHING: translate("Synonyms", "breath breathwork pacer"),
        Practice.RELAXATION: translate("Synonyms", "relax calm ease stress muscles"),
        Practice.MINDFULNESS: translate("Synonyms", "meditation meditate awareness attention"),
        Practice.IMAGERY: translate("Synonyms", "guided imagery visualisation imagination picture"),
        Practice.MOVEMENT: translate("Synonyms", "exercise move stretch stretching yoga mobility"),
        Practice.MUSIC: translate("Synonyms", "music sounds ambient listen instrumental"),
    }[practice]


def _of_script(script_id: str) -> str:
    translate = QCoreApplication.translate
    muscles = translate("Synonyms", "pmr progressive muscle tense tension tensing jacobson groups")
    return {
        "autogenic": translate("Synonyms", "autogenic training heavy warm arms legs"),
        "body-scan": translate("Synonyms", "headache back fibromyalgia tension tired"),
        "body-scan-for-sleep": translate(
            "Synonyms", "tired fatigue exhausted sleep sleeping bed bedtime night insomnia"
        ),
        "box-breathing": translate("Synonyms", "square four equal hold"),
        "cue-controlled": translate("Synonyms", "cue controlled anchor mantra quick"),
        "cyclic-sighing": translate("Synonyms", "cyclic sigh physiological double inhale mood"),
        "dial-for-the-sensation": translate("Synonyms", "pain volume knob hypnosis"),
        "diaphragmatic-breathing": translate("Synonyms", "diaphragm diaphragmatic abdominal"),
        "extended-exhale": translate(
            "Synonyms", "panicky nervous racing exhale extended long slow anxiety panic"
        ),
        "flare": translate(
            "Synonyms", "spasm migraine headache flare-up crisis bad day hard worst quick sos panic"
        ),
        "four-seven-eight": translate("Synonyms", "478 4-7-8 hold sleep"),
        "kindness": translate("Synonyms", "loving-kindness metta compassion love self"),
        "kindness-to-a-painful-place": translate("Synonyms", "compassion acceptance sore hurt"),
        "mindfulness-of-breath": translate("Synonyms", "breathing sitting concentration"),
        "muscle-relaxation-16": f"{muscles} 16",
        "muscle-relaxation-7": f"{muscles} jaw shoulders 7",
        "muscle-relaxation-4": f"{muscles} 4",
        "music": translate("Synonyms", "tired quiet background sleep"),
        "noticing-thoughts": translate(
            "Synonyms", "rumination overthinking defusion acceptance act cbt worry leaves"
        ),
        "open-awareness": translate("Synonyms", "hearing listening choiceless"),
        "place-of-ease": translate("Synonyms", "safe place nature beach garden"),
        "pursed-lip": translate("Synonyms", "lips copd lungs breathless asthma"),
        "release-only": translate(
            "Synonyms",
            "headache jaw teeth neck shoulders stiff spasm passive letting go pmr muscle",
        ),
        "resonance-breathing": translate(
            "Synonyms", "stress nervous coherent coherence hrv heart slow six rate"
        ),
        "restorative-stretches": translate(
            "Synonyms", "tired fatigue stiff back hips restorative floor bed pillows lying"
        ),
        "seated-movement": translate(
            "Synonyms", "stiff neck shoulders back chair desk wheelchair office"
        ),
        "standing-sway": translate("Synonyms", "taichi tai chi qigong balance standing"),
    }.get(script_id, "")
