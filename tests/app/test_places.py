"""Where things lie, and that nobody else can look into them."""

import stat
import sys
from pathlib import Path

import pytest

from inmail_desk.paths import HOME_VARIABLE, PORTABLE_MARKER, make_private, places


def test_a_home_that_is_named_holds_everything(tmp_path: Path) -> None:
    where = places(tmp_path)
    assert all(folder.is_relative_to(tmp_path) for folder in (where.data, where.settings, where.log))


def test_the_environment_can_name_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert places().data == tmp_path


def test_a_home_on_the_command_line_goes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "/elsewhere")
    assert places(tmp_path).data == tmp_path


def test_without_a_home_the_systems_own_folders_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    where = places()
    assert {folder.name for folder in (where.data, where.settings)} == {"inmail-desk"}


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that was frozen, and that nothing gives a home."""
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "inmail-desk.exe"))
    return tmp_path


def test_a_portable_program_keeps_everything_beside_itself(frozen: Path) -> None:
    (frozen / PORTABLE_MARKER).touch()
    where = places()
    assert all(folder.is_relative_to(frozen / "data") for folder in (where.data, where.settings, where.log))


def test_a_home_on_the_command_line_goes_before_the_folder_of_a_portable_program(frozen: Path) -> None:
    (frozen / PORTABLE_MARKER).touch()
    assert places(Path("/elsewhere")).data == Path("/elsewhere")


def test_an_installed_program_keeps_nothing_beside_itself(frozen: Path) -> None:
    assert not places().data.is_relative_to(frozen)


@pytest.mark.skipif(sys.platform == "win32", reason="its folders have no such rights: they inherit them")
def test_a_folder_that_is_made_is_private(tmp_path: Path) -> None:
    folder = make_private(tmp_path / "data")
    assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
