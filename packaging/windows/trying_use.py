"""Trials: a first installation, what it does on a double click, and what is left once it is removed."""

import application

from .payload import PROGRAM, UNINSTALLER
from .trying import CLASSES, FILE_TYPE, UNINSTALL_KEY, Trial

_ADDRESS = (
    f"{application.SCHEME}://add?url=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fzoe-a&name=Zo%C3%AB%20%C3%85"
)


def installed(trial: Trial) -> None:
    """A first installation without a window"""
    wine = trial.wine
    suffix = f"HKCU\\{CLASSES}\\{application.SUFFIX}"
    wine.run("reg", "add", suffix, "/ve", "/d", "Other.File", "/f")
    trial.data.mkdir(parents=True)
    (trial.data / f"My InMails{application.SUFFIX}").write_text("data")
    code = trial.install("0.1.0")
    trial.check("the code is 0", code == 0, code)
    lying = set(trial.lying())
    trial.check("just the listed files lie there", lying == trial.listed(), lying ^ trial.listed())
    trial.check("it is in the start menu", trial.menu_entry.exists())
    trial.check("it is not on the desktop", not trial.desktop_entry.exists())
    place = wine.there(trial.folder)
    told = wine.registry(UNINSTALL_KEY)
    expected = {
        "DisplayName": application.NAME,
        "DisplayVersion": "0.1.0",
        "InstallLocation": place,
        "UninstallString": f'"{place}\\{UNINSTALLER}"',
        "QuietUninstallString": f'"{place}\\{UNINSTALLER}" /S',
        "NoModify": "dword:00000001",
        "NoRepair": "dword:00000001",
    }
    trial.check("Windows lists it", told.items() >= expected.items(), told)
    trial.check(
        "Windows lists its size", told.get("EstimatedSize", "dword:00000000") > "dword:00000010", told
    )
    before = wine.registry(f"{CLASSES}\\{application.SUFFIX}")
    trial.check("data files are its own", before.get("@") == FILE_TYPE, before)
    trial.check("what opened them before is kept", before.get("InMailDesk.before") == "Other.File", before)
    icon = wine.registry(f"{CLASSES}\\{FILE_TYPE}\\DefaultIcon")
    trial.check("data files bear its icon", icon.get("@") == f"{place}\\{PROGRAM},0", icon)
    scheme = wine.registry(f"{CLASSES}\\{application.SCHEME}")
    trial.check("addresses are marked as such", scheme.get("URL Protocol") == "", scheme)
    code = trial.install("0.1.0", "/DESKTOP")
    trial.check(
        "/DESKTOP puts it on the desktop, once more over itself", code == 0 and trial.desktop_entry.exists()
    )
    before = wine.registry(f"{CLASSES}\\{application.SUFFIX}")
    trial.check(
        "what opened data files before is still known", before.get("InMailDesk.before") == "Other.File"
    )


def opened(trial: Trial) -> None:
    """A double click on a data file, and an address out of a browser"""
    program = trial.wine.there(trial.folder / PROGRAM)
    document = trial.home / f"Zoë's InMails, Łódź 語{application.SUFFIX}"
    document.write_text("data")
    told = trial.open(trial.wine.there(document))
    trial.check("the file is no option", told == f'0.1.0 "{program}" -- "{trial.wine.there(document)}"', told)
    told = trial.open(_ADDRESS)
    trial.check("the address is no option", told == f'0.1.0 "{program}" -- "{_ADDRESS}"', told)
    told = trial.open(trial.wine.there(trial.menu_entry))
    trial.check("the start menu opens it", told.startswith(f'0.1.0 "{program}"'), told)


def removed(trial: Trial) -> None:
    """Removing the program, with somebody's own files in its folder"""
    own = ("my list.txt", "_internal/my notes.txt")
    for name in own:
        (trial.folder / name).write_text("mine")
    before = trial.lying()
    trial.keep_running()
    code = trial.remove_in_place()
    trial.check("while it runs, the code is 3", code == 3, code)
    trial.check("while it runs, nothing goes", trial.lying() == before and trial.version() != "")
    trial.stop_running()
    data = trial.lying(trial.data)
    trial.remove()
    left = set(trial.lying())
    trial.check("only somebody's own files stay", left == {*own, "notes.txt", "_internal"}, left)
    trial.check("the data stays", trial.lying(trial.data) == data)
    trial.check(
        "start menu and desktop are rid of it",
        not trial.menu_entry.exists() and not trial.desktop_entry.exists(),
    )
    trial.check("Windows lists it no more", trial.wine.registry(UNINSTALL_KEY) == {})
    suffix = trial.wine.registry(f"{CLASSES}\\{application.SUFFIX}")
    trial.check("what opened data files before does so again", suffix == {"@": "Other.File"}, suffix)
    rest = [trial.wine.registry(f"{CLASSES}\\{each}") for each in (FILE_TYPE, application.SCHEME)]
    trial.check("nothing opens addresses", rest == [{}, {}], rest)
    code = trial.install("0.1.0")
    lying = set(trial.lying())
    trial.check(
        "it can be installed again beside them", code == 0 and lying == trial.listed() | left, (code, lying)
    )
    trial.remove()
    for name in (*own, "notes.txt"):
        (trial.folder / name).unlink()


def removed_with_data(trial: Trial) -> None:
    """Removing the program and the data"""
    elsewhere = trial.home / f"Elsewhere{application.SUFFIX}"
    elsewhere.write_text("data")
    (trial.data / "backups").mkdir()
    (trial.data / "backups" / f"My InMails 1{application.SUFFIX}").write_text("data")
    trial.remove("/DELETEDATA")
    trial.check("the program's folder is gone", not trial.folder.exists())
    trial.check("the data is gone", not trial.data.exists())
    trial.check("a data file in another folder stays", elsewhere.exists())


def installed_by_another(trial: Trial) -> None:
    """Installing, using and removing where the person's own folder is called in other letters"""
    account = trial.home.with_name("Zoë Ångström 語")
    local = account / "AppData" / "Local"
    local.mkdir(parents=True)
    folders = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders"
    trial.wine.run("reg", "add", folders, "/v", "Local AppData", "/d", trial.wine.there(local), "/f")
    trial.folder, trial.data = local / "Programs" / application.NAME, local / application.COMMAND
    code = trial.install("0.1.0")
    whole = trial.folder.exists() and set(trial.lying()) == trial.listed()
    trial.check("it is whole", code == 0 and whole, code)
    code = trial.install("0.2.0")
    trial.check("the update is whole", code == 0 and set(trial.lying()) == trial.listed(), code)
    document = account / f"My InMails{application.SUFFIX}"
    document.write_text("data")
    told = trial.open(trial.wine.there(document))
    expected = f'0.2.0 "{trial.wine.there(trial.folder / PROGRAM)}" -- "{trial.wine.there(document)}"'
    trial.check("a double click opens a file", told == expected, told)
    trial.data.mkdir()
    (trial.data / document.name).write_text("data")
    trial.remove("/DELETEDATA")
    left = set(trial.lying(local))
    trial.check("program and data are gone", not left & {application.COMMAND, "Programs/InMail Desk"}, left)
