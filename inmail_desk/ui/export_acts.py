"""What people take out of an account from the menu: tables of prospects and of the ledger, the activity report, what is
coming for a calendar program, and everything."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from inmail_desk.desk.aside import AccountAside
from inmail_desk.exchange.table_out import Table
from inmail_desk.exchange.whole_file import NotWritten, WholeFile
from inmail_desk.store.errors import StoreTrouble

from . import export_words as said
from .pages import Pages
from .progress import Progress
from .runner import Runner

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from .report_dialog import ReportDialog
    from .report_layout import Laid
    from .report_paper import Pen

OpenUrl = Callable[[QUrl], object]

translate = QCoreApplication.translate

XLSX, PDF, ICS, JSON = ".xlsx", ".pdf", ".ics", ".json"


class _Done(NamedTuple):
    """A file that is written and waits to be put in its place: so many rows or pages, with so many texts cut."""

    file: WholeFile
    size: int
    cut: int


class ExportActs:
    """Asks for a file, writes it off the GUI thread, and says beneath the page where it lies."""

    def __init__(
        self,
        pages: Pages,
        window: QWidget,
        runner: Runner,
        *,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        self._pages = pages
        self._session = pages.session
        self._window = window
        self._runner = runner
        self._open_url = open_url
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    # Asking

    def ask_for_people(self, suffix: str) -> None:
        """Asks for the file of the prospects; `suffix` says of which kind."""
        title = translate("export", "Export prospects")
        self._ask(title, translate("export", "prospects"), suffix, self.export_people)

    def ask_for_ledger(self) -> None:
        """Asks for the file of the ledger."""
        title = translate("export", "Export the ledger")
        self._ask(title, translate("export", "ledger"), XLSX, self.export_ledger)

    def ask_for_calendar(self) -> None:
        """Asks for the file of what is coming. It has the same name each time: written again, it updates."""
        title = translate("export", "Export the calendar")
        path = Path(self._folder) / f"{self._account()}{ICS}"
        ask_where(self._window, title, path, lambda path: self._go_on(path, self.export_calendar))

    def ask_for_everything(self) -> None:
        """Asks for the file of everything that the data file holds."""
        title = translate("export", "Export everything")
        self._ask(title, translate("export", "everything"), JSON, self.export_everything)

    def _ask(self, title: str, what: str, suffix: str, then: Callable[[Path], None]) -> None:
        name = said.file_name(self._account(), what, self._session.today, suffix)
        ask_where(self._window, title, Path(self._folder) / name, lambda path: self._go_on(path, then))

    def _go_on(self, path: Path, then: Callable[[Path], None]) -> None:
        self._folder = str(path.parent)
        then(path)

    def _account(self) -> str:
        return self._session.data.path.stem

    # Writing

    def export_people(self, path: Path) -> None:
        """Writes whom the filter and the search show now, with the columns shown: as a spreadsheet where the name says
        so, else as CSV."""
        from inmail_desk.desk.exporting_tables import columns_with_address, prospects_table

        ids, shown = self._pages.prospects().shown()
        columns = columns_with_address(shown)
        picture, words = self._session.picture, said.table_words()
        self._write(path, lambda: prospects_table(picture, ids, words, columns))

    def export_ledger(self, path: Path) -> None:
        """Writes the entries that the filters of the ledger show now, in their order, as a spreadsheet."""
        from inmail_desk.desk.exporting_tables import EntryKey, ledger_table

        keys = [EntryKey(entry.number, entry.fact) for entry in self._pages.ledger().shown()]
        source, today, words = self._session.data.path, self._session.today, said.table_words()

        def table() -> Table:
            # Names and lots are read: beside the window, which goes on with the file itself.
            with closing(AccountAside(source, today)) as account:
                return ledger_table(account.picture, account.data, words, keys)

        self._write(path, table)

    def export_calendar(self, path: Path) -> None:
        """Writes what is coming for a calendar program."""
        from .export_feeds import write_calendar

        source, today, moment = self._session.data.path, self._session.today, self._session.moment()
        self._run(
            path,
            lambda _: _Done(*write_calendar(path, source, today, moment), 0),
            lambda done: said.calendar_written(done.file.path, done.size),
        )

    def export_everything(self, path: Path) -> None:
        """Writes everything that the data file holds, to be taken in again."""
        from .export_feeds import write_everything

        source = self._session.data.path
        self._run(
            path,
            lambda _: _Done(write_everything(path, source), 0, 0),
            lambda done: said.everything_written(done.file.path),
        )

    def _write(self, path: Path, table: Callable[[], Table]) -> None:
        self._run(
            path,
            lambda progress: _written(path, table(), progress),
            lambda done: said.written(done.file.path, done.size, done.cut),
        )

    def _run(self, path: Path, write: Callable[[Progress], _Done], text: Callable[[_Done], str]) -> None:
        """Writes off the GUI thread, and says `text` then."""
        if not self._may_begin():
            return
        self._runner.run(
            translate("export", "Writing %1").replace("%1", path.name, 1),
            write,
            done=lambda done: self._put_in_place(done, text(done)),
            failed=self._say_why_not,
            given_up=self._give_up,
        )

    def _may_begin(self) -> bool:
        """Whether nothing else is going on; else it is said. That can only be what was called off and is not at an end
        yet: before that, its dialog lets nobody at the menu."""
        if self._runner.is_busy():
            text = translate("export", "What was cancelled has not quite ended. Try again in a moment.")
            self._pages.frame.said.say_why_not(text)
            return False
        return True

    def _put_in_place(self, done: _Done, text: str) -> None:
        try:
            done.file.put_in_place()
        except NotWritten as trouble:
            self._say_why_not(trouble)
            return
        folder = QUrl.fromLocalFile(str(done.file.path.parent))
        way = translate("export", "Show in folder"), lambda: self._open_url(folder)
        self._pages.frame.said.say(text, undo=False, ways=[way])

    def _give_up(self, done: _Done | None) -> None:
        if done is not None:
            done.file.drop()
        text = translate("export", "Export cancelled. Nothing was written.")
        self._pages.frame.said.say_why_not(text)

    def _say_why_not(self, trouble: Exception) -> None:
        from .messages import show_text, show_trouble

        match trouble:
            case NotWritten():
                show_text(self._window, said.not_written(trouble))
            case StoreTrouble():
                show_trouble(self._window, trouble)
            case _:
                raise trouble

    # The report

    def report(self) -> "ReportDialog":
        """The dialog that asks what the activity report is to hold."""
        from .report_dialog import ReportDialog

        dialog = ReportDialog(self._session, self._pages.selected(), self._window)
        dialog.save_wanted.connect(lambda: self._ask_for_report(dialog))
        dialog.print_wanted.connect(lambda: self._print(dialog))
        return dialog

    def _ask_for_report(self, dialog: "ReportDialog") -> None:
        what = translate("export", "activity report")
        name = said.file_name(self._account(), what, self._session.today, PDF)
        title = translate("export", "Save the activity report")
        ask_where(dialog, title, Path(self._folder) / name, lambda path: self.write_report(dialog, path))

    def write_report(self, dialog: "ReportDialog", path: Path) -> None:
        """Closes the dialog and writes the report that it asks for into a file."""
        self._folder = str(path.parent)
        making = self._making(dialog)
        if making is None or not self._may_begin():
            return

        def work(_: Progress) -> _Done:
            from .report_printing import pdf

            with WholeFile(path) as file:
                laid, pen = making()
                file.stream.write(pdf(laid, pen))
                file.keep()
            return _Done(file, len(laid.pages), 0)

        self._runner.run(
            translate("export", "Writing %1").replace("%1", path.name, 1),
            work,
            done=lambda done: self._put_in_place(done, said.report_written(done.file.path, done.size)),
            failed=self._say_why_not,
            given_up=self._give_up,
        )

    def _print(self, dialog: "ReportDialog") -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(dialog.windowTitle())
        asking = QPrintDialog(printer, dialog)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        asking.accepted.connect(lambda *_: self.print_report(dialog, printer))
        asking.finished.connect(asking.deleteLater)
        QDialog.open(asking)

    def print_report(self, dialog: "ReportDialog", printer: "QPrinter") -> None:
        """Closes the dialog and prints the report that it asks for."""
        making = self._making(dialog)
        if making is None or not self._may_begin():
            return

        def work(_: Progress) -> int:
            from .report_paper import PER_INCH
            from .report_printing import print_on

            laid, pen = making()
            print_on(printer, laid, pen, scale=printer.resolution() / PER_INCH)
            return len(laid.pages)

        self._runner.run(
            translate("export", "Printing"),
            work,
            done=lambda pages: self._pages.frame.said.say(said.printed(pages), undo=False),
            failed=self._say_why_not,
            given_up=lambda _: None,  # it is on its way already
        )

    def _making(self, dialog: "ReportDialog") -> "Callable[[], tuple[Laid, Pen]] | None":
        """What lays the report out, for any thread; None where the fields do not say which."""
        from inmail_desk.desk.activity_report import keep_report_name
        from inmail_desk.desk.report_source import ReportSource

        asked, name, sheet = dialog.asked(), dialog.name.text(), dialog.sheet
        if asked is None:
            return None
        self._session.perform_or_say(self._window, keep_report_name, name)
        source = ReportSource(self._session.data.path, self._session.today)
        dialog.finish()

        def laid() -> "tuple[Laid, Pen]":
            from .report_layout import laid_out
            from .report_paper import Pen

            with closing(source):
                report = source.report(asked)
            pen = Pen()
            return laid_out(report, name, sheet, pen), pen

        return laid


def ask_where(parent: QWidget, title: str, path: Path, then: Callable[[Path], None]) -> None:
    """Asks for the place of a new file; `then` gets it. Where a file of that name exists, Qt asks first."""
    suffix = path.suffix
    dialog = QFileDialog(parent, title, str(path.parent), _file_types(suffix))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(path.name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _file_types(suffix: str) -> str:
    match suffix:
        case ".csv":
            return translate("export", "Comma-separated values (*.csv)")
        case ".xlsx":
            return translate("export", "Spreadsheets (*.xlsx)")
        case ".ics":
            return translate("export", "Calendars (*.ics)")
        case ".json":
            return translate("export", "JSON (*.json)")
        case _:
            return translate("export", "PDF documents (*.pdf)")


def _written(path: Path, table: Table, progress: Progress) -> _Done:
    from inmail_desk.exchange.csv_out import write_csv
    from inmail_desk.exchange.xlsx_out import write_xlsx

    cut = 0
    with WholeFile(path) as file:
        if path.suffix.lower() == XLSX:
            cut = write_xlsx([table], file.stream, step=progress.step)
        else:
            write_csv(table, file.stream, step=progress.step)
        file.keep()
    return _Done(file, len(table.rows), cut)
