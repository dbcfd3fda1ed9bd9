"""From the start of the process to the first painted window, and the memory that it takes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from .figures import Figure
from .making import data_file

_WINDOWS = ("bare", "sqlmodel", "desk")
_RUNS = 11


class Start(NamedTuple):
    """The seconds until the first paint, and the bytes held once nothing is going on."""

    painted_after: float
    resident: int


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data_file(folder / "Large.inmaildesk", prospects=10_000, inmails=3_000)
        for window in _WINDOWS:
            _start(window, folder, 0)  # compiles what it imports, as any second start finds it
        starts: dict[str, list[Start]] = {window: [] for window in _WINDOWS}
        # By turns, so that what else the machine does meets them alike.
        for number in range(1, _RUNS + 1):
            for window in _WINDOWS:
                starts[window].append(_start(window, folder, number))
    held = {window: min(start.resident for start in found) for window, found in starts.items()}
    beside_bare = _ratio(starts["desk"], starts["bare"])
    yield Figure("First paint with 10,000 prospects beside a bare window", beside_bare, "", 3)
    beside_sqlmodel = _ratio(starts["desk"], starts["sqlmodel"])
    yield Figure(
        "First paint with 10,000 prospects beside an empty window with SQLModel", beside_sqlmodel, "", 1.2
    )
    memory = held["desk"] / held["sqlmodel"]
    yield Figure("Memory with 10,000 prospects beside an empty window with SQLModel", memory, "", 1.6)


def _ratio(these: list[Start], those: list[Start]) -> float:
    """The median of how many times as long one took as the other, each beside the run next to it: the clock of a busy
    machine is not the same for a whole minute."""
    pairs = zip(these, those, strict=True)
    return median(this.painted_after / that.painted_after for this, that in pairs)


def _start(window: str, folder: Path, number: int) -> Start:
    places = [str(folder / "Large.inmaildesk"), str(folder / f"home-{number}")] if window == "desk" else []
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", window, *places]
    begin = time.time()
    ran = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    painted_at, resident = ran.stdout.split()
    return Start(float(painted_at) - begin, int(resident))
