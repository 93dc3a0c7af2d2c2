"""What the practices are called among professionals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.headline import Headline


def professional_name(headline: Headline) -> str:
    """The field's name for a practice; empty where its title is that name, or none is known."""
    translate = QCoreApplication.translate
    muscles = translate("Professional", "Progressive muscle relaxation (Jacobson)")
    return {
        "autogenic": translate("Professional", "Autogenic training"),
        "body-scan": translate("Professional", "Body scan, as in MBSR"),
        "body-scan-for-sleep": translate("Professional", "Body scan, without a return at its end"),
        "box-breathing": translate("Professional", "Paced breathing with holds, 4-4-4-4"),
        "cue-controlled": translate("Professional", "Cue-controlled relaxation"),
        "cyclic-sighing": translate("Professional", "Cyclic sighing"),
        "dial-for-the-sensation": translate("Professional", "Guided imagery for a sensation"),
        "diaphragmatic-breathing": translate("Professional", "Diaphragmatic breathing"),
        "extended-exhale": translate("Professional", "Paced breathing, extended exhale"),
        "flare": translate("Professional", "Grounding and self-compassion in a flare"),
        "four-seven-eight": translate("Professional", "4-7-8 breathing, with a long hold"),
        "kindness": translate("Professional", "Loving-kindness meditation (metta)"),
        "kindness-to-a-painful-place": translate("Professional", "Self-compassion, acceptance"),
        "mindfulness-of-breath": translate("Professional", "Focused-attention meditation"),
        "muscle-relaxation-16": muscles,
        "muscle-relaxation-7": muscles,
        "muscle-relaxation-4": muscles,
        "noticing-thoughts": translate("Professional", "Cognitive defusion (ACT)"),
        "open-awareness": translate("Professional", "Open-monitoring meditation"),
        "place-of-ease": translate("Professional", "Guided imagery of a safe place"),
        "release-only": translate("Professional", "Release-only relaxation: nothing is tensed"),
        "resonance-breathing": translate("Professional", "Resonance-frequency (HRV) breathing"),
        "restorative-stretches": translate("Professional", "Restorative yoga"),
        "standing-sway": translate("Professional", "Tai chi and qigong style movement"),
    }.get(headline.id, "")
