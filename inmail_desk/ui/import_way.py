"""The ways into an import: from the menu, by dropping files on the window, and from the first run."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from inmail_desk.exchange.archive import Archive

from .import_page import ImportPage
from .import_words import imported
from .soon import afterwards

if TYPE_CHECKING:
    from inmail_desk.desk.importing_writing import Imported

    from .main_window import MainWindow
    from .pages import Pages

translate = QCoreApplication.translate


class ImportWay(QObject):
    """Puts the import in front of whatever a window shows, and takes it away again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._names = ""
        self._begun_with: tuple[Archive, str] | None = None
        window.open_wanted.connect(self._forget)
        window.demo_wanted.connect(self._forget)
        self.page: ImportPage | None = None
        """The import in front, None for none."""

    def begin(self, paths: Sequence[Path] = ()) -> None:
        """Shows the import, and reads these files and folders where there are any."""
        page = self._new_page() if self.page is None else self.page
        if paths:
            page.read(paths)
        if self.page is None:
            self._show(page)

    def may_end(self) -> bool:
        """Whether something else can be shown: there is no import, or the person agrees to leave it."""
        return self.page is None or (not self.page.writing and self.page.may_be_left())

    def end(self) -> None:
        """Takes the import away; nothing more is written."""
        page, self.page = self.page, None
        if page is not None:
            page.stop()
            # Else the keyboard would go on to the sidebar as the page is taken away, and stay there.
            if (focused := page.focusWidget()) is not None:
                focused.clearFocus()
            self._window.uncover(page)

    def account_made(self) -> None:
        """Goes on to the review of the archive that an account was begun with, if it was."""
        begun_with, self._begun_with = self._begun_with, None
        if begun_with is not None and self._window.session is not None:
            self._show(self._new_page())
            assert self.page is not None
            self.page.show_archive(*begun_with)

    def _forget(self) -> None:
        self._begun_with = None

    def _new_page(self) -> ImportPage:
        # With the parent that it will have: to move a finished page there costs a styling of all that it holds.
        return ImportPage(self._window.session, self._window.centralWidget())

    def _show(self, page: ImportPage) -> None:
        self.page = page
        page.left.connect(self.end)
        page.imported.connect(self._tell)
        page.archive_read.connect(self._answer_first_run)
        page.list_wanted.connect(self._import_list)
        self._window.cover(page)

    def _answer_first_run(self, archive: Archive) -> None:
        from .first_run import FirstRunPage

        self._names = self.page.names if self.page is not None else ""
        self.end()
        questions = self._window.findChild(FirstRunPage)
        if questions is not None:
            questions.begin_with(archive)
            questions.begin_wanted.connect(lambda _: self._expect_account(archive))

    def _expect_account(self, archive: Archive) -> None:
        self._begun_with = (archive, self._names)

    def _tell(self, done: "Imported") -> None:
        self.end()
        pages = self._window.pages
        assert pages is not None
        # The page comes back first, with many new people perhaps.
        afterwards(pages, lambda: self._say(pages, done)).start()

    def _say(self, pages: "Pages", done: "Imported") -> None:
        pages.frame.said.say(
            imported(done),
            undo=bool(done.changed),
            ways=(
                (translate("import", "Prospects"), pages.on_prospects),
                (translate("import", "Ledger"), pages.on_ledger),
            )
            if done.changed
            else (),
        )

    def _import_list(self, path: Path | None) -> None:
        """Goes over to the import of lists, which has a window of its own."""
        self.end()
        self._window.import_list(path)
