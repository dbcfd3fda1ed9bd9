"""What is built is installed and tried before it is released: the scripts that do it, with fakes of what they start."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import application
import pytest
from release import try_setup

from .fake_tools import FakeTools


class FakeWindows:
    """Runs setups: what is installed appears in a folder, and goes with the uninstaller."""

    def __init__(self, local: Path) -> None:
        self.installed = local / "Programs" / application.NAME
        self.data = local / application.COMMAND
        self.smoke = 0
        self.refuses = True
        self.running = False
        self.run_what: list[str] = []

    def run(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        name = Path(command[1] if command[0] == sys.executable else command[0]).name
        self.run_what.append(name)
        if name == "setup.exe" and self.running and self.refuses:
            return subprocess.CompletedProcess(command, 3)
        if name == "setup.exe":
            self.installed.mkdir(parents=True, exist_ok=True)
            (self.installed / f"{application.COMMAND}.exe").touch()
        elif name == "uninstall.exe":
            self.remove()
        return subprocess.CompletedProcess(command, self.smoke if name == "smoke.py" else 0)

    def start(self, command: list[str], **_: Any) -> "FakeWindows":
        self.running = Path(command[0]) == self.installed / f"{application.COMMAND}.exe"
        return self

    def kill(self) -> None:
        self.running = False

    def wait(self) -> None:
        assert not self.running

    def remove(self) -> None:
        for each in self.installed.iterdir():
            each.unlink()
        self.installed.rmdir()


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeWindows:
    windows = FakeWindows(tmp_path)
    monkeypatch.setattr(subprocess, "run", windows.run)
    monkeypatch.setattr(subprocess, "Popen", windows.start)
    monkeypatch.setattr(try_setup, "_PATIENCE", 0)
    monkeypatch.setattr(try_setup, "_START", 0)
    return windows


def test_a_setup_is_installed_twice_tried_and_removed(windows: FakeWindows, tmp_path: Path) -> None:
    try_setup.try_setup(tmp_path / "setup.exe", tmp_path)
    assert windows.run_what == ["setup.exe", "setup.exe", "smoke.py", "setup.exe", "uninstall.exe"]


def not_working(windows: FakeWindows) -> None:
    windows.smoke = 1


def replacing_what_runs(windows: FakeWindows) -> None:
    windows.refuses = False


def staying(windows: FakeWindows) -> None:
    windows.remove = lambda: None  # type: ignore[method-assign]


def taking_the_data(windows: FakeWindows) -> None:
    former = windows.remove

    def remove() -> None:
        former()
        (windows.data / "kept.txt").write_text("", "utf-8")

    windows.remove = remove  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (not_working, "installed works"),
        (replacing_what_runs, "a setup refuses"),
        (staying, "program is removed"),
        (taking_the_data, "data is not"),
    ],
)
def test_a_setup_that_does_something_wrong_is_found_out(
    windows: FakeWindows, tmp_path: Path, wrong: Callable[[FakeWindows], None], said: str
) -> None:
    wrong(windows)
    with pytest.raises(try_setup.NotSo, match=said):
        try_setup.try_setup(tmp_path / "setup.exe", tmp_path)


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="it tries packages for Linux")


@pytest.fixture
def system(tmp_path: Path) -> FakeTools:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "desk.deb").touch()
    return FakeTools(tmp_path, "apt-get", "sleep")


def tried(system: FakeTools, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    return system.run("packaging/release/try_package.sh", tmp_path / "packages")


@on_linux
def test_a_package_is_installed_and_its_program_stays_open(system: FakeTools, tmp_path: Path) -> None:
    system.add("sleep", "exec /bin/sleep 0.2\n")
    system.add(application.COMMAND, "case $1 in --home) exec /bin/sleep 30 ;; esac\n")
    done = tried(system, tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"apt-get install --yes --no-install-recommends {tmp_path}/packages/desk.deb" in system.calls()


@on_linux
def test_a_program_that_ends_by_itself_is_found_out(system: FakeTools, tmp_path: Path) -> None:
    system.add("sleep", "exec /bin/sleep 0.5\n")
    system.add(application.COMMAND)
    done = tried(system, tmp_path)
    assert done.returncode == 1
    assert "ended by itself" in done.stderr


@on_linux
def test_a_program_that_met_a_fault_is_found_out(system: FakeTools, tmp_path: Path) -> None:
    system.add("sleep", "exec /bin/sleep 0.5\n")
    faulty = 'case $1 in --home) mkdir "$2/log"; echo KeyError >"$2/log/inmail-desk.log"; exec /bin/sleep 30 ;; esac\n'
    system.add(application.COMMAND, faulty)
    done = tried(system, tmp_path)
    assert done.returncode == 1
    assert "KeyError" in done.stderr


@on_linux
def test_a_package_that_cannot_be_installed_ends_it(system: FakeTools, tmp_path: Path) -> None:
    system.add("apt-get", "case $1 in install) exit 100 ;; esac\n")
    assert tried(system, tmp_path).returncode == 100


@on_linux
def test_apt_takes_the_package_in_a_folder_below_for_a_file(
    system: FakeTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    system.add("apt-get", "case $1 in install) exit 100 ;; esac\n")
    system.run("packaging/release/try_package.sh", "packages")
    # It takes what begins with neither / nor ./ for a package's name and a release's.
    assert system.calls()[-1].split()[-1] == f"{tmp_path}/packages/desk.deb"
