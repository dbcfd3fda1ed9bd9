"""Where the data, the settings and the log lie."""

import errno
import os
import sys
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "INMAIL_DESK_HOME"
PORTABLE_MARKER = "portable.txt"
"""A file of this name beside the program itself has everything kept beside it too."""
SUFFIX = ".inmaildesk"
"""How the name of a data file ends."""
_APP = "inmail-desk"


class Places(NamedTuple):
    """The folders of one installation. They need not exist yet."""

    data: Path
    settings: Path
    log: Path

    @property
    def backups(self) -> Path:
        """The folder of the daily backups of all data files, wherever those lie."""
        return self.data / "backups"


def places(home: Path | None = None) -> Places:
    """The folders: all beneath `home`, or beneath the folder that INMAIL_DESK_HOME names, or beside a portable program,
    or the system's own."""
    named = os.environ.get(HOME_VARIABLE)
    if home is None and named:
        home = Path(named)
    if home is None:
        home = _beside_portable_program()
    if home is not None:
        home = home.expanduser().absolute()
        return Places(data=home, settings=home / "settings", log=home / "log")
    import appdirs

    # No author's folder above the program's: Windows would else get one of the same name.
    return Places(
        data=Path(appdirs.user_data_dir(_APP, appauthor=False)),
        settings=Path(appdirs.user_config_dir(_APP, appauthor=False)),
        log=Path(appdirs.user_log_dir(_APP, appauthor=False)),
    )


def _beside_portable_program() -> Path | None:
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder / "data" if (folder / PORTABLE_MARKER).is_file() else None


def unused(folder: Path, stem: str) -> Path:
    """The first path in the folder for a data file of that name, else with a number, where nothing lies yet."""
    number = 1
    while True:
        path = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem} {number}{SUFFIX}")
        if not os.path.lexists(path):
            return path
        number += 1


def make_private(folder: Path) -> Path:
    """The folder, made where it was missing so that only its owner can look into it.

    Raises OSError, also for one that nothing can be written into.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    return folder
