"""A plan file on the command line, as a double click gives it."""

from __future__ import annotations

import pytest

from mindbody_app.__main__ import _parser, _plan_named


@pytest.mark.parametrize(
    ("given", "plan"),
    [
        (["one.mindbody-plan"], "one.mindbody-plan"),
        (["-odd.MINDBODY-PLAN"], "-odd.MINDBODY-PLAN"),
        (["--data-folder", "data", "my plan.mindbody-plan"], "my plan.mindbody-plan"),
        (["--plan", "one.mindbody-plan"], "one.mindbody-plan"),
        (["--plan", "kit"], "kit"),
        (["--in-tray"], None),
    ],
)
def test_a_plan_file_by_itself_is_opened(given: list[str], plan: str | None) -> None:
    options = _parser().parse_args(_plan_named(given))
    assert options.command is None
    assert (options.plan and str(options.plan)) == plan


def test_a_commands_own_file_stays_its_own() -> None:
    options = _parser().parse_args(_plan_named(["check-script", "odd.mindbody-plan"]))
    assert (options.command, str(options.file)) == ("check-script", "odd.mindbody-plan")
