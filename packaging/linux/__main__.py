"""Makes packages of the frozen program: PYTHONPATH=packaging python -m linux deb rpm tar."""

import argparse
import sys
from pathlib import Path

import application
import tools

from . import appimage, deb, flatpak, rpm_package, tarball

KINDS = ("deb", "rpm", "tar", "appimage", "flatpak")
_CALLED = {
    "deb": ("objdump", "patchelf", "dpkg-deb"),
    "rpm": ("objdump", "patchelf", "rpmbuild"),
    "tar": ("patchelf",),
    "appimage": ("patchelf", "mksquashfs"),
    "flatpak": (),
}


def main() -> int:
    """Does what the module says. 2 where what a package is made of, or a program that makes it, is not there."""
    parser = argparse.ArgumentParser(prog="linux", description=__doc__)
    parser.add_argument("kinds", nargs="+", choices=KINDS, metavar="|".join(KINDS))
    parser.add_argument(
        "--frozen", type=Path, default=application.ROOT / "dist" / application.COMMAND, metavar="DIR"
    )
    parser.add_argument(
        "--out", type=Path, default=application.ROOT / "dist", metavar="DIR", help="for the packages"
    )
    parser.add_argument("--work", type=Path, default=application.ROOT / "build" / "linux", metavar="DIR")
    parser.add_argument(
        "--runtime", type=Path, metavar="FILE", help="the AppImage project's runtime, for x86_64"
    )
    parser.add_argument(
        "--as-version",
        default=application.VERSION,
        metavar="VERSION",
        help="to try upgrades; else this version",
    )
    asked = parser.parse_args()
    frozen, out, work, version = (
        asked.frozen.absolute(),
        asked.out.absolute(),
        asked.work.absolute(),
        asked.as_version,
    )
    absent = tools.missing(*dict.fromkeys(each for kind in asked.kinds for each in _CALLED[kind]))
    if absent:
        print(absent, file=sys.stderr)
        return 2
    for kind in asked.kinds:
        try:
            made = _make(kind, frozen, out, work, version, asked.runtime)
        except FileNotFoundError as missing:
            print(missing, file=sys.stderr)
            return 2
        print(f"{made}: {made.stat().st_size / 1_000_000:.1f} MB")
    return 0


def _make(kind: str, frozen: Path, out: Path, work: Path, version: str, runtime: Path | None) -> Path:
    match kind:
        case "deb":
            return deb.build(frozen, out, work, version)
        case "rpm":
            return rpm_package.build(frozen, out, work, version)
        case "appimage":
            return appimage.build(frozen, out, work, version, runtime)
        case "flatpak":
            return flatpak.build(out / tarball.file_name(version), out)
        case _:
            return tarball.build(frozen, out, work, version)


if __name__ == "__main__":
    sys.exit(main())
