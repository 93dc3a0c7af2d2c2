"""Qt's sink and devices that come late."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6 import QtMultimedia
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from mindbody_app.audio.mixer import Mixer
from mindbody_app.audio.narration import captions_only
from mindbody_app.audio.qt_sink import QtOutput
from mindbody_app.audio.runs import Feed, OutputError
from mindbody_app.practice.sound_port import Ambience
from tools.play_steps import timeline_of


class Devices(QObject):
    """Qt's knowledge of devices, where the sound server's answer comes late."""

    audioOutputsChanged = Signal()  # noqa: N815
    late = 3
    looks = 0

    @staticmethod
    def defaultAudioOutput() -> Any:  # noqa: N802
        Devices.looks += 1
        there = Devices.looks > Devices.late
        return SimpleNamespace(isNull=lambda: not there, isFormatSupported=lambda _shape: False)


def test_the_first_run_waits_a_moment_for_a_device(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QtMultimedia, "QMediaDevices", Devices)
    output = QtOutput(lambda: 0.0)
    feed = Feed(Mixer(timeline_of([["rest", 5.0]]), captions_only("nobody"), Ambience.NONE, {}), 0)
    with pytest.raises(OutputError):
        output.play(feed)
    until_found = Devices.late + 1
    assert Devices.looks == until_found + 1, "one more look opens the sink"

    Devices.late = 1000
    with pytest.raises(OutputError):
        output.play(feed)
    assert Devices.looks == until_found + 2, "later runs are refused at once"
