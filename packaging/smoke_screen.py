"""A screen of its own under Xvfb, with a window manager, and a keyboard that xdotool presses."""

import os
import struct
import subprocess
import time
from pathlib import Path

from smoke_trying import until

_SIZE = "1400x900x24"
_BETWEEN_KEYS = 0.15  # seconds; nobody is quicker


class Screen:
    """A screen for a person whose home is a folder. `close` ends all that was started for it."""

    def __init__(self, home: Path, pictures: Path | None) -> None:
        """`pictures` is a folder for what is seen, None for none."""
        self._pictures = pictures
        self._taken = 0
        reading, writing = os.pipe()
        runtime = home / ".runtime"
        runtime.mkdir(mode=0o700)
        self._pixels = runtime / "Xvfb_screen0"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp"]
        command += ["-fbdir", str(runtime)]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        self.environment = {
            "HOME": str(home),
            "PATH": f"{self._put_browser(runtime)}:{os.environ['PATH']}",
            "DISPLAY": f":{number}",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
            "TMPDIR": str(runtime),
        }
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _put_browser(self, folder: Path) -> Path:
        """Lays a stand-in for the system's way to open an address, which notes what it is given, and with which
        libraries. The folder that it lies in."""
        self._opened = folder / "opened"
        place = folder / "bin"
        place.mkdir()
        script = place / "xdg-open"
        script.write_text(f'#!/bin/sh\nprintf "%s %s" "$1" "${{LD_LIBRARY_PATH-}}" >"{self._opened}"\n')
        script.chmod(0o755)
        return place

    def opened(self) -> str:
        """The address that was opened last and the libraries named to the one who opened it, "" for none."""
        return self._opened.read_text("utf-8") if self._opened.exists() else ""

    def wait_for_window(self, title: str) -> None:
        """Waits until the window with the keyboard has a title with these words in it."""
        until(lambda: title in self._title(), f"a window “{title}” is in front")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, each as xdotool writes it."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(_BETWEEN_KEYS)

    def type(self, text: str) -> None:
        """Types a text where the keyboard is."""
        self._xdotool("type", "--delay", "25", text)
        time.sleep(_BETWEEN_KEYS)

    def take_picture(self, name: str) -> None:
        """Keeps what is seen, where pictures are wanted."""
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            self._taken += 1
            _save_as_png(self._pixels.read_bytes(), self._pictures / f"{self._taken}-{name}.png")

    def close(self) -> None:
        """Ends the window manager and the screen."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    def _title(self) -> str:
        return self._xdotool("getactivewindow", "getwindowname", may_fail=True)

    def _xdotool(self, *words: str, may_fail: bool = False) -> str:
        ran = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=not may_fail
        )
        return ran.stdout.strip()


def _save_as_png(dump: bytes, path: Path) -> None:
    """Saves a screen as X dumps it, with 32 bits a pixel, as a picture."""
    from PySide6.QtGui import QImage

    header, *rest = struct.unpack(">20I", dump[:80])
    width, height, line, colours = rest[3], rest[4], rest[11], rest[18]
    image = QImage(dump[header + 12 * colours :], width, height, line, QImage.Format.Format_RGB32)
    if not image.save(str(path)):
        raise OSError(f"{path} could not be written")
