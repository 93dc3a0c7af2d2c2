"""Speaks lines that have no clip, in a voice of this computer, into the cache.

English is spoken by the small voice that comes with the app, every other language by the operating
system's. Nothing of it is loaded until a line has to be spoken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mindbody_app.audio.speech_cache import SpeechCache, VoiceFolder
from mindbody_app.audio.voice import SpeechError, Voice

SAVE_EVERY = 20
"""Lines after which the list of clips is written: a crash loses no more than these."""
WAIT_SECONDS = 0.1

Progress = Callable[[float], bool]
"""Told the share done, 0 to 1; answers whether to go on."""


class Speaker:
    """Speaks lines into a cache; several threads may ask, one is served at a time.

    Args:
        cache: where the spoken lines are kept.
        voice_for: finds the voice that speaks a language; raises SpeechError where there is none.
    """

    def __init__(self, cache: SpeechCache, voice_for: Callable[[str], Voice]) -> None:
        self._cache = cache
        self._voice_for = voice_for

    def speak(self, lines: Sequence[str], language: str, progress: Progress) -> None:
        """Speak every line that the cache lacks; returns when all are there or it is called off.

        What was spoken before it was called off, or before an error, is kept.

        Args:
            lines: what to speak; a line that is there already costs next to nothing.
            language: BCP 47, such as en or pt-BR.
            progress: told the share done, 0 to 1, after every line; False calls it off.

        Raises:
            SpeechError: there is no voice for the language, a line can't be spoken, or there is
                no room for it.
        """
        while not self._cache.writing.acquire(timeout=WAIT_SECONDS):
            if not progress(0.0):
                return
        try:
            self._speak(list(dict.fromkeys(lines)), self._voice_for(language), progress)
        except OSError as error:
            reason = error.strerror or "the disk took only a part of it"
            raise SpeechError(
                f"The spoken lines can't be kept ({reason}); make room on the disk that holds your"
                " data folder."
            ) from None
        finally:
            self._cache.writing.release()

    def _speak(self, lines: Sequence[str], voice: Voice, progress: Progress) -> None:
        if not lines or not progress(0.0):
            return
        folder = self._cache.voice(voice.name)
        wordless: list[str] = []
        whole = sum(map(len, lines))
        done = unsaved = 0
        try:
            for line in lines:
                if not folder.has(line, voice.speed(line)):
                    unsaved += 1
                    if not _spoken(voice, folder, line):
                        wordless.append(line)
                if unsaved == SAVE_EVERY:
                    folder.save()
                    unsaved = 0
                done += len(line)
                if not progress(done / whole):
                    break
        finally:
            folder.save()
            self._cache.settle()
        if wordless:
            raise SpeechError(_sentence(wordless))


def voice_for(language: str) -> Voice:
    """The voice of this computer that speaks a language, BCP 47.

    Raises:
        SpeechError: there is none.
    """
    if language.lower().split("-")[0] == "en":
        from mindbody_app.audio.english_voice import EnglishVoice

        return EnglishVoice()
    from mindbody_app.audio.system_voice import system_voice

    return system_voice(language)


def _spoken(voice: Voice, folder: VoiceFolder, line: str) -> bool:
    """Speak a line into the cache; whether there was anything in it to speak."""
    from mindbody_app.audio.clip_sound import keep_clip

    speed = voice.speed(line)
    try:
        sound = voice.speak(line)
    except ValueError:
        return False
    folder.add(line, speed, keep_clip(folder.path_for(line, speed), sound))
    return True


def _sentence(wordless: Sequence[str]) -> str:
    first = wordless[0] if len(wordless[0]) <= 60 else f"{wordless[0][:60]}…"
    if len(wordless) == 1:
        return f"The line “{first}” holds nothing that can be spoken; it is shown instead."
    return (
        f"{len(wordless)} lines hold nothing that can be spoken (“{first}” is the first); they"
        " are shown instead."
    )
