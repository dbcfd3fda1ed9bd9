"""What the installer for Windows brings, and how it knows what to remove."""

import re
import sys
import zipfile
from pathlib import Path

import application
import pytest
from windows import build, payload
from windows.payload import UnfitPayload, four_numbers, installed, read_payload

SCRIPTS = sorted(Path(build.__file__).parent.glob("*.ns[ih]"))


def program(folder: Path, *more: str) -> Path:
    """A frozen program of a few files, and those named."""
    for name in (payload.PROGRAM, "_internal/base_library.zip", "_internal/Qt6/bin/Łódź.dll", *more):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return folder


def read_list(path: Path) -> list[str]:
    """The list as the installer reads it."""
    return path.read_bytes().decode("utf-16-le").split("\r\n")[:-1]


def test_every_file_and_folder_that_is_installed_is_on_the_list_to_remove(tmp_path: Path) -> None:
    found = read_payload(program(tmp_path / "program"))
    payload.write_list(found, tmp_path / "list.txt")
    assert set(read_list(tmp_path / "list.txt")) == {
        "inmail-desk.exe",
        "_internal\\base_library.zip",
        "_internal\\Qt6\\bin\\Łódź.dll",
        "installed-files.txt",
        "uninstall.exe",
        "_internal\\",
        "_internal\\Qt6\\",
        "_internal\\Qt6\\bin\\",
    }


def test_a_folder_is_on_the_list_after_all_that_lies_in_it(tmp_path: Path) -> None:
    lines = installed(read_payload(program(tmp_path, "_internal/a/b/c/file.txt", "_internal/z.txt")))
    folders = [(at, line) for at, line in enumerate(lines) if line.endswith("\\")]
    late = [line for at, line in folders if any(after.startswith(line) for after in lines[at + 1 :])]
    assert late == []


def test_every_file_is_unpacked_into_the_folder_that_the_list_names(tmp_path: Path) -> None:
    found = read_payload(program(tmp_path / "program"))
    payload.write_script(found, tmp_path / "installed-files.txt", tmp_path / "files.nsh")
    unpacked, folder = [], ""
    for line in (tmp_path / "files.nsh").read_text("utf-8").splitlines():
        if line.startswith("SetOutPath"):
            folder = line.split('"')[1].removeprefix("${NEW}").lstrip("\\")
        else:
            name = Path(line.split('"')[-2]).name
            unpacked.append(f"{folder}\\{name}".lstrip("\\"))
    assert sorted([*unpacked, "uninstall.exe"]) == sorted(
        line for line in installed(found) if not line.endswith("\\")
    )


def test_what_was_frozen_elsewhere_is_refused_as_such(tmp_path: Path) -> None:
    (program(tmp_path, "_internal/aux.so") / payload.PROGRAM).rename(tmp_path / "inmail-desk")
    with pytest.raises(UnfitPayload, match=r"holds no inmail-desk\.exe"):
        read_payload(tmp_path)


@pytest.mark.parametrize(
    "name", ["_internal/what?.txt", "_internal/aux.py", "_internal/dot.", "_internal/a..b", "_internal/$x"]
)
def test_a_name_that_no_installer_takes_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnfitPayload, match="no installer takes"):
        read_payload(program(tmp_path, name))


def test_a_path_that_leaves_no_room_for_the_persons_own_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnfitPayload, match="151 signs"):
        read_payload(program(tmp_path, f"_internal/{'a' * 70}/{'b' * 70}"))


@pytest.mark.skipif(sys.platform == "win32", reason="not everybody may make links there")
def test_a_link_is_refused(tmp_path: Path) -> None:
    (program(tmp_path) / "_internal" / "link").symlink_to("base_library.zip")
    with pytest.raises(UnfitPayload, match="a link"):
        read_payload(tmp_path)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("1.2.3.4", "1.2.3.4"), ("1.3rc1", "1.3.0.0")],
)
def test_a_version_becomes_four_numbers(version: str, numbers: str) -> None:
    assert four_numbers(version) == numbers


@pytest.mark.parametrize("version", ["next", "1.70000.0"])
def test_what_windows_takes_for_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match=version):
        four_numbers(version)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.name)
def test_no_script_holds_a_version_or_an_address(script: Path) -> None:
    text = script.read_text("utf-8")
    assert re.findall(r"\b\d+\.\d+\.\d+\b|https?://", text) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.name)
def test_no_script_deletes_a_folder_with_all_in_it(script: Path) -> None:
    assert re.findall(r"(?i)rmdir\s+/r", script.read_text("utf-8")) == []


def test_the_portable_program_lies_in_one_folder_beside_what_makes_it_portable(tmp_path: Path) -> None:
    made = build.make_portable(read_payload(program(tmp_path / "program")), tmp_path)
    with zipfile.ZipFile(made) as zipped:
        assert sorted(zipped.namelist()) == [
            "InMail Desk/_internal/Qt6/bin/Łódź.dll",
            "InMail Desk/_internal/base_library.zip",
            "InMail Desk/inmail-desk.exe",
            "InMail Desk/portable.txt",
        ]
        assert application.VERSION.encode() in zipped.read("InMail Desk/portable.txt")


def test_the_portable_program_is_packed_the_same_each_time(tmp_path: Path) -> None:
    found = read_payload(program(tmp_path / "program"))
    first, second = (build.make_portable(found, tmp_path / each).read_bytes() for each in "ab")
    assert first == second
