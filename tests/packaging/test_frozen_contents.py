"""What is taken into the frozen program, and what is left out."""

from importlib.metadata import Distribution
from pathlib import Path

import application
import contents
import pytest

from inmail_desk.ui.releases import releases_page


@pytest.mark.parametrize(
    "plugin",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6\\plugins\\iconengines\\qsvgicon.dll",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    ],
)
def test_what_shows_windows_takes_letters_draws_icons_and_prints_is_taken(plugin: str) -> None:
    assert contents.is_wanted(plugin)


@pytest.mark.parametrize(
    "plugin",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
    ],
)
def test_plugins_that_nothing_uses_are_left_out(plugin: str) -> None:
    assert not contents.is_wanted(plugin)


def test_a_library_is_no_plugin() -> None:
    assert contents.is_wanted("/elsewhere/plugins-of-mine/PySide6/Qt/lib/libQt6Core.so.6")


def test_of_a_part_of_qt_translations_are_left_out() -> None:
    found = (["PySide6.QtCore"], [], [("qtbase_de.qm", "PySide6/Qt/translations")])
    assert contents.of_qt(found) == (["PySide6.QtCore"], [], [])


@pytest.mark.parametrize("library", ["libstdc++.so.6", "libX11.so.6", "libfontconfig.so.1", "libcups.so.2"])
def test_linux_brings_what_its_drivers_use_too(library: str) -> None:
    assert contents.is_left_to_the_system(library, "linux")


@pytest.mark.parametrize(
    "library", ["libxcb-cursor.so.0", "libsqlite3.so.0", "libX11-xcb-mine.so", "libbz2.so.1.0"]
)
def test_what_not_every_linux_has_is_taken_along(library: str) -> None:
    assert not contents.is_left_to_the_system(library, "linux")


def test_windows_needs_no_driver_drawn_by_the_processor() -> None:
    assert contents.is_left_to_the_system("PySide6\\opengl32sw.dll", "win32")


def test_the_programs_own_metadata_stay_and_those_of_libraries_do_not() -> None:
    assert not contents.is_leftover(f"{contents.METADATA}/METADATA")
    assert contents.is_leftover("pydantic-2.14.3.dist-info/METADATA")


def test_what_the_program_is_told_of_itself_is_what_the_project_says(tmp_path: Path) -> None:
    told = Distribution.at(contents.write_metadata(tmp_path))
    assert (told.name, told.version) == (application.COMMAND, application.VERSION)


def test_the_program_is_told_where_newer_versions_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Distribution.at(contents.write_metadata(tmp_path)).metadata
    monkeypatch.setattr("inmail_desk.ui.releases.metadata", lambda _name: told)
    assert releases_page() == application.RELEASES


@pytest.mark.parametrize(
    ("place", "folder"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib"),
        ("PySide6\\Qt6Core.dll", "PySide6"),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "PySide6/Qt/lib"),
    ],
)
def test_the_folder_of_qt_is_found_on_each_system(place: str, folder: str) -> None:
    assert contents.folder_of_qt(["libz.so", "libQt6Core.so.6", "PySide6/QtCore.abi3.so", place]).endswith(
        f"/{folder}"
    )


def test_a_program_without_qt_is_an_error() -> None:
    with pytest.raises(ValueError, match="Qt"):
        contents.folder_of_qt(["libz.so"])
