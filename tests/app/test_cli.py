"""What stands on the command line, and what is said where there is no screen."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inmail_desk.cli import Request, can_be_loaded, missing_screen, read_arguments


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "inmail_desk", *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_arguments_the_last_file_is_wanted() -> None:
    assert read_arguments([]) == Request()


def test_a_file_is_named_from_the_folder_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_arguments(["Premium.inmaildesk"]).file == tmp_path / "Premium.inmaildesk"


def test_a_file_and_the_demo_cannot_be_opened_together(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["Premium.inmaildesk", "--demo"])
    assert "cannot be opened together" in capsys.readouterr().err


def test_the_version_is_told() -> None:
    assert start("--version").stdout.startswith("InMail Desk 0.")


def test_without_a_screen_one_sentence_says_what_to_do() -> None:
    said = missing_screen("linux", {})
    assert said.count(". ") == 0
    assert "start it from a desktop session" in said


def test_a_screen_that_does_not_answer_is_named() -> None:
    assert ":4711" in missing_screen("linux", {"DISPLAY": ":4711"})


def test_a_screen_whose_name_makes_no_sense_is_named() -> None:
    assert "(nonsense)" in missing_screen("linux", {"DISPLAY": "nonsense"})


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that answers, for as long as nobody wants to draw on it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1] - 6000}"


def test_all_libraries_that_are_missing_are_named_in_one_sentence(display: str) -> None:
    missing = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libEGL.so.1")
    said = missing_screen("linux", {"DISPLAY": display}, lambda library: library not in missing)
    assert said.endswith("run `sudo apt-get install libegl1 libxcb-cursor0 libxkbcommon-x11-0`.")
    assert said.count(". ") == 0


def test_where_all_libraries_are_there_a_window_can_be_shown(display: str) -> None:
    assert missing_screen("linux", {"DISPLAY": display}, bool) == ""


def test_a_library_that_does_not_exist_cannot_be_loaded() -> None:
    assert not can_be_loaded("libnowhere-to-be-found.so.0")


def test_a_wayland_screen_will_do() -> None:
    assert missing_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"}) == ""


def test_drawing_without_a_screen_can_be_chosen() -> None:
    assert missing_screen("linux", {"QT_QPA_PLATFORM": "offscreen"}) == ""


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(system: str) -> None:
    assert missing_screen(system, {}) == ""


def test_a_start_without_a_screen_ends_with_2_and_that_sentence() -> None:
    if missing_screen(sys.platform, {}):
        ended = start()
        assert (ended.returncode, len(ended.stderr.strip().splitlines())) == (2, 1)


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    ended = start("--home", str(blocked), QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, str(blocked) in ended.stderr) == (2, True)
