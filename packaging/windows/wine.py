"""A Windows to try installers in: Wine with a folder of its own for everything."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath

_PATIENCE = 120  # seconds, on a machine that is busy


class Wine:
    """One Windows. Its disk C: is `disk`; where it runs from is the command's matter, such as "wine"."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self._prefix = folder / "prefix"
        self._command = command
        self.disk = self._prefix / "drive_c"
        self.environment = {
            **os.environ,
            "HOME": str(folder),  # where Wine has the desktop lie
            "WINEPREFIX": str(self._prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "--init")
        self.be("win10")

    def start(self, *command: str, more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Starts a program of Windows, and goes on."""
        return subprocess.Popen(
            [*self._command, *command],
            env=self.environment | dict(more or {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *command: str, more: Mapping[str, str] | None = None) -> int:
        """Runs a program of Windows to its end. Its exit code."""
        return self.start(*command, more=more).wait(_PATIENCE)

    def be(self, version: str) -> None:
        """Makes it that version of Windows: win10, win7."""
        self.run("reg", "add", "HKCU\\Software\\Wine", "/v", "Version", "/d", version, "/f")
        self.wait()

    def wait(self) -> None:
        """Waits until everything that runs in this Windows has ended."""
        server = [*self._command[:-1], "wineserver", "-w"]
        subprocess.run(server, env=self.environment, check=True, timeout=_PATIENCE)

    def end(self) -> None:
        """Ends everything that runs in this Windows."""
        subprocess.run([*self._command[:-1], "wineserver", "-k"], env=self.environment, check=False)

    def here(self, path: str | PureWindowsPath) -> Path:
        """Where something on disk C: lies on this computer."""
        return self.disk.joinpath(*PureWindowsPath(path).parts[1:])

    def there(self, path: Path) -> str:
        """How Windows calls a file of this computer."""
        if path.is_relative_to(self.disk):
            return str(PureWindowsPath("C:\\", *path.relative_to(self.disk).parts))
        return str(PureWindowsPath("Z:\\", *path.parts[1:]))

    def merge_classes(self) -> None:
        """Makes known to all what the person's own part of the registry says of files and addresses.

        Windows does so by itself; Wine looks at the machine's part alone.
        """
        self.run("reg", "copy", "HKCU\\Software\\Classes", "HKLM\\Software\\Classes", "/s", "/f")

    def registry(self, key: str) -> dict[str, str]:
        """The values of one key of the person's own registry as `reg export` writes them; "@" is the nameless one.

        A text is without its quotes. Empty where there is no such key.
        """
        saved = self.disk / "exported.reg"
        saved.unlink(missing_ok=True)
        self.run("reg", "export", f"HKCU\\{key}", self.there(saved), "/y")
        if not saved.exists():
            return {}
        return read_exported(saved.read_text("utf-16"), f"HKEY_CURRENT_USER\\{key}")


def read_exported(text: str, key: str) -> dict[str, str]:
    """The values of one key in what `reg export` has written."""
    found: dict[str, str] = {}
    present = ""
    for line in text.splitlines():
        if line.startswith("["):
            present = line.strip("[]")
        elif "=" in line and present.lower() == key.lower():
            name, _, value = line.partition('"=') if line.startswith('"') else line.partition("=")
            text_value = value[1:-1] if value.startswith('"') else value
            found[name.lstrip('"')] = text_value.replace("\\\\", "\\").replace('\\"', '"')
    return found


def until(what: Callable[[], object], patience: float = _PATIENCE) -> bool:
    """Waits until something is so. False where it never was."""
    deadline = time.monotonic() + patience
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
