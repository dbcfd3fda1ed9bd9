"""The frozen program beside a window with nothing in it that is frozen the same way: how large, and how soon painted.

Freezes both first, which takes some minutes where nothing is left of the time before.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from .figures import Figure
from .making import data_file

_ROOT = Path(__file__).parents[2]
_RUNS = 11


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other."""
    bare, desk = _freeze()
    yield Figure(
        "Size of the frozen program beside a bare window frozen alike", _size(desk) / _size(bare), "", 1.25
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = folder / "Large.inmaildesk"
        data_file(large, prospects=10_000, inmails=3_000)
        commands = {
            "bare": [bare / bare.name],
            "empty": [desk / desk.name],
            "large": [desk / desk.name, large],
        }
        for command in commands.values():
            _painted_after(command, folder / "warm")  # reads the files from the disk
        starts: dict[str, list[float]] = {kind: [] for kind in commands}
        # By turns, so that what else the machine does meets them alike.
        for number in range(_RUNS):
            for kind, command in commands.items():
                starts[kind].append(_painted_after(command, folder / f"{kind}-{number}"))
    for kind, words in (("empty", "on an empty home"), ("large", "with 10,000 prospects")):
        ratio = median(one / other for one, other in zip(starts[kind], starts["bare"], strict=True))
        yield Figure(f"First paint of the frozen program {words} beside that window", ratio, "", 2)


def _freeze() -> tuple[Path, Path]:
    """The folders of the bare window and of the program, frozen from the present sources."""
    out = _ROOT / "build" / "bench"
    packaging = _ROOT / "packaging"
    sys.path.insert(0, str(packaging))
    try:
        from freeze import freeze
    finally:
        sys.path.remove(str(packaging))
    bare = freeze(Path(__file__).parent / "bare-window.spec", out, out / "work", "bare-window")
    return bare, freeze(packaging / "inmail-desk.spec", out, out / "work")


def _size(program: Path) -> int:
    return sum(each.lstat().st_size for each in program.rglob("*") if not each.is_symlink())


def _painted_after(command: Sequence[Path], home: Path) -> float:
    """The seconds from the start of the process until the first window is painted, which Qt tells on its own."""
    told = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.widgets.painting=true",
        "QT_FORCE_STDERR_LOGGING": "1",
        "INMAIL_DESK_HOME": str(home),
    }
    begin = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | told, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        painted = any(b"lushing" in line for line in process.stderr)
        taken = time.perf_counter() - begin
        process.kill()
    if not painted:
        raise RuntimeError(f"{command[0]} ended without a window")
    return taken
