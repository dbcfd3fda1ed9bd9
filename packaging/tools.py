"""The programs of the system's that packaging calls, and the Debian packages that hold them."""

import shutil

_PACKAGES = {
    "Xvfb": "xvfb",
    "dpkg-deb": "dpkg",
    "import": "imagemagick",
    "makensis": "nsis",
    "mksquashfs": "squashfs-tools",
    "objdump": "binutils",
    "rpmbuild": "rpm",
    "strip": "binutils",
    "xprop": "x11-utils",
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "man": "man-db",
    "update-mime-database": "shared-mime-info",
    "xmllint": "libxml2-utils",
}
"""Those that are called otherwise than their packages."""


def missing(*programs: str) -> str:
    """One sentence that names those which are not there and how to get them; "" where all are."""
    absent = [each for each in programs if shutil.which(each) is None]
    if not absent:
        return ""
    packages = dict.fromkeys(_PACKAGES.get(each, each) for each in absent)
    names = ", ".join(absent)
    return f"{names} cannot be found. On Debian or Ubuntu run: sudo apt-get install {' '.join(packages)}"
