"""A clean Debian in a folder, without Python, and without a network for its person. Needs root and debootstrap."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PERSON = "ada"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Mounts end with the processes that see them: whatever happens, nothing stays behind. X11's sockets are shared, so that
# the windows show on a screen outside.
_ENTER = (
    'mount -t proc proc "$1/proc"; mkdir -p -m 1777 /tmp/.X11-unix "$1/tmp/.X11-unix"; '
    'mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"; '
    'user=$2; folder=$1; shift 2; exec chroot --userspec="$user" "$folder" "$@"'
)


class CleanDebian:
    """A Debian in `folder`: nothing of it is seen outside, and it sees nothing of the outside but the screen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def home(self) -> Path:
        """The folder of the one person in it, seen from outside."""
        return self.folder / "home" / PERSON

    def make(self, base: Path, suite: str) -> None:
        """Makes it anew, from the copy in `base`, which is made first where it is missing."""
        if not (base / "bin").exists():
            unfinished = base.with_name(f"{base.name}-unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.parent.mkdir(parents=True, exist_ok=True)
            command = ["debootstrap", "--variant=minbase", suite, str(unfinished), mirror(suite)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            unfinished.rename(base)
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run(["cp", "-a", str(base), str(self.folder)], check=True)
        # Nothing is to be started by packages, and nothing is to be asked.
        policy = self.folder / "usr" / "sbin" / "policy-rc.d"
        policy.write_text("#!/bin/sh\nexit 101\n", "utf-8")
        policy.chmod(0o755)
        self.run("apt-get", "update")
        self.run("useradd", "--create-home", PERSON)

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs a command in it as root, with the network that apt needs, and gives what it said."""
        entered = self._enter(command, "0:0", {}, network=True)
        return subprocess.run(entered, check=check, capture_output=True, text=True)

    def run_as_person(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in it as its person, without a network, and gives what it said."""
        return subprocess.run(
            self._enter(command, self._person(), {}), check=True, capture_output=True, text=True
        )

    def start_as_person(self, display: str, *command: str) -> subprocess.Popen[bytes]:
        """Starts a command as its person on a screen; it is killed with everything that it starts."""
        return subprocess.Popen(self._enter(command, self._person(), {"DISPLAY": display}))

    def install(self, package: Path) -> str:
        """Installs or upgrades to a package with what it depends on, and nothing that it only recommends."""
        shutil.copy(package, self.folder / "tmp" / package.name)
        command = ("apt-get", "install", "-y", "--no-install-recommends", f"/tmp/{package.name}")
        return self.run(*command).stdout

    def has(self, path: str) -> bool:
        """Whether there is anything at a path in it."""
        return os.path.lexists(self.folder / path.lstrip("/"))

    def _person(self) -> str:
        owner = self.home.stat()
        return f"{owner.st_uid}:{owner.st_gid}"

    def _enter(
        self, command: Sequence[str], user: str, more: dict[str, str], network: bool = False
    ) -> list[str]:
        home = "/root" if user == "0:0" else f"/home/{PERSON}"
        told = {"PATH": _PATH, "HOME": home, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **more}
        if network:  # where apt goes through another machine, it is told so by these
            told |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        environment = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in told.items())]
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"])]
        return [*apart, "sh", "-ec", _ENTER, "sh", str(self.folder), user, *environment, *command]


def mirror(suite: str) -> str:
    """Where this machine's apt has that Debian from. LookupError where it has it from nowhere."""
    asked = [
        "apt-get",
        "indextargets",
        "--format",
        "$(CODENAME) $(COMPONENT) $(REPO_URI)",
        "Created-By: Packages",
    ]
    for line in subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines():
        codename, component, address = line.split(maxsplit=2)
        if (codename, component) == (suite, "main"):
            return address
    raise LookupError(f"apt on this machine has no source of {suite}.")


def own_suite() -> str:
    """The name of this machine's Debian."""
    told = Path("/etc/os-release").read_text("utf-8")
    names = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
    return names["VERSION_CODENAME"].strip('"')
