"""A stage for the real app: a virtual screen and a private sound server.

The demo, the tests and the benchmarks share it. Each piece is a context manager that ends what
it started; nothing touches the screen, the sound or the data folder of the person at the machine.
Linux only: it needs Xvfb, ImageMagick, PulseAudio and ALSA's pulse plugin.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

REPOSITORY = Path(__file__).resolve().parent.parent
SINK = "stage"
PATIENCE_SECONDS = 20.0

_ALSA_TO_PULSE = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""

_Found = TypeVar("_Found")


class StageError(RuntimeError):
    """Something on the stage did not come up or was not found in time."""


def wait_for(
    what: str, probe: Callable[[], _Found | None], seconds: float = PATIENCE_SECONDS
) -> _Found:
    """The first answer of `probe` that is not None or False; StageError names `what`."""
    ends_at = time.monotonic() + seconds
    while not (answer := probe()):
        if time.monotonic() > ends_at:
            raise StageError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)
    return answer


def end(process: subprocess.Popen[str]) -> int:
    """Ask a process to end and insist after five seconds; its exit code."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
    if process.stdout is not None:
        process.stdout.close()
    return process.wait()


class Screen:
    """A running virtual screen."""

    def __init__(self, display: str) -> None:
        self.environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def picture(self, path: Path, window: str = "root") -> None:
        """Write what a window (its X id) or the whole screen shows as a PNG file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", window, str(path))

    def run(self, *command: str) -> str:
        """Run an X client on this screen; what it printed."""
        environment = os.environ | self.environment
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        if done.returncode:
            raise StageError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
        return done.stdout


@contextmanager
def virtual_screen(width: int = 1280, height: int = 800) -> Iterator[Screen]:
    """An Xvfb of that many pixels on a free display number."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        if not number:
            raise StageError("Xvfb did not start")
        yield Screen(f":{number}")
    finally:
        end(server)


class SoundServer:
    """A private PulseAudio with one null sink, the default of PulseAudio's and ALSA's clients.

    Hand `environment` to the process that shall play there.
    """

    def __init__(self) -> None:
        # Not under the caller's folder: a socket's path may have 107 bytes at most.
        self._folder = Path(tempfile.mkdtemp(prefix="stage-"))
        self._socket = self._folder / "native"
        self._server: subprocess.Popen[str] | None = None
        alsa = self._folder / "asound.conf"
        alsa.write_text(_ALSA_TO_PULSE)
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_RUNTIME_PATH": str(self._folder),
            "ALSA_CONFIG_PATH": str(alsa),
        }

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server and remove its folder."""
        if self._server is not None:
            end(self._server)
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start the server, anew if it was killed; returns once the sink stands."""
        self._socket.unlink(missing_ok=True)
        script = self._folder / "start.pa"
        script.write_text(
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={self._socket}\n"
            f"load-module module-null-sink sink_name={SINK}\n"
        )
        # As root it only warns that it is not meant to be; it takes the same options.
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "-F", str(script)],
            env=os.environ | self.environment | {"HOME": str(self._folder)},
            stderr=subprocess.DEVNULL,
            text=True,
        )
        wait_for("the private sound server", self._stands)

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        assert self._server is not None
        self._server.kill()
        self._server.wait()

    def suspend(self) -> None:
        """Let the server hang: it is there and answers nobody, until `wake`."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """End the server's hanging."""
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def unplug(self) -> None:
        """Take the device away."""
        self.pactl("unload-module", "module-null-sink")

    def plug(self) -> None:
        """Bring the device back."""
        self.pactl("load-module", "module-null-sink", f"sink_name={SINK}")

    def pactl(self, *arguments: str) -> str:
        """Run pactl on this server; what it printed."""
        done = self._pactl(*arguments)
        if done.returncode:
            raise StageError(f"pactl {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    @contextmanager
    def capture(self, path: Path) -> Iterator[None]:
        """Write what the sink plays meanwhile to a WAV file (48 kHz, 16 bits, stereo)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        recorder = subprocess.Popen(
            [
                *("parec", f"--device={SINK}.monitor", "--file-format=wav", "--latency-msec=20"),
                *("--rate=48000", "--format=s16le", "--channels=2", str(path)),
            ],
            env=os.environ | self.environment,
            text=True,
        )
        try:
            wait_for("the recorder", lambda: path.exists() and path.stat().st_size > 44)
            yield
        finally:
            # SIGINT, not SIGTERM: only so does it write the file's length into its head.
            recorder.send_signal(signal.SIGINT)
            recorder.wait(10)

    def _stands(self) -> bool:
        return self._pactl("list", "short", "sinks").stdout.find(SINK) >= 0

    def _pactl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | self.environment
        return subprocess.run(
            ["pactl", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
