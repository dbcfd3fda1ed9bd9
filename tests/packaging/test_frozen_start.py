"""What the frozen program does before all else, and how its files are described on Windows."""

import os
import sys

import application
import pytest
import start
from windows.version_info import version_info


@pytest.fixture(autouse=True)
def _ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/inmail-desk/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)


def test_a_browser_that_is_opened_gets_the_systems_libraries() -> None:
    start._hand_on_no_libraries()
    assert "LD_LIBRARY_PATH" not in os.environ


def test_a_browser_gets_the_libraries_that_the_person_had_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/elsewhere/lib")
    start._hand_on_no_libraries()
    assert os.environ["LD_LIBRARY_PATH"] == "/elsewhere/lib"


def test_where_there_is_no_terminal_what_is_said_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    start._speak_to_nobody()
    with sys.stdout:
        assert sys.stdout.buffer.write("Grüße".encode()) == 7


def test_a_terminal_stays_what_it_is() -> None:
    before = sys.stdout
    start._speak_to_nobody()
    assert sys.stdout is before


def test_windows_is_told_the_version_and_the_name_of_the_file() -> None:
    text = version_info("inmail-desk-cli.exe")
    assert f"StringStruct('ProductVersion', '{application.VERSION}')" in text
    assert "StringStruct('OriginalFilename', 'inmail-desk-cli.exe')" in text


def test_what_windows_is_told_can_be_read_by_the_one_who_writes_it_there() -> None:
    calls = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    read = eval(
        version_info("inmail-desk.exe"), {name: lambda *parts, **more: (parts, more) for name in calls}
    )
    ((), fields) = read
    assert fields["ffi"][1]["filevers"] == fields["ffi"][1]["prodvers"]
