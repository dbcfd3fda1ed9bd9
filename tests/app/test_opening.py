"""What the system gives to be opened: files by path and by address, and addresses of the program's own."""

import os
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from inmail_desk import cli
from inmail_desk.cli import Request, read_arguments
from inmail_desk.opening import to_open

OWN = "inmaildesk://add?url=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-example"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "text", [OWN, OWN.upper(), "inmaildesk:", "https://example.org/x", "javascript://%0aalert(1)"]
)
def test_an_address_is_left_as_it_is(text: str) -> None:
    assert to_open(text) == text


@pytest.mark.parametrize(
    "name",
    [
        "Premium.inmaildesk",
        "a b?c#d.inmaildesk",
        "100%41.inmaildesk",
        "note: inmaildesk.txt",
        "inmaildesk",
        "-weird",
        "Größe 📇.inmaildesk",
    ],
)
def test_a_path_names_its_file_whatever_signs_are_in_it(name: str, folder: Path) -> None:
    assert to_open(name) == folder / name


def test_a_file_that_is_called_like_an_address_is_named_with_its_folder(folder: Path) -> None:
    assert to_open("./inmaildesk:notes") == folder / "inmaildesk:notes"


def test_the_home_of_somebody_unknown_is_part_of_a_name(folder: Path) -> None:
    assert to_open("~nobody-of-this-name/x") == folder / "~nobody-of-this-name" / "x"


@pytest.mark.parametrize(
    "name", ["Premium.inmaildesk", "a b?c#d.inmaildesk", "100%41.inmaildesk", "Größe 📇.inmaildesk"]
)
def test_the_address_of_a_file_names_the_file(name: str, folder: Path) -> None:
    assert to_open((folder / name).as_uri()) == folder / name


def test_a_file_of_this_computer_may_be_addressed_by_its_host(folder: Path) -> None:
    uri = (folder / "x.inmaildesk").as_uri().replace("file:///", "file://localhost/")
    assert to_open(uri) == folder / "x.inmaildesk"


@pytest.mark.parametrize(
    "text", ["file://elsewhere/x.inmaildesk", "file:///x%00y", "file:", "file://[", "x\0y"]
)
def test_what_is_no_file_of_this_computer_is_left_for_others_to_refuse(text: str) -> None:
    assert to_open(text) == text


@pytest.mark.skipif(sys.platform == "win32", reason="its names of files are text, not bytes")
def test_a_name_that_is_no_text_is_found_by_its_address() -> None:
    assert to_open("file:///x%ff") == Path(os.fsdecode(b"/x\xff"))


def test_an_address_on_the_command_line_is_asked_for() -> None:
    assert read_arguments([OWN]) == Request(address=OWN)


def test_behind_two_dashes_a_file_may_begin_with_one(folder: Path) -> None:
    assert read_arguments(["--", "-weird.inmaildesk"]) == Request(file=folder / "-weird.inmaildesk")


@pytest.mark.parametrize("handed_over", [[], ["Premium.inmaildesk"], [OWN]])
def test_what_menus_and_double_clicks_write_needs_no_explanations(
    handed_over: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    explained = Mock(side_effect=AssertionError("argparse takes a while to be imported"))
    monkeypatch.setattr(cli, "_explained", explained)
    assert read_arguments(["--", *handed_over]) == read_arguments(handed_over)


def test_behind_two_dashes_an_address_is_an_address() -> None:
    assert read_arguments(["--home", "x", "--", OWN]) == Request(address=OWN, home=Path("x"))


@pytest.mark.parametrize("more", [["--demo"], ["--home", "elsewhere"], ["another"]])
def test_what_breaks_out_of_an_address_is_no_option(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for before in ([], ["--"]):
        with pytest.raises(SystemExit) as ended:
            read_arguments([*before, OWN, *more])
        assert ended.value.code == 2
        assert "nothing can follow an address" in capsys.readouterr().err


def test_an_address_and_the_demo_cannot_be_opened_together(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--demo", OWN])
    assert "cannot be opened together" in capsys.readouterr().err
