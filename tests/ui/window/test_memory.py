"""What the window remembers from one start to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from inmail_desk.ui.memory import Memory


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


def existing(folder: Path, name: str) -> Path:
    path = folder / name
    path.touch()
    return path


def test_a_text_is_there_at_the_next_start(file: Path) -> None:
    first = Memory(file)
    first.write("page", "prospects, and more")
    del first
    assert Memory(file).read("page") == "prospects, and more"


def test_bytes_are_there_at_the_next_start(file: Path) -> None:
    first = Memory(file)
    first.write_bytes("window", QByteArray(b"\0\1\2"))
    del first
    assert Memory(file).read_bytes("window") == QByteArray(b"\0\1\2")


def test_a_settings_file_of_nonsense_is_as_if_there_were_none(file: Path) -> None:
    file.write_bytes(b"\xff\xfe[[[=\0")
    assert Memory(file).read("page") is None


def test_the_file_opened_last_comes_first(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    a, b = existing(tmp_path, "a.inmaildesk"), existing(tmp_path, "b.inmaildesk")
    for path in (a, b, a):
        memory.remember_file(path)
    assert memory.recent_files() == (a, b)


def test_a_file_that_is_away_for_a_while_keeps_its_place(file: Path, tmp_path: Path) -> None:
    memory = Memory(file)
    on_a_stick, other = existing(tmp_path, "a.inmaildesk"), existing(tmp_path, "b.inmaildesk")
    memory.remember_file(on_a_stick)
    on_a_stick.unlink()
    memory.remember_file(other)
    assert memory.recent_files() == (other, on_a_stick)
