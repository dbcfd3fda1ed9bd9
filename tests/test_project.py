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
    wanted = project["dependencies"] + extras["test"] + extras["check"][1:] + extras["bench"]
    names = {entry.split(">=")[0].lower() for entry in wanted}
    assert names <= pinned
