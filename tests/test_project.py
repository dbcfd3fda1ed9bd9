"""The project's own files agree with each other."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "packaging/constraints.txt").read_text("utf-8").splitlines()
    }
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(entry for extra in extras.values() for entry in extra)]
    names = {entry.split(">=")[0].lower() for entry in wanted if not entry.startswith("inmail-desk[")}
    assert names <= pinned


def test_what_only_windows_or_macos_needs_is_pinned_too() -> None:
    pinned = (ROOT / "packaging/constraints.txt").read_text("utf-8")
    for name in ("colorama", "tzdata", "pefile", "pywin32-ctypes", "macholib", "ds_store", "mac_alias"):
        assert f"\n{name}==" in pinned
