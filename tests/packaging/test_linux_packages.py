"""The packages for Linux name what the frozen program needs, hold it, and are the same each time they are made."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from datetime import date
from pathlib import Path

import application
import pytest
from linux import appimage, deb, flatpak, needed_libraries, rpm_package, staging, tarball
from linux.copyright_file import copyright_file, debian_name
from linux.filling import filled
from linux.needed_libraries import Needs, UnknownLibrary
from linux.releases import Release

from inmail_desk import cli
from inmail_desk.paths import PORTABLE_MARKER

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux are made on Linux")

DESCRIBED = """
Dynamic Section:
  NEEDED               libEGL.so.1
  NEEDED               libc.so.6
  SONAME               libQt6Gui.so.6

Version References:
  required from libc.so.6:
    0x09691a75 0x00 08 GLIBC_2.9
    0x06969194 0x00 07 GLIBC_2.34
  required from libstdc++.so.6:
    0x0297f868 0x00 05 GLIBCXX_3.4.29
"""
HISTORY = (Release("0.2.0", date(2027, 1, 5), ("A long change " * 9, "100% right")),)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A frozen program of which nothing can be run."""
    folder = tmp_path / "frozen"
    licences = folder / "_internal" / "resources" / "licences"
    licences.mkdir(parents=True)
    (folder / application.COMMAND).write_text("the program", "utf-8")
    (folder / application.COMMAND).chmod(0o700)
    (folder / "_internal" / "base_library.zip").write_text("the library", "utf-8")
    index = [
        {
            "name": "Mako",
            "version": "1.4",
            "licence": "MIT",
            "copyright": ["Copyright (c) 2006 Ada Example"],
            "texts": ["Mako.txt"],
        },
        {"name": "Starter", "version": "", "licence": "GPL-2.0 WITH Exception", "copyright": [], "texts": []},
    ]
    (licences / "index.json").write_text(json.dumps(index), "utf-8")
    (licences / "Mako.txt").write_text("Do as you like.", "utf-8")
    return folder


def test_the_libraries_and_newest_symbols_of_a_binary_are_read() -> None:
    needs = needed_libraries.read_needs(DESCRIBED)
    assert needs == Needs(frozenset({"libEGL.so.1", "libc.so.6"}), (2, 34), (3, 4, 29))


def test_the_deb_depends_on_each_librarys_package_with_the_oldest_that_will_do() -> None:
    needs = Needs(frozenset({"libm.so.6", "libc.so.6", "libEGL.so.1", "libstdc++.so.6"}), (2, 34), (3, 4, 29))
    assert needed_libraries.debian_packages(needs) == ["libc6 (>= 2.34)", "libegl1", "libstdc++6 (>= 11)"]


def test_a_library_of_no_known_package_is_named() -> None:
    with pytest.raises(UnknownLibrary, match=r"libunheard\.so\.4"):
        needed_libraries.debian_packages(Needs(frozenset({"libunheard.so.4"})))


def test_the_rpm_requires_libraries_by_their_names() -> None:
    needs = Needs(frozenset({"libEGL.so.1", "ld-linux-x86-64.so.2"}), (2, 34))
    assert needed_libraries.rpm_capabilities(needs) == [
        "libEGL.so.1()(64bit)",
        "libc.so.6(GLIBC_2.34)(64bit)",
    ]


def test_the_deb_knows_the_libraries_that_the_program_asks_for_at_its_start() -> None:
    asked = cli._LIBRARIES_OF_X11
    assert {each: needed_libraries.PACKAGES.get(each) for each in asked} == asked


@pytest.mark.parametrize("found", ["/elsewhere/python/lib", "$ORIGIN:/usr/local/lib", "lib"])
def test_a_library_that_looks_into_folders_of_its_maker_is_noticed(found: str) -> None:
    assert staging.looks_outside(found)


@pytest.mark.parametrize("found", ["", "$ORIGIN/", "$ORIGIN/:$ORIGIN/Qt/lib"])
def test_a_library_that_looks_beside_itself_is_left_alone(found: str) -> None:
    assert not staging.looks_outside(found)


def test_a_template_with_a_word_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError, match="EXEC"):
        filled("entry.desktop")


def test_everybody_may_run_what_is_installed(frozen: Path, tmp_path: Path) -> None:
    staging.put_program(frozen, tmp_path / "put")
    modes = {each.name: each.stat().st_mode & 0o777 for each in (tmp_path / "put").rglob("*.zip")}
    assert modes == {"base_library.zip": 0o644}
    assert (tmp_path / "put" / application.COMMAND).stat().st_mode & 0o777 == 0o755


def test_without_a_frozen_program_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make freeze"):
        tarball.build(tmp_path / "nothing", tmp_path, tmp_path)


def test_every_work_of_others_is_in_the_copyright_file_with_its_owner_and_licence(frozen: Path) -> None:
    text = copyright_file(frozen)
    for told in (
        "2006 Ada Example",
        "Mako 1.4: MIT",
        "the authors of Starter",
        "License: GPL-2.0 with Exception",
    ):
        assert told in text


def test_each_licence_named_in_the_copyright_file_has_a_paragraph(frozen: Path) -> None:
    _, *paragraphs = re.split(r"\n\n", copyright_file(frozen))
    named = {
        word for each in paragraphs if each.startswith("Files") for word in _licence_line(each).split(" and ")
    }
    assert named == {_licence_line(each) for each in paragraphs if each.startswith("License")}


def _licence_line(paragraph: str) -> str:
    return next(line for line in paragraph.splitlines() if line.startswith("License:"))[9:]


def test_a_choice_of_licences_is_written_as_debian_writes_it() -> None:
    assert debian_name("(Apache-2.0 OR BSD 3)") == "Apache-2.0 or BSD-3"


def test_debians_change_log_is_read_by_its_own_tool(tmp_path: Path) -> None:
    if shutil.which("dpkg-parsechangelog") is None:
        pytest.skip("there is no dpkg-parsechangelog")
    log = tmp_path / "changelog"
    log.write_text(deb.debian_changelog(HISTORY), "utf-8")
    asked = ["dpkg-parsechangelog", "-l", str(log), "-S", "Version"]
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("0.2.0", "")


def test_a_percent_sign_in_a_change_is_kept_from_rpm() -> None:
    assert "- 100%% right" in rpm_package.rpm_changelog(HISTORY)


def test_the_portable_folder_is_packed_in_the_same_bytes_again(
    frozen: Path, tmp_path: Path, qapp: object
) -> None:
    first = tarball.build(frozen, tmp_path / "1", tmp_path / "work").read_bytes()
    os.utime(frozen / application.COMMAND, (1, 1))
    assert tarball.build(frozen, tmp_path / "2", tmp_path / "other").read_bytes() == first


def test_the_portable_folder_says_how_to_keep_the_data_in_it(
    frozen: Path, tmp_path: Path, qapp: object
) -> None:
    with tarfile.open(tarball.build(frozen, tmp_path / "out", tmp_path / "work")) as packed:
        read = packed.extractfile(f"{application.COMMAND}-{application.VERSION}/README.txt")
        assert read is not None
        assert f"touch {PORTABLE_MARKER}" in read.read().decode()


@pytest.fixture
def portable(frozen: Path, tmp_path: Path, qapp: object) -> Path:
    """The portable folder, somewhere with signs in its name that mean something to shells and menus."""
    root = tmp_path / 'My "stick" $5 \\ 100%'
    tarball.lay_out(frozen, root, application.VERSION)
    return root


def _add_to_menu(portable: Path, home: Path, *arguments: str) -> Path:
    told = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home / "share")}
    subprocess.run(
        ["sh", str(portable / "add-to-menu.sh"), *arguments], env=told, check=True, capture_output=True
    )
    return home / "share" / "applications" / f"{application.IDENTIFIER}.desktop"


def test_the_portable_programs_menu_entry_names_its_place_as_menus_read_it(
    portable: Path, tmp_path: Path
) -> None:
    entry = _add_to_menu(portable, tmp_path / "home").read_text("utf-8")
    line = next(each for each in entry.splitlines() if each.startswith("Exec="))
    unescaped = line[5:].replace("\\\\", "\\")
    quoted, _, rest = unescaped[1:].rpartition('"')
    assert re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") == str(portable / application.COMMAND)
    assert rest == " -- %u"


def test_the_portable_programs_menu_entry_is_taken_back(portable: Path, tmp_path: Path) -> None:
    entry = _add_to_menu(portable, tmp_path / "home")
    assert entry.exists()
    _add_to_menu(portable, tmp_path / "home", "--remove")
    assert not entry.exists()


def test_the_appimages_folder_has_entry_icon_and_start_at_its_top(
    frozen: Path, tmp_path: Path, qapp: object
) -> None:
    folder = tmp_path / "AppDir"
    appimage.lay_out(frozen, folder, application.VERSION)
    tops = {f"{application.IDENTIFIER}.desktop", f"{application.IDENTIFIER}.svg", ".DirIcon", "AppRun", "usr"}
    assert {each.name for each in folder.iterdir()} == tops
    assert os.access(folder / "AppRun", os.X_OK)


def test_the_flatpak_is_given_no_network_and_no_folders(tmp_path: Path) -> None:
    tar = tmp_path / tarball.file_name(application.VERSION)
    tar.write_bytes(b"packed")
    given = json.loads(flatpak.build(tar, tmp_path).read_text("utf-8"))["finish-args"]
    assert not [each for each in given if "network" in each or "filesystem" in each]


def test_the_flatpak_takes_only_files_that_the_portable_folder_has(
    frozen: Path, tmp_path: Path, qapp: object
) -> None:
    root = tmp_path / "root"
    tarball.lay_out(frozen, root, application.VERSION)
    tar = tmp_path / "portable.tar.gz"
    tarball.pack(root, tar)
    (module,) = flatpak.manifest(tar)["modules"]  # type: ignore[misc]
    for command in module["build-commands"]:
        if "-Dm644" in command:
            assert (root / command.split()[2]).is_file()


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="there is no dpkg-deb")
def test_the_deb_is_made_in_the_same_bytes_again(frozen: Path, tmp_path: Path, qapp: object) -> None:
    first = deb.build(frozen, tmp_path / "1", tmp_path / "work", compression="gzip").read_bytes()
    os.utime(frozen / application.COMMAND, (1, 1))
    assert deb.build(frozen, tmp_path / "2", tmp_path / "other", compression="gzip").read_bytes() == first


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="there is no dpkg-deb")
def test_the_deb_runs_nothing_as_root_and_owns_no_settings(
    frozen: Path, tmp_path: Path, qapp: object
) -> None:
    package = deb.build(frozen, tmp_path, tmp_path / "work", compression="gzip")
    subprocess.run(["dpkg-deb", "--control", str(package), str(tmp_path / "control")], check=True)
    assert {each.name for each in (tmp_path / "control").iterdir()} == {"control", "md5sums"}
