"""What the program asks the system for: whether it goes over the network, or writes outside its person's home."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from smoke_trying import check

_ASKED = (
    "%network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,"
    "link,linkat,symlink,symlinkat,unlink,unlinkat"
)
_NETWORK = re.compile(r"\b(AF_INET6?|AF_PACKET)\b")
_CHANGING = re.compile(r"\b(creat|mkdir\w*|rename\w*|link\w*|symlink\w*|unlink\w*)\(")
_WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")
_PATHS = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FREE = ("/dev/", "/proc/self/", "/memfd:")
"""What is no file that stays: devices, shared memory, the process about itself."""


class Watch:
    """Writes down what every start of the program asks for, if strace is there and may."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._trace = home.parent / "trace"
        self._strace = _strace()
        self._starts = 0

    def over(self, program: Path) -> list[str]:
        """The command that starts the program so that it is watched."""
        if self._strace is None:
            return [str(program)]
        self._starts += 1
        trace = f"{self._trace}-{self._starts}"
        return [
            self._strace,
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "500",
            "-e",
            f"trace={_ASKED}",
            "-o",
            trace,
            str(program),
        ]

    def check_nothing_else_was_touched(self) -> None:
        """Raises Failed where something went over the network, or was changed outside the home."""
        if self._strace is None:
            print("left out: what the program asks the system for, because strace is missing or not allowed")
            return
        lines = [
            line
            for trace in self._home.parent.glob("trace-*")
            for line in trace.read_text("utf-8", "replace").splitlines()
        ]
        check(any(str(self._home) in line for line in lines), "the program was watched")
        abroad = over_the_network(lines)
        check(not abroad, f"nothing goes over the network {abroad[:3] or ''}".strip())
        strange = changed_outside(lines, str(self._home))
        check(not strange, f"nothing is written outside the home {strange[:3] or ''}".strip())


def _strace() -> str | None:
    """Where strace lies; None where there is none, or where it may not watch, as in some containers."""
    found = shutil.which("strace")
    if found is None or subprocess.run([found, "-qq", "-o", "/dev/null", "true"], check=False).returncode:
        return None
    return found


def over_the_network(lines: Iterable[str]) -> list[str]:
    """The calls that reach for another computer, or this one as another computer would."""
    return [line for line in lines if _NETWORK.search(line)]


def changed_outside(lines: Iterable[str], home: str) -> list[str]:
    """The calls that succeeded in making, changing or removing a file whose path begins with none of what is free."""
    found = []
    for line in lines:
        if re.search(r"= -1 E\w+", line) or not (_CHANGING.search(line) or _WRITING.search(line)):
            continue
        paths = [path for path in _PATHS.findall(line) if path.startswith("/")]
        if any(not path.startswith((f"{home}/", *_FREE)) for path in paths):
            found.append(line)
    return found
