"""What a desktop reads of the program agrees with what the program is and understands."""

import configparser
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import application
import pytest
from linux import icons, shared_files
from linux.releases import read_releases

from inmail_desk import app, export_command, import_command, import_json_command, paths
from inmail_desk.cli import Request, read_arguments
from inmail_desk.store.connection import APPLICATION_ID
from inmail_desk.store.data_file import DataFile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux are made on Linux")

_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
CHANGES = """# Changes

## Unreleased

- Prospects: search,
  and filters.
- Undo.

## 0.1.0 (2026-11-30)

- The first <version> & more.
"""


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(shared_files.desktop_entry())
    return read["Desktop Entry"]


@pytest.fixture(scope="module")
def mime_type() -> ET.Element:
    found = ET.fromstring(shared_files.mime_type()).find(f"{_MIME}mime-type")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def metainfo() -> ET.Element:
    return ET.fromstring(shared_files.metainfo("0.2.0", read_releases(CHANGES, "0.2.0", date(2027, 1, 5))))


def test_the_menu_entry_opens_data_files_and_addresses(entry: configparser.SectionProxy) -> None:
    assert entry["MimeType"].rstrip(";").split(";") == [
        "application/x-inmail-desk",
        "x-scheme-handler/inmaildesk",
    ]


def test_what_the_menu_entry_hands_over_is_understood(
    entry: configparser.SectionProxy, tmp_path: Path
) -> None:
    command, *before, placeholder = entry["Exec"].split()
    file = tmp_path / "My InMails é.inmaildesk"
    assert (command, placeholder) == ("inmail-desk", "%u")
    assert read_arguments([*before, file.as_uri()]).file == file
    assert read_arguments([*before, "--demo"]) == Request(file=Path("--demo").absolute())


def test_a_running_window_is_known_as_the_menu_entrys(qapp: object) -> None:
    source = Path(app.__file__).read_text("utf-8")
    assert f'setDesktopFileName("{application.IDENTIFIER}")' in source


def test_a_data_file_is_told_by_what_it_begins_with(mime_type: ET.Element, tmp_path: Path) -> None:
    path = tmp_path / "Without a suffix"
    DataFile.create(path).close()
    content = path.read_bytes()
    for match in mime_type.iter(f"{_MIME}match"):
        value = match.attrib["value"].encode().decode("unicode_escape").encode()
        assert content[int(match.attrib["offset"]) :].startswith(value)


def test_another_programs_database_is_told_apart(mime_type: ET.Element) -> None:
    (magic,) = mime_type.findall(f"{_MIME}magic/{_MIME}match/{_MIME}match")
    assert (magic.attrib["offset"], magic.attrib["value"].encode()) == (
        "68",
        APPLICATION_ID.to_bytes(4, "big"),
    )


def test_a_data_file_is_told_by_its_name(mime_type: ET.Element) -> None:
    (glob,) = mime_type.findall(f"{_MIME}glob")
    assert glob.attrib["pattern"] == f"*{paths.SUFFIX}"


def test_software_centres_start_the_menu_entry(metainfo: ET.Element) -> None:
    assert metainfo.findtext("launchable") == f"{application.IDENTIFIER}.desktop"


def test_every_picture_shown_in_software_centres_lies_in_the_project(metainfo: ET.Element) -> None:
    named = [each.text or "" for each in metainfo.iterfind("screenshots/screenshot/image")]
    assert named
    for address in named:
        assert address.startswith(f"{application.HOMEPAGE}/raw/v0.2.0/")
        assert (application.ROOT / address.split("/raw/v0.2.0/")[1]).is_file()


def test_releases_are_told_with_their_day_newest_first(metainfo: ET.Element) -> None:
    told = [(each.attrib["version"], each.attrib["date"]) for each in metainfo.iterfind("releases/release")]
    assert told == [("0.2.0", "2027-01-05"), ("0.1.0", "2026-11-30")]


def test_a_change_keeps_its_words_over_line_ends_and_signs(metainfo: ET.Element) -> None:
    told = [each.text for each in metainfo.iterfind("releases/release/description/ul/li")]
    assert told == ["Prospects: search, and filters.", "Undo.", "The first <version> & more."]


def test_the_change_log_of_the_project_has_something_to_tell() -> None:
    text = (application.ROOT / "CHANGELOG.md").read_text("utf-8")
    assert read_releases(text, application.VERSION, date(2026, 11, 22))[0].entries


def _options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))


@pytest.mark.parametrize(
    "command",
    [read_arguments, import_command.run, import_json_command.run, export_command.run],
    ids=["inmail-desk", "import", "import of JSON", "export"],
)
def test_the_manual_names_every_option(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(command)
    with pytest.raises(SystemExit):
        command(["--help"])
    offered = _options(capsys.readouterr().out)
    assert offered <= _options(shared_files.man_page().replace("\\-", "-"))


def test_the_manual_names_no_option_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    offered: set[str] = set()
    for command in (read_arguments, import_command.run, import_json_command.run, export_command.run):
        with pytest.raises(SystemExit):
            command(["--help"])
        offered |= _options(capsys.readouterr().out)
    assert _options(shared_files.man_page().replace("\\-", "-")) <= offered


def test_the_icon_is_drawn_in_every_size(qapp: object, tmp_path: Path) -> None:
    icons.lay_out(tmp_path)
    drawn = {path.parent.parent.name for path in tmp_path.rglob(f"{application.IDENTIFIER}.*")}
    assert drawn == {"scalable", *(f"{size}x{size}" for size in icons.SIZES)}


@pytest.mark.parametrize(
    ("tool", "arguments", "file"),
    [
        ("desktop-file-validate", [], f"applications/{application.IDENTIFIER}.desktop"),
        ("appstreamcli", ["validate", "--no-net"], f"metainfo/{application.IDENTIFIER}.metainfo.xml"),
        ("xmllint", ["--noout"], f"mime/packages/{application.IDENTIFIER}.xml"),
    ],
)
def test_the_desktops_own_tools_find_nothing(
    tool: str, arguments: list[str], file: str, qapp: object, tmp_path: Path
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"there is no {tool}")
    shared_files.lay_out(tmp_path)
    done = subprocess.run(
        [tool, *arguments, str(tmp_path / file)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
