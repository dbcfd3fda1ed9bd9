"""The real program in a process of its own, and a second one beside it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def file(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(demo, tmp_path / "Premium.inmaildesk"))


@pytest.fixture
def running(home: Path, file: Path, qtbot: QtBot) -> Iterator[subprocess.Popen[bytes]]:
    program = start(home, file)
    qtbot.waitUntil(lambda: any((home / "settings").glob("*.lock")), timeout=30_000)
    yield program
    end(program)


def start(home: Path, file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "inmail_desk", "--home", str(home), str(file)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )


def end(program: subprocess.Popen[bytes]) -> None:
    program.kill()
    program.wait()
    assert program.stderr is not None
    program.stderr.close()


def holder(home: Path) -> str:
    """The number of the process that holds the file, "" for none."""
    for lock in (home / "settings").glob("*.lock"):
        with suppress(FileNotFoundError):
            return lock.read_text().split("\n")[0]
    return ""


def test_a_second_start_ends_at_once_and_leaves_the_first_alone(
    running: subprocess.Popen[bytes], home: Path, file: Path
) -> None:
    second = start(home, file)
    said = second.communicate(timeout=30)[1]
    assert (second.returncode, said, running.poll()) == (0, b"", None)


def test_a_program_that_was_killed_leaves_the_file_to_the_next(
    running: subprocess.Popen[bytes], home: Path, file: Path, qtbot: QtBot
) -> None:
    end(running)
    second = start(home, file)
    qtbot.waitUntil(lambda: holder(home) == str(second.pid), timeout=30_000)
    end(second)
