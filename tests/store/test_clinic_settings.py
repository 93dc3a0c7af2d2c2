"""Clinics' plans among the settings."""

from __future__ import annotations

import json
from pathlib import Path

from mindbody_app.store.settings import SettingsFile
from tests.store.test_settings import clinic_json


def test_a_kept_plan_that_does_not_fit_costs_only_itself(tmp_path: Path) -> None:
    right = clinic_json(clinic="Hill Street")
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"clinic_plans": [clinic_json(clinic=""), right]}))
    found = SettingsFile(path)
    assert [each.clinic for each in found.current.clinic_plans] == ["Hill Street"]
    assert len(found.take_notices()) == 1


def test_whom_to_call_is_kept_also_where_another_app_took_other_signs_for_plain(
    tmp_path: Path,
) -> None:
    words = clinic_json(clinic="Hill\u200b  Street\n", help_words="Call\u202e 112 \n\n\n now")
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"clinic_plans": [words]}))
    found = SettingsFile(path)
    (plan,) = found.current.clinic_plans
    assert (plan.clinic, plan.help_words) == ("Hill Street", "Call 112\n\nnow")
    assert found.take_notices() == ()
