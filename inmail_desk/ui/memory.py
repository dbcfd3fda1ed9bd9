"""What the window remembers from one start to the next: size, page, columns, recent files. No personal data."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

APPEARANCE, TEXT_SIZE, WEEK_START = "appearance", "text_size", "week_start"
"""The keys of what is chosen in Settings; "" or nothing stands for what the system says."""

_RECENT = "recent_files"
_MOST_RECENT = 8


class Memory(QObject):
    """A small store of texts in one settings file. What cannot be read is as if it had never been written."""

    changed = Signal(str)
    """Carries the key under which another text is kept from now on."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def read(self, key: str) -> str | None:
        """The text kept under a key, None where there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, str) else None

    def write(self, key: str, text: str) -> None:
        """Keeps a text."""
        differs = text != (self.read(key) or "")
        self._settings.setValue(key, text)
        if differs:
            self.changed.emit(key)

    def save(self) -> None:
        """Puts on the disk now what would be put there soon."""
        self._settings.sync()

    def read_bytes(self, key: str) -> QByteArray:
        """The bytes kept under a key, empty where there are none."""
        return QByteArray.fromBase64((self.read(key) or "").encode())

    def write_bytes(self, key: str, value: QByteArray) -> None:
        """Keeps bytes, such as a window's geometry."""
        self.write(key, bytes(value.toBase64().data()).decode())

    def recent_files(self) -> tuple[Path, ...]:
        """The files opened lately, the latest first; also those that are not there now, such as on a stick."""
        return tuple(map(Path, (self.read(_RECENT) or "").splitlines()))

    def remember_file(self, path: Path) -> None:
        """Puts a file first among the recent ones."""
        others = [each for each in self.recent_files() if each != path]
        self.write(_RECENT, "\n".join(str(each) for each in [path, *others][:_MOST_RECENT]))

    def forget_files(self) -> None:
        """Empties the list of recent files."""
        self.write(_RECENT, "")
