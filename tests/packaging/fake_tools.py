"""Programs of other systems, of which only the calls matter: each writes its own down."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FAKE = """#!/bin/sh
printf '%s' "${0##*/}" >>"$CALLS"
printf ' %s' "$@" >>"$CALLS"
echo >>"$CALLS"
"""


class FakeTools:
    """A folder of fakes in front of PATH, and what was asked of them."""

    def __init__(self, folder: Path, *names: str) -> None:
        self._folder = folder / "tools"
        self._folder.mkdir()
        self._calls = folder / "calls"
        for name in names:
            self.add(name)

    def add(self, name: str, more: str = "") -> None:
        """Makes a fake; `more` is what it does besides."""
        tool = self._folder / name
        tool.write_text(_FAKE + more, "utf-8")
        tool.chmod(0o755)

    def run(
        self, script: str, *arguments: str | Path, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs a script of this project's with the fakes; `environment` is added to what it gets."""
        given = {"PATH": f"{self._folder}{os.pathsep}{os.environ['PATH']}", "CALLS": str(self._calls)}
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        return subprocess.run(
            ["sh", str(ROOT / script), *map(str, arguments)],
            env={**kept, **given, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def calls(self) -> list[str]:
        """What was asked of the fakes until now, one line each."""
        return self._calls.read_text("utf-8").splitlines() if self._calls.exists() else []
