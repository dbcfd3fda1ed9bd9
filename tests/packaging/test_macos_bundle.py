"""What macOS is told of the program, and what the window of its disk image shows."""

import plistlib
import struct
from pathlib import Path
from typing import Any

import application
from macos import layout, names, pictures
from macos.info_plist import info_plist
from PySide6.QtGui import QColor, QImage

from inmail_desk.paths import SUFFIX
from inmail_desk.ui.colours import LIGHT

MACOS = application.ROOT / "packaging" / "macos"


def test_the_property_list_can_be_written_and_read() -> None:
    assert plistlib.loads(plistlib.dumps(info_plist())) == info_plist()


def test_the_bundle_has_this_versions_number() -> None:
    told = info_plist()
    assert {told["CFBundleVersion"], told["CFBundleShortVersionString"]} == {application.VERSION}


def test_the_bundle_is_dark_where_the_system_is_dark() -> None:
    assert info_plist()["NSRequiresAquaSystemAppearance"] is False


def test_the_bundle_is_drawn_as_finely_as_the_screen_can() -> None:
    assert info_plist()["NSHighResolutionCapable"] is True


def test_a_double_click_on_a_data_file_opens_the_program() -> None:
    told = info_plist()
    (kind,) = told["UTExportedTypeDeclarations"]
    (opened,) = told["CFBundleDocumentTypes"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX.removeprefix(".")]
    assert (opened["LSItemContentTypes"], opened["LSHandlerRank"]) == ([kind["UTTypeIdentifier"]], "Owner")


def test_a_data_file_is_known_to_be_a_database() -> None:
    (kind,) = info_plist()["UTExportedTypeDeclarations"]
    assert kind["UTTypeConformsTo"] == ["public.database", "public.data"]


def test_the_bundle_takes_the_programs_addresses() -> None:
    (addresses,) = info_plist()["CFBundleURLTypes"]
    assert addresses["CFBundleURLSchemes"] == [application.SCHEME]


def test_the_bundle_asks_for_no_permission() -> None:
    assert [name for name in info_plist() if name.endswith("UsageDescription")] == []


def test_the_bundle_names_whose_it_is() -> None:
    assert info_plist()["NSHumanReadableCopyright"] in (application.ROOT / "LICENSE").read_text("utf-8")


def test_the_hardened_runtime_makes_one_exception() -> None:
    with (MACOS / "entitlements.plist").open("rb") as file:
        assert plistlib.load(file) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_images_of_both_processors_have_names_of_their_own() -> None:
    assert [names.image(each) for each in ("arm64", "x86_64")] == [
        f"InMail-Desk-{application.VERSION}-macos-arm64.dmg",
        f"InMail-Desk-{application.VERSION}-macos-x86_64.dmg",
    ]


def test_the_icon_holds_every_size_that_it_says(tmp_path: Path) -> None:
    pictures.write_icon(tmp_path / "icon.icns")
    content = (tmp_path / "icon.icns").read_bytes()
    assert content[:8] == b"icns" + struct.pack(">I", len(content))
    sizes, place = {}, 8
    while place < len(content):
        length = struct.unpack(">I", content[place + 4 : place + 8])[0]
        sizes[content[place : place + 4]] = QImage.fromData(content[place + 8 : place + length]).width()
        place += length
    large = {b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}
    assert sizes == {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256} | large


def test_the_picture_is_as_large_as_the_window_and_once_twice_as_fine(qapp: object, tmp_path: Path) -> None:
    for fineness in (1, 2):
        pictures.write_background(tmp_path / f"{fineness}.png", fineness)
        drawn = QImage(str(tmp_path / f"{fineness}.png"))
        assert (drawn.width(), drawn.height()) == (layout.WIDTH * fineness, layout.HEIGHT * fineness)


def test_the_arrow_points_from_the_program_to_applications(qapp: object, tmp_path: Path) -> None:
    pictures.write_background(tmp_path / "drawn.png", 1)
    drawn = QImage(str(tmp_path / "drawn.png"))
    row = [drawn.pixelColor(x, layout.PROGRAM_AT[1]) for x in range(layout.WIDTH)]
    inked = [x for x, colour in enumerate(row) if colour == QColor(LIGHT.accent)]
    free = layout.ICON_SIZE // 2 + 16
    assert layout.PROGRAM_AT[0] + free < min(inked) < max(inked) < layout.APPLICATIONS_AT[0] - free
    assert len(inked) == max(inked) - min(inked) + 1


def test_dmgbuild_is_told_where_everything_lies(tmp_path: Path) -> None:
    defines = {"program": f"{tmp_path}/{names.BUNDLE}", "pictures": str(tmp_path)}
    settings: dict[str, Any] = {"defines": defines}
    exec(compile((MACOS / "dmg_settings.py").read_text("utf-8"), "dmg_settings.py", "exec"), settings)
    assert settings["window_rect"][1] == (layout.WIDTH, layout.HEIGHT)
    assert settings["icon_locations"] == {
        names.BUNDLE: layout.PROGRAM_AT,
        "Applications": layout.APPLICATIONS_AT,
    }
    assert settings["background"] == str(tmp_path / pictures.BACKGROUND)
