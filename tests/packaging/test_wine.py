"""The eyes of the proof under Wine: what came into a Windows, and what its screen shows."""

from __future__ import annotations

from mindbody_app.ui.theme import LIGHT
from tools.package.wine import colour, differing, registry_keys
from tools.package.wine_app import MENU, PLACES, UNINSTALL_KEY, Standing, lies_in

EXPORTED = """\
Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\\Software\\Some]

[HKEY_CURRENT_USER\\Software\\Some\\Where]
@="Zoë Müller"
"Number"=dword:00000001
"""


def test_an_exported_registry_is_read_by_its_keys() -> None:
    keys = registry_keys(EXPORTED)
    assert keys == {
        r"HKEY_CURRENT_USER\Software\Some": (),
        r"HKEY_CURRENT_USER\Software\Some\Where": ('@="Zoë Müller"', '"Number"=dword:00000001'),
    }


def test_what_came_is_told_and_what_every_program_brings_is_not() -> None:
    before = Standing(frozenset({"old"}), {"HKEY_CURRENT_USER\\Kept": ("a",)})
    parent = UNINSTALL_KEY.rpartition("\\")[0]
    registry = {
        "HKEY_CURRENT_USER\\Kept": ("b",),
        UNINSTALL_KEY: ("c",),
        parent: (),
        r"HKEY_CURRENT_USER\Software\Wine\Drivers": ("d",),
        r"HKEY_LOCAL_MACHINE\Software\Strange": (),
    }
    files, keys = Standing(frozenset({"old", "new"}), registry).since(before)
    assert files == ["new"]
    assert keys == [
        "HKEY_CURRENT_USER\\Kept",
        UNINSTALL_KEY,
        r"HKEY_LOCAL_MACHINE\Software\Strange",
    ]


def test_a_key_lies_in_a_place_or_is_it_and_a_longer_name_is_another() -> None:
    assert lies_in(UNINSTALL_KEY, PLACES)
    assert lies_in(UNINSTALL_KEY + r"\Below", PLACES)
    assert not lies_in(UNINSTALL_KEY + "2", PLACES)


def test_a_colour_is_read_from_a_picture_of_either_depth() -> None:
    shallow = b"P6\n2 1\n255\n" + bytes.fromhex("000000fdfcfa")
    deep = b"P6\n2 1\n65535\n" + bytes.fromhex("000000000000fdfdfcfcfafa")
    assert colour(shallow, 1, 0) == colour(deep, 1, 0) == MENU
    assert LIGHT.surface == f"#{MENU.hex()}"
    assert colour(shallow, 0, 0) == bytes(3)


def test_two_sights_differ_by_the_share_of_what_changed() -> None:
    assert differing(b"abcd", b"abcd") == 0
    assert differing(b"abcd", b"abxy") == 0.5
