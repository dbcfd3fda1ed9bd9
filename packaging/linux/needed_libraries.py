"""Which of the system's libraries the frozen program needs, and which Debian packages hold them."""

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"^  NEEDED +(\S+)$", re.MULTILINE)
_SYMBOLS = re.compile(r"^    0x[0-9a-f]+ 0x[0-9a-f]+ \d+ ([A-Z]+)_(\d[\d.]*)$", re.MULTILINE)

# What the program does without: another theme's file dialogs, and printers. It writes PDF itself.
OPTIONAL = frozenset({"libqgtk3.so", "libcupsprintersupport.so"})

# The Debian package of each library. Those renamed as times became 64 bits long still answer to these names.
PACKAGES: Mapping[str, str] = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXau.so.6": "libxau6",
    "libXext.so.6": "libxext6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbz2.so.1.0": "libbz2-1.0",
    "libc.so.6": "libc6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libgdk-3.so.0": "libgtk-3-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgtk-3.so.0": "libgtk-3-0",
    "liblzma.so.5": "liblzma5",
    "libm.so.6": "libc6",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libsqlite3.so.0": "libsqlite3-0",
    "libstdc++.so.6": "libstdc++6",
    "libudev.so.1": "libudev1",
    "libutil.so.1": "libc6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# The package versions that first had these symbols: of the C++ library they are numbered apart from it.
_GCC_OF_GLIBCXX = {
    (3, 4, 26): "9",
    (3, 4, 28): "10",
    (3, 4, 29): "11",
    (3, 4, 30): "12",
    (3, 4, 32): "13",
    (3, 4, 33): "14",
}


class Needs(NamedTuple):
    """What binaries ask of the system: names of libraries, and of the C and C++ libraries the newest symbols."""

    libraries: frozenset[str] = frozenset()
    glibc: tuple[int, ...] = ()
    glibcxx: tuple[int, ...] = ()

    def joined(self, other: "Needs") -> "Needs":
        """What both ask."""
        return Needs(
            self.libraries | other.libraries, max(self.glibc, other.glibc), max(self.glibcxx, other.glibcxx)
        )


class UnknownLibrary(Exception):
    """A library that the frozen program needs and of which no package is known here."""


def read_needs(described: str) -> Needs:
    """The needs of one binary as `objdump -p` describes it."""
    newest: dict[str, tuple[int, ...]] = {}
    for family, number in _SYMBOLS.findall(described):
        found = tuple(int(part) for part in number.strip(".").split("."))
        newest[family] = max(newest.get(family, ()), found)
    return Needs(frozenset(_NEEDED.findall(described)), newest.get("GLIBC", ()), newest.get("GLIBCXX", ()))


def binaries(folder: Path) -> tuple[Path, ...]:
    """The programs and libraries in a folder, links left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == _ELF:
                    found.append(path)
    return tuple(found)


def needs_of(files: Iterable[Path], brought: frozenset[str]) -> Needs:
    """What binaries ask of the system beyond the libraries that the program brings itself."""
    found = Needs()
    for file in files:
        said = subprocess.run(["objdump", "-p", str(file)], check=True, capture_output=True, text=True)
        found = found.joined(read_needs(said.stdout))
    return found._replace(libraries=found.libraries - brought)


def needs_of_program(frozen: Path) -> tuple[Needs, Needs]:
    """What the frozen program asks of the system, and what only those of its parts ask that it does without."""
    every = binaries(frozen)
    brought = frozenset(path.name for path in frozen.rglob("*.so*"))
    needed = needs_of((each for each in every if each.name not in OPTIONAL), brought)
    wanted = needs_of((each for each in every if each.name in OPTIONAL), brought)
    return needed, wanted._replace(libraries=wanted.libraries - needed.libraries)


def debian_packages(needs: Needs) -> Sequence[str]:
    """The packages to depend on, each once, with the oldest version where one is needed."""
    unknown = sorted(needs.libraries - PACKAGES.keys())
    if unknown:
        raise UnknownLibrary(
            f"The frozen program needs {', '.join(unknown)}. Name the Debian package in PACKAGES, or leave the part "
            "that needs it out of the frozen program."
        )
    packages = {PACKAGES[each] for each in needs.libraries}
    return sorted(_with_version(each, needs) for each in packages)


def rpm_capabilities(needs: Needs) -> Sequence[str]:
    """What an RPM requires: names of libraries, which every distribution understands, and the C library's version."""
    found = {f"{each}()(64bit)" for each in needs.libraries if not each.startswith("ld-")}
    if needs.glibc:
        found.add(f"libc.so.6(GLIBC_{_dotted(needs.glibc)})(64bit)")
    if needs.glibcxx and "libstdc++.so.6" in needs.libraries:
        found.add(f"libstdc++.so.6(GLIBCXX_{_dotted(needs.glibcxx)})(64bit)")
    return sorted(found)


def _with_version(package: str, needs: Needs) -> str:
    if package == "libc6" and needs.glibc:
        return f"libc6 (>= {_dotted(needs.glibc)})"
    if package == "libstdc++6" and needs.glibcxx:
        oldest = next((gcc for symbols, gcc in _GCC_OF_GLIBCXX.items() if needs.glibcxx <= symbols), None)
        if oldest is None:
            raise UnknownLibrary(
                f"The frozen program needs a C++ library with GLIBCXX_{_dotted(needs.glibcxx)}."
            )
        return f"libstdc++6 (>= {oldest})"
    return package


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)
