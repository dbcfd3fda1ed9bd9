"""What the trials of the installer share: the Windows, the setups, and where things lie."""

from pathlib import Path, PureWindowsPath

import application

from .payload import LIST, PROGRAM, UNINSTALLER
from .wine import Wine, until

CLASSES = "Software\\Classes"
FILE_TYPE = "InMailDesk.DataFile"
UNINSTALL_KEY = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\InMailDesk"


class Trial:
    """One Windows in which versions are installed, and the count of what was right."""

    def __init__(self, wine: Wine, setups: dict[str, Path]) -> None:
        self.wine = wine
        self.setups = setups
        self.passed = self.failed = 0
        users = next(each for each in (wine.disk / "users").iterdir() if each.name != "Public")
        self.home = users
        self.folder = users / "AppData/Local/Programs" / application.NAME
        self.data = users / "AppData/Local" / application.COMMAND
        self.menu_entry = (
            users / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{application.NAME}.lnk"
        )
        self.desktop_entry = users / "Desktop" / f"{application.NAME}.lnk"
        self._told = wine.disk / "told.txt"
        self._stays = wine.disk / "stays.txt"
        self._told_environment = {"STAND_IN_TELLS": wine.there(self._told)}

    def check(self, said: str, so: object, found: object = "") -> None:
        """Counts and prints whether something is so; what was found instead, where it is not."""
        self.passed += bool(so)
        self.failed += not so
        print(f"  {'right' if so else 'WRONG'}: {said}{'' if so else f' – found {found!r}'}", flush=True)

    def install(self, version: str, *options: str, into: Path | None = None) -> int:
        """Runs a setup without a window. Its exit code."""
        place = [] if into is None else self._named("/D=", into)
        return self.wine.run(str(self.setups[version]), "/S", *options, *place)

    def remove_in_place(self) -> int:
        """Runs the uninstaller without a window and without its making a copy of itself. Its exit code."""
        return self.wine.run(str(self.folder / UNINSTALLER), "/S", *self._named("_?=", self.folder))

    def _named(self, option: str, folder: Path) -> list[str]:
        """An option that takes all the rest of the command line, and no quotes."""
        return f"{option}{self.wine.there(folder)}".split(" ")

    def remove(self, *options: str) -> None:
        """Runs the uninstaller without a window, and waits until the copy that it makes of itself is done too."""
        self.wine.run(str(self.folder / UNINSTALLER), "/S", *options)
        self.wine.wait()

    def open(self, what: str) -> str:
        """Opens a file or an address as a double click does. The command line that the program was started with."""
        self._told.unlink(missing_ok=True)
        self.wine.merge_classes()
        self.wine.run("start", "/wait", what, more=self._told_environment)
        return self.told()

    def told(self) -> str:
        """The command line that the program was started with last, "" where it was not started."""
        until(self._told.exists, 20)
        return self._told.read_text("utf-16-le").strip().lstrip("\ufeff") if self._told.exists() else ""

    def keep_running(self, program: str = PROGRAM) -> None:
        """Starts the program, and comes back once it runs."""
        self._told.unlink(missing_ok=True)
        self._stays.touch()
        stays = {"STAND_IN_STAYS": self.wine.there(self._stays)}
        self.wine.start(str(self.folder / program), more=self._told_environment | stays)
        assert until(self._told.exists), "the stand-in does not start"

    def forget_told(self) -> dict[str, str]:
        """Forgets how the program was started. What a program's environment needs so that it is told again."""
        self._told.unlink(missing_ok=True)
        return self._told_environment

    def let_go(self) -> None:
        """Has the program that keep_running has started end by itself."""
        self._stays.unlink()

    def stop_running(self) -> None:
        """Ends the program that keep_running has started, where nothing else runs."""
        self.let_go()
        self.wine.wait()

    def lying(self, folder: Path | None = None) -> dict[str, bytes]:
        """Everything in the program's folder, or another one: paths and contents; of folders no contents."""
        folder = folder or self.folder
        return {
            path.relative_to(folder).as_posix(): b"" if path.is_dir() else path.read_bytes()
            for path in sorted(folder.rglob("*"))
        }

    def listed(self, folder: Path | None = None) -> set[str]:
        """What the list of installed files names, as `lying` names it."""
        text = ((folder or self.folder) / LIST).read_text("utf-16-le")
        return {PureWindowsPath(line).as_posix() for line in text.splitlines()}

    def version(self) -> str:
        """The version that Windows' list of programs shows, or ""."""
        return self.wine.registry(UNINSTALL_KEY).get("DisplayVersion", "")
