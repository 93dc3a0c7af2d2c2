"""Scripts and the voices that speak them, brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mindbody_app.audio.narration import (
    INDEX_NAME,
    Clips,
    ClipSource,
    Narration,
    NarrationError,
    captions_only,
    load_narration,
)
from mindbody_app.practice.script import Say, SessionScript

if TYPE_CHECKING:
    from mindbody_app.audio.recordings import Recordings
    from mindbody_app.audio.speech import Speaker
    from mindbody_app.store.own_scripts import Examined, OwnScript

Progress = Callable[[float], bool]
"""Told the share done, 0 to 1; answers whether to go on."""


MOST_NAMED = 3
"""Practices that a sentence names one by one."""
SAMPLE_SECONDS = (3.0, 7.0)
"""Length of the line that a narrator is heard by."""


class Narrators:
    """The app's narrators; each is read when it is first asked for, and kept.

    Args:
        assets: the app's assets folder; clips lie in `audio/<voice>/` below it.
    """

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._read: dict[str, tuple[Narration, tuple[str, ...]]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The voices that there are."""
        indexes = (self._assets / "audio").glob(f"*/{INDEX_NAME}")
        return tuple(sorted(path.parent.name for path in indexes))

    def narration(self, voice: str) -> tuple[Narration, tuple[str, ...]]:
        """A voice's clips; of another voice, or captions alone, with a sentence that says why."""
        if voice not in self._read:
            self._read[voice] = self._load(voice)
        return self._read[voice]

    def sample_line(self, voice: str, scripts: Iterable[SessionScript]) -> str | None:
        """A line to hear a voice by, neither short nor long; None where it has no such clip."""
        narration, _ = self.narration(voice)
        least, most = SAMPLE_SECONDS
        lines = (line for script in scripts for line in script.spoken_lines())
        spoken = (line for line in lines if not narration.missing([line]))
        fitting = (each for each in spoken if least <= narration.spoken_seconds(each) <= most)
        return next(fitting, None)

    def _load(self, voice: str) -> tuple[Narration, tuple[str, ...]]:
        found, problems = narration_of(self._assets, voice)
        if not problems:
            return found, ()
        for other in self.names:
            standing_in, wrong = narration_of(self._assets, other)
            if not wrong:
                sentence = f"{problems[0]} Until then, the voice “{other}” speaks in its place."
                return standing_in, (sentence,)
        return found, problems


def narration_of(assets: Path, voice: str) -> tuple[Narration, tuple[str, ...]]:
    """The narration, or captions alone and a sentence that says why."""
    try:
        return load_narration(assets, voice), ()
    except NarrationError as error:
        return captions_only(voice), (str(error),)


def missing_recordings(scripts: Iterable[SessionScript], narration: Narration) -> tuple[str, ...]:
    """A sentence about the spoken lines that have no recording; none if all have one."""
    missing = {script.title: narration.missing(script.spoken_lines()) for script in scripts}
    count = sum(map(len, missing.values()))
    if not count:
        return ()
    titles = [f"“{title}”" for title, lines in missing.items() if lines]
    named = ", ".join(titles[:MOST_NAMED])
    if len(titles) > MOST_NAMED:
        named += " and others"
    return (
        f"{count} spoken lines have no recording ({named}); they are shown and not spoken."
        " Install the app again to get them back.",
    )


def voices_for(folder: Path, narrator: Narration, cache_folder: Path) -> Voices:
    """Voices for the scripts of a folder, on this computer.

    Args:
        folder: what recordings are named from.
        narrator: the narrator's clips.
        cache_folder: where spoken lines and converted recordings are kept.
    """
    from mindbody_app.audio.recordings import Recordings
    from mindbody_app.audio.speech import Speaker, voice_for
    from mindbody_app.audio.speech_cache import SpeechCache

    cache = SpeechCache(cache_folder)
    return Voices(folder, narrator, cache, Recordings(cache), Speaker(cache, voice_for))


class Voices:
    """Gives every line its sound: the person's own recording, the narrator's clip, or a voice's.

    Args:
        folder: what recordings are named from.
        narrator: the narrator's clips.
        spoken: the clips that this computer spoke.
        recordings: the person's recordings as clips.
        speaker: speaks what has no clip.
    """

    def __init__(
        self,
        folder: Path,
        narrator: Narration,
        spoken: ClipSource,
        recordings: Recordings,
        speaker: Speaker,
    ) -> None:
        self._folder = folder
        self._narrator = narrator
        self._own_clips = spoken
        self._spoken = narrator.before(spoken)
        self._recordings = recordings
        self._speaker = speaker

    def narrated_by(self, narrator: Narration) -> Voices:
        """These, with another narrator."""
        if narrator is self._narrator:
            return self
        return Voices(self._folder, narrator, self._own_clips, self._recordings, self._speaker)

    def narration(self, lines: Iterable[Say]) -> Narration:
        """The clips for some lines, with the recordings that they name."""
        clips = {
            line.text: clip
            for line, path, _ in self._recorded(lines)
            if path is not None and (clip := self._recordings.clip(path)) is not None
        }
        return self._spoken.after(Clips(clips)) if clips else self._spoken

    def unspoken(self, script: SessionScript) -> tuple[str, ...]:
        """The lines of a script that would be shown and not heard, as things stand."""
        return self.narration(script.says()).missing(script.spoken_lines())

    def speak(self, lines: Iterable[str], language: str, progress: Progress) -> None:
        """Speak the lines that the narrator has no clip of.

        Raises:
            SpeechError: see `Speaker.speak`.
        """
        # What was spoken already is looked at again: a torn clip is spoken anew.
        self._speaker.speak(self._narrator.missing(lines), language, progress)

    def prepare(self, script: SessionScript, progress: Progress) -> None:
        """Take a script's recordings in and speak what is left; blocks.

        Raises:
            SpeechError: see `Speaker.speak`; also where no recording can be kept.
        """
        self._convert(script, lambda: progress(0.0))
        heard = self.narration(script.says())
        self._speaker.speak(heard.missing(script.spoken_lines()), script.language, progress)

    def examine(self, own: OwnScript, going_on: Callable[[], bool]) -> Examined:
        """Look at a script's recordings and at every length that it offers; blocks.

        Args:
            own: a script without problems, or nothing is found.
            going_on: asked now and then; False ends it early.
        """
        from mindbody_app.practice.reach import reach_of
        from mindbody_app.store.own_scripts import Examined, place_of_recording

        script = own.script
        if script is None:
            return Examined((), ())
        problems = [
            f"{place_of_recording(own.path, name)}: {reason}"
            for name, reason in self._convert(script, going_on).items()
        ]
        narration = self.narration(script.says())
        return Examined(reach_of(script, narration.spoken_seconds, going_on), tuple(problems))

    def _convert(self, script: SessionScript, going_on: Callable[[], bool]) -> dict[str, str]:
        """Take recordings in; what is wrong by the name of each that can't be used."""
        from mindbody_app.audio.recordings import RecordingError
        from mindbody_app.audio.voice import SpeechError

        wrong: dict[str, str] = {}
        for line, path, reason in self._recorded(script.says()):
            if not going_on():
                break
            if path is None:
                wrong[line.recording] = reason
                continue
            try:
                self._recordings.convert(path)
            except RecordingError as error:
                wrong[line.recording] = str(error)
            except OSError as error:
                raise SpeechError(
                    f"The recordings can't be taken in ({error.strerror or error}); make room on"
                    " the disk that holds your data folder."
                ) from error
        return wrong

    def _recorded(self, lines: Iterable[Say]) -> Iterator[tuple[Say, Path | None, str]]:
        """Lines with a recording, its file, and why there is none."""
        named = [line for line in lines if line.recording]
        if not named:
            return
        from mindbody_app.store.own_scripts import OwnScriptError, recording_path

        for line in named:
            try:
                yield line, recording_path(self._folder, line.recording), ""
            except OwnScriptError as error:
                yield line, None, str(error)
