"""What the packages for Windows and the program say of each other."""

import shutil
import struct
from pathlib import Path

import application
import pytest
from windows import build, payload, pictures
from windows.wine import read_exported

from inmail_desk import paths


def test_the_program_looks_for_the_file_that_makes_it_portable() -> None:
    assert build.MARKER == paths.PORTABLE_MARKER


def test_the_uninstaller_deletes_the_folder_that_the_program_keeps_its_data_in(tmp_path: Path) -> None:
    script = (Path(build.__file__).parent / "names.nsh").read_text("utf-8")
    assert '!define DATA "$LOCALAPPDATA\\${COMMAND}"' in script
    assert paths.places().data.name == application.COMMAND


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed")
def test_the_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    program = tmp_path / "program" / payload.PROGRAM
    program.parent.mkdir()
    program.write_bytes(b"MZ")
    made = build.make_installer(payload.read_payload(program.parent), tmp_path)
    assert made.name == f"InMail-Desk-{application.VERSION}-setup.exe"
    assert made.read_bytes().startswith(b"MZ")


def test_a_missing_compiler_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(build.NoMakensis, match="install NSIS"):
        build.compile_script(tmp_path / "none.nsi", {})


def test_the_icon_holds_the_sizes_that_windows_shows(tmp_path: Path) -> None:
    pictures.write_icon(tmp_path / "icon.ico")
    content = (tmp_path / "icon.ico").read_bytes()
    count = struct.unpack("<3H", content[:6])[2]
    entries = [struct.unpack("<4B2H2I", content[6 + 16 * at : 22 + 16 * at]) for at in range(count)]
    assert {entry[0] or 256 for entry in entries} >= {16, 32, 48, 256}
    assert entries[-1][6] + entries[-1][7] == len(content)


def test_the_registry_is_read_as_it_is_exported() -> None:
    text = (
        "Windows Registry Editor Version 5.00\n\n"
        "[HKEY_CURRENT_USER\\Software\\One]\n"
        '@="plain"\n'
        '"Command"="\\"C:\\\\a folder\\\\b.exe\\" \\"%1\\""\n'
        '"Size"=dword:00000010\n\n'
        "[HKEY_CURRENT_USER\\Software\\One\\Two]\n"
        '@="other"\n'
    )
    assert read_exported(text, "HKEY_CURRENT_USER\\Software\\One") == {
        "@": "plain",
        "Command": '"C:\\a folder\\b.exe" "%1"',
        "Size": "dword:00000010",
    }
