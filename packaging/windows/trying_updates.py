"""Trials: one version over another, while it runs, with something in the way, cut short, and to other folders."""

from pathlib import Path

import application

from .build import MARKER
from .payload import LIST, PROGRAM, UNINSTALLER
from .stand_in import TERMINAL_PROGRAM
from .trying import UNINSTALL_KEY, Trial

_OWN = ("my list.txt", "_internal/my notes.txt", "_internal/old/mine.txt")


def updated_while_running(trial: Trial) -> None:
    """An update while the program runs"""
    for name in _OWN:
        (trial.folder / name).write_text("mine")
    before = trial.lying()
    for program in (PROGRAM, TERMINAL_PROGRAM):
        trial.keep_running(program)
        code = trial.install("0.2.0")
        trial.check(f"{program}: the code is 3", code == 3, code)
        trial.check("nothing is changed", trial.lying() == before)
        trial.check("Windows lists the version that is there", trial.version() == "0.1.0", trial.version())
        trial.stop_running()


def updated(trial: Trial) -> None:
    """The same update, now that it is closed"""
    data = trial.lying(trial.data)
    cache = trial.folder / "_internal/migrations/versions/__pycache__"
    cache.mkdir()
    (cache / "0001.cpython-313.pyc").touch()
    code = trial.install("0.2.0")
    trial.check("the code is 0", code == 0, code)
    lying = set(trial.lying())
    expected = trial.listed() | {*_OWN, "_internal/old"}
    trial.check(
        "the new version and somebody's own files lie there, and nothing else",
        lying == expected,
        lying ^ expected,
    )
    trial.check(
        "somebody's own files are as they were",
        all((trial.folder / each).read_text() == "mine" for each in _OWN),
    )
    trial.check("Windows lists the new version", trial.version() == "0.2.0", trial.version())
    told = trial.open(trial.wine.there(trial.menu_entry))
    trial.check("the start menu opens the new version", told.startswith("0.2.0"), told)
    trial.check("the data is as it was", trial.lying(trial.data) == data)
    for name in _OWN:
        (trial.folder / name).unlink()
    (trial.folder / "_internal/old").rmdir()


def updated_in_vain(trial: Trial) -> None:
    """An update that finds something of somebody's own where a file of it belongs"""
    (trial.folder / "notes.txt").write_text("mine")
    before = trial.lying()
    code = trial.install("0.3.0")
    trial.check("the code is 2", code == 2, code)
    lying = trial.lying()
    trial.check("everything is as before", lying == before, set(lying) ^ set(before))
    trial.check("Windows lists the version that is there", trial.version() == "0.2.0", trial.version())


def interrupted(trial: Trial) -> None:
    """An update after one that was cut short in the midst of the swap"""
    whole = trial.lying()
    for moved in ((PROGRAM,), (PROGRAM, "_internal"), (PROGRAM, "_internal", LIST, UNINSTALLER)):
        old, new = (trial.folder / f"{application.COMMAND}-{each}" for each in ("old", "new"))
        old.mkdir()
        new.mkdir()
        coming = (trial.folder / LIST).read_bytes()
        (old / f"{application.COMMAND}-coming.txt").write_bytes(coming)
        (new / PROGRAM).write_text("half of a version")
        for name in moved:
            (trial.folder / name).rename(old / name)
        if len(moved) == 4:
            # The new version's folder is in its place already.
            (trial.folder / "_internal").mkdir()
            (trial.folder / "_internal" / "half.txt").write_text("half of a version")
            for name in (LIST, UNINSTALLER):
                (new / name).write_text("half of a version")
        else:
            (new / "_internal").mkdir()
        code = trial.install("0.2.0")
        lying = trial.lying()
        trial.check(
            f"with {len(moved)} moved, it becomes whole",
            code == 0 and lying == whole,
            set(lying) ^ set(whole),
        )


def unfit_windows(trial: Trial) -> None:
    """A Windows that is too old"""
    trial.wine.be("win7")
    code = trial.install("0.1.0")
    trial.wine.be("win10")
    trial.check("the code is 5", code == 5, code)
    trial.check("nothing is made", not trial.folder.exists())


def unfit_folders(trial: Trial) -> None:
    """Folders that the program cannot be installed into"""
    theirs = trial.home / "Other program"
    (theirs / "_internal").mkdir(parents=True)
    (theirs / "_internal" / "theirs.dll").write_text("theirs")
    (theirs / "readme.txt").write_text("theirs")
    before = trial.lying(theirs)
    code = trial.install("0.1.0", into=theirs)
    trial.check("another program's: the code is 4", code == 4, code)
    trial.check("another program's: nothing is changed", trial.lying(theirs) == before)
    portable = trial.home / application.NAME
    portable.mkdir()
    (portable / MARKER).touch()
    code = trial.install("0.1.0", into=portable)
    trial.check("a portable copy's: the code is 4", code == 4, code)
    long = trial.home / ("a" * 100) / ("b" * 100)
    code = trial.install("0.1.0", into=long)
    trial.check("too long a path: the code is 4", code == 4, code)
    trial.check("too long a path: it is not made", not long.parent.exists())
    trial.check("Windows lists nothing", trial.wine.registry(UNINSTALL_KEY) == {})
    code = trial.install("0.1.0", into=trial.wine.disk)
    there = code == 0 and (trial.folder / PROGRAM).exists() and not (trial.wine.disk / PROGRAM).exists()
    trial.check("a whole disk: it goes into the usual folder instead", there, code)
    trial.remove()


def moved(trial: Trial) -> None:
    """An installation into a folder of one's choice, and an update that moves it"""
    first = trial.home / "Documents and more"
    first.mkdir()
    (first / "letter.txt").write_text("mine")
    code = trial.install("0.1.0", into=first)
    trial.check("a folder with other things in it: the code is 0", code == 0, code)
    second = trial.home / "Zoë Ångström’s programs 語" / "InMail Desk"
    code = trial.install("0.2.0", into=second)
    trial.check("a name in other letters: the code is 0", code == 0, code)
    left = set(trial.lying(first))
    trial.check("the earlier folder keeps what is somebody's own", left == {"letter.txt"}, left)
    _whole(trial, second)
    place = trial.wine.registry(UNINSTALL_KEY).get("InstallLocation")
    trial.check("Windows knows where it is", place == trial.wine.there(second), place)
    trial.folder = second
    same = trial.home / "Same"
    same.symlink_to(second, target_is_directory=True)
    code = trial.install("0.2.0", into=same)
    trial.check("to the same folder by another name: the code is 0", code == 0, code)
    _whole(trial, second)
    trial.install("0.2.0", into=second)


def _whole(trial: Trial, folder: Path) -> None:
    lying, listed = set(trial.lying(folder)), trial.listed(folder)
    trial.check("the new folder is whole", lying == listed, lying ^ listed)
