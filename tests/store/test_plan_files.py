"""A clinic's plan as a file: read, written, refused."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plan_file import (
    LONGEST_CLINIC,
    LONGEST_CONTACT,
    LONGEST_HELP,
    LONGEST_NOTE,
    MOST_LINES,
    ClinicPlan,
)
from mindbody_app.journal.plans import PlanItem
from mindbody_app.store import plan_files, yaml_nodes
from mindbody_app.store.plan_files import (
    LARGEST_BYTES,
    MOST_FILES,
    PlanFileError,
    digest_of,
    find_plans,
    load_plan_file,
    plan_text,
)
from tests.store.records import clinic_plan

DOCS = Path(__file__).parents[2] / "docs" / "plan-files.md"
PLAN = clinic_plan()
TEXT = plan_text(PLAN)
TODAY = date(2026, 11, 25)


def file_of(folder: Path, text: str | bytes, name: str = "one.mindbody-plan") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(folder: Path, text: str | bytes) -> str:
    """The one sentence that a file is refused with."""
    with pytest.raises(PlanFileError) as told:
        load_plan_file(file_of(folder, text))
    sentence = str(told.value)
    assert sentence == one_line(sentence)
    return sentence


def test_the_example_of_the_page_about_the_format_is_a_plan(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert load_plan_file(file_of(tmp_path, example)) == PLAN
    assert example == TEXT, "it is what the app itself writes"


def texts(longest: int) -> st.SearchStrategy[str]:
    """Plain text within its bounds."""
    lines = st.text(max_size=40).map(one_line)
    return (
        st.lists(lines, max_size=MOST_LINES)
        .map("\n".join)
        .map(plain_text)
        .filter(lambda each: len(each) <= longest)
    )


PLANS = st.builds(
    ClinicPlan,
    clinic=st.text(min_size=1, max_size=LONGEST_CLINIC)
    .map(one_line)
    .filter(lambda each: has_letter(each) and len(each) <= LONGEST_CLINIC),
    items=st.lists(
        st.builds(
            PlanItem,
            st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True),
            st.integers(1, 90),
            st.integers(1, 7),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda item: item.script_id,
    ).map(tuple),
    made_on=st.dates(),
    contact=texts(LONGEST_CONTACT),
    note=texts(LONGEST_NOTE),
    country=st.sampled_from(["", "IE", "NO", "US"]),
    help_words=texts(LONGEST_HELP),
)


@settings(max_examples=50)
@given(PLANS)
def test_every_plan_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, plan: ClinicPlan
) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert load_plan_file(file_of(folder, plan_text(plan))) == plan


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_the_one_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    attempt(file_of(tmp_path_factory.getbasetemp(), data))


SPICE = st.sampled_from(
    [
        *(b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"\x00", b"\xff\xfe", b"{"),
        *(b"[", b'"', "\u202e".encode(), b'"\\ud800"', b'"\\UFFFFFFFF"', b"\n---\n", b"\t"),
        *(b": ", b"- " * 30),
    ]
)


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT.encode())), st.integers(0, 9), SPICE | st.binary()),
        min_size=1,
        max_size=4,
    )
)
def test_no_changed_plan_raises_anything_but_the_one_error(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]]
) -> None:
    data = TEXT.encode()
    for place, cut, spice in changes:
        data = data[:place] + spice + data[place + cut :]
    attempt(file_of(tmp_path_factory.getbasetemp(), data))


def attempt(path: Path) -> None:
    """A plan that is whole and plain, or one sentence."""
    try:
        plan = load_plan_file(path)
    except PlanFileError as error:
        assert str(error) == one_line(str(error))
        assert str(error).startswith(path.name)
    else:
        assert load_plan_file(file_of(path.parent, plan_text(plan), "twin.mindbody-plan")) == plan


WRONG: list[tuple[str, str, str]] = [
    ("format: 1", "format: one", "line 2: “format” wants the number 1, not “one”."),
    ("format: 1\n", "", "“format” is missing here; add it."),
    ("clinic: Riverside Pain Clinic", "clinic: ", "line 3: “clinic” wants the clinic's name"),
    ("clinic: Riverside Pain Clinic", "clinic: \u3164", "“clinic” wants the clinic's name"),
    ("clinic: Riverside Pain Clinic", "clinic: —", "“clinic” wants the clinic's name, not “—”"),
    ("clinic: Riv", "clinik: Riv", "a plan file has no field “clinik”; did you mean “clinic”?"),
    ("clinic: Riverside", "clinic: " + "R" * 90, "“clinic” has 102 letters, but may have 80"),
    ("2026-11-20", "20.11.2026", "line 7: “made_on” wants a day such as 2026-11-20, not “20.11"),
    ("2026-11-20", "2026-02-30", "“made_on” wants a day"),
    ("country: IE", "country: Ireland", "“country” wants two capital letters, such as IE"),
    ("minutes: 20", "minutes: 0", "line 17: “minutes” wants a whole number from 1 to 90"),
    ("days_a_week: 3", "days_a_week: 8", "“days_a_week” wants a whole number from 1 to 7"),
    ("practice: body-scan", "practice: ../../etc/passwd", "lower-case words joined by hyphens"),
    ("practice: body-scan", "practice: " + "b" * 99, "“practice” may have 80 letters at most"),
    ("practice: body-scan", "practice: resonance-breathing", "line 19: “resonance-breathing” stan"),
    ("practice: body-scan", "practice: &a body-scan", "anchors (&) and aliases (*) aren't taken"),
    ("practice: body-scan", "practice: !!str body-scan", "tags such as"),
    ("note: |-", "note: [", "line "),
    ("contact: |-\n  01 234", "contact:\n- 01 234", "“contact” wants words, not a list"),
    ("note: |-\n", "note: |-\n" + "  a\n" * 21, "“note” has 23 lines, but may have 20"),
    ("format: 1", "format: 1\nformat: 1", "“format” stands here a second time"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_what_does_not_fit_is_told_with_its_place_and_the_mend(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert right in TEXT
    sentence = refusal(tmp_path, TEXT.replace(right, wrong, 1))
    assert sentence.startswith(
        "one.mindbody-plan can't be opened: it is damaged, or it is no plan. Please ask your clinic"
        " to send it again. For the clinic: line "
    ), "the patient's sentence comes first"
    assert re.search(r": line \d+: ", sentence)
    assert told in sentence


@pytest.mark.parametrize("more", ["", "new_field: yes\n", "odd: &anchor 3\n", "odd: [\n"])
def test_a_newer_format_is_refused_kindly_whatever_else_it_holds(tmp_path: Path, more: str) -> None:
    sentence = refusal(tmp_path, TEXT.replace("format: 1", "format: 2") + more)
    assert sentence == (
        "one.mindbody-plan can't be opened: it was made for a newer version of Body & Breath."
        " Please update the app, or ask your clinic for a plan that this version can read."
    )


def test_a_file_without_practices_or_with_too_many_is_refused(tmp_path: Path) -> None:
    head = TEXT[: TEXT.index("practices:")]
    assert "“practices” is missing" in refusal(tmp_path, head)
    assert "wants a list with at least one entry" in refusal(tmp_path, head + "practices: []\n")
    many = "".join(
        f"- {{practice: p-{number}, minutes: 5, days_a_week: 1}}\n" for number in range(13)
    )
    assert "“practices” has 13 entries; keep 12 at most" in refusal(
        tmp_path, f"{head}practices:\n{many}"
    )


def test_what_is_no_plan_file_at_all_is_refused(tmp_path: Path) -> None:
    assert "larger than 64 KiB" in refusal(tmp_path, TEXT + "#" * LARGEST_BYTES)
    assert "isn't UTF-8" in refusal(tmp_path, TEXT.encode("utf-16"))
    assert "a plan file wants names with values" in refusal(tmp_path, "- a\n- b\n")
    assert "the file is empty" in refusal(tmp_path, "# nothing\n")
    with pytest.raises(PlanFileError, match=r"^gone\.mindbody-plan isn't there any more[^.]*\.$"):
        load_plan_file(tmp_path / "gone.mindbody-plan")
    with pytest.raises(PlanFileError, match="it is no plain file"):
        load_plan_file(tmp_path)
    with pytest.raises(PlanFileError, match="can't be read"):
        load_plan_file(Path("a\0b.mindbody-plan"))


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("sign", [r"\UFFFFFFFF", r"\U00110000", r"\ud800"])
def test_signs_that_can_not_be_are_refused_or_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loader: type, sign: str
) -> None:
    monkeypatch.setattr(yaml_nodes, "_Loader", loader)
    attempt(file_of(tmp_path, TEXT.replace("country: IE", f'country: IE\nx: "{sign}"')))
    attempt(file_of(tmp_path, TEXT.replace("clinic: Riverside", f'clinic: "{sign}R" #')))


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mindbody-plan")
    with pytest.raises(PlanFileError, match="it is no plain file"):
        load_plan_file(tmp_path / "pipe.mindbody-plan")


def test_unseen_and_turning_signs_are_taken_out_and_markup_stays_words(tmp_path: Path) -> None:
    written = TEXT.replace(
        "clinic: Riverside Pain Clinic", r'clinic: "\u202eRiver\u200bside\x07 <b>Pain</b>\u2066"'
    ).replace("note: |-\n", "note: |-\n  Call\u00a0us:\t<a href='x'>here\u202e</a>\ufeff\n")
    found = load_plan_file(file_of(tmp_path, written))
    assert found.clinic == "Riverside <b>Pain</b>"
    assert found.note.splitlines()[0] == "Call us: <a href='x'>here</a>"


def test_the_newest_plan_beside_the_app_that_was_not_answered_is_found(tmp_path: Path) -> None:
    old = TEXT.replace("2026-11-20", "2026-10-01")
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    file_of(one, old)
    file_of(two, TEXT, "b.mindbody-plan")
    file_of(two, "format: 3", "c.mindbody-plan")
    file_of(two, TEXT.replace("Riverside", "Other"), "d.txt")
    found = find_plans([one, two, tmp_path / "gone", two], TODAY)
    assert found.plan == PLAN
    (problem,) = found.problems
    assert problem.startswith("c.mindbody-plan can't be opened: it was made for a newer version")
    then = find_plans([one, two], TODAY, {digest_of(PLAN)}).plan
    assert then is not None
    assert then.made_on == date(2026, 10, 1)
    assert find_plans([one, two], TODAY, {digest_of(PLAN), digest_of(then)}).plan is None


def dated(path: Path, seconds: int) -> None:
    """Let a file have been changed that many seconds into the era."""
    os.utime(path, (seconds, seconds))


def test_of_many_files_those_that_were_changed_last_are_looked_at(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 5):
        made_on = date(2026, 10, 1 + number)
        text = plan_text(replace(PLAN, made_on=made_on))
        # The newest by its name is the one that was changed first, and the other way round.
        dated(file_of(tmp_path, text, f"{number:02}.mindbody-plan"), 1000 - number)
    found = find_plans([tmp_path], TODAY).plan
    assert found is not None
    assert found.made_on == date(2026, 10, MOST_FILES), "the five changed longest ago are left"


def test_a_plan_from_a_day_to_come_is_no_newer_than_one_of_today(tmp_path: Path) -> None:
    wrong_clock = plan_text(replace(PLAN, made_on=date(2099, 1, 1)))
    dated(file_of(tmp_path, wrong_clock, "wrong.mindbody-plan"), 1000)
    dated(file_of(tmp_path, plan_text(replace(PLAN, made_on=TODAY))), 2000)
    found = find_plans([tmp_path], TODAY).plan
    assert found is not None
    assert found.made_on == TODAY


@pytest.mark.parametrize("newest", ["a.mindbody-plan", "b.mindbody-plan"])
def test_of_plans_made_on_one_day_the_file_changed_last_is_the_newest(
    tmp_path: Path, newest: str
) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, name in zip(folders, ("a.mindbody-plan", "b.mindbody-plan"), strict=True):
        folder.mkdir()
        path = file_of(folder, plan_text(replace(PLAN, clinic=f"Clinic {name[0]}")), name)
        dated(path, 2000 if name == newest else 1000)
    found = find_plans(folders, TODAY).plan
    assert found is not None
    assert found.clinic == f"Clinic {newest[0]}"


def test_a_named_plan_comes_before_a_newer_one_in_a_folder(tmp_path: Path) -> None:
    named = file_of(tmp_path, TEXT.replace("2026-11-20", "2026-10-01"), "named.mindbody-plan")
    (tmp_path / "kit").mkdir()
    file_of(tmp_path / "kit", TEXT)
    (tmp_path / "odd.mindbody-plan").mkdir()
    found = find_plans([named, tmp_path / "kit", tmp_path / "odd.mindbody-plan"], TODAY)
    assert found.plan is not None
    assert found.plan.made_on == date(2026, 10, 1)
    assert found.problems == ()
    assert find_plans([named, tmp_path / "kit"], TODAY, {digest_of(found.plan)}).plan == PLAN


def test_a_plan_stays_known_in_every_version_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever answered a plan is asked again by an app that makes another digest of it.
    assert digest_of(PLAN) == "879c9421fd6b71ce16de36a7eef744ff"
    monkeypatch.setattr(plan_files, "FIRST_LINE", "# Another first line.")
    monkeypatch.setattr(plan_files, "FORMAT", 2)
    assert digest_of(PLAN) == "879c9421fd6b71ce16de36a7eef744ff"
    assert digest_of(replace(PLAN, help_words="")) != digest_of(replace(PLAN, country=""))


def test_a_plan_is_known_again_by_what_it_says(tmp_path: Path) -> None:
    other: Any = load_plan_file(file_of(tmp_path, "# by hand\n" + TEXT.replace("\n", "\r\n")))
    assert digest_of(other) == digest_of(PLAN)
    assert digest_of(load_plan_file(file_of(tmp_path, TEXT.replace("20\n", "25\n")))) != digest_of(
        PLAN
    )
