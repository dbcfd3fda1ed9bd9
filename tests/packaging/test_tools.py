"""Who has not all that packaging calls is told what to install."""

import subprocess
import sys

import pytest
import tools

from .fake_tools import ROOT


def test_what_is_missing_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: program if program == "openbox" else None)
    said = tools.missing("objdump", "openbox", "strip", "patchelf")
    assert said.startswith("objdump, strip, patchelf cannot be found.")
    assert said.endswith("run: sudo apt-get install binutils patchelf")


def test_nothing_is_said_where_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: program)
    assert tools.missing("objdump", "openbox") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux are made on Linux")
@pytest.mark.parametrize(
    ("command", "package"),
    [
        (["packaging/freeze.py"], "binutils"),
        (["-m", "linux", "deb"], "patchelf"),
        (["-m", "linux", "appimage"], "squashfs-tools"),
        (["-m", "windows.try_under_wine"], "wine"),
    ],
)
def test_a_command_that_cannot_do_without_them_says_so_at_once(command: list[str], package: str) -> None:
    environment = {"PATH": "/nowhere", "PYTHONPATH": str(ROOT / "packaging")}
    ended = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "sudo apt-get install" in ended.stderr
    assert package in ended.stderr
